package dk.sluse.project;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.project.Projects.Ended;
import dk.sluse.wording.Phrase;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whether a project's {@link Mandate} carries what it wants today (R2, R9, R10, R14, R65, R66). The project's file is asked each
 * time, so what an approval's end stops goes on when the file names a new one. Every refusal says why, and who can mend it.
 */
public final class Gates {

    private static final Phrase NO_FILE =
            new Phrase("Projektet har ingen fil mere.", "The project has no file any more.");

    private final Projects projects;
    private final Clock clock;

    public Gates(Projects projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    /** Why a project does not pass a gate today, if it does not. */
    public Optional<Phrase> lack(Gate gate, String project) {
        return projects.byId(project)
                .map(named -> named.mandate().lack(gate, today(project)).map(why -> withRemedy(project, why)))
                .orElseGet(() -> Optional.of(withRemedy(project, NO_FILE)));
    }

    /** Whether a project's file is there and could be read: without it nothing passes, and nothing is known of its papers. */
    public boolean hasFile(String project) {
        return projects.byId(project).isPresent();
    }

    /** Why a permission lifts nothing for a project today, if it does not: it is not held, or the approval does not carry it. */
    public Optional<Phrase> lack(String permission, String project) {
        return projects.byId(project)
                .map(named -> lack(permission, named))
                .orElseGet(() -> Optional.of(NO_FILE))
                .map(why -> withRemedy(project, why));
    }

    private Optional<Phrase> lack(String permission, Project project) {
        return project.permissions().contains(permission)
                ? project.mandate().lack(permission, today(project.id()))
                : Optional.of(Phrase.of(
                        "Projektet har ikke tilladelsen \"%s\" (permissions).",
                        "The project has no permission \"%s\" (permissions).", permission));
    }

    /**
     * Refuses a person what the mandate does not carry.
     *
     * @throws Denied with the reason
     */
    public void mustPass(Gate gate, String project) {
        lack(gate, project).ifPresent(why -> {
            throw new Denied(why);
        });
    }

    /**
     * Lets a step wait for what the mandate does not carry.
     *
     * @throws MandateLackingException while it does not
     */
    public void await(Gate gate, String project) {
        lack(gate, project).ifPresent(why -> {
            throw new MandateLackingException(why);
        });
    }

    /**
     * Lets a step wait while one of these permissions lifts nothing.
     *
     * @throws MandateLackingException while it does not
     */
    public void await(Collection<String> permissions, String project) {
        permissions.stream()
                .sorted()
                .flatMap(permission -> lack(permission, project).stream())
                .findFirst()
                .ifPresent(why -> {
                    throw new MandateLackingException(why);
                });
    }

    /** What operators should know: the projects that get no data today, with the reason, and only so many of them. */
    public List<String> troubles(int most) {
        List<String> told = new ArrayList<>();
        int more = 0;
        for (Project project : projects.all()) {
            Optional<Phrase> why = lack(Gate.RELEASE, project.id());
            if (why.isPresent() && told.size() < most) {
                told.add("Project " + project.id() + " gets no data: "
                        + why.get().en());
            } else if (why.isPresent()) {
                more++;
            }
        }
        if (more > 0) {
            told.add(more + " more projects get no data for such a reason: see ./sluse check");
        }
        return told;
    }

    /** A paper that was seen to be over stays so, also when the clock was set back: only another one counts. */
    private Mandate.Today today(String project) {
        LocalDate today = Copenhagen.day(clock.instant());
        return paper -> projects.hasEnded(Ended.of(project, paper)) && !paper.isOver(today)
                ? paper.until().plusDays(1)
                : today;
    }

    private static Phrase withRemedy(String project, Phrase why) {
        return new Phrase(
                why.da() + " Operatørerne skriver det gældende i config/projects/" + project
                        + ".yaml, når PI'en har sendt det; det, der venter, fortsætter så af sig selv.",
                why.en() + " The operators enter what holds in config/projects/" + project
                        + ".yaml once the PI has sent it; what waits then goes on by itself.");
    }
}

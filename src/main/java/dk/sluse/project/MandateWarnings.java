package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Copenhagen;
import dk.sluse.project.MandateLetters.Ending;
import dk.sluse.store.Store;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Tells the PI and the operators before an approval or agreement ends: what rests on it stops then (R2, R9, R14). What was told
 * stands in the database, by project, paper, last day and stage, so a tick may come late, twice, or on several hubs; a renewed
 * paper has another last day, and is told of again.
 */
public final class MandateWarnings {

    /** How many days before the end people are told. */
    private static final List<Integer> STAGES = List.of(60, 14);

    private final Store store;
    private final Projects projects;
    private final People people;
    private final Audit audit;
    private final Clock clock;
    private final MandateLetters letters;

    public MandateWarnings(
            Store store, Projects projects, People people, Audit audit, Clock clock, MandateLetters letters) {
        this.store = store;
        this.projects = projects;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
        this.letters = letters;
    }

    private record Told(String project, String paper, LocalDate until, int stage) {}

    /** Tells what is due. Of several stages that became due at once, as after a long stop, the latest says it all. */
    public void warn() {
        LocalDate today = Copenhagen.day(clock.instant());
        Set<Told> told = store.read(h -> toldOf(h, today));
        for (Project project : projects.all()) {
            for (Paper paper : project.mandate().papers().values()) {
                List<Integer> due = due(paper, today);
                if (!due.isEmpty()
                        && due.stream()
                                .anyMatch(stage -> !told.contains(
                                        new Told(project.id(), paper.kind().key(), paper.until(), stage)))) {
                    store.changing(h -> warn(h, project, paper, due, today));
                }
            }
        }
    }

    private static List<Integer> due(Paper paper, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, paper.until());
        return left < 0 || !paper.hasBegun(today)
                ? List.of()
                : STAGES.stream().filter(stage -> left <= stage).toList();
    }

    private void warn(Handle h, Project project, Paper paper, List<Integer> due, LocalDate today) {
        boolean anew = false;
        for (int stage : due) {
            anew = mark(h, project, paper, stage) || anew;
        }
        if (!anew) {
            return;
        }
        int stage = due.get(due.size() - 1);
        long left = ChronoUnit.DAYS.between(today, paper.until());
        letters.ending(h, new Ending(project, paper, left, stage), concerned(h, project));
        audit.record(
                h,
                Event.of(project.id(), EventKind.MANDATE_ENDING_TOLD, Event.BY_HUB)
                        .with("paper", paper.kind().key())
                        .with("until", paper.until())
                        .with("stage", stage));
    }

    private Collection<Person> concerned(Handle h, Project project) {
        Set<Person> concerned = new LinkedHashSet<>(people.leadersOf(h, project.id()));
        concerned.addAll(people.holding(h, Office.OPERATOR));
        return concerned;
    }

    private boolean mark(Handle h, Project project, Paper paper, int stage) {
        return h.createUpdate("""
                        insert into mandate_warning (project, paper, until, stage, told_at)
                        values (:project, :paper, :until, :stage, :now) on conflict do nothing""")
                        .bind("project", project.id())
                        .bind("paper", paper.kind().key())
                        .bind("until", paper.until())
                        .bind("stage", stage)
                        .bind("now", clock.instant())
                        .execute()
                == 1;
    }

    private static Set<Told> toldOf(Handle h, LocalDate since) {
        return new HashSet<>(
                h.createQuery("select project, paper, until, stage from mandate_warning where until >= :since")
                        .bind("since", since)
                        .map((row, context) -> new Told(
                                row.getString("project"),
                                row.getString("paper"),
                                row.getObject("until", LocalDate.class),
                                row.getInt("stage")))
                        .list());
    }
}

package dk.sluse.entitlement;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.entitlement.Holds.Hold;
import dk.sluse.entitlement.RemsSettings.Identity;
import dk.sluse.notice.Notices;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.GrantedMemberships;
import dk.sluse.project.GrantedMemberships.Grant;
import dk.sluse.project.GrantedMemberships.Granted;
import dk.sluse.project.Office;
import dk.sluse.project.People;
import dk.sluse.project.Projects;
import dk.sluse.store.Store;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Lets memberships follow a register of entitlements (R91): one that begins there begins here, one that ends or is missing from a
 * whole answer ends here. Nobody is entered by it who is not known here with a key, nor anybody who holds an office. An answer that
 * cannot be had changes nothing; one that names nobody, or would end all of several memberships of a project, waits for an operator.
 */
public final class Entitlements {

    private static final int SEVERAL = 2;

    private final Store store;
    private final Projects projects;
    private final People people;
    private final GrantedMemberships memberships;
    private final Audit audit;
    private final Clock clock;
    private final EntitlementSource source;
    private final Map<String, String> projectOf;
    private final WantedMembers wantedMembers;
    private final Trouble trouble;
    private final Holds holds = new Holds();
    private volatile List<String> unplaced = List.of();

    /**
     * What it stands on.
     *
     * @param projectOf the project of each of the register's resources
     */
    public record Parts(
            Store store,
            Projects projects,
            People people,
            GrantedMemberships memberships,
            Notices notices,
            Audit audit,
            Clock clock,
            EntitlementSource source,
            Identity identity,
            Map<String, String> projectOf) {}

    public Entitlements(Parts parts) {
        this.store = parts.store();
        this.projects = parts.projects();
        this.people = parts.people();
        this.memberships = parts.memberships();
        this.audit = parts.audit();
        this.clock = parts.clock();
        this.source = parts.source();
        this.projectOf = Map.copyOf(parts.projectOf());
        this.wantedMembers = new WantedMembers(parts);
        this.trouble = new Trouble(parts);
    }

    /** Asks the register, and follows its answer; a project that cannot follow it keeps no other from doing so. */
    public void look() {
        List<Entitlement> answer;
        try {
            answer = source.current();
        } catch (IOException | RuntimeException e) {
            boolean tells = e instanceof IOException && e.getMessage() != null;
            trouble.unread(tells ? e.getMessage() : e.getClass().getSimpleName());
            return;
        }
        List<String> left = new ArrayList<>();
        Map<String, String> failing = new TreeMap<>();
        for (String project : new TreeSet<>(projectOf.values())) {
            try {
                left.addAll(followed(project, answer));
            } catch (RuntimeException e) {
                // Its message could name people.
                failing.put(project, e.getClass().getSimpleName());
            }
        }
        unplaced = List.copyOf(left);
        if (failing.isEmpty()) {
            trouble.isOver();
        } else {
            trouble.notFollowed(failing);
        }
    }

    private List<String> followed(String project, List<Entitlement> answer) {
        if (projects.byId(project).isEmpty()) {
            return List.of("Entitlements to " + project + " are left alone: there is no such project");
        }
        return store.change(h -> {
            List<String> left = new ArrayList<>();
            follow(h, project, answer, left);
            return left;
        });
    }

    private void follow(Handle h, String project, List<Entitlement> answer, List<String> left) {
        memberships.takeTurns(h);
        Map<String, Grant> wanted = wantedMembers.of(h, project, answer, left);
        List<Granted> held = memberships.in(h, WantedMembers.SOURCE, project);
        List<Granted> gone =
                held.stream().filter(each -> !wanted.containsKey(each.login())).toList();
        if (isHeld(h, project, held.size(), gone.size(), answer.isEmpty())) {
            return;
        }
        gone.forEach(each -> memberships.end(h, WantedMembers.SOURCE, project, each.login()));
        wanted.values().forEach(grant -> memberships.grant(h, grant));
    }

    /** Whether an operator looks first. An answer that names somebody again, or that was accepted, ends the waiting. */
    private boolean isHeld(Handle h, String project, int held, int gone, boolean answersNothing) {
        Instant now = clock.instant();
        Optional<Hold> open = holds.open(h, project);
        boolean endsAll = gone == held && gone >= (answersNothing ? 1 : SEVERAL);
        if (!endsAll || open.filter(Hold::accepted).isPresent()) {
            open.ifPresent(hold -> holds.over(h, hold, now));
            return false;
        }
        if (open.isEmpty()) {
            holds.add(h, project, gone, now);
            audit.record(
                    h,
                    Event.of(project, EventKind.ENTITLEMENTS_HELD, Event.BY_HUB).with("members", gone));
            trouble.alarm(
                    h,
                    "held/" + project + "/" + now,
                    Phrase.of(
                            "Registret kender pludselig ingen af de %d medlemmer, det gav adgang til %s. Ingen medlemskaber er"
                                    + " ændret. Er det rigtigt, så sig: entitlements accept %s",
                            "The register suddenly knows none of the %d members it entitled to %s. No membership was changed."
                                    + " If that is right, say: entitlements accept %s",
                            gone,
                            project,
                            project));
        }
        return true;
    }

    /** An operator looked: what the register says may end the memberships of a project. */
    public void accept(Caller operator, String project) {
        store.changing(h -> {
            if (!people.officesOf(h, operator.login()).contains(Office.OPERATOR)) {
                throw new Denied("Only operators do this.");
            }
            memberships.takeTurns(h);
            Hold hold = holds.open(h, project)
                    .orElseThrow(() -> new Denied("No entitlements to " + project + " wait. See: status"));
            holds.accept(h, hold, operator.login(), clock.instant());
            audit.record(
                    h,
                    Event.of(project, EventKind.ENTITLEMENTS_ACCEPTED, operator.login())
                            .with("members", hold.members()));
        });
    }

    /** What operators should know, one line each. */
    public List<String> troubles() {
        List<String> held = store.read(h -> new TreeSet<>(projectOf.values())
                .stream()
                        .flatMap(project -> holds.open(h, project).stream())
                        .filter(hold -> !hold.accepted())
                        .map(hold -> "The register suddenly knows none of the " + hold.members()
                                + " members it entitled to " + hold.project()
                                + ": if that is right, say entitlements accept " + hold.project())
                        .toList());
        return Stream.of(trouble.told().stream(), held.stream(), unplaced.stream())
                .flatMap(each -> each)
                .toList();
    }
}

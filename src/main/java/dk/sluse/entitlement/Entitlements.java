package dk.sluse.entitlement;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.entitlement.Holds.Hold;
import dk.sluse.entitlement.RemsSettings.Identity;
import dk.sluse.notice.Notice;
import dk.sluse.notice.Notices;
import dk.sluse.notice.Template;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.GrantedMemberships;
import dk.sluse.project.GrantedMemberships.Grant;
import dk.sluse.project.GrantedMemberships.Granted;
import dk.sluse.project.Office;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Projects;
import dk.sluse.store.Store;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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

    private static final String SOURCE = "rems";
    private static final int SEVERAL = 2;

    private final Store store;
    private final Projects projects;
    private final People people;
    private final GrantedMemberships memberships;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;
    private final EntitlementSource source;
    private final Identity identity;
    private final Map<String, String> projectOf;
    private final Holds holds = new Holds();
    private volatile Optional<Phrase> fault = Optional.empty();
    private volatile Optional<Instant> followed = Optional.empty();
    private boolean told;
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
        this.notices = parts.notices();
        this.audit = parts.audit();
        this.clock = parts.clock();
        this.source = parts.source();
        this.identity = parts.identity();
        this.projectOf = Map.copyOf(parts.projectOf());
    }

    /** Asks the register, and follows its answer; a project that cannot follow it keeps no other from doing so. */
    public void look() {
        List<Entitlement> answer;
        try {
            answer = source.current();
        } catch (IOException | RuntimeException e) {
            boolean tells = e instanceof IOException && e.getMessage() != null;
            unread(tells ? e.getMessage() : e.getClass().getSimpleName());
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
            fault = Optional.empty();
            told = false;
            followed = Optional.of(clock.instant());
        } else {
            failed(
                    failing.toString(),
                    Phrase.of(
                            "Registret over adgange er læst, men disse projekter kunne ikke følge det: %s",
                            "The register of entitlements was read, but these projects could not follow it: %s",
                            failing));
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

    private void unread(String why) {
        failed(
                why,
                Phrase.of(
                        "Registret over adgange kan ikke læses: %s. Ingen medlemskaber er ændret.",
                        "The register of entitlements cannot be read: %s. No membership was changed.", why));
    }

    /** Told when it begins, not each time it is asked in vain. */
    private void failed(String why, Phrase what) {
        fault = Optional.of(what);
        if (!told) {
            store.changing(h -> {
                audit.record(
                        h,
                        Event.of(Event.HUB, EventKind.ENTITLEMENTS_UNREAD, Event.BY_HUB)
                                .with("why", why));
                alarm(h, "unread/" + clock.instant(), what);
            });
            told = true;
        }
    }

    private void alarm(Handle h, String key, Phrase what) {
        people.holding(h, Office.OPERATOR)
                .forEach(operator -> notices.post(
                        h,
                        new Notice(
                                Template.ENTITLEMENTS_TROUBLE.id(),
                                operator.mail(),
                                key,
                                OptionalLong.empty(),
                                Map.of("what", what))));
    }

    private void follow(Handle h, String project, List<Entitlement> answer, List<String> left) {
        memberships.takeTurns(h);
        Map<String, Grant> wanted = wanted(h, project, answer, left);
        List<Granted> held = memberships.in(h, SOURCE, project);
        List<Granted> gone =
                held.stream().filter(each -> !wanted.containsKey(each.login())).toList();
        if (isHeld(h, project, held.size(), gone.size(), answer.isEmpty())) {
            return;
        }
        gone.forEach(each -> memberships.end(h, SOURCE, project, each.login()));
        wanted.values().forEach(grant -> memberships.grant(h, grant));
    }

    /**
     * Who is to be a member, by login; of several entitlements of one person the one that lasts longest, of those that began after
     * a person last ended the membership.
     */
    private Map<String, Grant> wanted(Handle h, String project, List<Entitlement> answer, List<String> left) {
        Instant now = clock.instant();
        Map<String, Grant> wanted = new LinkedHashMap<>();
        Set<Long> told = new HashSet<>();
        answer.stream()
                .filter(each -> project.equals(projectOf.get(each.resource())) && each.holds(now))
                .sorted(Comparator.comparing((Entitlement each) -> each.end().orElse(Instant.MAX))
                        .reversed()
                        .thenComparing(Entitlement::application))
                .forEach(each -> {
                    Optional<Person> person = person(h, each);
                    if (person.isPresent()
                            && people.officesOf(h, person.get().login()).isEmpty()) {
                        Grant grant = grant(project, person.get(), each);
                        if (!memberships.isRefused(h, grant)) {
                            wanted.putIfAbsent(grant.login(), grant);
                        }
                    } else if (told.add(each.application())) {
                        left.add("Application " + each.application() + " in REMS entitles somebody to " + project
                                + (person.isPresent()
                                        ? " who holds an office here: another officer adds them"
                                        : " who is not known here: the PI or an officer adds them, with a key"));
                    }
                });
        return wanted;
    }

    private static Grant grant(String project, Person person, Entitlement of) {
        return new Grant(SOURCE, Long.toString(of.application()), project, person.login(), of.start(), of.end());
    }

    private Optional<Person> person(Handle h, Entitlement entitlement) {
        return identity == Identity.MAIL
                ? entitlement.mail().flatMap(mail -> people.byMail(h, mail))
                : people.byLogin(h, entitlement.user());
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
            alarm(
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
        return Stream.of(
                        fault
                                .map(what -> what.en() + " Last followed in full: "
                                        + followed.map(Instant::toString).orElse("not since the hub started"))
                                .stream(),
                        held.stream(),
                        unplaced.stream())
                .flatMap(each -> each)
                .toList();
    }
}

package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Who works on which project (R25, R26, R91): members are added and removed by an officer or their PI; the PI itself by an officer
 * alone, for nobody prolongs their own say. An officer who is a member has no more say than other members (F31).
 */
public final class Memberships {

    private final People people;
    private final Persons persons;
    private final Audit audit;
    private final Clock clock;

    Memberships(People people, Persons persons, Audit audit, Clock clock) {
        this.people = people;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a person a member of a project; the caller is an officer or the project's PI. A member decides on nothing of the
     * project, so whoever holds an office is made one by another officer: no PI can take the officers from their office.
     */
    public void add(Handle h, Caller by, String project, Person person, boolean pi, PublicKeyLine key) {
        add(h, by, new Joining(project, person, pi, Term.OPEN), key, Optional.empty());
    }

    /**
     * Who becomes a member of what.
     *
     * @param pi whether as the PI
     * @param term from when, and until when
     */
    public record Joining(String project, Person person, boolean pi, Term term) {}

    /**
     * The same for a time.
     *
     * @param keyUntil when the key expires, if it does
     */
    public void add(Handle h, Caller by, Joining joining, PublicKeyLine key, Optional<Instant> keyUntil) {
        Instant now = clock.instant();
        mustBeAllowed(h, by, joining, now);
        persons.enter(h, joining.person(), key, keyUntil, by.login());
        join(h, by, joining, now);
    }

    /** The same of somebody who is known, and whose keys stay as they are. */
    public void addKnown(Handle h, Caller by, Joining joining) {
        Instant now = clock.instant();
        mustBeAllowed(h, by, joining, now);
        join(h, by, joining, now);
    }

    private void mustBeAllowed(Handle h, Caller by, Joining joining, Instant now) {
        mustHaveSay(
                h,
                by,
                joining.project(),
                joining.pi(),
                "Members are added by an officer or the project's PI; a PI by an officer.");
        joining.term().mustLast(now);
    }

    /** Over members the PI and officers have a say, over a PI officers alone; and no officer who is a member. */
    private void mustHaveSay(Handle h, Caller by, String project, boolean overPi, String otherwise) {
        if (!overPi && by.piOf().contains(project)) {
            return;
        }
        Denied.unless(by.isOfficer(), otherwise);
        Denied.unless(
                !people.isMember(h, project, by.login()),
                "You are a member of this project: its PI decides, or another officer decides.");
    }

    private void join(Handle h, Caller by, Joining joining, Instant now) {
        String project = joining.project();
        String login = joining.person().login();
        endWhatIsOver(h, project, login, now);
        boolean granted = isGranted(h, project, login);
        if (!granted && isAgreed(h, project, login)) {
            mustBeAsAgreed(h, joining);
            return;
        }
        Denied.unless(
                !Offices.holdsAny(h, login) || (by.isOfficer() && !by.login().equals(login)),
                login + " holds an office, and would decide on nothing of " + project
                        + " any more: another officer adds them.");
        if (granted) {
            takeOver(h, by, joining, now);
        } else {
            begin(h, by, joining, now);
        }
    }

    /** What a person agreed on stands: whoever asks for another role or end is told how, and nothing is dropped silently. */
    private static void mustBeAsAgreed(Handle h, Joining joining) {
        String login = joining.person().login();
        String named = joining.project() + " " + login;
        Denied.unless(
                isAsAgreed(h, joining) && joining.term().from().isEmpty(),
                login + " is a member of " + joining.project()
                        + " already, and nothing was changed. For another last day:"
                        + " members extend " + named + " --until DAY; for another role or first day: members remove "
                        + named + ", then add them anew.");
    }

    /** Whether the membership that was agreed on has this role and, if one is named, this end. */
    static boolean isAsAgreed(Handle h, Joining joining) {
        return h.createQuery("""
                        select (pi or not cast(:pi as boolean))
                               and (cast(:until as timestamptz) is null or ends_at is not distinct from cast(:until as timestamptz))
                        from membership where project = :project and login = :login and until is null""")
                .bind("pi", joining.pi())
                .bind("until", joining.term().until().orElse(null))
                .bind("project", joining.project())
                .bind("login", joining.person().login())
                .mapTo(boolean.class)
                .one();
    }

    private void begin(Handle h, Caller by, Joining joining, Instant now) {
        String project = joining.project();
        String login = joining.person().login();
        h.createUpdate("""
                        insert into membership (project, login, pi, since, ends_at)
                        values (:project, :login, :pi, :since, :until)""")
                .bind("project", project)
                .bind("login", login)
                .bind("pi", joining.pi())
                .bind("since", joining.term().begin(now))
                .bind("until", joining.term().until().orElse(null))
                .execute();
        Event added = Event.of(project, EventKind.MEMBER_ADDED, by.login())
                .with("person", login)
                .with("role", joining.pi() ? "pi" : "member");
        Event from =
                joining.term().from().map(start -> added.with("from", start)).orElse(added);
        audit.record(
                h, joining.term().until().map(end -> from.with("until", end)).orElse(from));
    }

    /** Agrees on another end of a membership that holds or will hold; none is open. A register moves it no more. */
    public void extend(Handle h, Caller by, String project, String login, Optional<Instant> until) {
        mustHaveSay(
                h,
                by,
                project,
                leads(h, project, login),
                "The end of a membership is said by an officer or the project's PI; of a PI's by an officer.");
        Instant now = clock.instant();
        new Term(Optional.empty(), until).mustLast(now);
        endWhatIsOver(h, project, login, now);
        int changed = h.createUpdate("""
                        update membership set ends_at = :until, granted_by = null, granted_as = null
                        where project = :project and login = :login and until is null""")
                .bind("until", until.orElse(null))
                .bind("project", project)
                .bind("login", login)
                .execute();
        Denied.unless(changed > 0, login + " is no member of " + project + ": add them.");
        Event term =
                Event.of(project, EventKind.MEMBERSHIP_TERM_CHANGED, by.login()).with("person", login);
        audit.record(h, term.with("until", until.map(Instant::toString).orElse("open")));
    }

    /** What a register granted is a person's word from now on, with its role and its end, and ends by nothing else. */
    private void takeOver(Handle h, Caller by, Joining joining, Instant now) {
        String project = joining.project();
        String login = joining.person().login();
        Denied.unless(
                !joining.term().begin(now).isAfter(now),
                login + " is a member of " + project + " already: leave out the first day, or remove them first.");
        h.createUpdate("""
                        update membership set pi = :pi, ends_at = :until, granted_by = null, granted_as = null
                        where project = :project and login = :login and until is null""")
                .bind("pi", joining.pi())
                .bind("until", joining.term().until().orElse(null))
                .bind("project", project)
                .bind("login", login)
                .execute();
        Event changed = Event.of(project, EventKind.MEMBERSHIP_TERM_CHANGED, by.login())
                .with("person", login)
                .with("role", joining.pi() ? "pi" : "member");
        audit.record(
                h,
                changed.with(
                        "until", joining.term().until().map(Instant::toString).orElse("open")));
    }

    /** Whether somebody is agreed on as the project's PI, from now or later on. */
    private static boolean leads(Handle h, String project, String login) {
        return h.createQuery("""
                        select count(*) from membership
                        where project = :project and login = :login and pi and until is null""")
                        .bind("project", project)
                        .bind("login", login)
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    static boolean isGranted(Handle h, String project, String login) {
        return h.createQuery("""
                        select count(*) from membership
                        where project = :project and login = :login and until is null and granted_by is not null""")
                        .bind("project", project)
                        .bind("login", login)
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    /** A membership whose last day is over ended then; it is not taken up again by a later one. */
    static void endWhatIsOver(Handle h, String project, String login, Instant now) {
        h.createUpdate("""
                        update membership set until = ends_at
                        where project = :project and login = :login and until is null and ends_at <= :now""")
                .bind("project", project)
                .bind("login", login)
                .bind("now", now)
                .execute();
    }

    static boolean isAgreed(Handle h, String project, String login) {
        return h.createQuery("""
                        select count(*) from membership
                        where project = :project and login = :login and until is null""")
                        .bind("project", project)
                        .bind("login", login)
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    /** Ends a membership at once. */
    public void end(Handle h, Caller by, String project, String login) {
        mustHaveSay(
                h,
                by,
                project,
                leads(h, project, login),
                "Members are removed by an officer or the project's PI; a PI by an officer.");
        int ended = h.createUpdate("""
                        update membership set until = :now, ended_by = :by
                        where project = :project and login = :login and until is null""")
                .bind("project", project)
                .bind("login", login)
                .bind("now", clock.instant())
                .bind("by", by.login())
                .execute();
        Denied.unless(ended > 0, login + " is no member of " + project + ".");
        audit.record(h, Event.of(project, EventKind.MEMBER_REMOVED, by.login()).with("person", login));
    }
}

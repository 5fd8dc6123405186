package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import java.time.Clock;
import org.jdbi.v3.core.Handle;

/** Who works on which project (R25, R26, R91): members are added and removed by an officer or their PI. */
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
        Denied.unless(
                by.isOfficer() || (by.piOf().contains(project) && !pi),
                "Members are added by an officer or the project's PI; a PI by an officer.");
        persons.enter(h, person, key, by.login());
        if (people.isMember(h, project, person.login())) {
            return;
        }
        Denied.unless(
                !Offices.holdsAny(h, person.login())
                        || (by.isOfficer() && !by.login().equals(person.login())),
                person.login() + " holds an office, and would decide on nothing of " + project
                        + " any more: another officer adds them.");
        h.createUpdate("insert into membership (project, login, pi, since) values (:project, :login, :pi, :now)")
                .bind("project", project)
                .bind("login", person.login())
                .bind("pi", pi)
                .bind("now", clock.instant())
                .execute();
        audit.record(
                h,
                Event.of(project, EventKind.MEMBER_ADDED, by.login())
                        .with("person", person.login())
                        .with("role", pi ? "pi" : "member"));
    }

    /** Ends a membership at once. */
    public void end(Handle h, Caller by, String project, String login) {
        Denied.unless(
                by.isOfficer() || by.piOf().contains(project),
                "Members are removed by an officer or the project's PI.");
        int ended = h.createUpdate("""
                        update membership set until = :now
                        where project = :project and login = :login and until is null""")
                .bind("project", project)
                .bind("login", login)
                .bind("now", clock.instant())
                .execute();
        Denied.unless(ended > 0, login + " is no member of " + project + ".");
        audit.record(h, Event.of(project, EventKind.MEMBER_REMOVED, by.login()).with("person", login));
    }
}

package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import java.time.Clock;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/**
 * How people come to hold an office, and lose it (design, "Easy to get wrong" 8): operators and the first two officers are entered
 * on the hub's own machine, every further officer by two officers.
 */
public final class Offices {

    private final People people;
    private final Persons persons;
    private final Audit audit;
    private final Clock clock;

    Offices(People people, Persons persons, Audit audit, Clock clock) {
        this.people = people;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Enters an operator, or one of the first two officers, on the hub's own machine. With two officers there are enough to
     * appoint every further one.
     */
    public void atConsole(Handle h, Office office, Person person, PublicKeyLine key) {
        Denied.unless(
                office == Office.OPERATOR || people.holding(h, Office.OFFICER).size() < 2,
                "There are two officers already: they appoint further ones (officers propose, officers confirm).");
        persons.enter(h, person, key, Enrolment.CONSOLE);
        hold(h, person.login(), office, Enrolment.CONSOLE, Enrolment.CONSOLE);
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.OFFICER_CONFIRMED, Enrolment.CONSOLE)
                        .with("person", person.login())
                        .with("office", office.name().toLowerCase(Locale.ROOT)));
    }

    /** One officer proposes another; nothing changes until a second officer confirms. */
    public void propose(Handle h, Caller by, Person person, PublicKeyLine key) {
        Denied.unless(by.isOfficer(), "Only an officer proposes an officer.");
        persons.enter(h, person, key, by.login());
        hold(h, person.login(), Office.OFFICER, by.login(), null);
        audit.record(
                h, Event.of(Event.HUB, EventKind.OFFICER_PROPOSED, by.login()).with("person", person.login()));
    }

    /** A second officer confirms a proposed one. */
    public void confirm(Handle h, Caller by, String login) {
        Denied.unless(by.isOfficer(), "Only an officer confirms an officer.");
        Denied.unless(!by.login().equals(login), "Nobody confirms themselves.");
        int confirmed = h.createUpdate("""
                        update office set confirmed_by = :by, since = :now
                        where login = :login and office = 'OFFICER' and confirmed_by is null and until is null
                          and proposed_by <> :by""")
                .bind("by", by.login())
                .bind("login", login)
                .bind("now", clock.instant())
                .execute();
        Denied.unless(
                confirmed == 1,
                "There is no proposal of " + login
                        + " that you may confirm: the officer who proposed does not confirm.");
        audit.record(
                h, Event.of(Event.HUB, EventKind.OFFICER_CONFIRMED, by.login()).with("person", login));
    }

    /** Ends every office of a person at once, and every proposal; an officer does it, for others or for themselves. */
    public void end(Handle h, Caller by, String login, String reason) {
        Denied.unless(by.isOfficer(), "Only an officer ends an office.");
        int ended = h.createUpdate("update office set until = :now where login = :login and until is null")
                .bind("now", clock.instant())
                .bind("login", login)
                .execute();
        Denied.unless(ended > 0, login + " holds no office.");
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.OFFICE_ENDED, by.login())
                        .with("person", login)
                        .with("reason", Masking.mask(Printable.of(reason, Persons.LONGEST_REASON))));
    }

    /** Whether a person holds an office, or is proposed for one. */
    static boolean holdsAny(Handle h, String login) {
        return h.createQuery("select count(*) from office where login = :login and until is null")
                        .bind("login", login)
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    private void hold(Handle h, String login, Office office, String proposedBy, String confirmedBy) {
        if (!h.createQuery("select id from office where login = :login and office = :office and until is null")
                .bind("login", login)
                .bind("office", office.name())
                .mapTo(long.class)
                .list()
                .isEmpty()) {
            throw new Denied(login + " holds or is proposed for that office already.");
        }
        h.createUpdate("""
                        insert into office (login, office, proposed_by, confirmed_by, since)
                        values (:login, :office, :proposedBy, :confirmedBy, :now)""")
                .bind("login", login)
                .bind("office", office.name())
                .bind("proposedBy", proposedBy)
                .bind("confirmedBy", confirmedBy)
                .bind("now", clock.instant())
                .execute();
    }
}

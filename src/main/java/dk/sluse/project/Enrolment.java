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
 * How people come to be known, and what they become (R25, R26, R91; design, "Easy to get wrong" 8): operators and
 * the first two officers are entered on the hub's own machine, every further officer by two officers; members by an officer or
 * their PI.
 */
public final class Enrolment {

    /** The actor of what was entered on the hub's own machine. */
    public static final String CONSOLE = "console";

    private static final int LONGEST_REASON = 500;

    private final People people;
    private final Audit audit;
    private final Clock clock;

    public Enrolment(People people, Audit audit, Clock clock) {
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a person known, or finds the one who is. A key opens every door of its holder, so a person who is known already
     * gets a further one from nobody but themselves, an officer (unless they hold an office: two officers are two persons,
     * not two keys), or the hub's own machine.
     */
    public void person(Handle h, Person person, PublicKeyLine key, String by) {
        check(person);
        var known = people.byLogin(h, person.login());
        if (known.isPresent() && !known.get().mail().equalsIgnoreCase(person.mail())) {
            throw new Denied("The login " + person.login() + " belongs to somebody with another mail address.");
        }
        if (known.isEmpty()) {
            if (people.byMail(h, person.mail()).isPresent()) {
                throw new Denied("The address " + person.mail() + " belongs to another login.");
            }
            h.createUpdate("insert into person (login, name, mail, enrolled_at) values (:login, :name, :mail, :now)")
                    .bindMethods(person)
                    .bind("now", clock.instant())
                    .execute();
            audit.record(h, Event.of(Event.HUB, EventKind.PERSON_ENROLLED, by).with("person", person.login()));
        } else {
            require(
                    isTheirs(h, person.login(), key) || mayVouch(h, by, person.login()),
                    person.login() + " is known already, with another key. Send a key of theirs;"
                            + " they add further ones themselves (keys add).");
        }
        key(h, person.login(), key, by);
    }

    /**
     * Mends a person's mail address, at which the hub reaches and recognises them; an officer or an operator does it.
     *
     * @return the address until now
     */
    public String address(Handle h, Caller by, String login, String mail, String reason) {
        require(by.isOfficer() || by.isOperator(), "Only officers and operators mend an address.");
        require(!reason.isBlank(), "A new address needs a reason: add --reason \"…\"");
        Person known =
                people.byLogin(h, login).orElseThrow(() -> new Denied("There is nobody of the login " + login + "."));
        check(new Person(login, known.name(), mail));
        people.byMail(h, mail).ifPresent(holder -> {
            throw new Denied("The address " + mail + " belongs to " + holder.login() + " already.");
        });
        h.createUpdate("update person set mail = :mail where login = :login")
                .bind("mail", mail)
                .bind("login", login)
                .execute();
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.ADDRESS_CHANGED, by.login())
                        .with("person", login)
                        .with("from", known.mail())
                        .with("to", mail)
                        .with("reason", Masking.mask(Printable.of(reason, LONGEST_REASON))));
        return known.mail();
    }

    private static boolean isTheirs(Handle h, String login, PublicKeyLine key) {
        return h.createQuery("select count(*) from person_key where login = :login and fingerprint = :fingerprint")
                        .bind("login", login)
                        .bind("fingerprint", key.fingerprint())
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    private boolean mayVouch(Handle h, String by, String login) {
        return by.equals(CONSOLE)
                || by.equals(login)
                || (people.officesOf(h, by).contains(Office.OFFICER) && !holdsOffice(h, login));
    }

    private static boolean holdsOffice(Handle h, String login) {
        return h.createQuery("select count(*) from office where login = :login and until is null")
                        .bind("login", login)
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    /** Adds a key to a person. The same key twice does nothing; another person's key is refused, and one that was revoked. */
    public void key(Handle h, String login, PublicKeyLine key, String by) {
        var holder = h.createQuery("select login from person_key where fingerprint = :fingerprint")
                .bind("fingerprint", key.fingerprint())
                .mapTo(String.class)
                .findOne();
        if (holder.isPresent()) {
            require(holder.get().equals(login), "This key belongs to another person. Everyone has keys of their own.");
            require(
                    people.byKey(h, key.fingerprint()).isPresent(),
                    "This key was revoked and stays so. Make a new one: ssh-keygen -t ed25519");
            return;
        }
        h.createUpdate("""
                        insert into person_key (fingerprint, login, line, added_at)
                        values (:fingerprint, :login, :line, :now)""")
                .bind("fingerprint", key.fingerprint())
                .bind("login", login)
                .bind("line", key.line())
                .bind("now", clock.instant())
                .execute();
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.KEY_ADDED, by)
                        .with("person", login)
                        .with("fingerprint", key.fingerprint()));
    }

    /** Revokes a person's key at once. */
    public void revokeKey(Handle h, String login, String fingerprint, String by) {
        int revoked = h.createUpdate("""
                        update person_key set revoked_at = :now
                        where login = :login and fingerprint = :fingerprint and revoked_at is null""")
                .bind("login", login)
                .bind("fingerprint", fingerprint)
                .bind("now", clock.instant())
                .execute();
        if (revoked == 0) {
            throw new Denied(login + " has no valid key " + fingerprint + ".");
        }
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.KEY_REVOKED, by)
                        .with("person", login)
                        .with("fingerprint", fingerprint));
    }

    /**
     * Enters an operator, or one of the first two officers, on the hub's own machine. With two officers there are enough to
     * appoint every further one.
     */
    public void atConsole(Handle h, Office office, Person person, PublicKeyLine key) {
        require(
                office == Office.OPERATOR || people.holding(h, Office.OFFICER).size() < 2,
                "There are two officers already: they appoint further ones (officers propose, officers confirm).");
        person(h, person, key, CONSOLE);
        hold(h, person.login(), office, CONSOLE, CONSOLE);
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.OFFICER_CONFIRMED, CONSOLE)
                        .with("person", person.login())
                        .with("office", office.name().toLowerCase(Locale.ROOT)));
    }

    /** One officer proposes another; nothing changes until a second officer confirms. */
    public void proposeOfficer(Handle h, Caller by, Person person, PublicKeyLine key) {
        require(by.isOfficer(), "Only an officer proposes an officer.");
        person(h, person, key, by.login());
        hold(h, person.login(), Office.OFFICER, by.login(), null);
        audit.record(
                h, Event.of(Event.HUB, EventKind.OFFICER_PROPOSED, by.login()).with("person", person.login()));
    }

    /** A second officer confirms a proposed one. */
    public void confirmOfficer(Handle h, Caller by, String login) {
        require(by.isOfficer(), "Only an officer confirms an officer.");
        require(!by.login().equals(login), "Nobody confirms themselves.");
        int confirmed = h.createUpdate("""
                        update office set confirmed_by = :by, since = :now
                        where login = :login and office = 'OFFICER' and confirmed_by is null and until is null
                          and proposed_by <> :by""")
                .bind("by", by.login())
                .bind("login", login)
                .bind("now", clock.instant())
                .execute();
        require(
                confirmed == 1,
                "There is no proposal of " + login
                        + " that you may confirm: the officer who proposed does not confirm.");
        audit.record(
                h, Event.of(Event.HUB, EventKind.OFFICER_CONFIRMED, by.login()).with("person", login));
    }

    /** Ends every office of a person at once, and every proposal; an officer does it, for others or for themselves. */
    public void endOffice(Handle h, Caller by, String login, String reason) {
        require(by.isOfficer(), "Only an officer ends an office.");
        int ended = h.createUpdate("update office set until = :now where login = :login and until is null")
                .bind("now", clock.instant())
                .bind("login", login)
                .execute();
        require(ended > 0, login + " holds no office.");
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.OFFICE_ENDED, by.login())
                        .with("person", login)
                        .with("reason", Masking.mask(Printable.of(reason, LONGEST_REASON))));
    }

    /**
     * Makes a person a member of a project; the caller is an officer or the project's PI. A member decides on nothing of the
     * project, so whoever holds an office is made one by another officer: no PI can take the officers from their office.
     */
    public void member(Handle h, Caller by, String project, Person person, boolean pi, PublicKeyLine key) {
        require(
                by.isOfficer() || (by.piOf().contains(project) && !pi),
                "Members are added by an officer or the project's PI; a PI by an officer.");
        person(h, person, key, by.login());
        if (people.isMember(h, project, person.login())) {
            return;
        }
        require(
                !holdsOffice(h, person.login())
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
    public void endMembership(Handle h, Caller by, String project, String login) {
        require(
                by.isOfficer() || by.piOf().contains(project),
                "Members are removed by an officer or the project's PI.");
        int ended = h.createUpdate("""
                        update membership set until = :now
                        where project = :project and login = :login and until is null""")
                .bind("project", project)
                .bind("login", login)
                .bind("now", clock.instant())
                .execute();
        require(ended > 0, login + " is no member of " + project + ".");
        audit.record(h, Event.of(project, EventKind.MEMBER_REMOVED, by.login()).with("person", login));
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

    private static void check(Person person) {
        require(
                person.login().matches("[a-z][a-z0-9._-]{1,31}"),
                "A login has 2 to 32 lower-case letters, digits, dots, dashes or underscores.");
        require(
                person.mail().matches("[^\\s@<>\"]{1,64}@[a-zA-Z0-9.-]{1,190}"),
                "That is no mail address: " + Printable.of(person.mail(), 80));
        require(!person.name().isBlank(), "The full name is missing.");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Denied(otherwise);
        }
    }
}

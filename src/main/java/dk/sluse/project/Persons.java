package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The persons the hub knows, with their addresses and keys: how they come to be known (R26; design, "Easy to get wrong" 8). */
public final class Persons {

    static final int LONGEST_REASON = 500;

    private final People people;
    private final Keys keys;
    private final Audit audit;
    private final Clock clock;

    Persons(People people, Keys keys, Audit audit, Clock clock) {
        this.people = people;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a person known, or finds the one who is. A key opens every door of its holder, so a person who is known already
     * gets a further one from nobody but themselves, an officer (unless they hold an office: two officers are two persons,
     * not two keys), or the hub's own machine.
     */
    public void enter(Handle h, Person person, PublicKeyLine key, String by) {
        enter(h, person, key, Optional.empty(), by);
    }

    /** The same with a key that expires. */
    public void enter(Handle h, Person person, PublicKeyLine key, Optional<Instant> keyUntil, String by) {
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
            Denied.unless(
                    Keys.isTheirs(h, person.login(), key) || mayVouch(h, by, person.login()),
                    person.login() + " is known already, with another key. Send a key of theirs;"
                            + " they add further ones themselves (keys add).");
        }
        keys.add(h, person.login(), key, keyUntil, by);
    }

    /**
     * Mends a person's mail address, at which the hub reaches and recognises them; an officer or an operator does it.
     *
     * @return the address until now
     */
    public String address(Handle h, Caller by, String login, String mail, String reason) {
        Denied.unless(by.isOfficer() || by.isOperator(), "Only officers and operators mend an address.");
        Denied.unless(!reason.isBlank(), "A new address needs a reason: add --reason \"…\"");
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

    private boolean mayVouch(Handle h, String by, String login) {
        return by.equals(Enrolment.CONSOLE)
                || by.equals(login)
                || (people.officesOf(h, by).contains(Office.OFFICER) && !Offices.holdsAny(h, login));
    }

    static boolean isLogin(String text) {
        return text.matches("[a-z][a-z0-9._-]{1,31}");
    }

    static boolean isAddress(String text) {
        return text.matches("[^\\s@<>\"]{1,64}@[a-zA-Z0-9.-]{1,190}");
    }

    private static void check(Person person) {
        Denied.unless(
                isLogin(person.login()),
                "A login has 2 to 32 lower-case letters, digits, dots, dashes or underscores.");
        Denied.unless(isAddress(person.mail()), "That is no mail address: " + Printable.of(person.mail(), 80));
        Denied.unless(!person.name().isBlank(), "The full name is missing.");
    }
}

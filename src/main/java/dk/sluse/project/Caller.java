package dk.sluse.project;

import dk.sluse.wording.Phrase;
import java.util.Optional;
import java.util.Set;

/**
 * A person who proved a registered key, as known at that moment.
 *
 * @param login the person's login name
 * @param name the person's full name
 * @param key the fingerprint of the key that was proven, such as {@code SHA256:…}
 * @param offices what the person is at the hub
 * @param memberOf ids of the projects the person is a member of and whose access is open
 * @param piOf those of them of which the person is the PI
 * @param owes what the person does first; while there is any, nothing is open and no office counts
 * @param confined why nothing is open to the person but to answer for it, where that is so
 */
public record Caller(
        String login,
        String name,
        String key,
        Set<Office> offices,
        Set<String> memberOf,
        Set<String> piOf,
        Set<Duty> owes,
        Optional<Phrase> confined) {

    /** A person who owes nothing, and to whom something is open. */
    public Caller(String login, String name, String key, Set<Office> offices, Set<String> memberOf, Set<String> piOf) {
        this(login, name, key, offices, memberOf, piOf, Set.of(), Optional.empty());
    }

    /** A caller to whom everything is closed. */
    static Caller confined(Person person, String key, Phrase why) {
        return new Caller(person.login(), person.name(), key, Set.of(), Set.of(), Set.of(), Set.of(), Optional.of(why));
    }

    public Caller {
        offices = Set.copyOf(offices);
        memberOf = Set.copyOf(memberOf);
        piOf = Set.copyOf(piOf);
        owes = Set.copyOf(owes);
    }

    /** The same person, with nothing open while these are owed. */
    public Caller owing(Set<Duty> duties) {
        return duties.isEmpty()
                ? this
                : new Caller(login, name, key, Set.of(), Set.of(), Set.of(), duties, Optional.empty());
    }

    /** Whether the person is a case officer of the research service. */
    public boolean isOfficer() {
        return offices.contains(Office.OFFICER);
    }

    /** Whether the person is an operator of the hub. */
    public boolean isOperator() {
        return offices.contains(Office.OPERATOR);
    }
}

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
 * @param confined why nothing is open to the person but to answer for it, where that is so
 */
public record Caller(
        String login,
        String name,
        String key,
        Set<Office> offices,
        Set<String> memberOf,
        Set<String> piOf,
        Optional<Phrase> confined) {

    /** A caller who is confined by nothing. */
    public Caller(String login, String name, String key, Set<Office> offices, Set<String> memberOf, Set<String> piOf) {
        this(login, name, key, offices, memberOf, piOf, Optional.empty());
    }

    /** A caller to whom everything is closed. */
    static Caller confined(String login, String name, String key, Phrase why) {
        return new Caller(login, name, key, Set.of(), Set.of(), Set.of(), Optional.of(why));
    }

    public Caller {
        offices = Set.copyOf(offices);
        memberOf = Set.copyOf(memberOf);
        piOf = Set.copyOf(piOf);
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

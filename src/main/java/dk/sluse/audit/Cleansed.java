package dk.sluse.audit;

import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The last guard before the record, which can never be cleaned afterwards: no control characters and no person numbers. A
 * hash or a size can look like a person number by chance, so what is wholly one of these is left as it is.
 */
final class Cleansed {

    /** A SHA-256 in hexadecimal, or a key's fingerprint as OpenSSH prints it. */
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}|SHA256:[A-Za-z0-9+/]{43}=?");

    /** More than any path or reason needs; a record that outsiders can fill without end is no record. */
    private static final int LONGEST = 8_000;

    /** A project's id, or the hub's own name. */
    private static final Pattern CHAIN = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");

    /** Facts that measure: ten digits there are a size, not a person. */
    private static final Set<String> MEASURES = Set.of("bytes", "size", "free", "needed", "offset");

    private Cleansed() {}

    static SortedMap<String, String> facts(Map<String, String> facts) {
        SortedMap<String, String> cleansed = new TreeMap<>();
        facts.forEach((name, value) -> cleansed.put(text(name), fact(name, value)));
        return cleansed;
    }

    /** The chain, where it can be a project's; else what happened is the hub's: nobody begins a chain by making up its name. */
    static String chain(String chain) {
        return CHAIN.matcher(chain).matches() && text(chain).equals(chain) ? chain : Event.HUB;
    }

    static String text(String text) {
        return Printable.of(Masking.mask(text), LONGEST);
    }

    private static String fact(String name, String value) {
        boolean measure = MEASURES.contains(name) && NUMBER.matcher(value).matches();
        return measure || HASH.matcher(value).matches() ? value : text(value);
    }
}

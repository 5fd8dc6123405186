package dk.sluse.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The one way to write an event as text, so that an outsider's program computes the same hash. It is the JSON
 * Canonicalization Scheme (RFC 8785): no white space, names sorted, strings escaped only where JSON demands it, UTF-8.
 *
 * <pre>
 * canonical = {"actor":…,"at":…,"chain":…,"event":…,"facts":{…},"file":…,"kind":…,"request":…,"seq":…}
 * hash      = lower-case hexadecimal of SHA-256( previous + "\n" + canonical )
 * </pre>
 *
 * {@code file} and {@code request} are absent where an event has none; {@code event}, {@code request} and {@code seq} are
 * whole numbers, the rest are strings; {@code at} is UTC with six decimals, {@code 2026-11-02T08:15:00.000000Z}. The first
 * link's {@code previous} is {@link #ORIGIN}.
 */
final class Canonical {

    /** What the first link of a chain names as its previous hash. */
    static final String ORIGIN = "0".repeat(64);

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Canonical() {}

    static String text(long seq, RecordedEvent event) {
        SortedMap<String, String> members = new TreeMap<>();
        members.put("actor", quote(event.actor()));
        members.put("at", quote(AT.format(event.at())));
        members.put("chain", quote(event.chain()));
        members.put("event", Long.toString(event.id()));
        members.put("facts", object(event.facts()));
        event.file().ifPresent(file -> members.put("file", quote(file)));
        members.put("kind", quote(event.kind()));
        event.request().ifPresent(request -> members.put("request", Long.toString(request)));
        members.put("seq", Long.toString(seq));
        return join(members);
    }

    static String hash(String previous, long seq, RecordedEvent event) {
        return hash(previous, text(seq, event));
    }

    static String hash(String previous, String canonical) {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        sha256.update(previous.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) '\n');
        return HexFormat.of().formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    /** An object of strings. */
    static String object(Map<String, String> strings) {
        SortedMap<String, String> members = new TreeMap<>();
        strings.forEach((name, value) -> members.put(name, quote(value)));
        return join(members);
    }

    static Instant instant(String at) {
        return Instant.from(AT.parse(at));
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), quoted);
        }
        return quoted.append('"').toString();
    }

    private static void escape(char c, StringBuilder quoted) {
        switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\b' -> quoted.append("\\b");
            case '\t' -> quoted.append("\\t");
            case '\n' -> quoted.append("\\n");
            case '\f' -> quoted.append("\\f");
            case '\r' -> quoted.append("\\r");
            default -> {
                if (c < 0x20) {
                    quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                } else {
                    quoted.append(c);
                }
            }
        }
    }

    private static String join(SortedMap<String, String> members) {
        StringBuilder object = new StringBuilder("{");
        for (Iterator<Map.Entry<String, String>> rest = members.entrySet().iterator(); rest.hasNext(); ) {
            Map.Entry<String, String> member = rest.next();
            object.append(quote(member.getKey())).append(':').append(member.getValue());
            if (rest.hasNext()) {
                object.append(',');
            }
        }
        return object.append('}').toString();
    }
}

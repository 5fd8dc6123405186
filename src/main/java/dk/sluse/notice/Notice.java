package dk.sluse.notice;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A mail to one person, before it is written.
 *
 * @param template the name of its template: {@code config/mail/da/NAME.txt} and {@code config/mail/en/NAME.txt}
 * @param to the address
 * @param key what makes this mail this one: the same template, address and key is never posted twice
 * @param request the request it is about; the subject bears its number
 * @param facts what the template may name: strings, numbers, booleans, {@link dk.sluse.wording.Phrase}s (written in the
 *     template's language), lists and maps of them
 */
public record Notice(String template, String to, String key, OptionalLong request, Map<String, Object> facts) {

    public Notice {
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(key, "key");
        facts = Map.copyOf(facts);
    }
}

package dk.sluse.audit;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One thing that happened. It carries no file content, no person number, no pseudonym and no secret.
 *
 * @param chain the project whose chain it belongs to, or {@link #HUB}
 * @param kind what happened
 * @param actor who did it: a person's login, or {@code hub}, or {@code mail:address}
 * @param request the export request it is about, where there is one
 * @param file the file it is about, as the path in the manifest, where there is one
 * @param facts further facts by name, such as hashes, reasons and states
 */
public record Event(
        String chain,
        EventKind kind,
        String actor,
        OptionalLong request,
        Optional<String> file,
        Map<String, String> facts) {

    /** The chain of what belongs to no project. */
    public static final String HUB = "hub";

    /** The actor of what the hub does by itself. */
    public static final String BY_HUB = "hub";

    public Event {
        Objects.requireNonNull(chain, "chain");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(actor, "actor");
        facts = new TreeMap<>(facts);
    }

    /** An event about a project, or the hub, as a whole. */
    public static Event of(String chain, EventKind kind, String actor) {
        return new Event(chain, kind, actor, OptionalLong.empty(), Optional.empty(), Map.of());
    }

    /** The same about one request. */
    public Event request(long id) {
        return new Event(chain, kind, actor, OptionalLong.of(id), file, facts);
    }

    /** The same about one file. */
    public Event file(String path) {
        return new Event(chain, kind, actor, request, Optional.of(path), facts);
    }

    /** The same with one more fact. */
    public Event with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(facts);
        more.put(name, String.valueOf(value));
        return new Event(chain, kind, actor, request, file, more);
    }
}

package dk.sluse.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event as it stands in the record.
 *
 * @param id its number in the record
 * @param chain the project whose chain it belongs to, or {@link Event#HUB}
 * @param kind what happened, by its stable name, such as {@code file-collected}
 * @param actor who did it
 * @param request the export request it is about
 * @param file the file it is about
 * @param facts further facts by name
 * @param at business time, to the microsecond
 */
public record RecordedEvent(
        long id,
        String chain,
        String kind,
        String actor,
        OptionalLong request,
        Optional<String> file,
        SortedMap<String, String> facts,
        Instant at) {

    public RecordedEvent {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, String>) facts));
    }
}

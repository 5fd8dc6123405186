package dk.sluse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The canonical text of an event: what an outsider's program must arrive at too. */
class CanonicalTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void an_event_has_exactly_one_text() {
        RecordedEvent event = new RecordedEvent(
                7,
                "alpha",
                "file-collected",
                "hub",
                OptionalLong.of(12),
                Optional.of("results/Tabel \"1\".xlsx"),
                new TreeMap<>(Map.of("sha256", "ab", "place", "slusemappe\\æøå\n")),
                Instant.parse("2026-11-02T08:15:00Z"));

        assertThat(Canonical.text(3, event))
                .isEqualTo(
                        "{\"actor\":\"hub\",\"at\":\"2026-11-02T08:15:00.000000Z\",\"chain\":\"alpha\",\"event\":7,"
                                + "\"facts\":{\"place\":\"slusemappe\\\\æøå\\n\",\"sha256\":\"ab\"},"
                                + "\"file\":\"results/Tabel \\\"1\\\".xlsx\",\"kind\":\"file-collected\",\"request\":12,\"seq\":3}");
    }

    @Test
    void an_event_about_no_request_and_no_file_names_neither() {
        RecordedEvent event = new RecordedEvent(
                1, "hub", "hub-started", "hub", OptionalLong.empty(), Optional.empty(), new TreeMap<>(), Instant.EPOCH);

        assertThat(Canonical.text(1, event))
                .isEqualTo("{\"actor\":\"hub\",\"at\":\"1970-01-01T00:00:00.000000Z\",\"chain\":\"hub\",\"event\":1,"
                        + "\"facts\":{},\"kind\":\"hub-started\",\"seq\":1}");
    }

    @Test
    void the_hash_is_that_of_the_previous_hash_a_newline_and_the_text() {
        // printf 'a\nb' | sha256sum
        assertThat(Canonical.hash("a", "b"))
                .isEqualTo("7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78");
    }

    @Property
    void a_json_parser_reads_back_what_was_written(
            @ForAll String actor,
            @ForAll String file,
            @ForAll @Size(max = 5) Map<String, String> facts,
            @ForAll @LongRange(min = 1) long seq,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000L) long micros)
            throws Exception {
        Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        RecordedEvent event = new RecordedEvent(
                1, "alpha", "read", actor, OptionalLong.empty(), Optional.of(file), new TreeMap<>(facts), at);

        JsonNode read = JSON.readTree(Canonical.text(seq, event));

        assertThat(read.get("actor").textValue()).isEqualTo(actor);
        assertThat(read.get("file").textValue()).isEqualTo(file);
        assertThat(read.get("seq").longValue()).isEqualTo(seq);
        assertThat(Canonical.instant(read.get("at").textValue())).isEqualTo(at);
        Map<String, String> readFacts = new TreeMap<>();
        read.get("facts")
                .properties()
                .forEach(fact -> readFacts.put(fact.getKey(), fact.getValue().textValue()));
        assertThat(readFacts).isEqualTo(new TreeMap<>(facts));
    }

    @Property
    void strings_are_escaped_only_where_json_demands_it(@ForAll String text) {
        String quoted = Canonical.quote(text);

        assertThat(quoted.chars().noneMatch(c -> c < 0x20)).isTrue();
        if (text.chars().allMatch(c -> c >= 0x20 && c != '"' && c != '\\')) {
            assertThat(quoted).isEqualTo('"' + text + '"');
        }
        assertThat(quoted.getBytes(StandardCharsets.UTF_8))
                .startsWith((byte) '"')
                .endsWith((byte) '"');
    }
}

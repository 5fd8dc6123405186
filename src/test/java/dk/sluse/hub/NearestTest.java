package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "holdng, holding",
        "hodling, holding",
        "Host_Key, host-key",
        "officersneeded, officers-needed",
        "sentinels, sentinel"
    })
    void a_misspelt_name_is_recognised(String written, String meant) {
        assertThat(Nearest.of(written, List.of("holding", "host-key", "host", "officers-needed", "sentinel")))
                .contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "x", "permissions"})
    void a_name_like_none_is_not_guessed(String written) {
        assertThat(Nearest.of(written, List.of("holding", "host-key", "sentinel")))
                .isEmpty();
    }

    @Property
    void the_distance_is_the_same_both_ways_and_none_only_to_itself(
            @ForAll @StringLength(max = 12) String a, @ForAll @StringLength(max = 12) String b) {
        assertThat(Nearest.distance(a, b)).isEqualTo(Nearest.distance(b, a)).isBetween(0, 12);
        assertThat(Nearest.distance(a, b) == 0).isEqualTo(a.equals(b));
    }
}

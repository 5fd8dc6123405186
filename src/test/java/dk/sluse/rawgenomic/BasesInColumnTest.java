package dk.sluse.rawgenomic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sequences that are written downwards (R56). */
final class BasesInColumnTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " 12 48", "\t9"})
    void fiftyBasesBelowEachOtherAreASequence(String behind) {
        assertThat(sequences(50, behind)).isEqualTo(1);
        assertThat(sequences(49, behind)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {" x", "G 0.3", "12", " 0.31 0.02", " rs123 A G 0.1 0.2 0.3"})
    void lettersOfATableAreNot(String behind) {
        assertThat(sequences(60, behind)).isZero();
    }

    @Test
    void anotherLineBetweenBeginsAnew() {
        BasesInColumn below = new BasesInColumn();
        long ended = IntStream.range(0, 90)
                .filter(i -> below.ends(i == 45 ? "total" : "a"))
                .count();
        assertThat(ended).isZero();
    }

    private static long sequences(int lines, String behind) {
        BasesInColumn below = new BasesInColumn();
        return IntStream.range(0, lines)
                .filter(i -> below.ends("acgt".charAt(i % 4) + behind))
                .count();
    }
}

package dk.sluse.rawgenomic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A read over its lines (R56): name, bases, plus, and as many qualities. */
final class ReadLinesTest {

    private static final String TEN = "GATTACAGAT";

    @ParameterizedTest
    @CsvSource({"8, false", "9, true", "10, true", "11, true", "12, false"})
    void qualitiesAsSignsAreAsManyAsTheBases(int qualities, boolean ends) {
        assertThat(ends("@r1", TEN + "A", "+", "I".repeat(qualities + 1))).isEqualTo(ends);
    }

    @Test
    void fewerThanTenSignsAreAWord() {
        assertThat(ends("@r1", TEN, "+", "I".repeat(10))).isTrue();
        assertThat(ends("@r1", TEN, "+", "I".repeat(9))).isFalse();
        assertThat(ends("@r1", TEN, "+", "IIIII IIII")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"8, false", "9, true", "10, true", "11, true", "12, false"})
    void qualitiesAsNumbersAreAsManyAsTheBases(int qualities, boolean ends) {
        String numbers = String.join(",", Collections.nCopies(qualities, "30"));
        assertThat(ends("@r1", TEN, "+", numbers)).isEqualTo(ends);
    }

    @Test
    void qualitiesOverSeveralLinesAreAsWideAsTheFirst() {
        assertThat(ends("@r1", TEN + TEN, "GATTAC", "+", "I".repeat(20))).isTrue();
        assertThat(ends("@r1", TEN + TEN, "GATTAC", "+", "I".repeat(26))).isFalse();
    }

    @Test
    void aLongNameMayGoOverItsLinesEndOnce() {
        assertThat(ends("@r1", "1:N:0", TEN, "+", "I".repeat(10))).isTrue();
        assertThat(ends("@r1", "1:N:0", "more", TEN, "+", "I".repeat(10))).isFalse();
    }

    @Test
    void coloursAreBasesOfTheFirstLineOnly() {
        assertThat(ends("@r1", "T01230123012", "+", "I".repeat(12))).isTrue();
        assertThat(ends("@r1", TEN + "GA", "T01230123012", "+", "I".repeat(12))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"r1|GATTACAGAT|+", "@r1|GATTACAGAT|and|+", "@r1|GATTACAGAT|-", "@r1|+", "@r1|GATTACAGAT|+|again"
            })
    void whatIsNoReadHasNoQualities(String before) {
        assertThat(ends((before + "|IIIIIIIIII").split("\\|", -1))).isFalse();
    }

    @Test
    void aReadEndsOnce() {
        assertThat(ends("@r1", TEN, "+", "I".repeat(10), "I".repeat(10))).isFalse();
        assertThat(ends("@r1", TEN, "+", "I".repeat(10), "@r2", TEN, "+", "I".repeat(10)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"30, +, true", "29, +, false", "30, +r1, false"})
    void aBarePlusBehindThirtyBasesIsARead(int bases, String plus, boolean turns) {
        ReadLines read = new ReadLines();
        read.ends("@r1");
        read.ends(TEN.repeat(3).substring(0, bases));
        assertThat(read.turns()).isFalse();
        read.ends(plus);

        assertThat(read.turns()).isEqualTo(turns);
        assertThat(read.turns()).as("told once").isFalse();
    }

    /** Whether the last line ends a read. */
    private static boolean ends(String... lines) {
        ReadLines read = new ReadLines();
        boolean ends = false;
        for (String line : lines) {
            ends = read.ends(line);
        }
        return ends;
    }
}

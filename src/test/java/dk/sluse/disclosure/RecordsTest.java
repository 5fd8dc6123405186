package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which long tables are of single observations, whatever their columns are called (R58). */
final class RecordsTest {

    private static final int MANY = 60;

    @Test
    void aSerialNumberBesideCodesIsARegister() {
        assertThat(of("SEQN\tSSXHE1", MANY, i -> (3000 + 7 * i) + "\t" + (1 + i % 2)))
                .contains(0);
    }

    @Test
    void manyColumnsOfCodesAreASurvey() {
        assertThat(of(
                        "Q1\tQ2\tQ3\tQ4\tQ5\tQ6",
                        MANY,
                        i -> i % 2 + "\t" + i % 3 + "\t" + i % 4 + "\t" + i % 5 + "\t" + i * 2.25 + "\t" + i * 1.5))
                .contains(0);
    }

    @Test
    void measurementsThatComeAgainBesideAGroupAreOfSingleThings() {
        assertThat(of(
                        "SL\tSW\tPL\tKind",
                        MANY,
                        i -> "5." + i % 10 + "\t" + (3 + i % 20 / 10.0) + "\t" + (1 + i % 25 / 10.0) + "\t"
                                + (i % 2 == 0 ? "a" : "b")))
                .isEmpty();
        assertThat(of(
                        "SL\tSW\tPL\tKind",
                        MANY,
                        i -> (5 + i % 21 / 10.0) + "\t" + (3 + i % 22 / 10.0) + "\t" + (1 + i % 25 / 10.0 + 0.01) + "\t"
                                + (i % 2 == 0 ? "a" : "b")))
                .contains(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"pos\tallele", "epoch\tphase", "year\tsex", "chr_start\tstrand", "SEQN\texpected", "line\tkind"})
    void otherThingsAreNumberedToo(String headings) {
        assertThat(of(headings, MANY, i -> (3000 + 7 * i) + "\t" + (1 + i % 2))).isEmpty();
    }

    @Test
    void namesOfThingsAreNoRegister() {
        assertThat(of(
                        "No\tVariable\tType",
                        MANY,
                        i -> i + "\t" + "v" + "ab".repeat(i + 1) + "\t" + (i % 2 == 0 ? "text" : "number")))
                .isEmpty();
    }

    @Test
    void fewRowsAndNumbersThatComeTwiceSayNothing() {
        assertThat(of("SEQN\tSSXHE1", 49, i -> (3000 + 7 * i) + "\t" + (1 + i % 2)))
                .isEmpty();
        assertThat(of("SEQN\tSSXHE1", MANY, i -> (3000 + i / 2) + "\t" + (1 + i % 2)))
                .isEmpty();
        assertThat(of("SEQN\tresult", MANY, i -> (3000 + 7 * i) + "\t" + i * 1.234))
                .isEmpty();
    }

    private static Optional<Integer> of(String headings, int rows, IntFunction<String> row) {
        List<String> lines = new ArrayList<>(List.of(headings));
        for (int i = 0; i < rows; i++) {
            lines.add(row.apply(i));
        }
        return Records.in(Grid.of(lines.toArray(String[]::new)));
    }
}

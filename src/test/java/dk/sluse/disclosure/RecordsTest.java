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

    @Test
    void wholeRowsThatComeAgainAreOfSinglePeople() {
        assertThat(of("stay\tkind\tcode", MANY, i -> (i % 15) + "\tt" + i % 2 + "\t" + i % 3))
                .contains(0);
        assertThat(of("stay\tkind\tcode", MANY, i -> (i * 7 % 59) + "\tt" + i % 2 + "\t" + i % 3))
                .isEmpty();
        assertThat(of("mean\tkind\tcode", MANY, i -> (i % 15) + "\tt" + i % 2 + "\t" + i % 3))
                .isEmpty();
    }

    @Test
    void aTimeAndWhetherItHappenedAreOfSinglePeople() {
        assertThat(of("Group\tT\tStatus", 20, i -> "ALL\t" + (2000 - i * 7) + "\t" + i % 2))
                .contains(1);
        assertThat(of("futime\tevent", 20, i -> 0.5 * i + "\t" + i % 2)).contains(0);
        assertThat(of("T\tStatus", 19, i -> (2000 - i * 7) + "\t" + i % 2)).isEmpty();
        assertThat(of("time\tn.risk\tevent", 20, i -> i + "\t" + (90 - i) + "\t" + i % 2))
                .isEmpty();
        assertThat(of("time\tevent", 20, i -> i + "\t" + i % 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"resid", ".std.resid", "resid_pearson", "dfb_age", "Cooks D", ".cooksd", ".hat", "hat_values"})
    void whatAModelGivesForEachObservationListsThem(String heading) {
        assertThat(of("x\t" + heading, 20, i -> i % 5 + "\t" + (0.013 * i - 0.1)))
                .contains(1);
        assertThat(of("x\t" + heading, 19, i -> i % 5 + "\t" + (0.013 * i - 0.1)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resid_df", "residual variance", "that", "deviance"})
    void otherFiguresOfAModelDoNot(String heading) {
        assertThat(of("x\t" + heading, 30, i -> i % 5 + "\t" + (0.013 * i - 0.1)))
                .isEmpty();
    }

    @Test
    void rowsOfNumbersWithoutHeadingsWithACodeAreOfSingleThings() {
        assertThat(Records.in(Grid.unnamed(
                        MANY,
                        i -> i % 2 + "\t" + wave(i, 3) + "\t" + wave(i, 5) + "\t" + wave(i, 7) + "\t" + wave(i, 11))))
                .contains(0);
        assertThat(Records.in(Grid.unnamed(
                        MANY, i -> i + "\t" + i % 2 + "\t" + wave(i, 5) + "\t" + wave(i, 7) + "\t" + wave(i, 11))))
                .isEmpty();
        assertThat(Records.in(Grid.unnamed(
                        MANY,
                        i -> wave(i, 2) + "\t" + wave(i, 3) + "\t" + wave(i, 5) + "\t" + wave(i, 7) + "\t"
                                + wave(i, 11))))
                .isEmpty();
    }

    private static String wave(int i, int pace) {
        return String.format(java.util.Locale.ROOT, "%.5f", Math.sin(i * pace));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region",
                "baseline",
                "duration",
                "score",
                "birth_year",
                "date",
                "tumor_marker",
                "weekend",
                "kommune"
            })
    void aPersonsRowsMayNameAThing(String heading) {
        assertThat(of(
                        "SEQN\tK1\tK2\tK3\tK4\t" + heading,
                        MANY,
                        i -> (3000 + 7 * i) + "\t" + i % 2 + "\t" + i % 3 + "\t" + i % 4 + "\t" + i % 2 + "\t" + i % 5))
                .contains(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"baseline", "duration", "concentration", "criteria", "general", "survey", "chronic", "huge"})
    void wordsThatHoldAThingsNameAreNone(String heading) {
        assertThat(of(heading + "\tsex", MANY, i -> (3000 + 7 * i) + "\t" + (1 + i % 2)))
                .contains(0);
    }

    @Test
    void seriesAreNumberedByTheirTimes() {
        assertThat(of(
                        "year\tK1\tK2\tK3\tK4\tK5",
                        MANY,
                        i -> (1900 + i) + "\t" + i % 2 + "\t" + i % 3 + "\t" + i % 3 + "\t" + i * 2.25 + "\t"
                                + i * 1.5))
                .isEmpty();
    }

    @Test
    void peoplesNamesAndCodesOfOneLengthAreARegister() {
        assertThat(of("No\tV1\tV2", MANY, i -> i + "\tAnna " + word(i) + "\t" + i % 2))
                .contains(1);
        assertThat(of("No\tV1\tV2", MANY, i -> i + "\t" + word(i) + ", Bo M.\t" + i % 2))
                .contains(1);
        assertThat(of("No\tV1\tV2", MANY, i -> i + "\tkx" + word(i).substring(0, 3) + "\t" + i % 2))
                .contains(0);
        assertThat(of("No\tV1\tV2\tV3", MANY, i -> i + "\t" + i % 3 + "\t" + i % 2 + "\tseen in ward " + word(i)))
                .contains(0);
        assertThat(of("V1\tV2", MANY, i -> "Anna " + word(i) + "\t" + i % 2)).contains(0);
        assertThat(of("No\tV1\tV2", MANY, i -> i + "\t" + word(i) + "\t" + i % 2))
                .isEmpty();
        assertThat(of("V1\tV2", MANY, i -> "Anna " + word(i) + "\t" + i * 1.234))
                .isEmpty();
    }

    /** A word of its own, longer and longer. */
    private static String word(int i) {
        return "" + (char) ('A' + i % 26) + (char) ('a' + i / 26) + "sen".repeat(1 + i % 3);
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

package dk.sluse.rawgenomic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many bases in a row are too many, however they are broken (R56): here forty make a person look and eighty are certain. */
final class GenomicSequenceTest {

    private static final int LONGEST = 40;
    private static final int CERTAIN = GenomicText.CERTAIN;

    @ParameterizedTest
    @CsvSource({"39, 0", "40, 2", "79, 2", "80, 6"})
    void aRunWeighsByItsLength(int bases, int weight) {
        assertThat(weight(false, bases(bases))).isEqualTo(weight);
        assertThat(weight(false, "see " + bases(bases).toLowerCase(java.util.Locale.ROOT) + "\u0080 for it"))
                .isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource({"-, 2", "---, 2", "----, 0", "x, 0", "\u0080, 0"})
    void anAlignmentsGapsBelongToARunAndOthersEndIt(String between, int weight) {
        assertThat(weight(false, bases(20) + between + bases(20))).isEqualTo(weight);
    }

    /** Zeros in base64 are nearly all A; the end of a transcript is, too, and what stands beside it is a person's. */
    @ParameterizedTest
    @CsvSource({"39, 0", "40, 2", "79, 2", "80, 6"})
    void basesBesideALongStretchOfOneLetterAreCounted(int bases, int weight) {
        String tail = "A".repeat(900);

        assertThat(weight(false, "x " + bases(bases - 1) + "C" + tail)).isEqualTo(weight);
        assertThat(weight(false, "x " + tail + "C" + bases(bases - 2) + "C" + tail))
                .isEqualTo(weight);
        assertThat(weight(false, "x " + ("A".repeat(30) + "C" + "A".repeat(20) + "GAAAAAT").repeat(9)))
                .isZero();
        assertThat(weight(false, "x " + ("A".repeat(30) + "R" + "A".repeat(20) + "GAAAAATC").repeat(9)))
                .isZero();
    }

    @Test
    void basesOfSeveralBesideALongStretchAreCounted() {
        assertThat(weight(false, "x " + "ACGRTTCYGA".repeat(9) + "A".repeat(900)))
                .isPositive();
        assertThat(weight(false, "x " + "ACGRTTCYGA".repeat(9) + "T".repeat(900)))
                .isPositive();
    }

    @Test
    void aRunMayHaveManyShortGaps() {
        assertThat(weight(false, String.join("---", Collections.nCopies(8, "ACGTT"))))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AT", "CG", "N", "ACN", "NNAC"})
    void runsOfTwoLettersAreRulersAndCodes(String unit) {
        assertThat(weight(false, unit.repeat(80))).isZero();
        assertThat(weight(false, (unit.repeat(10).substring(0, 10) + " ").repeat(9)))
                .isZero();
        assertThat(weight(true, unit.repeat(30), unit.repeat(30), unit.repeat(30)))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "10 10 10 10, 2",
        "10 10 10 9, 0",
        "13 13 13 1, 2",
        "13 13 12 1, 0",
        "5 5 5 5 5 5 5 5, 2",
        "10 10 10 10 10 10 10 10, 6",
        "10 10 10 10 10 10 10 9, 2",
        "27 27 26, 6",
        "27 26 26, 0",
        "39 39, 0",
        "4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4, 0"
    })
    void blocksAreAddedUp(String lengths, int weight) {
        StringBuilder line = new StringBuilder();
        for (String length : lengths.split(" ", -1)) {
            line.append(line.isEmpty() ? "" : " ").append(bases(Integer.parseInt(length)));
        }
        assertThat(weight(false, line.toString())).isEqualTo(weight);
        assertThat(weight(false, " 61 " + line)).isEqualTo(weight);
    }

    @Test
    void threeBlocksAndABlankAreNoFour() {
        assertThat(weight(false, (bases(20) + " ").repeat(3))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "19, 2", "900, 2", "x, 0", "/, 0", ":, 0", "1x, 0", "and, 0", "\u0080, 0"})
    void numbersMayStandBetweenBlocksAndWordsNot(String between, int weight) {
        assertThat(weight(false, String.join(" " + between + " ", Collections.nCopies(5, bases(10)))))
                .isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource({
        // as long as the first, the last perhaps shorter
        "40 40, 6",
        "40 39, 0",
        "30 30 20, 6",
        "30 30 19, 0",
        "38 38 4, 6",
        "38 38 3, 0",
        // a list of primers
        "29 29 29 29, 0",
        // a shorter line ends it, a longer one begins anew
        "38 20 38, 0",
        "30 38 20, 0",
        "30 38 38 4, 6",
        "30 2 30 30, 0"
    })
    void linesOfOneLengthAreAddedUp(String lengths, int weight) {
        assertThat(last(false, lengths)).isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource({"40, 6", "39, 0", "20 20, 6", "20 19, 0", "8 8 8 8 8, 6", "7 7 7 7 7 7 7, 0"})
    void aRecordsLinesMayBeNarrowAndFewer(String lengths, int weight) {
        assertThat(last(true, lengths)).isEqualTo(weight);
    }

    @Test
    void aLineOfProseEndsASequence() {
        assertThat(weight(false, bases(35), bases(35), "and then", bases(35))).isZero();
        assertThat(weight(false, bases(35), bases(35), bases(34) + "\u0080", bases(10)))
                .isZero();
        assertThat(weight(false, bases(35), bases(35), bases(35))).isEqualTo(CERTAIN);
    }

    private static int last(boolean record, String lengths) {
        String[] lines = lengths.split(" ");
        for (int i = 0; i < lines.length; i++) {
            lines[i] = bases(Integer.parseInt(lines[i]));
        }
        return weight(record, lines);
    }

    /** The weight of the last of these lines. */
    private static int weight(boolean record, String... lines) {
        GenomicSequence sequence = new GenomicSequence(LONGEST);
        int weight = 0;
        for (String line : lines) {
            weight = sequence.weight(line, record);
        }
        return weight;
    }

    private static String bases(int count) {
        return "GATTACAUC".repeat(count).substring(0, count);
    }
}

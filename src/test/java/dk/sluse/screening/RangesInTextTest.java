package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import dk.sluse.document.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Smallest and largest values in running text (R54): a note where the group is stated nearby and large enough. */
final class RangesInTextTest {

    private static final String RANGE = "The median age was 41, range 3-97 years.";

    @Test
    void withoutAGroupItIsHeld() {
        assertThat(severities(RANGE)).containsExactly(Severity.HOLD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n = 5",
                "In 5 patients",
                "among 412 included women",
                "of 1,204 participants",
                "af 412 bærere",
                "n=12345678901"
            })
    void aGroupOfFiveOrMoreMakesItANote(String group) {
        assertThat(severities(group + ": " + RANGE)).containsExactly(Severity.NOTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n = 4", "In 4 patients", "among 412 genes"})
    void aSmallerOneDoesNot(String group) {
        assertThat(severities(group + ": " + RANGE)).containsExactly(Severity.HOLD);
    }

    @Test
    void whatAFunctionTakesIsNoStatistic() {
        assertThat(severities("def draw(self, min_age=18, max_age=90):")).isEmpty();
    }

    @Test
    void theGroupMayStandUpToThreeLinesAbove() {
        assertThat(severities("n = 412", "x", "y", RANGE)).containsExactly(Severity.NOTE);
        assertThat(severities("n = 412", "x", "y", "z", RANGE)).containsExactly(Severity.HOLD);
    }

    @Test
    void theClosestGroupCounts() {
        assertThat(severities("n = 412", "n = 3", RANGE)).containsExactly(Severity.HOLD);
        assertThat(severities("n = 3", "n = 412", RANGE)).containsExactly(Severity.NOTE);
    }

    @Test
    void theGroupOfAnotherPartIsNoneOfThis() {
        Part other = Passages.part(1, "b.txt", Part.Role.EMBEDDED, FileType.TEXT);
        List<Passage> lines = new ArrayList<>(Passages.lines("a.txt", "n = 412"));
        lines.add(new Passage(other, Passage.Kind.LINE, "", 1, 0, false, RANGE));

        assertThat(findings(lines)).extracting(Finding::severity).containsExactly(Severity.HOLD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "age range 40-69 was included",
                "range 3-97 of the median region",
                "median age\t41\trange 3-97",
                "median age | 41 | range 3-97",
                "the arrange 3-97 of the median age",
            })
    void criteriaTablesAndOtherWordsAreNoStatistics(String line) {
        assertThat(severities(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "youngest 3 and oldest 97 years",
                "min 3, max 97 kg",
                "mean age 41 (ranged from 3 to 97)",
                "MEDIAN AGE 41, RANGE 3-97",
                "median alder 41 år, spændvidde 3-97",
            })
    void aStatisticOrTwoEndsOfARangeAreEnough(String line) {
        assertThat(severities(line)).containsExactly(Severity.HOLD);
    }

    @Test
    void onlyLinesAreReadAndNoneThatIsTooLong() {
        assertThat(findings(List.of(Passages.of(Passage.Kind.CELL, "S", RANGE))))
                .isEmpty();
        assertThat(severities(RANGE + "x".repeat(2_000 - RANGE.length()))).hasSize(1);
        assertThat(severities(RANGE + "x".repeat(2_001 - RANGE.length()))).isEmpty();
    }

    @Test
    void twentyPlacesAreEnoughToAct() {
        String[] many = Collections.nCopies(30, RANGE).toArray(String[]::new);

        assertThat(findings(Passages.lines("a.txt", many)))
                .extracting(Finding::place)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(i -> "a.txt:" + i).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The youngest quintile was 18-29 years (n = 4,120).",
                "Den yngste aldersgruppe var 18-29 år (n = 4.120).",
                "The oldest cohort was 45 to 60 years and had 3,400 participants.",
                "The oldest of the biobanks was 30 years old.",
                "The oldest record was 12 characters long.",
                "The oldest patient registry was 30 years old.",
                "The youngest participants were 18-29 years (n = 4,120).",
            })
    void groupsAndThingsMayBeOldOrYoung(String line) {
        assertThat(severities(line)).doesNotContain(Severity.HOLD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The youngest included patient in the carrier group was 2 (n = 4,120).",
                "The oldest was 97.",
                "The oldest woman was only 34 years old.",
                "Den ældste deltager var 97 år.",
                "Den yngste af dem; den yngste var 2 år.",
            })
    void theYoungestAndTheOldestAreSinglePersons(String line) {
        assertThat(findings(Passages.lines("a.txt", line))).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.HOLD);
            assertThat(finding.message().en()).contains("a single person");
        });
    }

    private static List<Severity> severities(String... lines) {
        return findings(Passages.lines("a.txt", lines)).stream()
                .map(Finding::severity)
                .toList();
    }

    private static List<Finding> findings(List<Passage> lines) {
        RangesInText ranges = new RangesInText(5);
        lines.forEach(ranges::look);
        return ranges.findings();
    }
}

package dk.sluse.document;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.disclosure.Recovery;
import dk.sluse.disclosure.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where in lines of text tables begin and end, what is said of them, and how far long listings are looked at. */
final class TextBlocksTest {

    private static final String[] TABLE = {"Group\tn", "Alive\t409", "Dead\t<5"};
    private static final String PROSE = "and so the study went on";

    private final KeptTables kept = new KeptTables();
    private final TextBlocks blocks = new TextBlocks(kept);
    private int row;

    @Test
    void anEmptyLineEndsATable() {
        say(TABLE);
        say("");
        say(TABLE);
        assertThat(found()).extracting(Table::rows).containsExactly(3, 3);
        assertThat(found()).extracting(Table::place).containsExactly("a.txt:1", "a.txt:5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"> next()", ">>> next()", ". list x"})
    void aPromptEndsATable(String prompt) {
        say(TABLE);
        say(prompt);
        say(TABLE);
        assertThat(found()).hasSize(2);
    }

    @Test
    void aVeryLongLineEndsATable() {
        say(TABLE);
        say("x".repeat(4001));
        say(TABLE);
        assertThat(found()).hasSize(2);
    }

    @Test
    void fourLinesOfProseEndATable() {
        say(TABLE);
        say(PROSE, PROSE, PROSE, PROSE);
        say(TABLE);
        assertThat(found()).extracting(Table::rows).containsExactly(3, 3);
    }

    @Test
    void codeIsNoTableAndItsCommentsAre() {
        Part script = Said.part(0, "a.R");
        for (String line : TABLE) {
            blocks.line(Said.line(script, "", ++row, line));
        }
        assertThat(found()).isEmpty();
        for (String line : TABLE) {
            blocks.line(Said.line(script, "", ++row, "# " + line));
        }
        assertThat(found()).hasSize(1);
    }

    @Test
    void linesOfAnotherPartOrPlaceAreAnotherTables() {
        say(TABLE);
        for (String line : TABLE) {
            blocks.line(Said.line(Said.part(1, "b.txt"), "", ++row, line));
        }
        for (String line : TABLE) {
            blocks.line(Said.line(Said.part(1, "b.txt"), "page 3", 0, line));
        }
        assertThat(found()).hasSize(3);
    }

    @Test
    void paragraphsOfOneTextAreLinesOfOneTable() {
        for (String line : TABLE) {
            blocks.line(Said.line(Said.TEXT, "page 3 › paragraph " + ++row, 0, line));
        }
        assertThat(found()).hasSize(1);
    }

    @Test
    void theLineAboveAnEmptyOneIsACaption() {
        say("Table 2. Outcome (N = 412)", "");
        say(TABLE);
        assertThat(isSolved(found().get(0))).isTrue();
    }

    @Test
    void aCaptionIsOfTheNextTableOnly() {
        say("Table 2. Outcome (N = 412)", "");
        say(TABLE);
        say("");
        say(TABLE);
        assertThat(found()).extracting(TextBlocksTest::isSolved).containsExactly(true, false);
    }

    @Test
    void twoLinesOfProseMayBeACaption() {
        say("Table 2. Outcome (N = 412)", "of the whole cohort", "");
        say(TABLE);
        assertThat(isSolved(found().get(0))).isTrue();

        say("", "Table 3. Outcome (N = 412)", "of the whole cohort", "in the year", "");
        say(TABLE);
        assertThat(isSolved(found().get(1))).as("three are not").isFalse();
    }

    @Test
    void ofALongCaptionTheEndIsRead() {
        say("Outcome (N = 412) " + "x".repeat(382), "");
        say(TABLE);
        say("", "Outcome (N = 412) " + "x".repeat(200), "x".repeat(200), "");
        say(TABLE);
        assertThat(found()).extracting(TextBlocksTest::isSolved).containsExactly(true, false);
    }

    @Test
    void aPromptIsNoCaptionAndEndsOne() {
        say("Table 2. Outcome (N = 412)", "> table(x)");
        say(TABLE);
        assertThat(isSolved(found().get(0))).isFalse();
    }

    @Test
    void aCaptionStandsInTheSamePlace() {
        blocks.line(Said.line(Said.part(1, "b.txt"), "", 1, "Table 2. Outcome (N = 412)"));
        say(TABLE);
        assertThat(isSolved(found().get(0))).isFalse();
    }

    @Test
    void theSentenceRightBelowIsTheTables() {
        say(TABLE);
        say("", "There were 412 patients.", "");
        assertThat(isSolved(found().get(0))).isTrue();
    }

    @Test
    void twoSentencesRightBelowAreTheTables() {
        say(TABLE);
        say("", "There were 412 patients.", "Nobody was lost.", "");
        assertThat(isSolved(found().get(0))).isTrue();
    }

    @Test
    void aSentenceFartherBelowIsNot() {
        say(TABLE);
        say("", "Nobody was lost.", "", "There were 412 patients.", "");
        assertThat(isSolved(found().get(0))).isFalse();
    }

    @Test
    void aSentenceOfAnotherPartIsNot() {
        say(TABLE);
        say("");
        blocks.line(Said.line(Said.part(1, "b.txt"), "", 1, "There were 412 patients."));
        assertThat(isSolved(found().get(0))).isFalse();
    }

    /** Headings of a listing hold for all of it, however long. */
    @Test
    void aLongListingOfCountsIsReadToItsEnd() {
        say("Clinic\tn");
        for (int i = 0; i < 2_500; i++) {
            say("c" + i + "\t" + (i == 2_400 ? 3 : 500 + i));
        }
        List<Table> found = found();
        assertThat(found.get(0).rows()).isEqualTo(400);
        assertThat(found).as("the first, and that with the three").hasSize(2);
        assertThat(found.get(1).heading(1)).isEqualTo("n");
        assertThat(found.get(1).rows()).isBetween(100, 401);
    }

    @Test
    void whatALongListingHidesIsToldOnce() {
        say("Clinic\tn");
        for (int i = 0; i < 1_500; i++) {
            say("c" + i + "\t" + (i % 300 == 250 ? "<5" : 500 + i));
        }
        found();
        assertThat(kept.with(List.of(), List.of()).unsolved()).containsExactly("a.txt:252");
        assertThat(kept.with(List.of(), List.of()).bounded()).isEmpty();
    }

    /** Of rows that count nobody, 2,000 are looked at; then only what stands below a heading. */
    @Test
    void aListingThatCountsNobodyIsLeftAfterAWhile() {
        rows(1_999);
        assertThat(blocks.isIdle()).isFalse();
        rows(401);
        assertThat(blocks.isIdle()).isTrue();
        say(PROSE);
        assertThat(blocks.isIdle()).isTrue();
        say("Table 3");
        assertThat(blocks.isIdle()).isFalse();
        say(TABLE);
        assertThat(blocks.isIdle()).isFalse();
        rows(60);
        say("");
        assertThat(blocks.isIdle()).isFalse();
        assertThat(found()).anyMatch(table -> table.heading(1).equals("n"));
    }

    @Test
    void belowAHeadingInALongListingSixtyLinesAreLookedAt() {
        rows(2_400);
        say("Table 3");
        rows(58);
        assertThat(blocks.isIdle()).isFalse();
        rows(1);
        assertThat(blocks.isIdle()).isTrue();
    }

    @Test
    void anEmptyLineMakesAListingWorthALookAgain() {
        rows(2_400);
        assertThat(blocks.isIdle()).isTrue();
        say("");
        assertThat(blocks.isIdle()).isFalse();
        rows(1_000);
        assertThat(blocks.isIdle()).isFalse();
    }

    /** A line of prose costs a tenth of a row. */
    @Test
    void twentyThousandLinesOfProseAreLookedAt() {
        for (int i = 0; i < 19_990; i++) {
            say(PROSE);
        }
        assertThat(blocks.isIdle()).isFalse();
        for (int i = 0; i < 20; i++) {
            say(PROSE);
        }
        assertThat(blocks.isIdle()).isTrue();
    }

    @Test
    void twoThousandHeadingsInOneListingAreLookedAt() {
        rows(2_400);
        for (int i = 0; i < 2_000; i++) {
            say("Table " + i, PROSE, PROSE, PROSE, PROSE);
        }
        assertThat(kept.with(List.of(), List.of()).bounded()).isEmpty();
        say("Table 2000");
        assertThat(kept.with(List.of(), List.of()).bounded()).containsExactly("a.txt:" + row);
        assertThat(blocks.isIdle()).isTrue();
    }

    @Test
    void whereThereIsNoMoreRoomIsTold() {
        for (int i = 0; i < 200_000; i++) {
            kept.countCell();
        }
        say(TABLE);
        assertThat(found()).isEmpty();
        assertThat(kept.with(List.of(), List.of()).bounded()).containsExactly("a.txt:1");
        assertThat(blocks.isIdle()).isTrue();
    }

    @Test
    void aPagesLinesAreReadWithoutTheirTags() {
        say("<p>Group\tn</p>", "<p>Alive\t409</p>", "<p>Dead\t&lt;5</p>");
        assertThat(found()).hasSize(1);
        assertThat(found().get(0).text(2, 1)).isEqualTo("<5");
    }

    /** Rows of a log that count nobody. */
    private void rows(int count) {
        for (int i = 0; i < count; i++) {
            say("12:00:0" + i % 10 + "\tstep\t0." + i + "\tdone");
        }
    }

    private void say(String... lines) {
        for (String line : lines) {
            blocks.line(Said.line(++row, line));
        }
    }

    private List<Table> found() {
        blocks.end();
        return new ArrayList<>(kept.with(List.of(), List.of()).all());
    }

    /** Whether the table knows of how many people it is: then the hidden number is no secret. */
    private static boolean isSolved(Table table) {
        return !Recovery.in(List.of(table), 2).isEmpty();
    }
}

package dk.sluse.document;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.disclosure.Recovery;
import dk.sluse.disclosure.Table;
import dk.sluse.disclosure.TextTables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentences about a table in which its number of people may stand (R63): two before it, two below. */
final class SaidAroundTest {

    private static final String SAID = "There were 412 patients.";
    private static final String OTHER = "Nobody was lost.";

    private final SaidAround around = new SaidAround();
    private int row;

    @Test
    void twoSentencesBeforeAreItsOwn() {
        says(SAID, OTHER);
        begins("t");
        assertThat(isSaid(table("t").get(0))).isTrue();
    }

    @Test
    void aThirdIsNot() {
        says(SAID, OTHER, OTHER);
        begins("t");
        assertThat(isSaid(table("t").get(0))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false"})
    void twoSentencesBelowAreItsOwn(int sentence, boolean said) {
        begins("t");
        for (int i = 1; i <= 3; i++) {
            says(i == sentence ? SAID : OTHER);
        }
        assertThat(isSaid(table("t").get(0))).isEqualTo(said);
    }

    @Test
    void emptyAndLongLinesDoNotCount() {
        begins("t");
        says("", "  ", "x".repeat(401), OTHER, SAID);
        assertThat(isSaid(table("t").get(0))).isTrue();

        says(OTHER, OTHER);
        begins("u");
        says("x".repeat(400), OTHER, SAID);
        assertThat(isSaid(table("u").get(0))).isFalse();

        says(OTHER, OTHER);
        begins("v");
        says(SAID + " " + "x".repeat(400));
        assertThat(isSaid(table("v").get(0))).isFalse();
    }

    @Test
    void whatIsBelowOneIsNotBeforeTheNextUnlessSaidBetween() {
        says(SAID);
        begins("t");
        begins("u");
        assertThat(isSaid(table("t").get(0))).isTrue();
        assertThat(isSaid(table("u").get(0))).isFalse();

        says(SAID);
        begins("v");
        assertThat(isSaid(table("u").get(0))).isTrue();
        assertThat(isSaid(table("v").get(0))).isTrue();
    }

    @Test
    void anotherPartSaysNothingOfIt() {
        says(SAID);
        around.begins("t", 1);
        assertThat(isSaid(table("t").get(0))).isFalse();

        says(SAID);
        assertThat(isSaid(table("t").get(0))).isFalse();

        says(SAID);
        around.line(Said.line(Said.part(1, "b.txt"), "", 9, OTHER));
        around.begins("u", 1);
        assertThat(isSaid(table("u").get(0))).isFalse();
    }

    @Test
    void ofSeveralTablesInTheCellsTheFirstHearsWhatIsBeforeAndTheLastWhatIsBelow() {
        says(SAID);
        begins("t");
        List<Table> before = table("t", "t", "t");
        assertThat(before).extracting(SaidAroundTest::isSaid).containsExactly(true, false, false);

        begins("u");
        says(SAID);
        assertThat(table("u", "u", "u")).extracting(SaidAroundTest::isSaid).containsExactly(false, false, true);
    }

    @Test
    void ofUnknownTablesNothingWasSaid() {
        says(SAID);
        begins("t");
        assertThat(isSaid(table("unknown").get(0))).isFalse();
        assertThat(around.said("t", List.of())).isEmpty();
    }

    private void begins(Object table) {
        around.begins(table, 0);
    }

    private void says(String... lines) {
        for (String line : lines) {
            around.line(Said.line(++row, line));
        }
    }

    private List<Table> table(String name, String... more) {
        List<Table> found = new java.util.ArrayList<>();
        for (int i = 0; i <= Math.max(0, more.length); i++) {
            found.add(TextTables.in("", List.of("Outcome\tn", "Alive\t409", "Dead\t<5"), line -> "a.txt:" + (line + 1))
                    .get(0));
        }
        return around.said(name, found);
    }

    /** Whether the table knows of how many people it is: then the hidden number is no secret. */
    private static boolean isSaid(Table table) {
        return !Recovery.in(List.of(table), 2).isEmpty();
    }
}

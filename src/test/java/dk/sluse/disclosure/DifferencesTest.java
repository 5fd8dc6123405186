package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a table and an earlier one of nearly the same people give away together. */
final class DifferencesTest {

    private static final Differences.Rule RULE = new Differences.Rule(5, 10);
    private static final String HEAD = "Smoking\tCases\tControls";

    private static final Table EARLIER = table(HEAD, "Never\t412\t397", "Former\t157\t130", "Current\t96\t88");

    @Test
    void aFewMoreInOneCell() {
        assertThat(found(table(HEAD, "Never\t412\t397", "Former\t157\t133", "Current\t96\t88")))
                .containsExactly(new Differences.Found(2, 2));
    }

    @Test
    void aFewFewerInSeveral() {
        assertThat(found(table(HEAD, "Never\t410\t397", "Former\t157\t130", "Current\t92\t88")))
                .containsExactly(new Differences.Found(1, 1), new Differences.Found(3, 1));
    }

    @Test
    void aLargerPopulationOfWhomFewStandInOneCell() {
        assertThat(found(table(HEAD, "Never\t432\t410", "Former\t164\t132", "Current\t102\t94")))
                .containsExactly(new Differences.Found(2, 2));
    }

    @Test
    void aFewWhoMovedFromOneCellToAnother() {
        assertThat(found(table(HEAD, "Never\t411\t397", "Former\t158\t130", "Current\t96\t88")))
                .hasSize(2);
    }

    @Test
    void turnedRoundWithOtherWordsForTheCountsAndRowsOfItsOwn() {
        Table turned = table(
                "Group\tNever (n)\tFormer (n)\tCurrent (n)\tUnknown (n)",
                "Cases\t412\t157\t96\t12",
                "Controls\t394\t130\t88\t14");

        assertThat(found(turned)).containsExactly(new Differences.Found(2, 1));
    }

    @Test
    void theSameTableAgainGivesNothing() {
        assertThat(found(table(HEAD, "Never\t412\t397", "Former\t157\t130", "Current\t96\t88")))
                .isEmpty();
    }

    @Test
    void differencesOfManyGiveNothing() {
        assertThat(found(table(HEAD, "Never\t417\t402", "Former\t157\t140", "Current\t96\t88")))
                .isEmpty();
    }

    @Test
    void otherPeopleGiveNothing() {
        // Another year: some more, some fewer.
        assertThat(found(table(HEAD, "Never\t421\t380", "Former\t149\t132", "Current\t91\t99")))
                .isEmpty();
        // Twice as many: one cell is close by chance.
        assertThat(found(table(HEAD, "Never\t830\t790", "Former\t310\t133", "Current\t190\t170")))
                .isEmpty();
    }

    @Test
    void otherCellsAreNotCompared() {
        assertThat(found(table("Alcohol\tMen\tWomen", "Daily\t412\t397", "Weekly\t157\t133", "Rarely\t96\t88")))
                .isEmpty();
    }

    @Test
    void whatIsRememberedHoldsNoWordAndNoHiddenCell() {
        Figures figures =
                Figures.of(table(HEAD, "Never\t412\t397", "Former\t<5\t130")).orElseThrow();

        assertThat(figures.counts()).hasSize(3).containsValues(412L, 397L, 130L);
        assertThat(figures.counts().keySet()).allMatch(key -> key.matches("[0-9a-f]{20}"));
        assertThat(Figures.of(table("Term\tOR\tp", "Age\t1.02\t0.04", "Sex\t1.31\t0.20")))
                .isEmpty();
    }

    @Test
    void figuresOfNothingInCommonAreNoneOfIts() {
        assertThat(new Differences(EARLIER).from(new Figures("x", Map.of("a", 412L, "b", 397L)), RULE))
                .isEmpty();
    }

    private static List<Differences.Found> found(Table now) {
        return new Differences(now).from(Figures.of(EARLIER).orElseThrow(), RULE);
    }

    private static Table table(String... lines) {
        return TextTables.in("", List.of(lines), i -> "t:" + i).get(0);
    }
}

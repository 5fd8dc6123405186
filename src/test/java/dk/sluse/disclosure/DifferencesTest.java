package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

    /** Bands that begin alike in one table are told apart, and found again where they stand alone. */
    @Test
    void bandsOfAgesThatBeginAlikeAreComparedAsTheyAre() {
        Table alone = table("Age\tCases\tControls", "18-64\t412\t397", "65-74\t157\t130", "Unknown\t96\t88");
        Table both = table(
                "Age\tCases\tControls",
                "18-64\t412\t397",
                "18-44\t212\t200",
                "65-74\t157\t133",
                "65-69\t80\t70",
                "Unknown\t96\t88");

        assertThat(new Differences(both).from(Figures.of(alone).orElseThrow(), RULE))
                .containsExactly(new Differences.Found(3, 2));
        assertThat(new Differences(alone).from(Figures.of(both).orElseThrow(), RULE))
                .containsExactly(new Differences.Found(2, 2));
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

    /** Four more are few, five are not. */
    @Test
    void fiveIsEnough() {
        assertThat(found(table(HEAD, "Never\t416\t402", "Former\t157\t130", "Current\t96\t88")))
                .containsExactly(new Differences.Found(1, 1));
        assertThat(found(table(HEAD, "Never\t407\t397", "Former\t157\t130", "Current\t96\t87")))
                .containsExactly(new Differences.Found(3, 2));
    }

    /** Cells that go both ways are still of the same people where all of them move by few. */
    @Test
    void fewBothWaysAreTheSamePeopleAndManyBothWaysAreNot() {
        assertThat(found(table(HEAD, "Never\t416\t397", "Former\t153\t130", "Current\t96\t88")))
                .hasSize(2);
        assertThat(found(table(HEAD, "Never\t417\t397", "Former\t154\t130", "Current\t96\t88")))
                .isEmpty();
    }

    /** Of a thousand people, a hundred may be others: 10 % of the larger of each cell. */
    @Test
    void theSamePopulationDiffersByLittle() {
        Table before = table(HEAD, "Never\t400\t300", "Former\t100\t100");

        // 900 became 1,000, of whom 100 are new
        assertThat(found(before, table(HEAD, "Never\t496\t300", "Former\t104\t100")))
                .containsExactly(new Differences.Found(2, 1));
        // 101 of 1,001
        assertThat(found(before, table(HEAD, "Never\t497\t300", "Former\t104\t100")))
                .isEmpty();
        // the same the other way
        assertThat(found(table(HEAD, "Never\t496\t300", "Former\t104\t100"), before))
                .containsExactly(new Differences.Found(2, 1));
    }

    /** Three of five cells shared are most of them; two of five are not, and one cell says nothing. */
    @Test
    void mostCellsAreShared() {
        Table before = table("Clinic\tn", "A\t40", "B\t50", "C\t60", "D\t70", "E\t80");

        assertThat(found(before, table("Clinic\tn", "A\t41", "B\t50", "C\t60", "F\t71", "G\t82")))
                .containsExactly(new Differences.Found(1, 1));
        assertThat(found(before, table("Clinic\tn", "A\t41", "B\t50", "H\t63", "F\t71", "G\t82")))
                .isEmpty();
        // of the smaller table's cells
        assertThat(found(before, table("Clinic\tn", "A\t41", "B\t50"))).hasSize(1);
        assertThat(found(before, table("Clinic\tn", "A\t41", "B\t<5"))).isEmpty();
        assertThat(new Differences(table("Clinic\tn", "A\t41", "B\t<5"))
                        .from(new Figures("x", Figures.of(before).orElseThrow().counts()), RULE))
                .isEmpty();
    }

    @Test
    void inReadingOrder() {
        assertThat(found(table(HEAD, "Never\t413\t398", "Former\t158\t131", "Current\t97\t89")))
                .extracting(Differences.Found::row, Differences.Found::column)
                .containsExactly(tuple(1, 1), tuple(1, 2), tuple(2, 1), tuple(2, 2), tuple(3, 1), tuple(3, 2));
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
        return found(EARLIER, now);
    }

    private static List<Differences.Found> found(Table before, Table now) {
        return new Differences(now).from(Figures.of(before).orElseThrow(), RULE);
    }

    private static Table table(String... lines) {
        return TextTables.in("", List.of(lines), i -> "t:" + i).get(0);
    }

    @Test
    void R63_theCutBetweenAgesMoved() {
        Table earlier = table("Age\tWomen\tMen", "18-64\t112\t140", "65+\t88\t71");
        Table now = table("Age\tWomen\tMen", "18-65\t114\t143", "66+\t86\t68");

        assertThat(new Differences(now).from(Figures.of(earlier).orElseThrow(), RULE))
                .hasSize(4);
    }

    @Test
    void R63_aTotalOfThenGivesAHiddenNumberBack() {
        Figures earlier =
                Figures.of(table("Region\tTotal", "Capital\t252", "North\t34")).orElseThrow();
        Table now = table("Region\tWomen\tMen", "Capital\t112\t140", "North\t31\t<5");
        Table other = table("Region\tWomen\tMen", "Capital\t112\t140", "North\t21\t<5");

        assertThat(new Complements(now).from(earlier, 5)).containsExactly(new Differences.Found(2, 2));
        assertThat(new Complements(other).from(earlier, 5)).isEmpty();
    }
}

package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows and columns as lines that may sum to another (R63). */
final class LinesTest {

    private static final Table TABLE = Grid.of(
            "Group\tMen\tWomen\t%\tp\tTotal",
            "A\t20\t<5\t40\t1\t22",
            "Mean age\t54\t53\t1\t1\t54",
            "Vejle\t\t\t\t\t",
            "B\t30\t40\t60\t1\t70",
            "C\t1.5\t2\t\t\t",
            "Total\t50\t42\t100\t2\t92");

    @Test
    void rowsAndColumnsAreLinesOfTheBody() {
        Lines rows = new Lines(TABLE, false);
        Lines columns = new Lines(TABLE, true);

        assertThat(List.of(rows.first(), rows.end(), rows.acrossFirst(), rows.acrossEnd()))
                .containsExactly(1, 7, 1, 6);
        assertThat(List.of(columns.first(), columns.end(), columns.acrossFirst(), columns.acrossEnd()))
                .containsExactly(1, 6, 1, 7);
        assertThat(rows.label(2)).isEqualTo("Mean age");
        assertThat(columns.label(2)).isEqualTo("Women");
        assertThat(rows.spot(4, 2)).isEqualTo(new Totals.Spot(4, 2));
        assertThat(columns.spot(2, 4)).isEqualTo(new Totals.Spot(4, 2));
        assertThat(rows.entry(4, 2).count()).isEqualTo(40);
        assertThat(columns.entry(2, 4).count()).isEqualTo(40);
    }

    @Test
    void plainLinesCountAndAreNoTotals() {
        Lines rows = new Lines(TABLE, false);
        Lines columns = new Lines(TABLE, true);

        assertThat(rows.plain()).containsExactly(1, 4, 5);
        assertThat(rows.isTotal(6)).isTrue();
        assertThat(rows.isTotal(5)).isFalse();
        assertThat(columns.plain()).containsExactly(1, 2);
        assertThat(columns.isTotal(5)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n, mean age", "n (%)", "Number of cases, risk"})
    void aColumnThatSaysItCountsIsPlainWhateverElseItSays(String heading) {
        assertThat(new Lines(Grid.of("Group\t" + heading + "\tp", "A\t20\t1", "B\t30\t1"), true).plain())
                .containsExactly(1);
        assertThat(new Lines(Grid.of("Group\t" + heading + "\tp", "A\t20\t1", "B\t30\t1"), false).plain())
                .containsExactly(1, 2);
    }

    /** What holds numbers only under percentages and measures counts nobody. */
    @Test
    void aRowWithoutCountsIsNoAddend() {
        assertThat(new Lines(Grid.of("Group\tn\t%\tp", "A\t20\t3\t1", "B\t\t3\t1", "C\t*\t\t", "D\t0.5\t3\t1"), false)
                        .plain())
                .containsExactly(1, 3);
        assertThat(new Lines(Grid.of("Group\tMen\tWomen", "Mean age\t54\t53", "B\t4\t"), true).plain())
                .containsExactly(1);
    }

    @Test
    void groupsEndAtWhateverIsNotPlain() {
        assertThat(new Lines(TABLE, false).groups()).containsExactly(List.of(1), List.of(4, 5));
        assertThat(new Lines(TABLE, true).groups()).containsExactly(List.of(1, 2));
        assertThat(new Lines(Grid.of("Group\tn", "A\t1", "B\t2"), false).groups())
                .containsExactly(List.of(1, 2));
    }

    @Test
    void theLinesBeforeAreTheLikeliestAddends() {
        Table table = Grid.of(
                "Group\tn",
                "A\t1",
                "B\t2",
                "Total\t3",
                "Vejle\t",
                "C\t4",
                "D\t5",
                "Total\t9",
                "E\t6",
                "F\t7",
                "Total\t25");
        Lines rows = new Lines(table, false);

        assertThat(rows.addends(7))
                .containsExactly(
                        List.of(1, 2, 5, 6),
                        List.of(8, 9),
                        List.of(1, 2, 5, 6, 8, 9),
                        List.of(1, 2),
                        List.of(5, 6),
                        List.of(1, 2, 4, 5, 6));
        assertThat(rows.addends(10))
                .containsExactly(
                        List.of(1, 2, 5, 6, 8, 9),
                        List.of(1, 2),
                        List.of(5, 6),
                        List.of(8, 9),
                        List.of(3, 7),
                        List.of(1, 2, 4, 5, 6, 8, 9));
        assertThat(rows.addends(2))
                .as("a plain line is none of its own")
                .allMatch(addends -> !addends.contains(2) || addends.equals(List.of()));
    }

    @Test
    void aColumnWithoutAnythingHidesNothing() {
        Table table = Grid.of("Group\tMen\tBoys\tWomen\tTotal", "A\t1\t\t2\t3", "B\t4\t\t5\t9");

        assertThat(new Lines(table, true).addends(4)).containsExactly(List.of(1, 3));
    }

    @Test
    void linesFitWhereAllOfThemMayCount() {
        Lines rows = new Lines(TABLE, false);

        assertThat(rows.fits(List.of(1, 4), 1)).isTrue();
        assertThat(rows.fits(List.of(1, 4), 2)).as("one hidden").isTrue();
        assertThat(rows.fits(List.of(3, 4), 2)).as("one blank").isTrue();
        assertThat(rows.fits(List.of(3), 2)).as("nothing but blanks").isFalse();
        assertThat(rows.fits(List.of(4, 5), 1)).as("a fraction").isFalse();
        assertThat(rows.fits(List.of(1, 4), 3)).as("percentages").isFalse();
        assertThat(rows.fits(List.of(1, 4), 6, 1)).isTrue();
        assertThat(rows.fits(List.of(1, 4), 3, 1)).as("a blank total").isFalse();
        assertThat(rows.fits(List.of(1, 4), 5, 1))
                .as("a total that is a fraction")
                .isFalse();
        assertThat(new Lines(TABLE, true).fits(List.of(1, 2), 2))
                .as("a row of means")
                .isFalse();
    }

    @Test
    void hiddenAreAllThatAreNotShown() {
        Lines rows = new Lines(TABLE, false);

        assertThat(rows.hasHidden(List.of(1, 4), 1)).isFalse();
        assertThat(rows.hasHidden(List.of(1, 4), 2)).isTrue();
        assertThat(rows.hasHidden(List.of(3, 4), 1)).isTrue();
        assertThat(rows.sum(List.of(1, 4), 1)).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({"40, false", "41, true", "44, true", "45, false"})
    void aSumMayBeWhatTheHiddenAllow(long total, boolean reached) {
        assertThat(new Lines(TABLE, false).mayReach(List.of(1, 4), 2, total)).isEqualTo(reached);
    }

    @Test
    void aBlankMayHideAnything() {
        Lines rows = new Lines(TABLE, false);

        assertThat(rows.mayReach(List.of(3, 4), 1, 29)).isFalse();
        assertThat(rows.mayReach(List.of(3, 4), 1, 30)).isTrue();
        assertThat(rows.mayReach(List.of(3, 4), 1, 1_000_000)).isTrue();
    }

    /** Rounded to five, each of three numbers is off by two at most: 0, 20, 30 and their sum 50. */
    @ParameterizedTest
    @CsvSource({"43, false", "44, true", "58, true", "59, false"})
    void roundedNumbersLeaveASlack(long total, boolean reached) {
        Lines rows = new Lines(
                Grid.captioned("Counts rounded to the nearest 5", "Group\tn", "A\t0", "B\t20", "C\t30", "Total\t50"),
                false);

        assertThat(rows.mayReach(List.of(1, 2, 3), 1, total)).isEqualTo(reached);
        assertThat(rows.sum(List.of(1, 2, 3), 1)).isEqualTo(50);
    }
}

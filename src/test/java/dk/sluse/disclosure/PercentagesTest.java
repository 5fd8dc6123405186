package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of people that percentages stand for (R63). */
final class PercentagesTest {

    /** One decimal of forty people is one number of them; whole percents of four hundred are several. */
    @ParameterizedTest(name = "{0} % of {2} to {3}")
    @CsvSource({
        "7.5, 1, 40, 40, 3, 3",
        "8.0, 1, 40, 40, 4, 3",
        "0.0, 1, 40, 40, 0, 0",
        "100, 0, 40, 40, 40, 40",
        // half a percent of 400 is two: 0.5 % to 1.5 % are 2 to 6
        "1, 0, 400, 400, 2, 6",
        "0, 0, 400, 400, 0, 2",
        "0.3, 1, 991, 1010, 3, 3",
        "25, 0, 10, 20, 3, 5"
    })
    void stand(double percent, int decimals, long from, long to, long least, long most) {
        Percentages.Counts counts = Percentages.counts(percent, decimals, from, to);

        assertThat(counts).isEqualTo(new Percentages.Counts(least, most));
        assertThat(counts.isNone()).isEqualTo(least > most);
    }

    @Test
    void aColumnOfPercentagesSaysSoOrHasTheirSigns() {
        assertThat(isColumn("Group\tn\t%", "A\t37\t92.5", "B\t3\t7.5")).isTrue();
        assertThat(isColumn("Group\tn\tShare", "A\t37\tmost", "B\t3\t*")).isFalse();
        assertThat(isColumn("Group\tn\tOf all", "A\t37\t92.5%", "B\t3\t7.5%")).isTrue();
        // two of three with a sign are most, one of two is not
        assertThat(isColumn("Group\tn\tOf all", "A\t37\t92.5%", "B\t3\t7.5%", "C\t3\t7.5"))
                .isTrue();
        assertThat(isColumn("Group\tn\tOf all", "A\t37\t92.5%", "B\t3\t7.5")).isFalse();
        assertThat(isColumn("Group\tn\tn (%)", "A\t37\t36 (92.5%)", "B\t3\t7.5%"))
                .isFalse();
        assertThat(isColumn("Group\tn\tOR, 95 %", "A\t37\t1.5", "B\t3\t1.6")).isFalse();
    }

    private static boolean isColumn(String... lines) {
        return new Percentages(Grid.of(lines)).isColumn(2);
    }

    /** 37 are 92.5 %, so all are 40, and 7.5 % of them 3, in one column or two. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"n (%);37 (92.5%);<5 (7.5%)", "n\t%;37\t92.5;<5\t7.5", "n\tShare;37\t92.5%;<5\t7.5 %"})
    void whatIsShownTellsTheWhole(String columns) {
        String[] rows = columns.split(";", -1);

        assertThat(hidden("Group\t" + rows[0], "A\t" + rows[1], "B\t" + rows[2]))
                .containsExactly(at(2, 1));
        // a hidden percentage tells nothing
        assertThat(hidden("Group\tn\t%", "A\t37\t92.5", "B\t<5\t*")).isEmpty();
        assertThat(hidden("Group\tn (%)", "A\t37", "B\t<5 (7.5%)")).isEmpty();
    }

    /** 500 are 50 %: all are 991 to 1,009, of whom 0.3 % are 3 and 0 % may be anything up to 5. */
    @Test
    void aWholeThatIsNearlyKnownIsEnough() {
        assertThat(hidden("Group\tn (%)", "A\t500 (50%)", "B\t<5 (0.3%)")).containsExactly(at(2, 1));
        assertThat(hidden("Group\tn (%)", "A\t500 (50%)", "B\t<5 (0%)")).isEmpty();
        // 3 are 2 %: all are 120 to 200, of whom 1.5 % are 2 or 3. With 99 as half of them, they are 197 or more.
        assertThat(hidden("Group\tn (%)", "A\t3 (2%)", "B\t<5 (1.5%)")).isEmpty();
        assertThat(hidden("Group\tn (%)", "A\t3 (2%)", "C\t99 (50%)", "B\t<5 (1.5%)"))
                .containsExactly(at(3, 1));
    }

    @Test
    void zerosTellNoWhole() {
        assertThat(hidden("Group\tn (%)", "A\t0 (0.0%)", "B\t<5 (7.5%)")).isEmpty();
        assertThat(hidden("Group\tn (%)", "A\t0 (0.0%)", "C\t37 (92.5%)", "B\t<5 (7.5%)"))
                .containsExactly(at(3, 1));
    }

    /** Percentages of different wholes in one column tell nothing of a third. */
    @Test
    void wholesThatDoNotAgreeAreNone() {
        assertThat(hidden("Group\tn (%)", "A\t37 (92.5%)", "C\t30 (50.0%)", "B\t<5 (7.5%)"))
                .isEmpty();
    }

    @Test
    void theStatedWholeIsBelievedWhereWhatIsShownFitsIt() {
        // 10 are 25 % of 40, of whom 5 to 10 % are 2 to 4; with 30 stated they would be another's
        assertThat(hidden("Effect\tn (%), N = 40", "A\t10 (25%)", "B\t<5 (8%)")).containsExactly(at(2, 1));
        assertThat(hidden("Effect\tn (%)", "A\t10 (25%)", "B\t<5 (10%)")).containsExactly(at(2, 1));
        assertThat(hidden("Effect\tn (%), N = 30", "A\t10 (25%)", "B\t<5 (10%)"))
                .containsExactly(at(2, 1));
        assertThat(hidden(Grid.captioned("All (N = 40)", "Effect\tn (%)", "A\tfew", "B\t<5 (7.5%)", "C\t<5 (5.0%)")))
                .containsExactly(at(2, 1), at(3, 1));
    }

    /** 1 of 2 % leaves 40 to 66, 3 of 2 % leave 120 to 200: an N at either end fits, one past it does not. */
    @Test
    void aWholeAtTheEndOfWhatIsShownFits() {
        assertThat(hidden("Effect\tn (%)", "A\t1 (2%)", "B\t<5 (7.5%)")).isEmpty();
        assertThat(hidden("Effect\tn (%), N = 40", "A\t1 (2%)", "B\t<5 (7.5%)")).containsExactly(at(2, 1));
        assertThat(hidden("Effect\tn (%), N = 39", "A\t1 (2%)", "B\t<5 (7.5%)")).isEmpty();
        assertThat(hidden("Effect\tn (%), N = 200", "A\t3 (2%)", "B\t<5 (1.5%)"))
                .containsExactly(at(2, 1));
        assertThat(hidden("Effect\tn (%), N = 201", "A\t3 (2%)", "B\t<5 (1.5%)"))
                .isEmpty();
    }

    /** Each hidden cell alone is open; its percentage of the total is not. */
    @Test
    void aTotalIsTheWholeOfItsColumn() {
        assertThat(hidden("Group\tn (%)", "A\t<5 (7.5%)", "B\t<5 (10.0%)", "C\t33", "Total\t40"))
                .containsExactly(at(1, 1), at(2, 1));
        assertThat(hidden("Group\tn (%)", "A\t<5 (7.5%)", "B\t<5 (10.0%)", "C\t*", "Total\t*"))
                .isEmpty();
    }

    /** Of 40 men 92.5 % live, of 60 women 80 %: the percentages are of the rows, and three men are dead. */
    @Test
    void percentagesOfRowsTellTheirWhole() {
        assertThat(hidden("Sex\tDead\tAlive", "Men\t<5 (7.5%)\t37 (92.5%)", "Women\t12 (20.0%)\t48 (80.0%)"))
                .containsExactly(at(1, 1));
        assertThat(hidden("Sex\tDead\t%\tAlive\t%", "Men\t<5\t7.5\t37\t92.5", "Women\t12\t20.0\t48\t80.0"))
                .containsExactly(at(1, 1));
        assertThat(hidden(
                        "Sex\tDead\tMoved\tAlive\tTotal",
                        "Men\t<5 (7.5%)\t<5 (10.0%)\t33 (82.5%)\t40 (100%)",
                        "Women\t12 (20.0%)\t8 (13.3%)\t40 (66.7%)\t60 (100%)"))
                .containsExactly(at(1, 1), at(1, 2));
        // stated beside the row, or as its total
        assertThat(hidden("Sex\tDead\tGone\tAlive", "Men (N = 40)\t<5 (7.5%)\t<5 (5.0%)\t* (87.5%)"))
                .contains(at(1, 1), at(1, 2));
        assertThat(hidden(
                        "Sex\tDead\tGone\tAlive\tTotal",
                        "Men\t<5 (7.5%)\t<5 (5.0%)\t* (87.5%)\t40",
                        "Women\t12 (20.0%)\t8 (13.3%)\t40 (66.7%)\t60"))
                .contains(at(1, 1), at(1, 2));
    }

    /** Percentages that make 100 with one decimal each may miss it by half a tenth each. */
    @Test
    void aRowAddsUpAsFarAsItsDecimalsGo() {
        String head = "Sex\tDead\tGone\tAlive";
        String women = "Women\t10 (20.0%)\t10 (20.0%)\t30 (60.0%)";
        // 2, 8 and 20 of 30 make 100.1, 1, 10 and 19 make 99.9
        assertThat(hidden(head, "Men\t<5 (6.7%)\t8 (26.7%)\t20 (66.7%)", women)).containsExactly(at(1, 1));
        assertThat(hidden(head, "Men\t<5 (3.3%)\t10 (33.3%)\t19 (63.3%)", women))
                .containsExactly(at(1, 1));
        assertThat(hidden(head, "Men\t<5 (6.9%)\t8 (26.7%)\t20 (66.7%)", women)).isEmpty();
        // with a count that has no percentage, the rest do not make 100 of it
        assertThat(hidden(head + "\tOther", "Men\t<5 (6.7%)\t8 (26.7%)\t20 (66.7%)\t7", women + "\t9"))
                .isEmpty();
    }

    /** Percentages of a row that would make more than the mark allows are of something else. */
    @Test
    void aRowThatTheMarkRulesOutSaysNothing() {
        assertThat(hidden("Sex\tDead\tAlive", "Men\t<5 (20%)\t80 (80%)", "Women\t12 (20%)\t48 (80%)"))
                .isEmpty();
    }

    /** Counts and their percentages of all: those are no wholes of these. */
    @Test
    void aCountIsNoWholeOfItsOwnPercentage() {
        assertThat(small("Group\tn\t%", "A\t20\t20.0", "B\t30\t30.0", "C\t50\t50.0"))
                .isEmpty();
        assertThat(small("Group\tn\t%", "A\t20\t20.0", "B\t30\t30.0", "C\t50\t*", "D\t0\t0.0"))
                .isEmpty();
        // 20 % of 20 and 10 % of 30 are four and three
        assertThat(small("Group\tn\t%", "A\t20\t20.0", "B\t30\t10.0")).containsExactly(at(1, 2), at(2, 2));
        // one row alone shows nothing of that
        assertThat(small("Group\tn\t%", "A\t20\t20.0")).containsExactly(at(1, 2));
        assertThat(small("Group\tn\t%", "A\t20\t20.0", "B\t30\tfew")).containsExactly(at(1, 2));
        assertThat(small("Group\tn\t%", "A\t20\t20.0", "B\t30\t0.0")).containsExactly(at(1, 2));
    }

    @Test
    void theNearestWholeSpeaks() {
        assertThat(small("Group\tN\t% (N = 80)", "A\t40\t5.0", "B\t50\t15.0")).containsExactly(at(1, 2));
        assertThat(small("Group\tN\t%", "A (N = 30)\t400\t10.0", "B\t500\t15.0"))
                .containsExactly(at(1, 2));
        assertThat(small("Group\tMean\t%", "A\t40\t10.0", "B\t50\t15.0")).isEmpty();
        assertThat(small("Group\tTotal\t%", "A\t40\t10.0", "B\t50\t15.0")).containsExactly(at(1, 2));
    }

    private static Totals.Spot at(int row, int column) {
        return new Totals.Spot(row, column);
    }

    private static List<Totals.Spot> hidden(String... lines) {
        return hidden(Grid.of(lines));
    }

    private static List<Totals.Spot> hidden(Table table) {
        return Recovery.in(List.of(table), 2).stream()
                .map(found -> at(found.row(), found.column()))
                .toList();
    }

    private static List<Totals.Spot> small(String... lines) {
        Table table = Grid.of(lines);
        List<Totals.Spot> found = new ArrayList<>();
        SmallCounts.in(table, Counting.of(table), 5).stream()
                .filter(f -> f.kind() == SmallCounts.Kind.PERCENTAGE)
                .forEach(f -> found.add(at(f.row(), f.column())));
        return found;
    }
}

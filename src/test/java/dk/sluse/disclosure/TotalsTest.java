package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cells of a table sum to which (R63): shown by a line without hidden entries, or said and not denied. */
final class TotalsTest {

    @Test
    void aRowOfTotalsIsTheSumOfTheRowsAbove() {
        Table table = Grid.of("Group\tn", "A\t412", "B\t<5", "Total\t415");

        assertThat(sums(table)).containsExactly("412+<5=415");
        assertThat(Totals.of(table).isAdding(1))
                .as("nothing shows that it adds up")
                .isFalse();
    }

    @Test
    void aRowOfTotalsMayStandFirst() {
        assertThat(sums(Grid.of("Group\tn", "Total\t415", "A\t412", "B\t<5"))).containsExactly("412+<5=415");
    }

    @Test
    void aColumnOfTotalsIsTheSumOfTheColumnsBefore() {
        Table table = Grid.of("Group\tMen\tWomen\tTotal", "A\t200\t212\t412", "B\t<5\t7\t10");

        assertThat(sums(table)).containsExactly("200+212=412", "<5+7=10");
        assertThat(adding(table)).containsExactly(1, 2, 3);
    }

    @Test
    void bothWaysAtOnceAndOverAll() {
        Table table = Grid.of("Group\tMen\tWomen\tTotal", "A\t20\t21\t41", "B\t30\t33\t63", "Total\t50\t54\t104");

        assertThat(sums(table))
                .containsExactlyInAnyOrder("20+30=50", "21+33=54", "41+63=104", "20+21=41", "30+33=63", "50+54=104");
    }

    @ParameterizedTest
    @ValueSource(strings = {"413", "400", "0", "417"})
    void aTotalThatTheRowsCannotMakeIsNone(String total) {
        assertThat(sums(Grid.of("Group\tn", "A\t412", "B\t<5", "Total\t" + total)))
                .isEqualTo(total.equals("413") ? List.of("412+<5=413") : List.of());
    }

    @Test
    void oneColumnThatDeniesItDeniesAll() {
        assertThat(sums(Grid.of("Group\tMen\tWomen", "A\t20\t21", "B\t30\t<5", "Total\t50\t20")))
                .isEmpty();
        assertThat(sums(Grid.of("Group\tMen\tWomen", "A\t20\t21", "B\t30\t<5", "Total\t50\t24")))
                .containsExactly("20+30=50", "21+<5=24");
    }

    @Test
    void aHiddenTotalIsPossible() {
        assertThat(sums(Grid.of("Group\tn", "A\t412", "B\t7", "Total\t*"))).containsExactly("412+7=*");
    }

    /** Without a label, the last line is a sum when three addends make it, or two do so twice. */
    @Test
    void anUnlabelledLastLineNeedsMoreToBeBelieved() {
        assertThat(sums(Grid.of("Group\tn", "A\t4", "B\t5", "C\t9"))).isEmpty();
        assertThat(sums(Grid.of("Group\tn", "A\t4", "B\t5", "C\t6", "D\t15"))).containsExactly("4+5+6=15");
        assertThat(sums(Grid.of("Group\tMen\tWomen", "A\t4\t20", "B\t5\t30", "C\t9\t50")))
                .containsExactly("4+5=9", "20+30=50");
        assertThat(sums(Grid.of("Group\tMen\tWomen", "A\t4\t20", "B\t5\t30", "C\t9\t51")))
                .isEmpty();
        assertThat(sums(Grid.of("Group\tn", "A\t4", "B\t5", "C\t*", "D\t15"))).isEmpty();
        assertThat(sums(Grid.of("Group\tn", "D\t15", "A\t4", "B\t5", "C\t6"))).isEmpty();
    }

    @Test
    void noughtsShowNoSum() {
        Table table = Grid.of("Group\tKolding", "A\t0", "B\t0", "C\t0", "Total\t0");

        assertThat(sums(table)).containsExactly("0+0+0=0");
        assertThat(adding(table)).isEmpty();
    }

    @Test
    void subtotalsSumToTheTotal() {
        assertThat(sums(Grid.of(
                        "Group\tn", "A\t4", "B\t5", "Subtotal\t9", "C\t10", "D\t20", "Subtotal\t30", "Total\t39")))
                .contains("4+5=9", "10+20=30", "4+5+10+20=39", "9+30=39");
    }

    @Test
    void measuresAndPercentagesTakeNoPart() {
        assertThat(sums(Grid.of(
                        "Group\tn\t%\tp", "A\t4\t40\t1", "Mean age\t54\t2\t1", "B\t6\t60\t1", "Total\t10\t100\t2")))
                .containsExactly("4+6=10");
    }

    @ParameterizedTest
    @CsvSource({"14, 10+<5=14", "11, 10+<5=11", "15, ''", "10, ''"})
    void theNOfAHeadingIsASum(long n, String sum) {
        assertThat(sums(Grid.of("Outcome\tn (N = " + n + ")", "Alive\t10", "Dead\t<5")))
                .isEqualTo(sum.isEmpty() ? List.of() : List.of(sum));
    }

    @Test
    void oneHeadingThatDeniesItDeniesTheOthers() {
        assertThat(sums(Grid.of("Outcome\tCases (N = 12)\tControls (N = 90)", "Alive\t10\t20", "Dead\t<5\t<5")))
                .isEmpty();
        assertThat(sums(Grid.of("Outcome\tCases (N = 12)\tControls (N = 22)", "Alive\t10\t20", "Dead\t<5\t<5")))
                .containsExactly("10+<5=12", "20+<5=22");
    }

    @ParameterizedTest
    @CsvSource({"14, 10+<5=14", "11, 10+<5=11", "15, ''", "10, ''"})
    void theCaptionsNIsASumOfTheOnlyColumn(long n, String sum) {
        assertThat(sums(Grid.captioned("Outcome (N = " + n + ")", "Outcome\tn", "Alive\t10", "Dead\t<5")))
                .isEqualTo(sum.isEmpty() ? List.of() : List.of(sum));
    }

    @ParameterizedTest
    @CsvSource({"35, true", "32, true", "38, true", "31, false", "39, false"})
    void theCaptionsNIsASumOfAllColumns(long n, boolean is) {
        assertThat(sums(Grid.captioned(
                        "Outcome (N = " + n + ")", "Outcome\tMen\tWomen", "Alive\t10\t20", "Dead\t<5\t<5")))
                .isEqualTo(is ? List.of("10+<5+20+<5=" + n) : List.of());
    }

    @Test
    void aColumnOfWordsKeepsTheCaptionOffTheOthers() {
        assertThat(sums(Grid.captioned("Outcome (N = 35)", "Outcome\tMen\tWomen", "Alive\t10\t20", "Dead\t<5\tfew")))
                .isEmpty();
    }

    @Test
    void theFirstNumberOfPeopleSaidThatFitsIsTheSum() {
        Table table = Grid.of("Outcome\tn", "Alive\t10", "Dead\t<5")
                .among("Of 900 patients invited, 13 patients took part, and 12 women among them.");

        assertThat(sums(table)).containsExactly("10+<5=13");
    }

    private static List<Integer> adding(Table table) {
        Totals totals = Totals.of(table);
        List<Integer> adding = new ArrayList<>();
        for (int column = 0; column < table.columns(); column++) {
            if (totals.isAdding(column)) {
                adding.add(column);
            }
        }
        return adding;
    }

    /** The sums as they are written. */
    private static List<String> sums(Table table) {
        return Totals.of(table).sums().stream()
                .map(sum -> texts(table, sum.addends()) + "="
                        + (sum.total().isEmpty() ? String.valueOf(sum.stated()) : texts(table, sum.total())))
                .toList();
    }

    private static String texts(Table table, List<Totals.Spot> spots) {
        return spots.stream().map(spot -> table.text(spot.row(), spot.column())).collect(Collectors.joining("+"));
    }
}

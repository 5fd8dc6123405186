package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Numbers before brackets, which are counts and shares, or means and deviations. */
final class ProvenCountsTest {

    @Test
    void R53_sharesOfOneWholeDownAColumnAreCountsWithoutAHeading() {
        Table table = Grid.of("\tA\tB", "Women\t32 (43.2)\tx", "Diabetes\t3 (4.1)\tx", "Stroke\t11 (14.9)\tx");

        assertThat(ProvenCounts.in(table)).containsExactly(false, true, false);
        assertThat(SmallCounts.in(table, Counting.of(table), 5)).hasSize(1);
    }

    @Test
    void R53_twoRowsAreEnoughInTwoColumns() {
        Table table = Grid.of("\tA\tB", "Women\t32 (43.2)\t70 (47.3)", "COPD\t3 (4.1)\t14 (9.5)");

        assertThat(ProvenCounts.in(table)).containsExactly(false, true, true);
    }

    @Test
    void R53_sharesAcrossTheRows() {
        Table table = Grid.of("\tOR\tHR", "No\t497 (56.0)\t391 (44.0)", "Yes\t14 (82.4)\t3 (17.6)");

        assertThat(ProvenCounts.in(table)).containsExactly(false, true, true);
    }

    @Test
    void meansAndDeviationsAreNone() {
        Table table = Grid.of("\tA\tB", "Age\t61 (8)\t60 (9)", "BMI\t27 (4)\t26 (5)", "SBP\t140 (15)\t138 (16)");

        assertThat(ProvenCounts.in(table)).containsOnly(false);
    }
}

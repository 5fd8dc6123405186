package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What back-calculation (R63) takes from a table: its hidden cells, its sums, and how far its counts were rounded. */
final class CellsTest {

    @Test
    void hiddenIsWhatCountsAndIsKeptBack() {
        assertThat(new Cells(Grid.of("Group\tn\tp", "A\t*\t<0.5", "B\t<5\t*", "Mean age\t*\t")).hidden())
                .containsExactly(new Totals.Spot(1, 1), new Totals.Spot(2, 1));
        assertThat(new Cells(Grid.of("Group\tn", "A\t7", "B\t8")).hasHidden()).isFalse();
        assertThat(new Cells(Grid.of("Group\tn", "A\t7", "B\t*")).hasHidden()).isTrue();
    }

    @Test
    void aBlankInASumHidesACount() {
        Cells cells = new Cells(Grid.of("Group\tn", "A\t7", "B\t", "C\t8", "Total\t18"));

        assertThat(cells.sums()).isNotEmpty();
        assertThat(cells.hidden()).containsExactly(new Totals.Spot(2, 1));
    }

    @Test
    void aHiddenTotalIsHidden() {
        assertThat(new Cells(Grid.of("Group\tKolding", "A\t7", "B\t8", "Total\t*")).hidden())
                .containsExactly(new Totals.Spot(3, 1));
    }

    @Test
    void roundedAreTheShownCountsOfSums() {
        Cells cells = new Cells(rounded(3));

        assertThat(cells.slack()).isEqualTo(2);
        assertThat(cells.rounded())
                .containsExactly(
                        new Totals.Spot(1, 1), new Totals.Spot(2, 1), new Totals.Spot(3, 1), new Totals.Spot(5, 1));
        Cells exact = new Cells(Grid.of("Group\tn", "A\t5", "B\t5", "Total\t10"));
        assertThat(exact.rounded()).isEmpty();
        assertThat(exact.slack()).isZero();
    }

    /** 149 counts and their total are searched, one more is not. */
    @Test
    void aLargeTableOfRoundedCountsIsLeft() {
        assertThat(new Cells(rounded(149)).sums()).isNotEmpty();
        assertThat(new Cells(rounded(149)).rounded()).hasSize(150);
        assertThat(new Cells(rounded(150)).sums()).isEmpty();
        assertThat(new Cells(rounded(150)).rounded()).isEmpty();
    }

    @Test
    void percentagesOfRoundedCountsTellNothing() {
        String[] lines = {"Effect\tn (%), N = 40", "Headache\t10 (25.0%)", "Rash\t<5 (5.0%)"};

        assertThat(new Cells(Grid.of(lines)).told(new Totals.Spot(2, 1))).isPresent();
        assertThat(new Cells(Grid.captioned("Counts rounded to the nearest 5", lines)).told(new Totals.Spot(2, 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-, true", "'', true", "' – ', true", ".., true", "*, false", "<5, false"})
    void aDashMayMeanNobody(String mark, boolean nobody) {
        assertThat(new Cells(Grid.of("Group\tn", "A\t7", "B\t" + mark)).mayMeanNobody(new Totals.Spot(2, 1)))
                .isEqualTo(nobody);
    }

    @Test
    void numbersThatShareASumHangTogether() {
        HiddenNumbers numbers = new HiddenNumbers();
        for (int i = 0; i < 6; i++) {
            numbers.hidden(0, 9);
        }
        assertThat(Components.of(6, List.of())).containsExactly(one(0), one(1), one(2), one(3), one(4), one(5));
        HiddenNumbers.Sum[] sums = {sum(4, 1), sum(5, 2), sum(2, 4)};
        assertThat(Components.of(6, List.of(sums))).containsExactlyInAnyOrder(one(0), one(3), one(1, 2, 4, 5));
    }

    private static int[] one(int... numbers) {
        return numbers;
    }

    private static HiddenNumbers.Sum sum(int... numbers) {
        return new HiddenNumbers.Sum(numbers, new int[] {1, 1}, 9);
    }

    /** So many counts of five, one hidden, and their total. */
    private static Table rounded(int counts) {
        StringBuilder lines = new StringBuilder("Group\tn");
        for (int i = 0; i < counts; i++) {
            lines.append("\ng").append(i).append("\t5");
        }
        lines.append("\nhidden\t*\nTotal\t").append(counts * 5 + 10);
        return Grid.captioned(
                "Counts rounded to the nearest 5", lines.toString().split("\n"));
    }
}

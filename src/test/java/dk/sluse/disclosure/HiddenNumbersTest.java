package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is said of hidden numbers is what trying all of them says. */
final class HiddenNumbersTest {

    private static final HiddenNumbers.Effort PROGRAMS_ONLY = new HiddenNumbers.Effort(0, 10_000);
    private static final HiddenNumbers.Effort SEARCH_ONLY = new HiddenNumbers.Effort(10_000_000, 0);

    /** A table with hidden cells, and what its row and column totals tell. */
    private static final class Puzzle {
        final int rows;
        final int columns;
        final long[][] values;
        final boolean[][] hidden;
        final HiddenNumbers numbers = new HiddenNumbers();
        final List<int[]> cells = new ArrayList<>();

        Puzzle(long[][] values, boolean[][] hidden, long least, long most) {
            this.rows = values.length;
            this.columns = values[0].length;
            this.values = values;
            this.hidden = hidden;
            int[][] index = new int[rows][columns];
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    if (hidden[r][c]) {
                        index[r][c] = numbers.hidden(least, most);
                        cells.add(new int[] {r, c});
                    }
                }
            }
            for (int r = 0; r < rows; r++) {
                int row = r;
                line(columns, c -> new int[] {row, c}, index);
            }
            for (int c = 0; c < columns; c++) {
                int column = c;
                line(rows, r -> new int[] {r, column}, index);
            }
        }

        private void line(int length, java.util.function.IntFunction<int[]> cell, int[][] index) {
            List<Integer> unknown = new ArrayList<>();
            long total = 0;
            for (int i = 0; i < length; i++) {
                int[] at = cell.apply(i);
                if (hidden[at[0]][at[1]]) {
                    unknown.add(index[at[0]][at[1]]);
                    total += values[at[0]][at[1]];
                }
            }
            if (!unknown.isEmpty()) {
                numbers.sum(unknown, total);
            }
        }

        /** Every value that each hidden cell takes in some solution, by trying all. */
        List<NavigableSet<Long>> bruteForce(long least, long most) {
            List<NavigableSet<Long>> possible = new ArrayList<>();
            cells.forEach(c -> possible.add(new TreeSet<>()));
            fill(0, new long[rows][columns], least, most, possible);
            return possible;
        }

        private void fill(int next, long[][] tried, long least, long most, List<NavigableSet<Long>> possible) {
            if (next == cells.size()) {
                if (fits(tried)) {
                    for (int i = 0; i < cells.size(); i++) {
                        possible.get(i).add(tried[cells.get(i)[0]][cells.get(i)[1]]);
                    }
                }
                return;
            }
            for (long v = least; v <= most; v++) {
                tried[cells.get(next)[0]][cells.get(next)[1]] = v;
                fill(next + 1, tried, least, most, possible);
            }
        }

        private boolean fits(long[][] tried) {
            for (int r = 0; r < rows; r++) {
                long sum = 0;
                for (int c = 0; c < columns; c++) {
                    sum += hidden[r][c] ? tried[r][c] - values[r][c] : 0;
                }
                if (sum != 0) {
                    return false;
                }
            }
            for (int c = 0; c < columns; c++) {
                long sum = 0;
                for (int r = 0; r < rows; r++) {
                    sum += hidden[r][c] ? tried[r][c] - values[r][c] : 0;
                }
                if (sum != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Puzzle random(long seed, int rows, int columns, int most, int hiddenCells, int bound) {
        Random random = new Random(seed);
        long[][] values = new long[rows][columns];
        boolean[][] hidden = new boolean[rows][columns];
        for (long[] row : values) {
            for (int c = 0; c < columns; c++) {
                row[c] = random.nextInt(most + 1);
            }
        }
        for (int i = 0; i < hiddenCells; i++) {
            hidden[random.nextInt(rows)][random.nextInt(columns)] = true;
        }
        return new Puzzle(values, hidden, 0, bound);
    }

    @Property(tries = 300)
    void aNumberIsCalculatedBackExactlyWhenTryingAllSaysSo(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 4) int rows,
            @ForAll @IntRange(min = 2, max = 4) int columns) {
        Puzzle puzzle = random(seed, rows, columns, 4, 8, 4);
        List<NavigableSet<Long>> truth = puzzle.bruteForce(0, 4);
        for (HiddenNumbers.Effort effort : List.of(new HiddenNumbers.Effort(600, 100), SEARCH_ONLY)) {
            agree(puzzle.numbers.ranges(2, effort), truth, 2);
            agree(puzzle.numbers.ranges(10, effort), truth, 10);
        }
    }

    @Property(tries = 25)
    void linearProgrammingAloneSaysTheSame(@ForAll long seed) {
        Puzzle puzzle = random(seed, 3, 4, 4, 7, 4);
        agree(puzzle.numbers.ranges(2, PROGRAMS_ONLY), puzzle.bruteForce(0, 4), 2);
    }

    private static void agree(List<HiddenNumbers.Range> ranges, List<NavigableSet<Long>> truth, int enough) {
        assertThat(ranges).hasSameSizeAs(truth);
        for (int i = 0; i < truth.size(); i++) {
            HiddenNumbers.Range range = ranges.get(i);
            assertThat(range.proven()).isTrue();
            assertThat(range.isSingle()).isEqualTo(truth.get(i).size() == 1);
            assertThat(range.least()).isLessThanOrEqualTo(truth.get(i).first());
            assertThat(range.most()).isGreaterThanOrEqualTo(truth.get(i).last());
            if (enough > 5) {
                assertThat(range.least()).isEqualTo(truth.get(i).first());
                assertThat(range.most()).isEqualTo(truth.get(i).last());
            }
        }
    }

    @Test
    void nineHiddenCellsWithTwoInEveryLineStillGiveOneAway() {
        long[][] values = {{3, 12, 9, 4}, {1, 8, 7, 2}, {11, 2, 4, 6}, {14, 1, 3, 10}};
        boolean[][] hidden = {
            {true, false, false, true},
            {true, true, false, true},
            {false, true, true, false},
            {false, true, true, false}
        };
        Puzzle puzzle = new Puzzle(values, hidden, 0, HiddenNumbers.UNBOUNDED);

        List<HiddenNumbers.Range> ranges = puzzle.numbers.ranges(2);

        // Row 2, column 2 is the only way between the two squares: what the first two rows lack of columns 1 and 4.
        assertThat(ranges.get(3)).isEqualTo(new HiddenNumbers.Range(8, 8, true));
        assertThat(ranges.stream().filter(HiddenNumbers.Range::isSingle)).hasSize(1);
    }

    @Test
    void sumsThatNoNumbersMeetAreNoSums() {
        HiddenNumbers numbers = new HiddenNumbers();
        int a = numbers.hidden(0, 4);
        int b = numbers.hidden(0, 4);
        numbers.sum(List.of(a, b), 9);
        assertThat(numbers.ranges(2)).isEmpty();
    }

    @Test
    void oddSumsThatOnlyFractionsMeetAreSeenThrough() {
        HiddenNumbers numbers = new HiddenNumbers();
        int a = numbers.hidden(0, 3);
        int b = numbers.hidden(0, 3);
        int c = numbers.hidden(0, 3);
        numbers.sum(List.of(a, b), 3);
        numbers.sum(List.of(b, c), 3);
        numbers.sum(List.of(a, c), 2);
        assertThat(numbers.ranges(2, PROGRAMS_ONLY)).allMatch(HiddenNumbers.Range::isSingle);
        assertThat(numbers.ranges(2).get(a).least()).isEqualTo(1);
    }

    @Test
    void aTotalThatIsHiddenItselfCountsToo() {
        HiddenNumbers numbers = new HiddenNumbers();
        int cell = numbers.hidden(1, 4);
        int total = numbers.hidden(0, HiddenNumbers.UNBOUNDED);
        numbers.sum(List.of(cell), 20, total);
        numbers.sum(List.of(total), 22);
        assertThat(numbers.ranges(2).get(cell)).isEqualTo(new HiddenNumbers.Range(2, 2, true));
    }

    @Test
    void fiftyByFiftyWithTwoHundredHiddenIsSolvedInTime() {
        for (int bound : new int[] {4, 1_000_000}) {
            Puzzle puzzle = random(7, 50, 50, 4, 208, bound);
            long begun = System.nanoTime();
            List<HiddenNumbers.Range> ranges = puzzle.numbers.ranges(2);
            assertThat((System.nanoTime() - begun) / 1_000_000).isLessThan(20_000);
            assertThat(ranges).hasSize(puzzle.cells.size()).allMatch(HiddenNumbers.Range::proven);
        }
    }
}

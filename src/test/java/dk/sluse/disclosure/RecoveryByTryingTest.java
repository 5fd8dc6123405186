package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.disclosure.SuppressedTable.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A cell of a random table is called back exactly when trying all numbers says so, whatever the totals, the marks and the shape. */
final class RecoveryByTryingTest {

    private static final List<String> GROUPS = List.of("North", "South", "East", "West", "Abroad");
    private static final List<String> KINDS = List.of("Cases", "Controls", "Carriers", "Exposed", "Treated");

    private enum Totals {
        BOTH,
        OF_ROWS,
        OF_COLUMNS
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void oneTable(
            @ForAll long seed,
            @ForAll Totals totals,
            @ForAll @IntRange(min = 2, max = 5) int rows,
            @ForAll @IntRange(min = 2, max = 5) int columns,
            @ForAll @IntRange(min = 2, max = 5) int enough) {
        Random random = new Random(seed);
        SuppressedTable table = table(random, totals, rows, columns);
        table.hide(random, 6, Mark.STAR, Mark.BELOW_FIVE, Mark.BELOW_FIVE, Mark.BELOW_TEN, Mark.DASH);

        assertThat(Recovery.in(List.of(table.table()), enough))
                .containsExactlyInAnyOrderElementsOf(SuppressedTable.givenAway(List.of(table), enough, false));
    }

    /** A cube of people by region, sex and age, of which three sides are shown: their margins are the same numbers. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void threeTablesThatShareTheirMargins(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 3) int regions,
            @ForAll @IntRange(min = 2, max = 3) int ages) {
        Random random = new Random(seed);
        long[][][] people = new long[regions][2][ages];
        for (long[][] region : people) {
            for (long[] sex : region) {
                for (int a = 0; a < ages; a++) {
                    sex[a] = random.nextInt(4);
                }
            }
        }
        people[0][0][0] += 5;
        List<String> where = GROUPS.subList(0, regions);
        List<String> sexes = List.of("Men", "Women");
        List<String> old = List.of("Young", "Old", "Oldest").subList(0, ages);
        List<SuppressedTable> sides = List.of(
                side(where, sexes, (r, s) -> IntStream.range(0, ages)
                        .mapToLong(a -> people[r][s][a])
                        .sum()),
                side(where, old, (r, a) -> people[r][0][a] + people[r][1][a]),
                side(sexes, old, (s, a) -> IntStream.range(0, regions)
                        .mapToLong(r -> people[r][s][a])
                        .sum()));
        sides.forEach(side -> side.hide(random, 4, Mark.STAR, Mark.BELOW_FIVE));
        sides.forEach(SuppressedTable::showItsWhole);

        List<Recovery.Found> found =
                Recovery.in(sides.stream().map(SuppressedTable::table).toList(), 2);
        assertThat(found)
                .extracting(Recovery.Found::table, Recovery.Found::row, Recovery.Found::column)
                .containsExactlyInAnyOrderElementsOf(SuppressedTable.givenAway(sides, 2, true).stream()
                        .map(f -> org.assertj.core.groups.Tuple.tuple(f.table(), f.row(), f.column()))
                        .toList());
        for (int t = 0; t < sides.size(); t++) {
            int table = t;
            assertThat(found.stream().filter(f -> f.table() == table && !f.linked()))
                    .hasSameSizeAs(SuppressedTable.givenAway(List.of(sides.get(t)), 2, false));
        }
    }

    /** Counts that are shown rounded, the total of them too: each may be what was rounded to it. */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void aTableOfRoundedCounts(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 4) int rows,
            @ForAll boolean tens,
            @ForAll boolean few) {
        Random random = new Random(seed);
        int base = tens ? 10 : 5;
        TryingAll trying = new TryingAll();
        List<Integer> numbers = new ArrayList<>();
        List<String> lines = new ArrayList<>(List.of("Group\tn"));
        long total = 0;
        for (int r = 0; r < rows; r++) {
            boolean hidden = r < 2 || random.nextBoolean();
            long count = hidden || few ? 1 + random.nextInt(4) : random.nextInt(40);
            total += count;
            long shown = Math.round((double) count / base) * base;
            lines.add(GROUPS.get(r) + "\t" + (hidden ? "<5" : shown + ""));
            numbers.add(hidden ? trying.number(1, 4) : trying.number(Math.max(0, shown - base / 2), shown + base / 2));
            numbers.set(r, hidden ? numbers.get(r) : -numbers.get(r) - 1);
        }
        long shown = Math.round((double) total / base) * base;
        lines.add("Total\t" + shown);
        int sum = trying.number(Math.max(0, shown - base / 2), shown + base / 2);
        trying.sum(numbers.stream().map(n -> n < 0 ? -n - 1 : n).toList(), List.of(sum), 0);
        var possible = trying.possible();

        Table table = RecoveryTest.captioned("Rounded to the nearest " + base, lines.toArray(String[]::new));
        assertThat(Recovery.in(List.of(table), 3))
                .extracting(Recovery.Found::row)
                .containsExactlyElementsOf(IntStream.range(0, rows)
                        .filter(r -> numbers.get(r) >= 0
                                && possible.get(numbers.get(r)).last()
                                                - possible.get(numbers.get(r)).first()
                                        < 2)
                        .mapToObj(r -> r + 1)
                        .toList());
    }

    private interface Count {
        long of(int row, int column);
    }

    private static SuppressedTable side(List<String> rows, List<String> columns, Count count) {
        long[][] values = new long[rows.size()][columns.size()];
        for (int r = 0; r < values.length; r++) {
            for (int c = 0; c < columns.size(); c++) {
                values[r][c] = count.of(r, c);
            }
        }
        return withTotals(rows, columns, values, Totals.BOTH);
    }

    /** Where there is no line of totals the first line is the largest, so that no other is the sum of the rest by chance. */
    private static SuppressedTable table(Random random, Totals totals, int rows, int columns) {
        long[][] values = new long[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                values[r][c] = random.nextInt(3) == 0 ? 0 : random.nextInt(7);
                boolean first = (totals == Totals.OF_ROWS && r == 0) || (totals == Totals.OF_COLUMNS && c == 0);
                values[r][c] += first ? 30 : 0;
            }
        }
        values[0][0] += 5;
        return withTotals(GROUPS.subList(0, rows), KINDS.subList(0, columns), values, totals);
    }

    private static SuppressedTable withTotals(List<String> rows, List<String> columns, long[][] values, Totals totals) {
        boolean below = totals != Totals.OF_ROWS;
        boolean beside = totals != Totals.OF_COLUMNS;
        long[][] all = new long[rows.size() + (below ? 1 : 0)][columns.size() + (beside ? 1 : 0)];
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                all[r][c] = values[r][c];
                if (beside) {
                    all[r][columns.size()] += values[r][c];
                }
                if (below) {
                    all[rows.size()][c] += values[r][c];
                }
                if (below && beside) {
                    all[rows.size()][columns.size()] += values[r][c];
                }
            }
        }
        return new SuppressedTable(named(rows, below), named(columns, beside), all);
    }

    private static List<String> named(List<String> names, boolean total) {
        List<String> named = new ArrayList<>(names);
        if (total) {
            named.add("Total");
        }
        return named;
    }
}

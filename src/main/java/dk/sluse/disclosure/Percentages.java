package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What percentages tell of the counts behind them, where the whole is known (R63). */
public final class Percentages {

    /** The counts that a percentage can stand for. */
    public record Counts(long least, long most) {
        boolean isNone() {
            return least > most;
        }

        /** Whether a mark such as {@code <5} allows any of them; a percentage that it rules out is of something else. */
        private boolean fits(Entry hidden) {
            return !hidden.isHidden() || (least <= hidden.most() && hidden.least() <= most);
        }
    }

    private static final int ENOUGH_PAIRS = 2;

    private final Table table;
    private final boolean[] columns;
    private final ShareColumns shares;

    Percentages(Table table) {
        this.table = table;
        this.columns = new boolean[table.columns()];
        this.shares = new ShareColumns(table);
        for (int c = 0; c < columns.length; c++) {
            columns[c] = holdsPercentages(c);
        }
    }

    /** The whole numbers k with {@code 100 k / n} rounded to this percentage. */
    public static Counts counts(double percent, int decimals, long from, long to) {
        double half = 0.5 * Math.pow(10, -decimals) + 1e-9;
        long least = (long) Math.ceil(from * (percent - half) / 100 - 1e-9);
        long most = (long) Math.floor(to * (percent + half) / 100 + 1e-9);
        return new Counts(Math.max(0, least), most);
    }

    /** Whether a column holds percentages of people by its heading or signs, and no counts. */
    boolean isColumn(int column) {
        return columns[column];
    }

    /** Whether a cell holds a percentage of people: of such a column, or beside a label that says so. */
    boolean isAt(int row, int column) {
        return columns[column] || shares.isSaidBeside(row, column) || shares.isShown(row, column);
    }

    /** The counts that a cell's percentage, or its share of 1, can stand for. */
    Counts counts(int row, int column, long whole) {
        Entry entry = table.entry(row, column);
        return shares.isOfOne(column)
                ? counts(100 * entry.value(), entry.decimals() - 2, whole, whole)
                : counts(entry.value(), entry.decimals(), whole, whole);
    }

    private boolean holdsPercentages(int column) {
        int signs = 0;
        int numbers = 0;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            Entry entry = table.entry(r, column);
            if (entry.kind() == Entry.Kind.WHOLE_PERCENT) {
                return false;
            }
            numbers += entry.isNumeric() && !entry.isHidden() ? 1 : 0;
            signs += entry.kind() == Entry.Kind.PERCENT ? 1 : 0;
        }
        boolean headed = Wording.isPercent(table.heading(column)) && !Wording.isMeasure(table.heading(column));
        return numbers > 0 && (headed || signs * 2 > numbers || isSaidAbove(column));
    }

    /** Under a group with its number of people, numbers that the caption calls percentages. */
    private boolean isSaidAbove(int column) {
        if (Wording.stated(table.heading(column)).isEmpty() || !table.isSaidToBePercent()) {
            return false;
        }
        int parts = 0;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            Entry entry = table.entry(r, column);
            parts += entry.kind() == Entry.Kind.DECIMAL ? 1 : 0;
            if (entry.isNumeric() && !entry.isHidden() && entry.value() > 100) {
                return false;
            }
        }
        return parts > 0;
    }

    /** The whole that a percentage is of, where the table states one: in its heading, in an N of its row, in the caption. */
    OptionalLong whole(int row, int column) {
        OptionalLong headed = Wording.stated(table.heading(column));
        if (headed.isPresent()) {
            return headed;
        }
        OptionalLong labelled = Wording.stated(table.label(row));
        if (labelled.isPresent()) {
            return labelled;
        }
        for (int c = table.firstColumn(); c < column; c++) {
            Entry entry = table.entry(row, c);
            boolean counted = Wording.isCount(table.heading(c)) || Wording.isTotal(table.heading(c));
            if (entry.kind() == Entry.Kind.WHOLE
                    && counted
                    && !Wording.isOther(table.heading(c).replaceAll("[nN]", ""))) {
                return isNumerator(c, column) ? OptionalLong.empty() : OptionalLong.of(entry.count());
            }
        }
        OptionalLong stated = table.stated();
        return stated.isPresent() ? stated : shares.captioned(column);
    }

    /** Whether a percentage column only repeats the counts of another in percent of their sum. */
    private boolean isNumerator(int counts, int percents) {
        double low = 0;
        double high = Double.MAX_VALUE;
        int pairs = 0;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            Entry count = table.entry(r, counts);
            Entry percent = table.entry(r, percents);
            if (count.isWhole()
                    && percent.isNumeric()
                    && !percent.isHidden()
                    && percent.value() > 0
                    && count.count() > 0) {
                double half = 0.5 * Math.pow(10, -percent.decimals());
                low = Math.max(low, 100 * count.value() / (percent.value() + half));
                high = Math.min(high, 100 * count.value() / Math.max(1e-9, percent.value() - half));
                pairs++;
            }
        }
        return pairs >= ENOUGH_PAIRS && low <= high * 1.001;
    }

    /** What the percentage beside a hidden count tells of it: one of its row where the row's add up, or else of its column. */
    Optional<Counts> ofHidden(int row, int column, List<Totals.Sum> sums) {
        Entry hidden = table.entry(row, column);
        Optional<Entry> percent = beside(row, column);
        if (percent.isEmpty()) {
            return Optional.empty();
        }
        Optional<Counts> ofRow = addsUp(row)
                ? of(percent.get(), across(row), statedAcross(row, column, sums))
                        .filter(c -> c.fits(hidden))
                : Optional.empty();
        return ofRow.or(() -> of(percent.get(), down(column), stated(row, column, sums))
                        .filter(c -> c.fits(hidden)))
                .or(() -> of(percent.get(), List.of(), whole(row, column)).filter(c -> c.fits(hidden)));
    }

    private static Optional<Counts> of(Entry percent, List<Entry[]> pairs, OptionalLong stated) {
        return whole(pairs, stated)
                .map(n -> counts(percent.value(), percent.decimals(), n[0], n[1]))
                .filter(c -> !c.isNone());
    }

    /** The percentage in a cell, or in the column of percentages after it. */
    private Optional<Entry> beside(int row, int column) {
        Entry entry = table.entry(row, column);
        if (entry.percent().isPresent()) {
            return Optional.of(Entry.percent(entry.percent().getAsDouble(), entry.percentDecimals()));
        }
        boolean next = column + 1 < table.columns() && isColumn(column + 1) && isVisible(table.entry(row, column + 1));
        return next ? Optional.of(table.entry(row, column + 1)) : Optional.empty();
    }

    private List<Entry[]> down(int column) {
        List<Entry[]> pairs = new ArrayList<>();
        for (int r = table.firstRow(); r < table.rows(); r++) {
            pair(r, column, pairs);
        }
        return pairs;
    }

    private List<Entry[]> across(int row) {
        List<Entry[]> pairs = new ArrayList<>();
        for (int c = table.firstColumn(); c < table.columns(); c++) {
            pair(row, c, pairs);
        }
        return pairs;
    }

    private void pair(int row, int column, List<Entry[]> pairs) {
        Entry entry = table.entry(row, column);
        if (entry.isWhole()) {
            beside(row, column).ifPresent(percent -> pairs.add(new Entry[] {entry, percent}));
        }
    }

    /** Whether every count of a row, shown or hidden, has its percentage, and these make 100. */
    private boolean addsUp(int row) {
        double sum = 0;
        double slack = 1e-6;
        for (int c = table.firstColumn(); c < table.columns(); c++) {
            Entry entry = table.entry(row, c);
            boolean count = (entry.isWhole() || entry.isHidden()) && !isColumn(c);
            if (count && !Wording.isTotal(table.heading(c))) {
                Optional<Entry> percent = beside(row, c);
                sum += percent.map(Entry::value).orElse(1_000.0);
                slack += percent.map(p -> 0.5 * Math.pow(10, -p.decimals())).orElse(0.0);
            }
        }
        return Math.abs(sum - 100) <= slack;
    }

    /** The whole as a range: what visible pairs of count and percentage leave open, or what is stated. */
    private static Optional<long[]> whole(List<Entry[]> pairs, OptionalLong stated) {
        long least = 1;
        long most = HiddenNumbers.UNBOUNDED;
        for (Entry[] pair : pairs) {
            if (pair[0].count() > 0 && pair[1].value() > 0) {
                double half = 0.5 * Math.pow(10, -pair[1].decimals());
                double low = 100 * pair[0].value() / (pair[1].value() + half);
                double high = 100 * pair[0].value() / Math.max(1e-9, pair[1].value() - half);
                least = Math.max(least, (long) Math.ceil(low - 1e-9));
                most = Math.min(most, (long) Math.floor(high + 1e-9));
            }
        }
        if (stated.isPresent() && least <= stated.getAsLong() && stated.getAsLong() <= most) {
            return Optional.of(new long[] {stated.getAsLong(), stated.getAsLong()});
        }
        return least <= most && most < HiddenNumbers.UNBOUNDED
                ? Optional.of(new long[] {least, most})
                : Optional.empty();
    }

    private OptionalLong stated(int row, int column, List<Totals.Sum> sums) {
        OptionalLong headed = Wording.stated(table.heading(column));
        if (headed.isPresent()) {
            return headed;
        }
        OptionalLong total = total(row, column, sums, true);
        return total.isPresent() ? total : table.stated();
    }

    private OptionalLong statedAcross(int row, int column, List<Totals.Sum> sums) {
        OptionalLong labelled = Wording.stated(table.label(row));
        return labelled.isPresent() ? labelled : total(row, column, sums, false);
    }

    /** The total of a sum that the cell takes part in, down its column or across its row. */
    private OptionalLong total(int row, int column, List<Totals.Sum> sums, boolean down) {
        for (Totals.Sum sum : sums) {
            boolean along = sum.addends().stream().allMatch(s -> down ? s.column() == column : s.row() == row);
            boolean here = sum.addends().contains(new Totals.Spot(row, column));
            if (here && along && sum.total().size() == 1) {
                Entry total =
                        table.entry(sum.total().get(0).row(), sum.total().get(0).column());
                if (total.isWhole()) {
                    return OptionalLong.of(total.count());
                }
            }
        }
        return OptionalLong.empty();
    }

    private static boolean isVisible(Entry entry) {
        return entry.isNumeric() && !entry.isHidden();
    }
}

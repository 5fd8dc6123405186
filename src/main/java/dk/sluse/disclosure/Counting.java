package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which entries of a table count people. A heading or label that says so ({@code n}, {@code antal}, {@code cases}), {@code 12
 * (3 %)}, a caption, totals that add up, or a body of whole numbers under groups of people; never p-values, ratios, years,
 * positions and their like.
 */
public final class Counting {

    private static final double ALMOST_ALL = 0.8;
    private static final long CROWD = 5;

    private static final Pattern QUARTER = Pattern.compile("(?:\\d{4} ?)?[QK][1-4](?: ?\\d{4})?");

    private final Table table;
    private final Totals totals;
    private final boolean[] strong;
    private final boolean[] weak;
    private final boolean[] barred;
    private final boolean[] whole;
    private final Beside[] beside;
    private final boolean captioned;
    private final boolean crossed;

    /** What the label beside a row says. */
    private record Beside(boolean count, boolean measure, boolean maybeMeasure, boolean things) {
        static Beside of(String label) {
            return new Beside(
                    Wording.isCount(label),
                    Wording.isMeasure(label),
                    Wording.mayBeMeasure(label),
                    Wording.isThings(label));
        }
    }

    Counting(Table table) {
        this.table = table;
        this.totals = Totals.of(table);
        int columns = table.columns();
        this.strong = new boolean[columns];
        this.weak = new boolean[columns];
        this.barred = new boolean[columns];
        this.whole = new boolean[columns];
        this.beside = new Beside[table.rows()];
        for (int r = 0; r < table.rows(); r++) {
            beside[r] = Beside.of(table.label(r));
        }
        boolean[] proven = ProvenCounts.in(table);
        boolean quarters = areQuarters();
        for (int c = 0; c < columns; c++) {
            String heading = table.heading(c);
            boolean count = Wording.isCount(heading);
            barred[c] = (Wording.isOther(heading) && !count)
                    || (Wording.isPercent(heading) && !count)
                    || (count && Wording.isThings(heading));
            barred[c] &= !proven[c] && !(quarters && QUARTER.matcher(heading).matches());
            strong[c] = (count || proven[c]) && !barred[c];
            weak[c] = Wording.isCategory(heading) && !barred[c];
            whole[c] = isWhole(c);
        }
        this.captioned = Wording.isCountCaption(table.caption());
        this.crossed = isCrossed();
    }

    /** Told once of a table, however many ask. */
    public static Counting of(Table table) {
        return table.counting();
    }

    /** The quarters of a year, or of a population; no quartiles, which are three. */
    private boolean areQuarters() {
        int found = 0;
        for (int c = 0; c < table.columns(); c++) {
            found += QUARTER.matcher(table.heading(c)).matches() ? 1 : 0;
        }
        return found >= 4;
    }

    Totals totals() {
        return totals;
    }

    /** Whether the entry counts people, or hides such a count. */
    public boolean counts(int row, int column) {
        Entry entry = table.entry(row, column);
        if (row < table.firstRow() || column < table.firstColumn() || !(entry.isWhole() || entry.isHidden())) {
            return false;
        }
        Beside label = beside[row];
        boolean counted = label.count();
        if (barred[column] || label.things() || (!counted && label.measure())) {
            return false;
        }
        if (entry.marked() || counted || strong[column]) {
            return entry.marked()
                    || counted
                    || whole[column]
                    || entry.kind() == Entry.Kind.WHOLE_PERCENT
                    || entry.isHidden();
        }
        if (label.maybeMeasure()) {
            return false;
        }
        return whole[column]
                && ((captioned && !table.heading(column).isBlank())
                        || crossed
                        || weak[column]
                        || totals.isAdding(column));
    }

    /** Whether all of a column's whole numbers count people, whatever stands beside them. */
    public boolean isColumnOfCounts(int column) {
        boolean named = strong[column] || captioned || crossed || weak[column] || totals.isAdding(column);
        return whole[column] && !barred[column] && named;
    }

    /** Whether the column's numbers are whole, but for percentages and what stands in rows of measures. */
    private boolean isWhole(int column) {
        int numbers = 0;
        int wholes = 0;
        int hidden = 0;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            Entry entry = table.entry(r, column);
            if (entry.isHidden()) {
                hidden++;
            } else if (entry.isNumeric() && entry.kind() != Entry.Kind.PERCENT && !beside[r].measure()) {
                numbers++;
                wholes += entry.isWhole() ? 1 : 0;
            }
        }
        return numbers == 0 ? hidden > 0 : wholes >= ALMOST_ALL * numbers;
    }

    /** Two or more columns of whole numbers under words, none of them barred: a cross table even without totals. */
    private boolean isCrossed() {
        List<Integer> body = new ArrayList<>();
        long largest = 0;
        for (int c = table.firstColumn(); c < table.columns(); c++) {
            if (Wording.isPercent(table.heading(c))) {
                continue;
            }
            if (table.heading(c).isBlank() || !whole[c] || barred[c]) {
                return false;
            }
            body.add(c);
            for (int r = table.firstRow(); r < table.rows(); r++) {
                Entry entry = table.entry(r, c);
                largest = entry.isWhole() ? Math.max(largest, entry.count()) : largest;
            }
        }
        return body.size() >= 2
                && table.rows() - table.firstRow() >= 2
                && table.firstColumn() >= 1
                && largest >= CROWD
                && labelsAreWords();
    }

    private boolean labelsAreWords() {
        int named = 0;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            named += table.label(r).isBlank() ? 0 : 1;
        }
        return named >= ALMOST_ALL * (table.rows() - table.firstRow());
    }
}

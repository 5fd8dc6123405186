package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The counts of a table that are too small to show (R53), and the percentages that give such a count back (R63). */
public final class SmallCounts {

    /** What kind of small cell it is. */
    public enum Kind {
        COUNT,
        PERCENTAGE,
        /** Nobody: worth knowing, not too small. */
        NOBODY
    }

    /** A cell that was found. */
    public record Found(int row, int column, Kind kind) {}

    private SmallCounts() {}

    /** Finds them, in reading order. */
    public static List<Found> in(Table table, Counting counting, int smallest) {
        List<Found> found = new ArrayList<>();
        Percentages percentages = new Percentages(table);
        Rates rates = new Rates(table);
        for (int r = table.firstRow(); r < table.rows(); r++) {
            for (int c = table.firstColumn(); c < table.columns(); c++) {
                Entry entry = table.entry(r, c);
                if (percentages.isAt(r, c)) {
                    if (givesBack(table, percentages, r, c, smallest)) {
                        found.add(new Found(r, c, Kind.PERCENTAGE));
                    }
                } else if (entry.kind() == Entry.Kind.LABEL && Wording.statesFewer(table.text(r, c), smallest)) {
                    found.add(new Found(r, c, Kind.COUNT));
                } else if (rates.givesFewer(r, c, smallest)) {
                    found.add(new Found(r, c, Kind.PERCENTAGE));
                } else if (entry.isWhole() && entry.count() < smallest && counting.counts(r, c)) {
                    found.add(new Found(r, c, entry.count() == 0 ? Kind.NOBODY : Kind.COUNT));
                }
            }
        }
        headings(table, smallest, found);
        return found;
    }

    private static boolean givesBack(Table table, Percentages percentages, int row, int column, int smallest) {
        Entry entry = table.entry(row, column);
        if (!entry.isNumeric() || entry.isHidden() || entry.value() > 100 || Wording.isMeasure(table.label(row))) {
            return false;
        }
        OptionalLong whole = percentages.whole(row, column);
        if (whole.isEmpty()) {
            return false;
        }
        Percentages.Counts counts = percentages.counts(row, column, whole.getAsLong());
        return !counts.isNone() && counts.least() >= 1 && counts.most() < smallest;
    }

    /** A group of {@code n = 3} over a column or beside a row. */
    private static void headings(Table table, int smallest, List<Found> found) {
        for (int c = 0; c < table.columns(); c++) {
            for (int r = 0; r < table.firstRow(); r++) {
                OptionalLong n = Wording.stated(table.text(r, c));
                if (n.isPresent() && n.getAsLong() > 0 && n.getAsLong() < smallest) {
                    found.add(new Found(r, c, Kind.COUNT));
                }
            }
        }
        for (int r = table.firstRow(); r < table.rows(); r++) {
            for (int c = 0; c < table.firstColumn(); c++) {
                OptionalLong n = Wording.stated(table.text(r, c));
                if (n.isPresent() && n.getAsLong() > 0 && n.getAsLong() < smallest) {
                    found.add(new Found(r, c, Kind.COUNT));
                }
            }
        }
    }
}

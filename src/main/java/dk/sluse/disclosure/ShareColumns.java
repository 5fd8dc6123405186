package dk.sluse.disclosure;

import java.util.List;
import java.util.OptionalLong;

/**
 * Percentages that nothing calls so but a label, or their arithmetic: under {@code Cases (N = 74)} most numbers are one of the
 * 75 percentages that 74 people can make, as few means or measures are.
 */
final class ShareColumns {

    private static final double RARE = 0.16;
    private static final int ENOUGH = 3;

    private final Table table;
    private final boolean shown;

    ShareColumns(Table table) {
        this.table = table;
        this.shown = isShownByArithmetic();
    }

    /** Whether a label such as {@code Women (%)} says it, under a group with its number of people. */
    boolean isSaidBeside(int row, int column) {
        String label = table.label(row);
        Entry entry = table.entry(row, column);
        boolean bare = entry.kind() == Entry.Kind.DECIMAL || (entry.kind() == Entry.Kind.WHOLE && !entry.marked());
        return bare
                && Wording.isPercent(label)
                && !Wording.isCount(label)
                && !Wording.isMeasure(label)
                && !Wording.isCount(plain(column))
                && whole(column).isPresent();
    }

    /** Whether the arithmetic of the table shows the cell to be one. */
    boolean isShown(int row, int column) {
        Entry entry = table.entry(row, column);
        OptionalLong whole = headed(column);
        return shown
                && entry.kind() == Entry.Kind.DECIMAL
                && whole.isPresent()
                && isShare(entry, whole.getAsLong())
                && !Wording.mayBeMeasure(table.label(row));
    }

    /** Whether a column of percentages holds shares of 1, as a spreadsheet keeps what it shows in percent. */
    boolean isOfOne(int column) {
        boolean fine = false;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            Entry entry = table.entry(r, column);
            if (entry.isNumeric() && !entry.isHidden()) {
                if (entry.kind() == Entry.Kind.PERCENT || entry.value() > 1) {
                    return false;
                }
                fine |= entry.decimals() >= ENOUGH;
            }
        }
        return fine;
    }

    /** The one number of people that the caption names, where each percentage of the column can be of it. */
    OptionalLong captioned(int column) {
        List<Long> people = table.peopleAround().stream().distinct().toList();
        if (people.size() != 1 || people.get(0) < 2) {
            return OptionalLong.empty();
        }
        long whole = people.get(0);
        int shares = 0;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            Entry entry = table.entry(r, column);
            if (entry.isNumeric() && !entry.isHidden()) {
                if (!isShare(entry, whole)) {
                    return OptionalLong.empty();
                }
                shares++;
            }
        }
        return shares >= 2 ? OptionalLong.of(whole) : OptionalLong.empty();
    }

    private OptionalLong whole(int column) {
        OptionalLong headed = headed(column);
        return headed.isPresent() ? headed : table.stated();
    }

    private OptionalLong headed(int column) {
        return Wording.stated(table.heading(column));
    }

    private String plain(int column) {
        return table.heading(column).replaceAll("[nN]\\s*[=:]\\s*[\\d., ]+", " ");
    }

    /** Of the decimals under groups of so few people that a chance hit is rare, nearly all can be percentages of theirs. */
    private boolean isShownByArithmetic() {
        int fitting = 0;
        int others = 0;
        for (int c = table.firstColumn(); c < table.columns(); c++) {
            OptionalLong whole = headed(c);
            if (whole.isEmpty() || whole.getAsLong() < 2) {
                continue;
            }
            for (int r = table.firstRow(); r < table.rows(); r++) {
                Entry entry = table.entry(r, c);
                boolean telling = entry.kind() == Entry.Kind.DECIMAL
                        && (whole.getAsLong() + 1) / (100 * Math.pow(10, entry.decimals())) < RARE
                        && !Wording.mayBeMeasure(table.label(r));
                if (telling) {
                    fitting += isShare(entry, whole.getAsLong()) ? 1 : 0;
                    others += isShare(entry, whole.getAsLong()) ? 0 : 1;
                }
            }
        }
        return fitting >= ENOUGH && fitting >= ENOUGH * others;
    }

    private static boolean isShare(Entry entry, long whole) {
        return entry.value() >= 0
                && entry.value() <= 100
                && !Percentages.counts(entry.value(), entry.decimals(), whole, whole)
                        .isNone();
    }
}

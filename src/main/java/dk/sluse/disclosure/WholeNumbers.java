package dk.sluse.disclosure;

import java.util.List;

/** Counts that a program writes with decimals of nought: SAS below {@code N}, pandas where a cell of the table is empty. */
final class WholeNumbers {

    private static final int MOST_DECIMALS = 2;
    private static final int ENOUGH = 4;

    private WholeNumbers() {}

    /** The entries of a table, with such counts taken for whole numbers. */
    static Entry[][] in(Entry[][] entries, int firstRow, int firstColumn, List<String> headings) {
        int all = 0;
        int wholes = 0;
        boolean[] column = new boolean[headings.size()];
        for (int c = firstColumn; c < column.length; c++) {
            int numbers = 0;
            int found = 0;
            for (int r = firstRow; r < entries.length; r++) {
                Entry entry = entries[r][c];
                numbers += entry.isNumeric() && !entry.isHidden() ? 1 : 0;
                found += isWhole(entry, MOST_DECIMALS) ? 1 : 0;
                wholes += isWhole(entry, 1) ? 1 : 0;
            }
            all += numbers;
            column[c] = found > 1 && found == numbers && Wording.isCount(headings.get(c));
        }
        boolean pandas = wholes >= ENOUGH && wholes == all;
        Entry[][] read = entries;
        for (int c = firstColumn; c < column.length; c++) {
            if (pandas || column[c]) {
                read = read == entries ? copy(entries) : read;
                for (int r = firstRow; r < read.length; r++) {
                    read[r][c] =
                            isWhole(read[r][c], MOST_DECIMALS) ? Entry.whole(read[r][c].value(), false) : read[r][c];
                }
            }
        }
        return read;
    }

    private static boolean isWhole(Entry entry, int decimals) {
        return entry.kind() == Entry.Kind.DECIMAL
                && entry.decimals() >= 1
                && entry.decimals() <= decimals
                && entry.value() >= 0
                && entry.value() == Math.rint(entry.value());
    }

    private static Entry[][] copy(Entry[][] entries) {
        Entry[][] copy = new Entry[entries.length][];
        for (int r = 0; r < entries.length; r++) {
            copy[r] = entries[r].clone();
        }
        return copy;
    }
}

package dk.sluse.document;

import dk.sluse.disclosure.Entry;
import dk.sluse.disclosure.EntryReader;
import dk.sluse.disclosure.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a long sheet past those that are kept: of each column, how often each small number stands there and where it
 * stands first. Enough to judge columns of counts, in memory that does not grow with the rows.
 */
public final class SheetTail {

    static final int LARGEST = 50;
    private static final int MOST_COLUMNS = 300;
    private static final int LONGEST_MARK = 16;
    private static final int MOST_MARKS = 500;

    private final Table head;
    private final Passage first;
    private final int[][] counts;
    private final int[][] firstRows;
    private final int[] firstHidden;

    private SheetTail(Table head, Counter counter) {
        this.head = head;
        this.first = counter.first;
        this.counts = counter.counts;
        this.firstRows = counter.firstRows;
        this.firstHidden = counter.firstHidden;
    }

    /** The table that the rows go on with. */
    public Table head() {
        return head;
    }

    /** Where the tail begins. */
    String place() {
        return first.place();
    }

    /** How many numbers from 1 and below the bound a column of the sheet holds. */
    public int small(int column, int below) {
        int sum = 0;
        if (column >= MOST_COLUMNS || counts[column] == null) {
            return sum;
        }
        for (int value = 1; value < Math.min(below, LARGEST + 1); value++) {
            sum += counts[column][value];
        }
        return sum;
    }

    /** Where the first of them stands. */
    public String place(int column, int below) {
        int row = Integer.MAX_VALUE;
        for (int value = 1; value < Math.min(below, LARGEST + 1); value++) {
            row = counts[column][value] > 0 ? Math.min(row, firstRows[column][value]) : row;
        }
        return at(row, column);
    }

    private String at(int row, int column) {
        return new Passage(first.part(), Passage.Kind.NUMBER, first.where(), row, column, false, "").place();
    }

    /** Where the first number of a column is that is kept back, such as {@code <5}. */
    Optional<String> hidden(int column) {
        boolean any = column < MOST_COLUMNS && firstHidden[column] > 0;
        return any ? Optional.of(at(firstHidden[column], column)) : Optional.empty();
    }

    /** Counts the tail while it is read. */
    static final class Counter {
        private final int[][] counts = new int[MOST_COLUMNS][];
        private final int[][] firstRows = new int[MOST_COLUMNS][];
        private final int[] firstHidden = new int[MOST_COLUMNS];
        private final Map<String, Boolean> marks = new HashMap<>();
        private final Passage first;

        Counter(Passage first) {
            this.first = first;
        }

        void add(Passage passage, int value) {
            if (passage.column() < MOST_COLUMNS && value >= 0 && value <= LARGEST) {
                if (counts[passage.column()] == null) {
                    counts[passage.column()] = new int[LARGEST + 1];
                    firstRows[passage.column()] = new int[LARGEST + 1];
                }
                if (counts[passage.column()][value]++ == 0) {
                    firstRows[passage.column()][value] = passage.row();
                }
            }
        }

        /** A text in a cell, which may say that a number is kept back. */
        void mark(Passage passage) {
            boolean wanted = passage.column() < MOST_COLUMNS && firstHidden[passage.column()] == 0;
            if (wanted && passage.text().length() <= LONGEST_MARK && isMark(passage.text())) {
                firstHidden[passage.column()] = passage.row();
            }
        }

        private boolean isMark(String text) {
            Boolean known = marks.get(text);
            if (known == null) {
                known = EntryReader.read(text).kind() == Entry.Kind.HIDDEN;
                if (marks.size() < MOST_MARKS) {
                    marks.put(text, known);
                }
            }
            return known;
        }

        SheetTail after(Table head) {
            return new SheetTail(head, this);
        }
    }
}

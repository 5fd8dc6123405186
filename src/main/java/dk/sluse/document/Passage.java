package dk.sluse.document;

/**
 * The smallest thing a policy reads: a line, a cell, a property, a name.
 *
 * @param part the part it stands in
 * @param kind what it is
 * @param where the sheet, page, paragraph or property inside the part; empty for the lines of a text file
 * @param row the line's or the cell's number from 1, or 0
 * @param column the cell's column from 1, or 0
 * @param hidden whether a reader of the file would not see it
 * @param text what it says, as written; untrusted
 */
public record Passage(Part part, Kind kind, String where, int row, int column, boolean hidden, String text) {

    /** What a passage is. */
    public enum Kind {
        /** The name of a file, a sheet or a part. */
        NAME,
        /** A line or a paragraph of text. */
        LINE,
        /** A cell that holds text. */
        CELL,
        /** A cell that holds a number, written without grouping. */
        NUMBER,
        /** A property of a file, such as its author, or a picture's camera. */
        PROPERTY,
        /** Readable characters among other bytes. */
        DEBRIS;

        boolean isCell() {
            return this == CELL || this == NUMBER;
        }
    }

    public boolean isCell() {
        return kind.isCell();
    }

    /** Whether it is a line of code, and not something inside such a file. */
    public boolean isCode() {
        return where.isEmpty() && part.isScript();
    }

    /** Where a person finds it: {@code Table1.xlsx › Sheet2!C7}, {@code script.R:41}, {@code report.pdf › page 3}. */
    public String place() {
        if (isCell()) {
            return part.place() + " › " + where + "!" + columnName(column) + row;
        }
        if (where.isEmpty()) {
            return row == 0 ? part.place() : part.place() + ":" + row;
        }
        return part.place() + " › " + where;
    }

    /** The letters of a column: 1 is A, 27 is AA. */
    public static String columnName(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
            name.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return name.toString();
    }
}

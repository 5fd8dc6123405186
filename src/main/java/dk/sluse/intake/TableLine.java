package dk.sluse.intake;

import java.util.List;

/**
 * One row of a table that somebody sent.
 *
 * @param number as a spreadsheet counts them
 * @param cells from the first column
 */
public record TableLine(int number, List<Cell> cells) {

    public TableLine {
        cells = List.copyOf(cells);
    }

    /**
     * One cell.
     *
     * @param text as shown, without white space around it
     * @param isFormula whether it is calculated
     */
    public record Cell(String text, boolean isFormula) {

        /** One that is not there. */
        public static final Cell EMPTY = new Cell("", false);

        public Cell {
            text = trimmed(text);
        }

        private static String trimmed(String text) {
            int start = 0;
            int end = text.length();
            while (start < end && isSpace(text.charAt(start))) {
                start++;
            }
            while (end > start && isSpace(text.charAt(end - 1))) {
                end--;
            }
            return text.substring(start, end);
        }

        private static boolean isSpace(char c) {
            return Character.isWhitespace(c) || Character.isSpaceChar(c);
        }
    }

    /** A row of texts; one that begins with {@code =} is a formula. */
    public static TableLine of(int number, List<String> texts) {
        return new TableLine(
                number,
                texts.stream().map(text -> new Cell(text, text.startsWith("="))).toList());
    }

    /** The cell of this column; an empty one beyond the last. */
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }

    /** Whether nothing stands in it. */
    public boolean isBlank() {
        return cells.stream().allMatch(cell -> cell.text().isEmpty() && !cell.isFormula());
    }
}

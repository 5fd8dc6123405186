package dk.sluse.opening;

import dk.sluse.bytes.Lines;
import dk.sluse.document.Part;
import java.io.IOException;
import java.util.Arrays;

/** A table of a page while it is read, with the cells that reach over several rows or columns. */
final class PageGrid {

    private static final int WIDEST = 1000;
    private static final int LAST_COLUMN = 16_384;

    private final String name;
    private final StringBuilder cell = new StringBuilder();
    /** For each column, how many of the coming rows are taken from above. */
    private int[] taken = new int[16];

    private int row;
    private int column;
    private int next = 1;
    private boolean inCell;

    PageGrid(String name) {
        this.name = name;
    }

    void row() {
        inCell = false;
        row++;
        next = 1;
    }

    void cell(String columns, String rows) {
        while (next < LAST_COLUMN && takenAt(next) > 0) {
            taken[next]--;
            next++;
        }
        column = next;
        int wide = span(columns);
        int high = span(rows);
        for (int i = 0; i < wide && next < LAST_COLUMN; i++) {
            take(next++, high - 1);
        }
        inCell = true;
        cell.setLength(0);
    }

    private int takenAt(int at) {
        return at < taken.length ? taken[at] : 0;
    }

    private void take(int at, int rows) {
        if (rows > 0) {
            if (at >= taken.length) {
                taken = Arrays.copyOf(taken, at * 2);
            }
            taken[at] = rows;
        }
    }

    boolean isInCell() {
        return inCell;
    }

    void say(String text) {
        if (cell.length() < Lines.LONGEST) {
            cell.append(cell.isEmpty() ? "" : "\n").append(text);
        }
    }

    void end(Part part, Opening opening, boolean hidden) throws IOException {
        if (inCell) {
            opening.cell(
                    part,
                    name,
                    Math.max(1, row),
                    column,
                    hidden,
                    cell.toString().strip());
        }
        inCell = false;
    }

    private static int span(String digits) {
        try {
            return Math.max(1, Math.min(WIDEST, Integer.parseInt(digits.strip())));
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}

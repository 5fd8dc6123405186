package dk.sluse.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands in cells, notes and properties as lines of text do: a cell alone in its row, such as a line of a pasted log, and
 * a text with breaks in it. Such lines are read for tables and rows as if they stood in a text file.
 */
final class CellLines {

    /** Takes one line. */
    interface Taker {
        void take(Passage line);
    }

    private static final int MOST_LINES = 5_000;
    private static final int LONGEST = 16_000;

    private final Taker taker;
    private final List<Passage> lines = new ArrayList<>();
    private Optional<Passage> waiting = Optional.empty();
    private boolean shared;

    CellLines(Taker taker) {
        this.taker = taker;
    }

    /** Takes a cell; whether it stands alone shows with the next. */
    void cell(Passage cell) {
        boolean beside = waiting.isPresent() && isBeside(waiting.get(), cell);
        if (beside) {
            shared = true;
            breaks(cell);
            return;
        }
        end();
        waiting = Optional.of(cell);
        shared = false;
    }

    /** No cell follows right after the last. */
    void end() {
        waiting.ifPresent(cell -> {
            boolean line = !shared && cell.kind() == Passage.Kind.CELL;
            if (line && !hasBreaks(cell.text())) {
                say(cell, cell.text());
            } else {
                blank(cell);
                breaks(cell);
            }
        });
        waiting = Optional.empty();
    }

    /** A text of several lines in one passage. */
    void breaks(Passage passage) {
        if (!hasBreaks(passage.text()) || passage.text().length() > LONGEST) {
            return;
        }
        blank(passage);
        passage.text().lines().forEach(line -> say(passage, line));
        blank(passage);
    }

    static boolean hasBreaks(String text) {
        int first = text.indexOf('\n') < 0 ? text.indexOf('\r') : text.indexOf('\n');
        return first >= 0 && !text.substring(first).isBlank();
    }

    private static boolean isBeside(Passage one, Passage other) {
        return one.row() == other.row()
                && one.part().id() == other.part().id()
                && one.where().equals(other.where());
    }

    private void say(Passage from, String text) {
        Passage line = line(from, text);
        if (lines.size() < MOST_LINES) {
            lines.add(line);
        }
        taker.take(line);
    }

    private void blank(Passage from) {
        taker.take(line(from, ""));
    }

    private static Passage line(Passage from, String text) {
        String cell = from.isCell() ? "!" + Passage.columnName(from.column()) + from.row() : "";
        return new Passage(from.part(), Passage.Kind.LINE, from.where() + cell, from.row(), 0, from.hidden(), text);
    }

    /** The first of them, in the document's order. */
    List<Passage> lines() {
        return lines;
    }
}

package dk.sluse.document;

import dk.sluse.disclosure.Entry;
import dk.sluse.disclosure.EntryReader;
import dk.sluse.disclosure.SheetTables;
import dk.sluse.disclosure.Table;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The cells of one sheet, or of one table in a document, gathered until they are taken apart into tables. */
final class SheetGrid {

    private static final int MOST_ROWS = 1_500;
    private static final int MOST_COLUMNS = 1_000;
    private static final int LONGEST_TEXT = 300;

    private final Passage first;
    private final NavigableMap<Integer, NavigableMap<Integer, SheetTables.Cell>> cells = new TreeMap<>();
    private Optional<SheetTail.Counter> tail = Optional.empty();

    SheetGrid(Passage first) {
        this.first = first;
    }

    /** Takes a cell; false when it was only counted. */
    boolean take(Passage passage, boolean room) {
        NavigableMap<Integer, SheetTables.Cell> row = cells.get(passage.row());
        if (!room || passage.column() > MOST_COLUMNS || (row == null && cells.size() >= MOST_ROWS)) {
            count(passage);
            return false;
        }
        if (row == null) {
            row = new TreeMap<>();
            cells.put(passage.row(), row);
        }
        String text = passage.text().length() <= LONGEST_TEXT
                ? passage.text()
                : passage.text().substring(0, LONGEST_TEXT);
        row.put(passage.column(), new SheetTables.Cell(text, entry(passage, text)));
        return true;
    }

    private static Entry entry(Passage passage, String text) {
        return passage.kind() == Passage.Kind.NUMBER ? EntryReader.stored(text) : EntryReader.read(text);
    }

    private void count(Passage passage) {
        String text = passage.text();
        if (tail.isEmpty()) {
            tail = Optional.of(new SheetTail.Counter(passage));
        }
        boolean small = text.length() <= 2 && !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (small) {
            tail.get().add(passage, Integer.parseInt(text));
        } else if (passage.kind() == Passage.Kind.CELL) {
            tail.get().mark(passage);
        }
    }

    List<Table> tables() {
        return SheetTables.of(
                cells, (row, column) -> new Passage(first.part(), first.kind(), first.where(), row, column, false, "")
                        .place());
    }

    /** What could not be kept, as going on with the last of the sheet's tables. */
    Optional<SheetTail> tail(List<Table> tables) {
        return tables.isEmpty() ? Optional.empty() : tail.map(counter -> counter.after(tables.get(tables.size() - 1)));
    }

    boolean isLong() {
        return tail.isPresent();
    }
}

package dk.sluse.document;

import dk.sluse.disclosure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables that were found so far, with bounds on how many are kept; where the bounds were met is remembered. */
final class KeptTables {

    private static final int MOST_CELLS = 200_000;
    private static final int MOST_TABLES = 1_000;

    private final List<Table> tables = new ArrayList<>();
    private final List<String> bounded = new ArrayList<>();
    private final List<String> unsolved = new ArrayList<>();
    private int cells;

    void add(Table table) {
        tables.add(table);
        cells += table.rows() * table.columns();
    }

    /** What is said right below the last table belongs to it. */
    void sayBelowLast(String sentence) {
        if (!tables.isEmpty()) {
            tables.add(tables.remove(tables.size() - 1).among(sentence));
        }
    }

    /** Tables whose cells were counted as they came. */
    void addCounted(List<Table> more) {
        tables.addAll(more);
    }

    void countCell() {
        cells++;
    }

    boolean hasRoomForCells() {
        return cells < MOST_CELLS;
    }

    boolean hasRoom() {
        return tables.size() < MOST_TABLES && hasRoomForCells();
    }

    /** Whether no more tables are kept, which was said. */
    boolean isFull() {
        return !bounded.isEmpty() && !hasRoom();
    }

    /** From this place on, tables are not looked at; only the first such place is told. */
    void bound(String place) {
        if (bounded.isEmpty()) {
            bounded.add(place);
        }
    }

    /** A number kept back there does not come before the calculation. */
    boolean leaveUnsolved(Optional<String> place) {
        boolean told = place.isPresent() && unsolved.size() < MOST_TABLES;
        if (told) {
            unsolved.add(place.get());
        }
        return told;
    }

    Tables with(List<SheetTail> tails, List<Passage> lines) {
        return new Tables(tables, tails, bounded, unsolved, lines);
    }
}

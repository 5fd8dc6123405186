package dk.sluse.document;

import dk.sluse.disclosure.Counting;
import dk.sluse.disclosure.Entry;
import dk.sluse.disclosure.Table;
import java.util.Optional;

/**
 * Numbers that are kept back in tables too long to be solved as a whole (R63): their rows past those kept, and the totals
 * below, do not come before the calculation, so a person must be told.
 */
final class Unsolved {

    private Unsolved() {}

    /** Where the first such number of a table stands. */
    static Optional<String> in(Table table) {
        Counting counting = Counting.of(table);
        for (int c = table.firstColumn(); c < table.columns(); c++) {
            if (counting.isColumnOfCounts(c)) {
                for (int r = table.firstRow(); r < table.rows(); r++) {
                    if (table.entry(r, c).kind() == Entry.Kind.HIDDEN) {
                        return Optional.of(table.place(r, c));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The same of a long sheet: among the rows that are kept, or after them. */
    static Optional<String> in(SheetTail tail) {
        Optional<String> kept = in(tail.head());
        if (kept.isPresent()) {
            return kept;
        }
        Counting counting = Counting.of(tail.head());
        for (int c = tail.head().firstColumn(); c < tail.head().columns(); c++) {
            Optional<String> place = tail.hidden(tail.head().columnOnSheet(c));
            if (counting.isColumnOfCounts(c) && place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }
}

package dk.sluse.document;

import dk.sluse.disclosure.Table;
import java.util.List;

/**
 * The tables of a document, and what was too long to keep.
 *
 * @param all every table, in the document's order
 * @param tails what follows the rows that were kept of long sheets, as counts of small numbers
 * @param bounded where tables were left out because there are too many; empty when all were read
 * @param unsolved where numbers are kept back in tables that are too long to be calculated through
 * @param lines what stands in cells, notes and properties as lines of text do
 */
public record Tables(
        List<Table> all, List<SheetTail> tails, List<String> bounded, List<String> unsolved, List<Passage> lines) {
    public Tables {
        all = List.copyOf(all);
        tails = List.copyOf(tails);
        bounded = List.copyOf(bounded);
        unsolved = List.copyOf(unsolved);
        lines = List.copyOf(lines);
    }
}

package dk.sluse.document;

import dk.sluse.disclosure.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sentences before and below the tables of a document, in which the number of people in a table may stand: a total that
 * gives a hidden cell back (R63).
 */
final class SaidAround {

    private static final int SENTENCES = 2;
    private static final int LONGEST = 400;

    private final Map<Object, StringBuilder> before = new HashMap<>();
    private final Map<Object, StringBuilder> below = new HashMap<>();
    private final Deque<String> last = new ArrayDeque<>();
    private StringBuilder under = new StringBuilder();
    private int left;
    private int part = -1;

    /** A line that is no cell. */
    void line(Passage line) {
        if (line.part().id() != part) {
            last.clear();
            left = 0;
            part = line.part().id();
        }
        String text = line.text();
        if (text.isBlank() || text.length() > LONGEST) {
            return;
        }
        if (left > 0) {
            left--;
            under.append(text).append(' ');
        }
        last.addLast(text);
        if (last.size() > SENTENCES) {
            last.removeFirst();
        }
    }

    /** The first cell of a table. */
    void begins(Object table, int inPart) {
        StringBuilder said = new StringBuilder();
        if (inPart == part) {
            last.forEach(text -> said.append(text).append(' '));
        }
        before.put(table, said);
        under = new StringBuilder();
        below.put(table, under);
        last.clear();
        left = SENTENCES;
        part = inPart;
    }

    /** The tables that were found in the cells, with what was said around them. */
    List<Table> said(Object table, List<Table> found) {
        if (found.isEmpty() || !before.containsKey(table)) {
            return found;
        }
        List<Table> all = new ArrayList<>(found);
        all.set(0, all.get(0).among(before.get(table).toString()));
        int end = all.size() - 1;
        all.set(end, all.get(end).among(below.get(table).toString()));
        return all;
    }
}

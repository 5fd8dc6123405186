package dk.sluse.opening;

import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;

/**
 * Rows of a table in XML of any kind: an element with several others in it that hold a value each. Where these have names of
 * their own, the names head the columns. Documents' XML, whose elements are words of a sentence, has no rows.
 */
final class XmlRecords {

    private static final Set<String> DOCUMENTS = Set.of(
            "wordDocument", "package", "document", "document-content", "html", "svg", "article", "book", "TEI", "rss");
    private static final int MOST_VALUES = 2000;
    private static final int LONGEST_VALUE = 300;
    private static final int DEEPEST = 200;
    private static final int MOST_ATTRIBUTES = 60;

    /** An element that is open. */
    private static final class Frame {
        private final String name;
        private final StringBuilder text = new StringBuilder();
        private final List<String> names = new ArrayList<>();
        private final List<String> values = new ArrayList<>();
        private final Map<String, String> attributes = new LinkedHashMap<>();

        Frame(String name) {
            this.name = name;
        }
    }

    private final Part part;
    private final Opening opening;
    private final Deque<Frame> open = new ArrayDeque<>();
    private final Map<String, Integer> rows = new HashMap<>();
    private boolean active;

    XmlRecords(Part part, Opening opening, String where) {
        this.part = part;
        this.opening = opening;
        this.active = where.isEmpty() && part.type() == FileType.XML;
    }

    void start(XMLStreamReader xml) {
        String name = xml.getLocalName();
        active &= !(open.isEmpty() && DOCUMENTS.contains(name)) && open.size() < DEEPEST;
        if (active) {
            open.push(new Frame(name));
            for (int i = 0; i < Math.min(MOST_ATTRIBUTES, xml.getAttributeCount()); i++) {
                String value = xml.getAttributeValue(i);
                if (value.length() <= LONGEST_VALUE) {
                    open.peek().attributes.put(xml.getAttributeLocalName(i), value);
                }
            }
        }
    }

    void text(String characters) {
        if (active && !open.isEmpty() && open.peek().text.length() < LONGEST_VALUE) {
            open.peek().text.append(characters);
        }
    }

    void end() throws IOException {
        if (!active || open.isEmpty()) {
            return;
        }
        Frame done = open.pop();
        String text = done.text.toString().strip();
        boolean mixed = !text.isEmpty() && !done.values.isEmpty();
        attributes(done, text);
        if (done.values.size() > 1 && !mixed) {
            row(done);
        } else if (!open.isEmpty() && open.peek().values.size() < MOST_VALUES && !mixed) {
            // An element around a single value is that value.
            String value = done.values.isEmpty() ? text : done.values.get(0);
            if (!value.isEmpty() || done.names.size() == 1) {
                open.peek().names.add(done.name);
                open.peek().values.add(value);
            }
        }
    }

    /** An element whose values are its attributes is a row, too: {@code <group region="North" n="3"/>}. */
    private void attributes(Frame done, String text) throws IOException {
        List<String> names = new ArrayList<>(done.attributes.keySet());
        List<String> values = new ArrayList<>(done.attributes.values());
        if (!text.isEmpty() && done.values.isEmpty() && !names.contains(done.name)) {
            names.add(done.name);
            values.add(text);
        }
        if (done.attributes.isEmpty() || names.size() < 2 || !done.values.isEmpty()) {
            return;
        }
        String over = open.isEmpty() ? "" : open.peek().name + " ";
        String table = over + done.name + " " + String.join(" ", names);
        int row = rows.merge(table, 1, Integer::sum);
        if (row == 1) {
            cells(table, row, names);
            row = rows.merge(table, 1, Integer::sum);
        }
        cells(table, row, values);
    }

    private void row(Frame record) throws IOException {
        boolean named = new HashSet<>(record.names).size() == record.names.size();
        String table = open.isEmpty() ? record.name : open.peek().name + " " + record.name;
        int row = rows.merge(table, 1, Integer::sum);
        if (row == 1 && named) {
            cells(table, row, record.names);
        }
        if (named) {
            row = rows.get(table) == 1 ? rows.merge(table, 1, Integer::sum) : row;
        }
        cells(table, row, record.values);
    }

    private void cells(String table, int row, List<String> texts) throws IOException {
        for (int column = 1; column <= texts.size(); column++) {
            opening.cell(part, table, row, column, false, texts.get(column - 1));
        }
    }
}

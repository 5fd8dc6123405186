package dk.sluse.screening;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Every text of an XML part. The runs of a paragraph are joined, so that formatting splits nothing; tables become cells;
 * cached chart values and pivot records become cells; attributes and comments long enough to say something are
 * properties. It knows the words of WordprocessingML, DrawingML, SpreadsheetML and SVG, and needs no schema.
 */
final class XmlText {

    private static final Set<String> PARAGRAPHS = Set.of("p", "si", "is", "text", "comment");
    private static final Set<String> CACHES = Set.of("strCache", "numCache", "multiLvlStrCache", "strLit", "numLit");
    private static final Set<String> PIVOT_VALUES = Set.of("s", "n", "d");
    private static final int SHORTEST_ATTRIBUTE = 9;

    private final Part part;
    private final Opening opening;
    private final String where;
    private final StringBuilder text = new StringBuilder();
    private int paragraph;
    private int paragraphDepth;
    private int table;
    private int tableDepth;
    private int row;
    private int column;
    private boolean inPivot;
    private boolean inCache;

    private XmlText(Part part, Opening opening, String where) {
        this.part = part;
        this.opening = opening;
        this.where = where;
    }

    /**
     * Reads an XML part.
     *
     * @param where what a person calls the part, such as {@code slide 3}; may be empty for a file of its own
     */
    static void read(InputStream in, Part part, Opening opening, String where) throws IOException {
        new XmlText(part, opening, where).read(in);
    }

    private void read(InputStream in) throws IOException {
        try {
            XMLStreamReader xml = XmlStream.of(in);
            while (xml.hasNext()) {
                event(xml, xml.next());
            }
            flush();
            xml.close();
        } catch (XMLStreamException e) {
            flush();
            throw new IOException("Not well-formed", e);
        }
    }

    private void event(XMLStreamReader xml, int event) throws IOException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(xml, xml.getLocalName());
            case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(xml.getText());
            case XMLStreamConstants.COMMENT, XMLStreamConstants.DTD -> property("comment", xml.getText());
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> property(xml.getPITarget(), xml.getPIData());
            default -> {}
        }
    }

    private void start(XMLStreamReader xml, String name) throws IOException {
        if (paragraphDepth == 0) {
            flush();
        }
        switch (name) {
            case "tbl" -> {
                table += tableDepth++ == 0 ? 1 : 0;
                row = 0;
            }
            case "tr" -> nextRow();
            case "tc" -> column++;
            case "tab", "br", "cr" -> append(" ");
            case "pivotCacheRecords", "pivotCacheDefinition" -> inPivot = true;
            case "r", "cacheField" -> {
                if (inPivot) {
                    nextRow();
                }
            }
            case "ser" -> column = Math.max(1, column + 1);
            default -> {}
        }
        if (CACHES.contains(name)) {
            inCache = true;
            column++;
        } else if (inCache && name.equals("pt")) {
            row = number(xml.getAttributeValue(null, "idx")) + 1;
        }
        paragraphDepth += PARAGRAPHS.contains(name) ? 1 : 0;
        attributes(xml, name);
    }

    private void nextRow() {
        row++;
        column = 0;
    }

    private void attributes(XMLStreamReader xml, String name) throws IOException {
        if (inPivot && PIVOT_VALUES.contains(name)) {
            column++;
            String value = xml.getAttributeValue(null, "v");
            if (value != null) {
                cell(value, name.equals("n"));
            }
            return;
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String value = xml.getAttributeValue(i);
            if (value.length() >= SHORTEST_ATTRIBUTE) {
                property(xml.getAttributeLocalName(i), value);
            }
        }
    }

    private void end(String name) throws IOException {
        paragraphDepth -= PARAGRAPHS.contains(name) ? 1 : 0;
        if (paragraphDepth == 0) {
            flush();
        }
        if (CACHES.contains(name)) {
            inCache = false;
        } else if (name.equals("tbl")) {
            tableDepth--;
        } else if (inPivot && (name.equals("pivotCacheRecords") || name.equals("pivotCacheDefinition"))) {
            inPivot = false;
        }
    }

    private void append(String characters) throws IOException {
        text.append(characters);
        if (text.length() > Lines.LONGEST) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (text.isEmpty()) {
            return;
        }
        String said = text.toString().strip();
        text.setLength(0);
        if (said.isEmpty()) {
            return;
        }
        paragraph++;
        if (tableDepth > 0 || inCache) {
            cell(said, inCache);
        } else {
            for (String line : said.split("\\R", -1)) {
                opening.line(part, prefixed("paragraph " + paragraph), paragraph, line);
            }
        }
    }

    private void cell(String value, boolean number) throws IOException {
        String name = tableDepth > 0 ? prefixed("table " + table) : prefixed("");
        if (number && Numbers.isNumber(value)) {
            opening.number(part, name, row, column, inPivot || inCache, Numbers.plain(value));
        } else {
            opening.cell(part, name, row, column, inPivot || inCache, value);
        }
    }

    private void property(String name, String value) throws IOException {
        if (value != null) {
            opening.property(part, prefixed(name), value);
        }
    }

    private String prefixed(String name) {
        if (where.isEmpty()) {
            return name.isEmpty() ? "values" : name;
        }
        return name.isEmpty() ? where : where + ", " + name;
    }

    private static int number(String digits) {
        try {
            return digits == null ? 0 : Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

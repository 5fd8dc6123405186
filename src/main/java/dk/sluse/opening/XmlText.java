package dk.sluse.opening;

import dk.sluse.bytes.Lines;
import dk.sluse.document.Action;
import dk.sluse.document.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Every text of an XML part. The runs of a paragraph are joined, so that formatting splits nothing; tables become cells;
 * cached chart values and pivot records become cells; attributes and comments long enough to say something are
 * properties. It knows the words of WordprocessingML, DrawingML, SpreadsheetML and SVG, and needs no schema.
 */
final class XmlText {

    private static final Set<String> PARAGRAPHS = Set.of("p", "si", "is", "text", "comment", "title", "desc");
    private static final Set<String> PIVOT_VALUES = Set.of("s", "n", "d", "b", "x", "m", "e");
    private static final Set<String> PIVOTS = Set.of("pivotCacheRecords", "pivotCacheDefinition");
    private static final Pattern REMOTE = Pattern.compile("(?i)href\\s*=\\s*[\"'](?:https?:)?//");
    private static final int SHORTEST_ATTRIBUTE = 9;

    private final Part part;
    private final Opening opening;
    private final String where;
    private final XmlWatcher watcher;
    private final ChartCaches charts;
    private final XmlRecords records;
    private final OfficeIds ids = new OfficeIds();
    private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
    private final Deque<XmlGrid> grids = new ArrayDeque<>();
    private final StringBuilder said = new StringBuilder();
    private final StringBuilder field = new StringBuilder();
    private int paragraph;
    private int tables;
    private int row;
    private int column;
    private int removed;
    private int placed;
    private boolean inPivot;
    private boolean inField;

    /** A paragraph as it is read, and with what was deleted from it. */
    private static final class Paragraph {
        private final StringBuilder shown = new StringBuilder();
        private final StringBuilder all = new StringBuilder();
    }

    private XmlText(Part part, Opening opening, String where, XmlWatcher watcher) {
        this.part = part;
        this.opening = opening;
        this.where = where;
        this.watcher = watcher;
        this.records = new XmlRecords(part, opening, where);
        this.charts = new ChartCaches(part, opening, where.isEmpty() ? "chart" : where);
        paragraphs.push(new Paragraph());
    }

    /**
     * Reads an XML part.
     *
     * @param where what a person calls the part, such as {@code slide 3}; may be empty for a file of its own
     */
    static void read(InputStream in, Part part, Opening opening, String where, XmlWatcher watcher) throws IOException {
        new XmlText(part, opening, where, watcher).read(in);
    }

    private void read(InputStream in) throws IOException {
        try {
            XMLStreamReader xml = XmlStream.of(in);
            while (xml.hasNext()) {
                event(xml, xml.next());
            }
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("Not well-formed", e);
        } finally {
            tell();
            ids.tell(part, opening, prefixed("id"));
            while (!paragraphs.isEmpty()) {
                flush(paragraphs.pop());
            }
            charts.finish();
            watcher.finish();
        }
    }

    private void event(XMLStreamReader xml, int event) throws IOException {
        if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
            said.append(xml.getText());
            if (said.length() > Lines.LONGEST) {
                tell();
            }
            return;
        }
        tell();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                start(xml, xml.getLocalName());
                records.start(xml);
                watcher.start(xml, xml.getLocalName());
            }
            case XMLStreamConstants.END_ELEMENT -> {
                end(xml.getLocalName());
                records.end();
                watcher.end(xml.getLocalName());
            }
            case XMLStreamConstants.COMMENT, XMLStreamConstants.DTD -> property("comment", xml.getText());
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                property(xml.getPITarget(), xml.getPIData());
                if (xml.getPITarget().equals("xml-stylesheet")
                        && REMOTE.matcher(xml.getPIData()).find()) {
                    opening.saw(Action.EXTERNAL_LINK, part, where);
                }
            }
            default -> {}
        }
    }

    /** Hands on the characters that were read since the last tag, which the stream gives in pieces. */
    private void tell() throws IOException {
        if (!said.isEmpty()) {
            String characters = said.toString();
            said.setLength(0);
            append(characters);
            records.text(characters);
            watcher.text(characters);
        }
    }

    private void start(XMLStreamReader xml, String name) throws IOException {
        if (paragraphs.size() == 1) {
            flush(paragraphs.peek());
        }
        if (PARAGRAPHS.contains(name)) {
            paragraphs.push(new Paragraph());
        }
        charts.start(xml, name);
        if (name.equals("include") && "http://www.w3.org/2001/XInclude".equals(xml.getNamespaceURI())) {
            opening.saw(Action.EXTERNAL_LINK, part, where);
        }
        switch (name) {
            case "tbl" -> grids.push(new XmlGrid(prefixed("table " + ++tables)));
            case "tr", "tc", "gridSpan", "gridBefore" -> {
                if (!grids.isEmpty()) {
                    grids.peek().start(xml, name);
                }
            }
            case "tab" -> append(xml.getAttributeCount() == 0 ? "\t" : "");
            case "br", "cr" -> append("\n");
            case "tspan" -> placed(xml);
            case "noBreakHyphen" -> append("-");
            case "sym" -> append(symbol(PackageMap.attribute(xml, "char")));
            case "moveFrom", "delText" -> removed++;
            case "instrText" -> inField = true;
            default -> pivot(xml, name);
        }
        attributes(xml, name);
    }

    /** Words that a drawing puts at places of their own stand apart; single letters are pieces of a word. */
    private void placed(XMLStreamReader xml) throws IOException {
        if (!PackageMap.attribute(xml, "x").isEmpty()) {
            append(paragraphs.peek().all.length() - placed > 1 ? " " : "");
            placed = paragraphs.peek().all.length();
        }
    }

    private void pivot(XMLStreamReader xml, String name) throws IOException {
        if (PIVOTS.contains(name)) {
            inPivot = true;
            row = 0;
        } else if (inPivot && (name.equals("r") || name.equals("cacheField"))) {
            row++;
            column = name.equals("r") ? 0 : 1;
            opening.cell(part, where, row, 1, true, PackageMap.attribute(xml, "name"));
        }
    }

    private void attributes(XMLStreamReader xml, String name) throws IOException {
        if (inPivot && PIVOT_VALUES.contains(name)) {
            column++;
            String value = PackageMap.attribute(xml, "v");
            if (name.equals("n") && Numbers.isNumber(value)) {
                opening.number(part, where, row, column, true, Numbers.plain(value));
            } else if (!name.equals("x")) {
                opening.cell(part, where, row, column, true, value);
            }
            return;
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String value = xml.getAttributeValue(i);
            if (value.length() >= SHORTEST_ATTRIBUTE && !ids.passes(xml, name, i)) {
                property(xml.getAttributeLocalName(i), value);
            }
        }
    }

    private void end(String name) throws IOException {
        if (charts.end(name)) {
            paragraphs.peek().all.setLength(0);
            paragraphs.peek().shown.setLength(0);
            return;
        }
        if (PARAGRAPHS.contains(name) && paragraphs.size() > 1) {
            flush(paragraphs.pop());
        } else if (paragraphs.size() == 1) {
            flush(paragraphs.peek());
        }
        switch (name) {
            case "tc" -> {
                if (!grids.isEmpty()) {
                    grids.peek().end(part, opening);
                }
            }
            case "tbl" -> grids.poll();
            case "moveFrom", "delText" -> removed--;
            case "instrText" -> {
                inField = false;
                opening.hiddenLine(part, prefixed("field"), paragraph, field.toString());
                field.setLength(0);
            }
            default -> inPivot &= !PIVOTS.contains(name);
        }
    }

    private void append(String characters) throws IOException {
        if (charts.text(characters)) {
            return;
        }
        if (inField && field.length() < Lines.LONGEST) {
            field.append(characters);
            return;
        }
        Paragraph now = paragraphs.peek();
        now.all.append(characters);
        if (removed == 0) {
            now.shown.append(characters);
        }
        if (now.all.length() > Lines.LONGEST) {
            String all = Lines.endOf(now.all);
            String shown = Lines.endOf(now.shown);
            flush(now);
            now.all.append(all);
            now.shown.append(shown);
        }
    }

    private void flush(Paragraph done) throws IOException {
        if (done.all.isEmpty()) {
            return;
        }
        String shown = done.shown.toString().strip();
        String all = done.all.toString().strip();
        done.shown.setLength(0);
        done.all.setLength(0);
        if (all.isEmpty()) {
            return;
        }
        paragraph++;
        String place = prefixed("paragraph " + paragraph);
        if (!all.equals(shown)) {
            opening.hiddenLine(part, place, paragraph, all);
        }
        if (!grids.isEmpty() && grids.peek().isInCell()) {
            grids.peek().say(shown);
            return;
        }
        for (String line : shown.split("\\R", -1)) {
            opening.line(part, place, paragraph, line);
        }
    }

    private void property(String name, String value) throws IOException {
        if (value != null) {
            opening.property(part, prefixed(name), value);
        }
    }

    private String prefixed(String name) {
        return where.isEmpty() ? name : where + " › " + name;
    }

    private static String symbol(String hex) {
        try {
            // Symbol fonts keep the letters of ASCII in a private area.
            int code = Integer.parseInt(hex, 16);
            return String.valueOf((char) (code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code));
        } catch (NumberFormatException e) {
            return "";
        }
    }
}

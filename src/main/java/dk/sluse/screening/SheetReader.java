package dk.sluse.screening;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Streams the cells of a sheet, or of an external link's cache: values as stored, never as formatted. */
final class SheetReader {

    /** A sheet's name and whether it is hidden. */
    record Sheet(String name, boolean hidden) {}

    private static final int MOST_COLUMNS = 16_384;
    private static final int SHORTEST_ATTRIBUTE = 9;

    private final Part part;
    private final Opening opening;
    private final SharedStrings strings;
    private final BitSet shown = new BitSet();

    private Sheet sheet = new Sheet("", false);
    private final BitSet hiddenColumns = new BitSet();
    private final StringBuilder text = new StringBuilder();
    private boolean rowHidden;
    private int row;
    private int column;
    private String type = "n";

    SheetReader(Part part, Opening opening, SharedStrings strings) {
        this.part = part;
        this.opening = opening;
        this.strings = strings;
    }

    void read(InputStream in, Sheet which) throws IOException {
        sheet = which;
        hiddenColumns.clear();
        row = 0;
        column = 0;
        text.setLength(0);
        try {
            XMLStreamReader xml = XmlStream.of(in);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> start(xml);
                    case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                    case XMLStreamConstants.COMMENT -> opening.property(part, sheet.name(), xml.getText());
                    default -> {}
                }
            }
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("Not well-formed", e);
        }
    }

    /** The strings that no cell shows: Excel keeps some of what was deleted, and others put things there. */
    void leftOvers() throws IOException {
        for (int i = shown.nextClearBit(0); i < strings.size(); i = shown.nextClearBit(i + 1)) {
            opening.cell(part, "unused strings", i + 1, 1, true, strings.get(i));
        }
    }

    private void start(XMLStreamReader xml) throws IOException {
        switch (xml.getLocalName()) {
            case "row" -> {
                row = number(xml.getAttributeValue(null, "r"), row + 1);
                rowHidden = isTrue(xml.getAttributeValue(null, "hidden"));
                column = 0;
            }
            case "c", "cell" -> cell(xml.getAttributeValue(null, "r"), xml.getAttributeValue(null, "t"));
            case "col" -> column(xml);
            case "v", "f", "t" -> {
                // A rich text's runs are one text.
                if (!xml.getLocalName().equals("t")) {
                    text.setLength(0);
                }
            }
            case "is" -> text.setLength(0);
            default -> attributes(xml);
        }
    }

    private void cell(String reference, String kind) {
        type = kind == null ? "n" : kind;
        column++;
        if (reference != null && !reference.isEmpty()) {
            int letters = 0;
            int named = 0;
            while (letters < reference.length() && Character.isLetter(reference.charAt(letters))) {
                named = named * 26 + Character.toUpperCase(reference.charAt(letters++)) - 'A' + 1;
            }
            column = named;
            row = number(reference.substring(letters), row);
        }
    }

    private void column(XMLStreamReader xml) {
        if (isTrue(xml.getAttributeValue(null, "hidden"))) {
            int from = number(xml.getAttributeValue(null, "min"), 1);
            int to = Math.min(MOST_COLUMNS, number(xml.getAttributeValue(null, "max"), from));
            if (from >= 0 && to >= from) {
                hiddenColumns.set(from, to + 1);
            }
        }
    }

    private void attributes(XMLStreamReader xml) throws IOException {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeValue(i).length() >= SHORTEST_ATTRIBUTE) {
                opening.property(part, sheet.name() + ", " + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
    }

    private void end(String name) throws IOException {
        switch (name) {
            case "v" -> value(text.toString());
            case "is" -> opening.cell(part, sheet.name(), row, column, isHidden(), text.toString());
            case "f" ->
                opening.line(
                        part,
                        sheet.name() + "!" + Passage.columnName(column) + row + ", formula",
                        row,
                        text.toString());
            case "t", "r", "rPr" -> {
                return;
            }
            default -> {
                if (!text.toString().isBlank()) {
                    opening.line(part, sheet.name() + ", " + name, 0, text.toString());
                }
            }
        }
        text.setLength(0);
    }

    private void value(String raw) throws IOException {
        switch (type) {
            case "s" -> {
                int index = number(raw.strip(), -1);
                if (index >= 0 && index < strings.size()) {
                    shown.set(index);
                }
                opening.cell(part, sheet.name(), row, column, isHidden(), strings.get(index));
            }
            case "n" -> {
                String value = raw.strip();
                if (Numbers.isNumber(value)) {
                    opening.number(part, sheet.name(), row, column, isHidden(), Numbers.plain(value));
                } else {
                    opening.cell(part, sheet.name(), row, column, isHidden(), value);
                }
            }
            default -> opening.cell(part, sheet.name(), row, column, isHidden(), raw);
        }
    }

    private boolean isHidden() {
        return sheet.hidden() || rowHidden || hiddenColumns.get(Math.max(0, column));
    }

    private static boolean isTrue(String value) {
        return "1".equals(value) || "true".equals(value);
    }

    private static int number(String digits, int otherwise) {
        try {
            return digits == null ? otherwise : Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}

package dk.sluse.opening;

import dk.sluse.bytes.Lines;
import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Streams the cells of a sheet, or of an external link's cache: values as stored, never as formatted. */
final class SheetReader {

    /** A sheet's name and whether it is hidden. */
    record Sheet(String name, boolean hidden) {}

    private static final Pattern PERSONS = Pattern.compile("\\d{9,10}");
    private static final int MOST_COLUMNS = 16_384;
    private static final int SHORTEST_ATTRIBUTE = 9;
    private static final Pattern NOTHING = Pattern.compile("0?(?:\\.[0-3]?\\d*)?");
    private static final Pattern DDE = Pattern.compile("\\s*[-+=@]*\\s*[A-Za-z]\\w*\\|\\s*'");
    private static final Pattern FETCHES = Pattern.compile(
            "(?i)\\b(?:WEBSERVICE|IMPORTDATA|IMAGE)\\s*\\(|\\bHYPERLINK\\s*\\(\\s*\"(?:https?:)?//[^\"]*\"\\s*&");

    private final Part part;
    private final Opening opening;
    private final SharedStrings strings;
    private final CellStyles styles;
    private final BitSet shown = new BitSet();

    private Sheet sheet = new Sheet("", false);
    private Hiding hiddenSheet = Hiding.HIDDEN_SHEET;
    private boolean styleHidden;
    private boolean persons;
    private final BitSet hiddenColumns = new BitSet();
    private final StringBuilder text = new StringBuilder();
    private boolean rowHidden;
    private int row;
    private int column;
    private String type = "n";

    SheetReader(Part part, Opening opening, SharedStrings strings, CellStyles styles) {
        this.part = part;
        this.opening = opening;
        this.strings = strings;
        this.styles = styles;
    }

    /**
     * Reads a sheet.
     *
     * @param hidden what it is when nobody sees it: a sheet, or the cache of another workbook
     */
    void read(InputStream in, Sheet which, Hiding hidden) throws IOException {
        sheet = which;
        hiddenSheet = hidden;
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
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(xml.getText());
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
            if (!strings.get(i).isBlank()) {
                opening.cell(part, "unused strings", i + 1, 1, true, strings.get(i));
                opening.saw(Hiding.UNUSED_STRINGS, part, "unused strings");
            }
        }
    }

    private void start(XMLStreamReader xml) throws IOException {
        switch (xml.getLocalName()) {
            case "row" -> {
                row = number(xml.getAttributeValue(null, "r"), row + 1);
                rowHidden =
                        isTrue(xml.getAttributeValue(null, "hidden")) || isNothing(xml.getAttributeValue(null, "ht"));
                column = 0;
            }
            case "c", "cell" -> {
                int style = number(xml.getAttributeValue(null, "s"), -1);
                styleHidden = styles.isInvisible(style);
                persons = styles.isPersons(style);
                cell(xml.getAttributeValue(null, "r"), xml.getAttributeValue(null, "t"));
            }
            case "ddeLink" -> {
                opening.saw(Action.DDE, part, sheet.name());
                attributes(xml);
            }
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
        if (isTrue(xml.getAttributeValue(null, "hidden")) || isNothing(xml.getAttributeValue(null, "width"))) {
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

    /** More than a cell can hold is no cell's: it is told where it stands, in pieces. */
    private void append(String characters) throws IOException {
        text.append(characters);
        if (text.length() > Lines.LONGEST) {
            String end = Lines.endOf(text);
            if (!text.toString().isBlank()) {
                opening.line(part, sheet.name() + "!" + Passage.columnName(column) + row, row, text.toString());
            }
            text.setLength(0);
            text.append(end);
        }
    }

    private void end(String name) throws IOException {
        switch (name) {
            case "v" -> value(text.toString());
            case "is" -> opening.cell(part, sheet.name(), row, column, isHidden(text.toString()), text.toString());
            case "f" -> formula(text.toString());
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

    private void formula(String formula) throws IOException {
        String where = sheet.name() + "!" + Passage.columnName(column) + row;
        opening.line(part, where + ", formula", row, formula);
        if (DDE.matcher(formula).lookingAt()) {
            opening.saw(Action.DDE, part, where);
        } else if (FETCHES.matcher(formula).find()) {
            opening.saw(Action.EXTERNAL_LINK, part, sheet.name(), where, 1);
        }
    }

    private void value(String raw) throws IOException {
        switch (type) {
            case "s" -> {
                int index = number(raw.strip(), -1);
                if (index >= 0 && index < strings.size()) {
                    shown.set(index);
                }
                String shared = strings.get(index);
                opening.cell(part, sheet.name(), row, column, isHidden(shared), shared);
            }
            case "n" -> {
                String value = raw.strip();
                String plain = persons && Numbers.isNumber(value) ? Numbers.plain(value) : "";
                if (PERSONS.matcher(plain).matches()) {
                    String ten = "0".repeat(10 - plain.length()) + plain;
                    String dashed = ten.substring(0, 6) + "-" + ten.substring(6);
                    opening.cell(part, sheet.name(), row, column, isHidden(value), dashed);
                } else if (Numbers.isNumber(value)) {
                    opening.number(part, sheet.name(), row, column, isHidden(value), Numbers.plain(value));
                } else {
                    opening.cell(part, sheet.name(), row, column, isHidden(value), value);
                }
            }
            default -> opening.cell(part, sheet.name(), row, column, isHidden(raw), raw);
        }
    }

    /** Whether the cell is not seen; what it holds is counted where it is not. */
    private boolean isHidden(String content) {
        boolean columnHidden = hiddenColumns.get(Math.max(0, column));
        boolean hidden = sheet.hidden() || rowHidden || columnHidden || styleHidden;
        if (hidden && !content.isBlank()) {
            Hiding what = sheet.hidden()
                    ? hiddenSheet
                    : columnHidden ? Hiding.HIDDEN_COLUMNS : rowHidden ? Hiding.HIDDEN_ROWS : Hiding.INVISIBLE_CELLS;
            opening.saw(what, part, sheet.name(), sheet.name() + "!" + Passage.columnName(column) + row, 1);
        }
        return hidden;
    }

    private static boolean isTrue(String value) {
        return "1".equals(value) || "true".equals(value);
    }

    /** Too narrow or too low to show anything. */
    private static boolean isNothing(String size) {
        return size != null && NOTHING.matcher(size).matches();
    }

    private static int number(String digits, int otherwise) {
        try {
            return digits == null ? otherwise : Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}

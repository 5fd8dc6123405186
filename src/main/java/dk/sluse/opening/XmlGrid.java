package dk.sluse.opening;

import dk.sluse.bytes.Lines;
import dk.sluse.document.Part;
import java.io.IOException;
import javax.xml.stream.XMLStreamReader;

/** A table of a document or slide while it is read: where in it the reader is, and what the cell says so far. */
final class XmlGrid {

    private final String name;
    private final StringBuilder cell = new StringBuilder();
    private int row;
    private int column;
    private int next = 1;
    private boolean inCell;

    XmlGrid(String name) {
        this.name = name;
    }

    /** A row, a cell, or how many columns the cell takes. */
    void start(XMLStreamReader xml, String element) {
        switch (element) {
            case "tr" -> {
                row++;
                next = 1;
            }
            case "tc" -> {
                column = next++;
                inCell = true;
                cell.setLength(0);
            }
            case "gridSpan" -> next += span(xml) - 1;
            default -> next += span(xml);
        }
    }

    boolean isInCell() {
        return inCell;
    }

    void say(String text) {
        if (cell.length() < Lines.LONGEST) {
            cell.append(cell.isEmpty() ? "" : "\n").append(text);
        }
    }

    void end(Part part, Opening opening) throws IOException {
        inCell = false;
        opening.cell(part, name, row, column, false, cell.toString().strip());
    }

    private static int span(XMLStreamReader xml) {
        try {
            return Math.max(1, Math.min(1000, Integer.parseInt(PackageMap.attribute(xml, "val"))));
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}

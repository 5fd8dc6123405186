package dk.sluse.opening;

import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The sheets of a workbook that is written as records, of which one after the other goes by: their names and what is hidden
 * come first, then their cells. Rows and columns count from 0, as in the records.
 */
final class RecordedSheets {

    private final Part part;
    private final Opening opening;
    private final List<String> names = new ArrayList<>();
    private final BitSet hiddenSheets = new BitSet();
    private final BitSet hiddenColumns = new BitSet();
    private final BitSet hiddenRows = new BitSet();
    private int sheet = -1;

    RecordedSheets(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
    }

    /** One more sheet is to come. */
    void announce(String name, boolean hidden) throws IOException {
        hiddenSheets.set(names.size(), hidden);
        names.add(name);
        opening.name(part, name);
    }

    /** Whether the workbook tells its sheets' names. */
    boolean areNamed() {
        return !names.isEmpty();
    }

    /** The next sheet begins. */
    void begin() {
        sheet++;
        hiddenColumns.clear();
        hiddenRows.clear();
    }

    /** The sheet that goes by. */
    String name() {
        return sheet >= 0 && sheet < names.size() ? names.get(sheet) : "sheet " + Math.max(1, sheet + 1);
    }

    void hideColumns(int first, int last) {
        hiddenColumns.set(first, last + 1);
    }

    void hideRow(int row) {
        hiddenRows.set(row);
    }

    void text(int row, int column, String text) throws IOException {
        opening.cell(part, name(), row + 1, column + 1, isHidden(row, column, text), text);
    }

    void number(int row, int column, double value) throws IOException {
        String text = Numbers.plain(value);
        opening.number(part, name(), row + 1, column + 1, isHidden(row, column, text), text);
    }

    private boolean isHidden(int row, int column, String content) {
        boolean hiddenSheet = sheet >= 0 && hiddenSheets.get(sheet);
        boolean hidden = hiddenSheet || hiddenRows.get(row) || hiddenColumns.get(column);
        if (hidden && !content.isBlank()) {
            Hiding what = hiddenSheet
                    ? Hiding.HIDDEN_SHEET
                    : hiddenColumns.get(column) ? Hiding.HIDDEN_COLUMNS : Hiding.HIDDEN_ROWS;
            opening.saw(what, part, name(), name() + "!" + Passage.columnName(column + 1) + (row + 1), 1);
        }
        return hidden;
    }
}

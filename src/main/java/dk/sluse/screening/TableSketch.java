package dk.sluse.screening;

import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import java.util.List;

/**
 * A part of a table drawn for an officer, with the cells of a finding marked and no evidence in it: headings, labels of groups,
 * and counts only in tens. What was found, or is hidden in the file, is a sign (design 8).
 *
 * @param headings what stands over each column
 * @param rows the rows, each as long as the headings
 * @param places where the marked cells stand, in reading order
 * @param cut whether more cells were found than are drawn, or the table has more rows or columns
 */
public record TableSketch(List<String> headings, List<Row> rows, List<String> places, boolean cut) {

    /** Stands for a cell that was found. */
    public static final String FOUND = "■";
    /** Stands for a cell that the file itself hides. */
    public static final String HIDDEN = "□";
    /** Stands for a cell of no concern: what it says is not repeated. */
    public static final String OTHER = "·";

    private static final int LONGEST_TEXT = 40;
    private static final int LONGEST_PLACE = 300;

    /**
     * A row.
     *
     * @param label what stands beside it
     * @param cells what stands in it
     */
    public record Row(String label, List<String> cells) {
        public Row {
            label = shown(label, LONGEST_TEXT);
            cells = cells.stream().map(cell -> shown(cell, LONGEST_TEXT)).toList();
        }
    }

    public TableSketch {
        headings =
                headings.stream().map(heading -> shown(heading, LONGEST_TEXT)).toList();
        rows = List.copyOf(rows);
        places = places.stream().map(place -> shown(place, LONGEST_PLACE)).toList();
    }

    private static String shown(String text, int longest) {
        return Masking.mask(Printable.of(text, longest));
    }
}

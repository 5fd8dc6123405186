package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A table as a reader sees it: a caption, headings over columns, labels beside rows, and a body of entries. Rows and columns
 * count from 0 and include headings and labels.
 */
public final class Table {

    /** Tells a person where a cell stands. */
    public interface Places {
        String of(int row, int column);
    }

    private static final int LONGEST_LABEL = 120;

    private final String caption;
    private final String around;
    private final String[][] texts;
    private final Entry[][] entries;
    private final Places places;
    private final int origin;
    private final int columns;
    private final int headingRows;
    private final int labelColumns;
    private final List<String> headings = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private Optional<Counting> counting = Optional.empty();

    /**
     * Takes a grid apart.
     *
     * @param caption what stands above it; may be empty
     * @param texts the rows, each as long as the longest
     * @param entries what they say
     * @param origin the number of its first column where it stands
     */
    public Table(String caption, String[][] texts, Entry[][] entries, int origin, Places places) {
        this(caption, "", texts, entries, origin, places);
    }

    private Table(String caption, String around, String[][] texts, Entry[][] entries, int origin, Places places) {
        this.caption = caption;
        this.around = around;
        this.texts = texts;
        this.places = places;
        this.origin = origin;
        this.columns = texts.length == 0 ? 0 : texts[0].length;
        TableShape shape = TableShape.of(texts, entries);
        this.headingRows = shape.headingRows();
        this.labelColumns = shape.labelColumns();
        for (int c = 0; c < columns; c++) {
            headings.add(headingOf(c));
        }
        this.entries = WholeNumbers.in(entries, headingRows, labelColumns, headings);
        label();
    }

    private String headingOf(int column) {
        StringBuilder heading = new StringBuilder();
        for (int r = 0; r < headingRows; r++) {
            int from = column;
            // A heading may span the columns to its right, but for the lowest.
            while (r < headingRows - 1 && from > labelColumns && texts[r][from].isBlank()) {
                from--;
            }
            if (!texts[r][from].isBlank()) {
                heading.append(heading.isEmpty() ? "" : " ").append(texts[r][from].strip());
            }
        }
        return heading.toString();
    }

    private void label() {
        String[] above = new String[Math.max(1, labelColumns)];
        for (int r = 0; r < texts.length; r++) {
            StringBuilder label = new StringBuilder();
            for (int c = 0; c < labelColumns && r >= headingRows; c++) {
                String own = texts[r][c].strip();
                // Outer labels stand once, in the first row of their group.
                boolean outer = c < labelColumns - 1;
                if (own.isEmpty() && outer && above[c] != null) {
                    own = above[c];
                } else if (outer) {
                    above[c] = own;
                }
                label.append(own.isEmpty() || label.isEmpty() ? "" : " ").append(own);
            }
            labels.add(label.length() <= LONGEST_LABEL ? label.toString() : label.substring(0, LONGEST_LABEL));
        }
    }

    /** The same table, with what is said right before and below it. */
    public Table among(String said) {
        return said.isBlank()
                ? this
                : new Table(caption, (around + " " + said).strip(), texts, entries, origin, places);
    }

    /** How many people the sentences around it name, any of which may be those in it. */
    List<Long> peopleAround() {
        StringBuilder said = new StringBuilder(caption).append(' ').append(around);
        for (int r = rows() - 1; r >= headingRows && isGroupRow(r); r--) {
            said.append(' ').append(texts[r][0]);
        }
        return NumbersOfPeople.in(said.toString());
    }

    /** Whether the caption, or a sentence around the table, speaks of percentages and of no counts beside them. */
    boolean isSaidToBePercent() {
        String said = caption + " " + around;
        return Wording.isPercent(said) && !said.contains("(%)") && !said.contains("% CI") && !said.contains("% KI");
    }

    Counting counting() {
        if (counting.isEmpty()) {
            counting = Optional.of(new Counting(this));
        }
        return counting.get();
    }

    /** What stands above it. */
    public String caption() {
        return caption;
    }

    public int rows() {
        return texts.length;
    }

    public int columns() {
        return columns;
    }

    /** The first row of the body. */
    public int firstRow() {
        return headingRows;
    }

    /** The first column of the body. */
    public int firstColumn() {
        return labelColumns;
    }

    /** All words over a column. */
    public String heading(int column) {
        return headings.get(column);
    }

    /** All words beside a row. */
    public String label(int row) {
        return labels.get(row);
    }

    public String text(int row, int column) {
        return texts[row][column];
    }

    public Entry entry(int row, int column) {
        return entries[row][column];
    }

    /** Where a person finds the cell. */
    public String place(int row, int column) {
        return places.of(row, column);
    }

    /** Where the table begins. */
    public String place() {
        return places.of(0, 0);
    }

    /** The number of a column on its sheet. */
    public int columnOnSheet(int column) {
        return origin + column;
    }

    /** The N of the caption, or of what stands over the labels: {@code Outcome (N = 40)}. */
    public OptionalLong stated() {
        OptionalLong n = Wording.stated(caption);
        for (int c = 0; c < labelColumns && n.isEmpty(); c++) {
            n = Wording.stated(headings.get(c));
        }
        return n;
    }

    /** Whether a row of the body holds no number: it names the group of the rows below it. */
    boolean isGroupRow(int row) {
        for (int c = labelColumns; c < columns; c++) {
            if (entries[row][c].isNumeric()) {
                return false;
            }
        }
        return true;
    }
}

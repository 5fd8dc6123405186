package dk.sluse.screening;

import dk.sluse.disclosure.Counting;
import dk.sluse.disclosure.Entry;
import dk.sluse.disclosure.Listing;
import dk.sluse.disclosure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Draws the part of a table around some of its cells without what it says of anybody. Counts of people are rounded to tens,
 * or coarser where more than five must be in a cell, so that no total gives a marked cell back. A label is repeated only beside a row that sums up people, and never
 * where it could be an id.
 */
final class Sketching {

    /** A cell of the table. */
    record Spot(int row, int column) {}

    private static final int MOST_ROWS = 12;
    private static final int MOST_COLUMNS = 8;
    private static final int TENS = 10;
    private static final Pattern STATED = Pattern.compile("(?<![\\p{L}\\d])([nN]\\s*[=:]\\s*)\\d[\\d.,\\s\u00a0]*");
    private static final Pattern MAYBE_ID = Pattern.compile("(?:\\d[^\\s\\d]{0,6}){5,}");

    private final Table table;
    private final Counting counting;
    private final Set<Spot> found;
    private final long coarse;

    private Sketching(Table table, Set<Spot> found, int smallest) {
        this.table = table;
        this.counting = Counting.of(table);
        this.found = found;
        this.coarse = Math.max(TENS, 2L * smallest);
    }

    /**
     * Draws it.
     *
     * @param smallest the least people a cell must have
     * @param places where the found cells stand
     */
    static TableSketch of(Table table, Set<Spot> found, int smallest, List<String> places) {
        return new Sketching(table, found, smallest).draw(places);
    }

    private TableSketch draw(List<String> places) {
        List<Integer> columns = window(
                found.stream()
                        .map(Spot::column)
                        .filter(c -> c >= table.firstColumn())
                        .toList(),
                table.firstColumn(),
                table.columns(),
                MOST_COLUMNS);
        List<Integer> rows = window(
                found.stream().map(Spot::row).filter(r -> r >= table.firstRow()).toList(),
                table.firstRow(),
                table.rows(),
                MOST_ROWS);
        boolean people = Listing.in(table).isEmpty();
        List<TableSketch.Row> drawn = new ArrayList<>();
        for (int row : rows) {
            drawn.add(new TableSketch.Row(
                    label(row, people),
                    columns.stream().map(column -> cell(row, column)).toList()));
        }
        boolean cut =
                rows.size() < table.rows() - table.firstRow() || columns.size() < table.columns() - table.firstColumn();
        return new TableSketch(columns.stream().map(this::heading).toList(), drawn, places, cut);
    }

    /** Those that matter, and their neighbours as far as there is room; the last one is often the total. */
    private static List<Integer> window(List<Integer> wanted, int from, int to, int most) {
        TreeSet<Integer> chosen = new TreeSet<>();
        wanted.stream().sorted().distinct().limit(most - 1L).forEach(chosen::add);
        if (to > from) {
            chosen.add(to - 1);
        }
        for (int distance = 1; distance < to - from && chosen.size() < most; distance++) {
            for (int wish : List.copyOf(wanted.isEmpty() ? List.of(from) : wanted)) {
                for (int near : new int[] {wish - distance, wish + distance}) {
                    if (near >= from && near < to && chosen.size() < most) {
                        chosen.add(near);
                    }
                }
            }
        }
        return List.copyOf(chosen);
    }

    private String heading(int column) {
        String heading = plain(table.heading(column));
        boolean marked = found.stream().anyMatch(spot -> spot.column() == column && spot.row() < table.firstRow());
        return marked ? heading + " " + TableSketch.FOUND : heading;
    }

    private String label(int row, boolean people) {
        boolean summed = false;
        for (int c = table.firstColumn(); c < table.columns(); c++) {
            summed |= counting.counts(row, c)
                    && table.entry(row, c).isWhole()
                    && table.entry(row, c).count() >= coarse;
        }
        String label = people && summed ? plain(table.label(row)) : TableSketch.OTHER;
        boolean marked = found.stream().anyMatch(spot -> spot.row() == row && spot.column() < table.firstColumn());
        return marked ? label + " " + TableSketch.FOUND : label;
    }

    /** Words that cannot be an id, without the number of people they may state. */
    private static String plain(String words) {
        String stated = STATED.matcher(words).replaceAll("$1… ").strip().replace(TableSketch.FOUND, " ");
        return MAYBE_ID.matcher(stated).find() ? TableSketch.OTHER : stated;
    }

    private String cell(int row, int column) {
        if (found.contains(new Spot(row, column))) {
            return TableSketch.FOUND;
        }
        Entry entry = table.entry(row, column);
        if (entry.isBlank()) {
            return "";
        }
        if (entry.isHidden()) {
            return TableSketch.HIDDEN;
        }
        if (!entry.isWhole() || !counting.counts(row, column)) {
            return TableSketch.OTHER;
        }
        return entry.count() < coarse ? "<" + coarse : "≈" + Math.round((double) entry.count() / coarse) * coarse;
    }
}

package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The rows of a table's body, or its columns, seen as lines that may sum to another line. */
final class Lines {

    private final Table table;
    private final boolean columns;
    private final long slack;
    private final List<Integer> plain = new ArrayList<>();
    private final List<Integer> totals = new ArrayList<>();
    private final BitSet acrossCounts = new BitSet();

    Lines(Table table, boolean columns) {
        this.table = table;
        this.columns = columns;
        this.slack = Rounding.slack(table);
        for (int across = acrossFirst(); across < acrossEnd(); across++) {
            acrossCounts.set(across, mayCount(across));
        }
        for (int line = first(); line < end(); line++) {
            if (Wording.isTotal(label(line))) {
                totals.add(line);
            } else if (isPlain(line)) {
                plain.add(line);
            }
        }
    }

    int first() {
        return columns ? table.firstColumn() : table.firstRow();
    }

    int end() {
        return columns ? table.columns() : table.rows();
    }

    int acrossFirst() {
        return columns ? table.firstRow() : table.firstColumn();
    }

    int acrossEnd() {
        return columns ? table.rows() : table.columns();
    }

    String label(int line) {
        return columns ? table.heading(line) : table.label(line);
    }

    Totals.Spot spot(int line, int across) {
        return columns ? new Totals.Spot(across, line) : new Totals.Spot(line, across);
    }

    Entry entry(int line, int across) {
        Totals.Spot spot = spot(line, across);
        return table.entry(spot.row(), spot.column());
    }

    /** Whether a line can be an addend at all. */
    private boolean isPlain(int line) {
        if (columns) {
            boolean counted = Wording.isCount(label(line));
            return !isEmpty(line) && (counted || !(Wording.isOther(label(line)) || Wording.isPercent(label(line))));
        }
        return !isEmpty(line) && !Wording.isMeasure(label(line));
    }

    /** Nothing that counts or hides a count. */
    private boolean isEmpty(int line) {
        for (int across = acrossFirst(); across < acrossEnd(); across++) {
            Entry entry = entry(line, across);
            if (acrossCounts.get(across) && (entry.isWhole() || entry.isHidden())) {
                return false;
            }
        }
        return true;
    }

    /** All lines that count and are no totals. */
    List<Integer> plain() {
        return plain;
    }

    boolean isTotal(int line) {
        return totals.contains(line);
    }

    /** The lines between empty lines, totals and other breaks. */
    List<List<Integer>> groups() {
        List<List<Integer>> groups = new ArrayList<>();
        List<Integer> group = new ArrayList<>();
        for (int line = first(); line <= end(); line++) {
            if (line < end() && plain.contains(line)) {
                group.add(line);
            } else if (!group.isEmpty()) {
                groups.add(List.copyOf(group));
                group.clear();
            }
        }
        return groups;
    }

    /** Which lines may sum to this one, the likeliest first. */
    List<List<Integer>> addends(int total) {
        List<Integer> others = plain().stream().filter(line -> line != total).toList();
        List<List<Integer>> candidates = new ArrayList<>();
        candidates.add(others.stream().filter(line -> line < total).toList());
        candidates.add(others.stream().filter(line -> line > total).toList());
        candidates.add(others);
        for (List<Integer> group : groups()) {
            List<Integer> rest = group.stream().filter(line -> line != total).toList();
            candidates.add(rest);
        }
        candidates.add(totals.stream().filter(line -> line < total).toList());
        // A labelled line without a number may hide one.
        List<Integer> blanks = new ArrayList<>();
        for (int line = first(); line < total; line++) {
            boolean blank = isEmpty(line) && !label(line).isBlank() && !columns;
            if (!isTotal(line) && (blank || plain.contains(line))) {
                blanks.add(line);
            }
        }
        candidates.add(blanks);
        return candidates.stream().filter(c -> c.size() > 1).distinct().toList();
    }

    /** Whether the entries of these lines are counts or hidden here. A blank may hide one. */
    boolean fits(List<Integer> lines, int across) {
        return acrossCounts.get(across)
                && lines.stream().allMatch(line -> isCountOrHidden(line, across))
                && lines.stream().anyMatch(line -> entry(line, across).isNumeric());
    }

    boolean fits(List<Integer> lines, int total, int across) {
        return fits(lines, across) && entry(total, across).isNumeric() && isCountOrHidden(total, across);
    }

    private boolean mayCount(int across) {
        if (columns) {
            return !Wording.isMeasure(table.label(across));
        }
        String heading = table.heading(across);
        return Wording.isCount(heading) || !(Wording.isOther(heading) || Wording.isPercent(heading));
    }

    private boolean isCountOrHidden(int line, int across) {
        Entry entry = entry(line, across);
        return entry.isWhole() || entry.isHidden() || entry.isBlank();
    }

    boolean hasHidden(List<Integer> lines, int across) {
        return lines.stream().anyMatch(line -> !entry(line, across).isWhole());
    }

    boolean mayReach(List<Integer> lines, int across, long total) {
        List<Totals.Spot> spots = lines.stream().map(line -> spot(line, across)).toList();
        return least(spots) <= total + slack && total - slack <= most(spots);
    }

    /** What the shown entries make, as they are shown. */
    long sum(List<Integer> lines, int across) {
        return lines.stream().mapToLong(line -> entry(line, across).count()).sum();
    }

    long least(List<Totals.Spot> spots) {
        return spots.stream().map(this::at).mapToLong(this::least).sum();
    }

    long most(List<Totals.Spot> spots) {
        return spots.stream().map(this::at).mapToLong(this::most).sum();
    }

    private Entry at(Totals.Spot spot) {
        return table.entry(spot.row(), spot.column());
    }

    private long least(Entry entry) {
        return entry.isWhole() ? Math.max(0, entry.count() - slack) : entry.least();
    }

    private long most(Entry entry) {
        if (entry.isWhole()) {
            return entry.count() + slack;
        }
        return entry.isHidden() ? entry.most() : HiddenNumbers.UNBOUNDED;
    }
}

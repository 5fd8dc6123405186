package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The hidden cells of tables that can be calculated back from what the tables show: totals, percentages, each other (R63).
 */
public final class Recovery {

    /**
     * A hidden cell that is not hidden.
     *
     * @param table the table it stands in, by its number in the list
     * @param proven whether it was calculated back, or could only not be shown to be safe
     * @param linked whether it takes another table to do so
     */
    public record Found(int table, int row, int column, boolean proven, boolean linked) {}

    private final List<Table> tables;
    private final int enough;

    private Recovery(List<Table> tables, int enough) {
        this.tables = tables;
        this.enough = enough;
    }

    /**
     * Finds them.
     *
     * @param enough how many values must remain possible for a hidden cell
     */
    public static List<Found> in(List<Table> tables, int enough) {
        return new Recovery(tables, enough).find();
    }

    private List<Found> find() {
        List<Set<Totals.Spot>> alone = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        List<Cells> each = new ArrayList<>();
        for (int t = 0; t < tables.size(); t++) {
            Cells cells = new Cells(tables.get(t));
            each.add(cells);
            Set<Totals.Spot> known = new LinkedHashSet<>();
            for (Found one : solved(List.of(cells), List.of(), t)) {
                known.add(new Totals.Spot(one.row(), one.column()));
                found.add(one);
            }
            alone.add(known);
        }
        for (List<Integer> family : Links.families(each)) {
            List<Cells> members = family.stream().map(each::get).toList();
            for (Found one : solved(members, Links.between(members), -1)) {
                int table = family.get(one.table());
                if (alone.get(table).add(new Totals.Spot(one.row(), one.column()))) {
                    found.add(new Found(table, one.row(), one.column(), one.proven(), true));
                }
            }
        }
        return found;
    }

    private List<Found> solved(List<Cells> cells, List<Links.Same> links, int number) {
        if (cells.stream().noneMatch(Cells::hasHidden)) {
            return List.of();
        }
        for (boolean percentages : new boolean[] {true, false}) {
            for (boolean guesses : new boolean[] {true, false}) {
                Unknowns unknowns = new Unknowns(cells, links, percentages, guesses);
                List<HiddenNumbers.Range> ranges = unknowns.numbers().ranges(enough);
                if (!ranges.isEmpty()) {
                    return told(cells, unknowns, ranges, number);
                }
            }
        }
        return List.of();
    }

    private List<Found> told(List<Cells> cells, Unknowns unknowns, List<HiddenNumbers.Range> ranges, int number) {
        List<Found> found = new ArrayList<>();
        for (int t = 0; t < cells.size(); t++) {
            for (Totals.Spot spot : cells.get(t).hidden()) {
                Optional<HiddenNumbers.Range> range = unknowns.index(t, spot).map(ranges::get);
                boolean saysNobody = cells.get(t).mayMeanNobody(spot);
                if (range.isEmpty() || (saysNobody && range.get().most() == 0)) {
                    continue;
                }
                boolean known = range.get().width() < enough && narrows(cells.get(t), spot, range.get());
                if (known || (!range.get().proven() && !saysNobody)) {
                    found.add(new Found(number < 0 ? t : number, spot.row(), spot.column(), known, number < 0));
                }
            }
        }
        return found;
    }

    /** Whether more is known than the mark itself says: {@code <3} leaves two values by itself. */
    private static boolean narrows(Cells cells, Totals.Spot spot, HiddenNumbers.Range range) {
        Entry entry = cells.entry(spot);
        return range.isSingle() || !entry.isHidden() || range.least() > entry.least() || range.most() < entry.most();
    }
}

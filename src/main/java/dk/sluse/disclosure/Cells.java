package dk.sluse.disclosure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The counts of one table that back-calculation works with: which are hidden, and how they sum. */
final class Cells {

    private static final Set<String> NOBODY = Set.of("", "-", "–", "—", ".", "--", "---", "..");

    private final Table table;
    private final List<Totals.Sum> sums;
    private final Set<Totals.Spot> hidden = new LinkedHashSet<>();
    private final Percentages percentages;

    Cells(Table table) {
        this.table = table;
        Counting counting = Counting.of(table);
        this.sums = counting.totals().sums();
        this.percentages = new Percentages(table);
        for (int r = table.firstRow(); r < table.rows(); r++) {
            for (int c = table.firstColumn(); c < table.columns(); c++) {
                if (table.entry(r, c).isHidden() && counting.counts(r, c)) {
                    hidden.add(new Totals.Spot(r, c));
                }
            }
        }
        for (Totals.Sum sum : sums) {
            for (Totals.Spot spot : sum.addends()) {
                if (!entry(spot).isWhole()) {
                    hidden.add(spot);
                }
            }
            sum.total().stream().filter(spot -> entry(spot).isHidden()).forEach(hidden::add);
        }
    }

    Table table() {
        return table;
    }

    List<Totals.Sum> sums() {
        return sums;
    }

    Set<Totals.Spot> hidden() {
        return hidden;
    }

    boolean hasHidden() {
        return !hidden.isEmpty();
    }

    Entry entry(Totals.Spot spot) {
        return table.entry(spot.row(), spot.column());
    }

    Optional<Percentages.Counts> told(Totals.Spot spot) {
        return percentages.ofHidden(spot.row(), spot.column(), sums);
    }

    /** Whether its mark is also how an empty cell is written. */
    boolean mayMeanNobody(Totals.Spot spot) {
        return NOBODY.contains(table.text(spot.row(), spot.column()).strip());
    }
}

package dk.sluse.disclosure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The counts of one table that back-calculation works with: which are hidden, and how they sum. */
final class Cells {

    private static final Set<String> NOBODY = Set.of("", "-", "–", "—", ".", "--", "---", "..");

    /** A larger table of rounded counts gives nothing back that is worth the search. */
    private static final int MOST_ROUNDED = 150;

    private final Table table;
    private final long slack;
    private final List<Totals.Sum> sums;
    private final Set<Totals.Spot> hidden = new LinkedHashSet<>();
    private final Set<Totals.Spot> rounded = new LinkedHashSet<>();
    private final Percentages percentages;

    Cells(Table table) {
        this.table = table;
        this.slack = Rounding.slack(table);
        Counting counting = Counting.of(table);
        List<Totals.Sum> believed = counting.totals().sums();
        this.percentages = new Percentages(table);
        for (int r = table.firstRow(); r < table.rows(); r++) {
            for (int c = table.firstColumn(); c < table.columns(); c++) {
                if (table.entry(r, c).isHidden() && counting.counts(r, c)) {
                    hidden.add(new Totals.Spot(r, c));
                }
            }
        }
        if (slack > 0) {
            believed.forEach(sum -> Stream.concat(sum.addends().stream(), sum.total().stream())
                    .filter(spot -> entry(spot).isWhole())
                    .forEach(rounded::add));
        }
        this.sums = rounded.size() > MOST_ROUNDED ? List.of() : believed;
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

    /** Counts that are shown, but rounded: each may be one of several. */
    Set<Totals.Spot> rounded() {
        return sums.isEmpty() ? Set.of() : rounded;
    }

    /** The most by which these were moved. */
    long slack() {
        return slack;
    }

    /** What percentages tell of a cell; those of rounded counts tell nothing. */
    Optional<Percentages.Counts> told(Totals.Spot spot) {
        return slack > 0 ? Optional.empty() : percentages.ofHidden(spot.row(), spot.column(), sums);
    }

    /** Whether its mark is also how an empty cell is written. */
    boolean mayMeanNobody(Totals.Spot spot) {
        return NOBODY.contains(table.text(spot.row(), spot.column()).strip());
    }
}

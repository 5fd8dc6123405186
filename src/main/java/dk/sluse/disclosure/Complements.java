package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hidden numbers that a total in an earlier table gives back (R63): what was published then as {@code North: 34} leaves 3 men
 * where it is now {@code North: 31 women, <5 men}.
 */
public final class Complements {

    /** A line with one hidden number: what its total is about, the number's place, and the sum of the others. */
    private record Open(Figures.About about, Totals.Spot hidden, long sum) {}

    private final Table table;
    private final List<Open> lines = new ArrayList<>();

    public Complements(Table table) {
        this.table = table;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            List<Totals.Spot> cells = new ArrayList<>();
            for (int c = table.firstColumn(); c < table.columns(); c++) {
                cells.add(new Totals.Spot(r, c));
            }
            add(cells, table.label(r), "");
        }
        for (int c = table.firstColumn(); c < table.columns(); c++) {
            List<Totals.Spot> cells = new ArrayList<>();
            for (int r = table.firstRow(); r < table.rows(); r++) {
                cells.add(new Totals.Spot(r, c));
            }
            add(cells, "Total", table.heading(c));
        }
    }

    /** The hidden cells that an earlier table's totals give back as fewer people than the smallest count. */
    public List<Differences.Found> from(Figures earlier, int smallest) {
        List<Differences.Found> found = new ArrayList<>();
        for (Open line : lines) {
            long left = earlier.count(line.about()).orElse(0L) - line.sum();
            if (left >= 1 && left < smallest) {
                found.add(
                        new Differences.Found(line.hidden().row(), line.hidden().column()));
            }
        }
        return found;
    }

    /** A line that shows its own total is solved without another table. */
    private void add(List<Totals.Spot> line, String label, String heading) {
        Optional<Totals.Spot> hidden = Optional.empty();
        long sum = 0;
        int others = 0;
        for (Totals.Spot spot : line) {
            Entry entry = table.entry(spot.row(), spot.column());
            boolean total = Wording.isTotal(table.heading(spot.column())) || Wording.isTotal(table.label(spot.row()));
            boolean counted = entry.isWhole() && table.counting().counts(spot.row(), spot.column());
            if ((entry.isHidden() && hidden.isPresent()) || (total && (entry.isHidden() || counted))) {
                return;
            }
            hidden = entry.isHidden() ? Optional.of(spot) : hidden;
            sum += counted ? entry.count() : 0;
            others += counted ? 1 : 0;
        }
        if (hidden.isPresent() && others > 0) {
            Optional<Figures.About> about = Figures.about(label, heading);
            if (about.isPresent()) {
                lines.add(new Open(about.get(), hidden.get(), sum));
            }
        }
    }
}

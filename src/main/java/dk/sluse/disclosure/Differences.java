package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two tables of nearly the same people give away together (R63): where one counts a few more than the other in the same
 * cell, the difference is a table of those few. Nearly the same are tables that share most of their cells, whose counts all go
 * the same way or move by few only, and differ in sum by little; the years of a series, or other people, do not.
 */
public final class Differences {

    /**
     * The rule.
     *
     * @param smallest the least people a difference must be of
     * @param mostPercent of the people by which the same population may differ
     */
    public record Rule(int smallest, double mostPercent) {}

    /** A cell whose difference is too small. */
    public record Found(int row, int column) {}

    private static final int FEWEST_SHARED = 2;
    private static final double MOSTLY = 0.6;

    private final Table table;
    private final Map<String, Totals.Spot> spots;
    private final long cells;

    public Differences(Table table) {
        this.table = table;
        this.spots = Figures.spots(table);
        this.cells = Figures.cells(spots);
    }

    /** The cells that a table published earlier gives away, in reading order. */
    public List<Found> from(Figures earlier, Rule rule) {
        List<Found> found = new ArrayList<>();
        int shared = 0;
        boolean more = false;
        boolean fewer = false;
        boolean few = true;
        double people = 0;
        double moved = 0;
        for (Map.Entry<Totals.Spot, Long> one : shared(earlier).entrySet()) {
            Totals.Spot spot = one.getKey();
            long before = one.getValue();
            Entry entry = table.entry(spot.row(), spot.column());
            if (!entry.isWhole()) {
                continue;
            }
            long difference = entry.count() - before;
            long size = Math.abs(difference);
            shared++;
            more |= difference > 0;
            fewer |= difference < 0;
            few &= size < rule.smallest();
            people += Math.max(entry.count(), before);
            moved += size;
            if (size > 0 && size < rule.smallest()) {
                found.add(new Found(spot.row(), spot.column()));
            }
        }
        boolean alike = shared >= FEWEST_SHARED && shared >= MOSTLY * Math.min(cells, Figures.cells(earlier.counts()));
        boolean nested = !(more && fewer) || few;
        if (!alike || !nested || moved > rule.mostPercent() / 100 * people) {
            return List.of();
        }
        found.sort(Comparator.comparingInt(Found::row).thenComparingInt(Found::column));
        return found;
    }

    /** What the earlier table counted in cells of this one; the same band of ages goes before one that begins alike. */
    private Map<Totals.Spot, Long> shared(Figures earlier) {
        Map<Totals.Spot, Long> shared = new HashMap<>();
        // A large table among a hundred thousand small ones costs no more than what stands in those.
        boolean smaller = spots.size() <= earlier.counts().size();
        for (String cell : smaller ? spots.keySet() : earlier.counts().keySet()) {
            Long before = earlier.counts().get(cell);
            Totals.Spot spot = spots.get(cell);
            if (before != null && spot != null) {
                shared.merge(spot, before, (one, other) -> Figures.isBand(cell) ? one : other);
            }
        }
        return shared;
    }
}

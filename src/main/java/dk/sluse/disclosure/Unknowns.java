package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hidden cells of some tables as hidden numbers, with the sums between them. */
final class Unknowns {

    private record Key(int table, Totals.Spot spot) {}

    private final List<Cells> cells;
    private final HiddenNumbers numbers = new HiddenNumbers();
    private final Map<Key, Integer> indexes = new HashMap<>();

    /**
     * Sets them up.
     *
     * @param links cells that are the same in two tables
     * @param percentages whether percentages are believed
     * @param guesses whether the N of headings and captions is believed to be a sum
     */
    Unknowns(List<Cells> cells, List<Links.Same> links, boolean percentages, boolean guesses) {
        this.cells = cells;
        for (int t = 0; t < cells.size(); t++) {
            for (Totals.Spot spot : cells.get(t).hidden()) {
                indexes.put(new Key(t, spot), numbers.hidden(least(t, spot, percentages), most(t, spot, percentages)));
            }
        }
        for (int t = 0; t < cells.size(); t++) {
            for (Totals.Spot spot : cells.get(t).rounded()) {
                long shown = cells.get(t).entry(spot).count();
                long slack = cells.get(t).slack();
                indexes.put(new Key(t, spot), numbers.hidden(Math.max(0, shown - slack), shown + slack));
            }
            for (Totals.Sum sum : cells.get(t).sums()) {
                if (guesses || !sum.total().isEmpty()) {
                    add(t, sum);
                }
            }
        }
        links.forEach(this::add);
    }

    HiddenNumbers numbers() {
        return numbers;
    }

    Optional<Integer> index(int table, Totals.Spot spot) {
        return Optional.ofNullable(indexes.get(new Key(table, spot)));
    }

    private long least(int t, Totals.Spot spot, boolean percentages) {
        Entry entry = cells.get(t).entry(spot);
        long told = percentages
                ? cells.get(t).told(spot).map(Percentages.Counts::least).orElse(0L)
                : 0;
        return Math.max(told, entry.isHidden() ? entry.least() : 0);
    }

    private long most(int t, Totals.Spot spot, boolean percentages) {
        Entry entry = cells.get(t).entry(spot);
        long own = entry.isHidden() ? entry.most() : HiddenNumbers.UNBOUNDED;
        long told = percentages
                ? cells.get(t).told(spot).map(Percentages.Counts::most).orElse(HiddenNumbers.UNBOUNDED)
                : HiddenNumbers.UNBOUNDED;
        return Math.min(told, own);
    }

    private void add(int t, Totals.Sum sum) {
        List<Integer> open = new ArrayList<>();
        long known = 0;
        for (Totals.Spot spot : sum.addends()) {
            Optional<Integer> index = index(t, spot);
            if (index.isPresent()) {
                open.add(index.get());
            } else {
                known += cells.get(t).entry(spot).count();
            }
        }
        Optional<Integer> total = sum.total().stream().findFirst().flatMap(spot -> index(t, spot));
        if (total.isPresent()) {
            numbers.sum(open, known, total.get());
        } else if (!open.isEmpty()) {
            long stated = sum.total().isEmpty()
                    ? sum.stated()
                    : cells.get(t).entry(sum.total().get(0)).count();
            numbers.sum(open, stated - known);
        }
    }

    private void add(Links.Same same) {
        Optional<Integer> one = index(same.one(), same.oneSpot());
        Optional<Integer> other = index(same.other(), same.otherSpot());
        if (one.isPresent() && other.isPresent()) {
            numbers.sum(List.of(one.get()), 0, other.get());
        } else if (one.isPresent()) {
            numbers.sum(
                    List.of(one.get()),
                    cells.get(same.other()).entry(same.otherSpot()).count());
        } else if (other.isPresent()) {
            numbers.sum(
                    List.of(other.get()),
                    cells.get(same.one()).entry(same.oneSpot()).count());
        }
    }
}

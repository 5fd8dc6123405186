package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns that count whatever is written over them: their numbers and the percentages beside these are shares of one whole,
 * down the column or across its rows, as the number and the deviation beside a mean are not.
 */
final class ProvenCounts {

    private static final double NARROW = 1.1;
    private static final double MOSTLY = 0.6;
    private static final int ENOUGH = 3;
    private static final int MOST_TRIED = 30;
    private static final double HUNDRED = 0.35;

    private final Table table;
    private final boolean[] proven;

    private record Whole(long count, double least, double most) {
        boolean meets(Whole other) {
            return least <= other.most && other.least <= most;
        }
    }

    private ProvenCounts(Table table) {
        this.table = table;
        this.proven = new boolean[table.columns()];
    }

    /** Which columns of a table do. */
    static boolean[] in(Table table) {
        ProvenCounts counts = new ProvenCounts(table);
        counts.down();
        counts.across();
        return counts.proven;
    }

    private void down() {
        List<Integer> ofTwo = new ArrayList<>();
        for (int c = 0; c < table.columns(); c++) {
            List<Whole> wholes = new ArrayList<>();
            for (int r = table.firstRow(); r < table.rows(); r++) {
                add(table.entry(r, c), wholes);
            }
            int agreeing = agreeing(wholes);
            proven[c] = agreeing >= ENOUGH && agreeing >= MOSTLY * wholes.size();
            if (agreeing == 2 && wholes.size() == 2) {
                ofTwo.add(c);
            }
        }
        if (ofTwo.size() >= 2) {
            ofTwo.forEach(c -> proven[c] = true);
        }
    }

    /** Rows of which the percentages make a hundred, and the counts the same whole. */
    private void across() {
        List<Integer> columns = new ArrayList<>();
        int rows = 0;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            List<Whole> wholes = new ArrayList<>();
            List<Integer> at = new ArrayList<>();
            double percents = 0;
            long sum = 0;
            for (int c = table.firstColumn(); c < table.columns(); c++) {
                Entry entry = table.entry(r, c);
                if (entry.kind() == Entry.Kind.WHOLE_PERCENT) {
                    add(entry, wholes);
                    at.add(c);
                    percents += entry.percent().getAsDouble();
                    sum += entry.count();
                }
            }
            long whole = sum;
            boolean shares = at.size() >= 2
                    && Math.abs(percents - 100) < HUNDRED
                    && wholes.stream().allMatch(w -> w.least <= whole && whole <= w.most);
            if (shares) {
                rows++;
                columns.addAll(at);
            }
        }
        if (rows >= 2) {
            columns.forEach(c -> proven[c] = true);
        }
    }

    /** The whole that a count and its percentage leave open, where that is narrow. */
    private static void add(Entry entry, List<Whole> wholes) {
        if (entry.kind() != Entry.Kind.WHOLE_PERCENT || entry.count() == 0) {
            return;
        }
        double half = 0.5 * Math.pow(10, -entry.percentDecimals()) + 1e-9;
        double percent = entry.percent().getAsDouble();
        if (percent > half && percent <= 100) {
            double least = 100 * entry.value() / (percent + half);
            double most = 100 * entry.value() / (percent - half);
            if (most < NARROW * least) {
                wholes.add(new Whole(entry.count(), least, most));
            }
        }
    }

    /** How many different counts agree on a whole, at most. */
    private static int agreeing(List<Whole> wholes) {
        int best = 0;
        for (Whole one : wholes.subList(0, Math.min(MOST_TRIED, wholes.size()))) {
            long agreeing = wholes.stream()
                    .filter(one::meets)
                    .mapToLong(Whole::count)
                    .distinct()
                    .count();
            best = Math.max(best, (int) agreeing);
        }
        return best;
    }
}

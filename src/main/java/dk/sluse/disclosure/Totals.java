package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The sums of a table: rows and columns of totals, subtotals, totals of totals, and the N of headings and caption. A sum is
 * believed when a line without hidden entries shows that it adds up; a labelled total also when no line speaks against it.
 */
final class Totals {

    /** A cell of the body. */
    record Spot(int row, int column) {}

    /** These entries sum to another entry, or to a number that is stated. */
    record Sum(List<Spot> addends, List<Spot> total, long stated) {
        static Sum to(List<Spot> addends, Spot total) {
            return new Sum(addends, List.of(total), 0);
        }

        static Sum to(List<Spot> addends, long stated) {
            return new Sum(addends, List.of(), stated);
        }
    }

    private final Table table;
    private final List<Sum> sums = new ArrayList<>();
    private final boolean[] adding;

    private Totals(Table table) {
        this.table = table;
        this.adding = new boolean[table.columns()];
    }

    static Totals of(Table table) {
        Totals totals = new Totals(table);
        totals.find(new Lines(table, false));
        totals.find(new Lines(table, true));
        totals.stated();
        return totals;
    }

    List<Sum> sums() {
        return sums;
    }

    /** Whether the column takes part in a sum that a line without hidden entries shows to be one. */
    boolean isAdding(int column) {
        return adding[column];
    }

    private void find(Lines lines) {
        for (int line = lines.first(); line < lines.end(); line++) {
            boolean labelled = lines.isTotal(line);
            if (labelled || line == lines.end() - 1) {
                total(lines, line, labelled);
            }
        }
    }

    private void total(Lines lines, int total, boolean labelled) {
        boolean believed = false;
        List<List<Integer>> candidates = lines.addends(total);
        for (List<Integer> addends : candidates) {
            Proof proof = Proof.of(lines, addends, total);
            boolean shown = proof.shown() >= (labelled || addends.size() >= 3 ? 1 : 2);
            if (!proof.denied() && shown) {
                add(lines, addends, total, true);
                believed = true;
            }
        }
        if (!believed && labelled) {
            candidates.stream()
                    .filter(addends -> {
                        Proof proof = Proof.of(lines, addends, total);
                        return !proof.denied() && proof.possible() > 0;
                    })
                    .findFirst()
                    .ifPresent(addends -> add(lines, addends, total, false));
        }
    }

    private void add(Lines lines, List<Integer> addends, int total, boolean shown) {
        for (int across = lines.acrossFirst(); across < lines.acrossEnd(); across++) {
            if (lines.fits(addends, total, across)) {
                int at = across;
                sums.add(Sum.to(
                        addends.stream().map(line -> lines.spot(line, at)).toList(), lines.spot(total, across)));
                for (int line : addends) {
                    adding[lines.spot(line, across).column()] |= shown;
                }
                adding[lines.spot(total, across).column()] |= shown;
            }
        }
    }

    /** The N of headings, over all rows or over each group of them; and the caption's, over everything. */
    private void stated() {
        Lines lines = new Lines(table, false);
        for (List<Integer> group : lines.groups()) {
            List<Sum> found = new ArrayList<>();
            boolean denied = false;
            for (int c = table.firstColumn(); c < table.columns(); c++) {
                OptionalLong n = Wording.stated(table.heading(c));
                if (n.isPresent() && lines.fits(group, c)) {
                    denied |= !lines.mayReach(group, c, n.getAsLong());
                    found.add(Sum.to(spots(group, c), n.getAsLong()));
                }
            }
            if (!denied) {
                sums.addAll(found);
            }
        }
        List<Long> said = new ArrayList<>();
        table.stated().ifPresent(said::add);
        said.addAll(table.peopleAround());
        int before = sums.size();
        for (int i = 0; i < said.size() && sums.size() == before; i++) {
            captioned(lines, said.get(i));
        }
    }

    private void captioned(Lines lines, long n) {
        List<Integer> rows = lines.plain();
        List<Integer> columns = new Lines(table, true).plain();
        for (int c : columns) {
            if (columns.size() == 1 && lines.fits(rows, c) && lines.mayReach(rows, c, n)) {
                sums.add(Sum.to(spots(rows, c), n));
            }
        }
        ofOne(lines, rows, columns, n);
        List<Spot> all = new ArrayList<>();
        columns.forEach(c -> all.addAll(spots(rows, c)));
        boolean fit = columns.size() > 1 && columns.stream().allMatch(c -> lines.fits(rows, c));
        if (fit && lines.least(all) <= n && n <= lines.most(all)) {
            sums.add(Sum.to(all, n));
        }
    }

    /** A number that is told of the people in one of several columns: the one whose hidden cells it can fill. */
    private void ofOne(Lines lines, List<Integer> rows, List<Integer> columns, long n) {
        List<Integer> reached = columns.stream()
                .filter(c -> columns.size() > 1
                        && lines.fits(rows, c)
                        && lines.hasHidden(rows, c)
                        && lines.most(spots(rows, c)) < HiddenNumbers.UNBOUNDED
                        && lines.mayReach(rows, c, n))
                .toList();
        if (reached.size() == 1) {
            sums.add(Sum.to(spots(rows, reached.get(0)), n));
        }
    }

    private static List<Spot> spots(List<Integer> rows, int column) {
        return rows.stream().map(r -> new Spot(r, column)).toList();
    }

    /** What the lines say about a sum: how many show it, how many allow it, whether one denies it. */
    private record Proof(int shown, int possible, boolean denied) {
        static Proof of(Lines lines, List<Integer> addends, int total) {
            int shown = 0;
            int possible = 0;
            boolean denied = addends.isEmpty();
            for (int across = lines.acrossFirst(); across < lines.acrossEnd(); across++) {
                if (!lines.fits(addends, total, across)) {
                    continue;
                }
                Entry sum = lines.entry(total, across);
                if (sum.isHidden()) {
                    possible++;
                    continue;
                }
                boolean open = lines.hasHidden(addends, across);
                boolean reached = lines.mayReach(addends, across, sum.count());
                denied |= !reached;
                possible += reached ? 1 : 0;
                shown += !open && sum.count() > 0 && lines.sum(addends, across) == sum.count() ? 1 : 0;
            }
            return new Proof(shown, possible, denied);
        }
    }
}

package dk.sluse.disclosure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The bounds of hidden numbers, tightened by every sum until nothing moves: exact steps, whole numbers only. */
final class Bounds {

    private static final int MOST_PASSES = 200_000;

    private final List<HiddenNumbers.Sum> sums;
    private final List<List<Integer>> sumsOf;
    private final long[] least;
    private final long[] most;

    Bounds(List<long[]> bounds, List<HiddenNumbers.Sum> sums) {
        this.sums = List.copyOf(sums);
        this.least = bounds.stream().mapToLong(b -> b[0]).toArray();
        this.most = bounds.stream().mapToLong(b -> b[1]).toArray();
        this.sumsOf = new ArrayList<>();
        bounds.forEach(b -> sumsOf.add(new ArrayList<>()));
        for (int s = 0; s < sums.size(); s++) {
            for (int number : sums.get(s).numbers()) {
                sumsOf.get(number).add(s);
            }
        }
    }

    private Bounds(Bounds other) {
        this.sums = other.sums;
        this.sumsOf = other.sumsOf;
        this.least = other.least.clone();
        this.most = other.most.clone();
    }

    Bounds copy() {
        return new Bounds(this);
    }

    List<HiddenNumbers.Sum> sums() {
        return sums;
    }

    List<Integer> sumsOf(int number) {
        return sumsOf.get(number);
    }

    long least(int number) {
        return least[number];
    }

    long most(int number) {
        return most[number];
    }

    boolean isFixed(int number) {
        return least[number] == most[number];
    }

    boolean isSummed(int number) {
        return !sumsOf.get(number).isEmpty();
    }

    HiddenNumbers.Range range(int number, boolean proven) {
        return new HiddenNumbers.Range(least[number], most[number], proven);
    }

    /** Tightens everything; false when no numbers are left for some sum. */
    boolean tighten() {
        Deque<Integer> waiting = new ArrayDeque<>();
        for (int s = 0; s < sums.size(); s++) {
            waiting.add(s);
        }
        return tighten(waiting);
    }

    /** Narrows one number and tightens what hangs on it; false when nothing is left. */
    boolean narrow(int number, long from, long to) {
        least[number] = Math.max(least[number], from);
        most[number] = Math.min(most[number], to);
        return least[number] <= most[number] && tighten(new ArrayDeque<>(sumsOf.get(number)));
    }

    private boolean tighten(Deque<Integer> waiting) {
        boolean[] queued = new boolean[sums.size()];
        waiting.forEach(s -> queued[s] = true);
        // Bounds that creep by one for ever end here; they stay true, only wider than need be.
        for (int pass = 0; !waiting.isEmpty() && pass < MOST_PASSES; pass++) {
            int s = waiting.poll();
            queued[s] = false;
            if (!tighten(sums.get(s), waiting, queued)) {
                return false;
            }
        }
        return true;
    }

    private boolean tighten(HiddenNumbers.Sum sum, Deque<Integer> waiting, boolean[] queued) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < sum.numbers().length; i++) {
            int number = sum.numbers()[i];
            low += sum.signs()[i] > 0 ? least[number] : -most[number];
            high += sum.signs()[i] > 0 ? most[number] : -least[number];
        }
        if (low > sum.total() || high < sum.total()) {
            return false;
        }
        for (int i = 0; i < sum.numbers().length; i++) {
            int number = sum.numbers()[i];
            boolean plus = sum.signs()[i] > 0;
            long restLow = low - (plus ? least[number] : -most[number]);
            long restHigh = high - (plus ? most[number] : -least[number]);
            long from = plus ? sum.total() - restHigh : restLow - sum.total();
            long to = plus ? sum.total() - restLow : restHigh - sum.total();
            if (from > least[number] || to < most[number]) {
                least[number] = Math.max(from, least[number]);
                most[number] = Math.min(to, most[number]);
                if (least[number] > most[number]) {
                    return false;
                }
                low = restLow + (plus ? least[number] : -most[number]);
                high = restHigh + (plus ? most[number] : -least[number]);
                for (int other : sumsOf.get(number)) {
                    if (!queued[other]) {
                        queued[other] = true;
                        waiting.add(other);
                    }
                }
            }
        }
        return true;
    }
}

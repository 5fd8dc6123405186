package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What hidden numbers can be, by trying every combination: slow, and the yardstick of the ways that are not. */
final class TryingAll {

    /** Numbers that make a total, with their signs. */
    private record Sum(List<Integer> numbers, List<Integer> signs, long total) {}

    private final List<long[]> bounds = new ArrayList<>();
    private final List<Sum> sums = new ArrayList<>();
    private final List<NavigableSet<Long>> possible = new ArrayList<>();

    int number(long least, long most) {
        bounds.add(new long[] {least, most});
        possible.add(new TreeSet<>());
        return bounds.size() - 1;
    }

    /** The first numbers, less the others, make the total. */
    void sum(List<Integer> plus, List<Integer> minus, long total) {
        List<Integer> numbers = new ArrayList<>(plus);
        numbers.addAll(minus);
        List<Integer> signs = new ArrayList<>(Collections.nCopies(plus.size(), 1));
        signs.addAll(Collections.nCopies(minus.size(), -1));
        sums.add(new Sum(numbers, signs, total));
        if (minus.isEmpty()) {
            plus.forEach(number -> bounds.get(number)[1] = Math.min(bounds.get(number)[1], total));
        }
    }

    /** The values that each number takes where all sums are met. */
    List<NavigableSet<Long>> possible() {
        fill(0, new long[bounds.size()]);
        return possible;
    }

    private void fill(int next, long[] tried) {
        for (Sum sum : sums) {
            if (!mayMeet(sum, next, tried)) {
                return;
            }
        }
        if (next == tried.length) {
            for (int i = 0; i < tried.length; i++) {
                possible.get(i).add(tried[i]);
            }
            return;
        }
        for (long value = bounds.get(next)[0]; value <= bounds.get(next)[1]; value++) {
            tried[next] = value;
            fill(next + 1, tried);
        }
    }

    /** Whether numbers not yet tried can still make the total. */
    private boolean mayMeet(Sum sum, int next, long[] tried) {
        long least = 0;
        long most = 0;
        for (int i = 0; i < sum.numbers().size(); i++) {
            int number = sum.numbers().get(i);
            long low = number < next ? tried[number] : bounds.get(number)[0];
            long high = number < next ? tried[number] : bounds.get(number)[1];
            least += sum.signs().get(i) > 0 ? low : -high;
            most += sum.signs().get(i) > 0 ? high : -low;
        }
        return least <= sum.total() && sum.total() <= most;
    }
}

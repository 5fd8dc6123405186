package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whole numbers that a table hides, each within bounds, and the sums they must meet. What can be known of each is its
 * {@link Range}: a range of one value is a number calculated back (R63).
 */
public final class HiddenNumbers {

    /** No bound from above. */
    public static final long UNBOUNDED = 1_000_000_000L;

    /**
     * What can be known of one hidden number.
     *
     * @param least no solution has less
     * @param most no solution has more
     * @param proven whether the answer is exact as far as it matters: solutions were found for both ends of a range wide
     *     enough, or the number was shown to have no other value
     */
    public record Range(long least, long most, boolean proven) {
        /** Whether only one value is possible. */
        public boolean isSingle() {
            return least == most;
        }

        /** How many values there are. */
        public long width() {
            return most - least + 1;
        }
    }

    /** A sum with its signs: {@code Σ sign·number = total}. */
    static final class Sum {
        private final int[] numbers;
        private final int[] signs;
        private final long total;

        Sum(int[] numbers, int[] signs, long total) {
            this.numbers = numbers;
            this.signs = signs;
            this.total = total;
        }

        int[] numbers() {
            return numbers;
        }

        int[] signs() {
            return signs;
        }

        long total() {
            return total;
        }
    }

    private final List<long[]> bounds = new ArrayList<>();
    private final List<Sum> sums = new ArrayList<>();

    /** Adds a hidden number and gives its index. */
    public int hidden(long least, long most) {
        bounds.add(new long[] {least, Math.min(most, UNBOUNDED)});
        return bounds.size() - 1;
    }

    /** These numbers sum to the total. */
    public void sum(List<Integer> numbers, long total) {
        int[] signs = new int[numbers.size()];
        Arrays.fill(signs, 1);
        sums.add(new Sum(numbers.stream().mapToInt(Integer::intValue).toArray(), signs, total));
    }

    /** These numbers and the known rest sum to a total that is hidden itself. */
    public void sum(List<Integer> numbers, long known, int total) {
        List<Integer> all = new ArrayList<>(numbers);
        all.add(total);
        int[] signs = new int[all.size()];
        Arrays.fill(signs, 1);
        signs[signs.length - 1] = -1;
        sums.add(new Sum(all.stream().mapToInt(Integer::intValue).toArray(), signs, -known));
    }

    /** How many numbers are hidden. */
    public int size() {
        return bounds.size();
    }

    /** Whether any number takes part in a sum. */
    public boolean hasSums() {
        return !sums.isEmpty();
    }

    /**
     * What can be known of each number; empty when no numbers meet all sums, so that the sums were no sums.
     *
     * @param enough how many possible values of a number are enough to stop looking for more of them
     */
    public List<Range> ranges(int enough) {
        return ranges(enough, new Effort(600, 3_000));
    }

    /**
     * How far to look.
     *
     * @param nodes steps of exact search for one question, before linear programming takes over
     * @param programs programs to solve in all
     */
    record Effort(int nodes, int programs) {}

    List<Range> ranges(int enough, Effort effort) {
        Bounds start = new Bounds(bounds, sums);
        if (!start.tighten()) {
            return List.of();
        }
        Range[] ranges = new Range[size()];
        for (int[] component : Components.of(size(), sums)) {
            if (component.length == 1 && !start.isSummed(component[0])) {
                ranges[component[0]] = start.range(component[0], true);
            } else if (!new RangeSearch(start, component, enough, effort).search(ranges)) {
                return List.of();
            }
        }
        return List.of(ranges);
    }
}

package dk.sluse.genome;

import java.util.Arrays;

/** Many person numbers in little memory: eight bytes each. */
final class NumberSet {

    private final long[] sorted;

    private NumberSet(long[] sorted) {
        this.sorted = sorted;
    }

    boolean contains(long number) {
        return Arrays.binarySearch(sorted, number) >= 0;
    }

    /** How many different numbers there are. */
    int size() {
        return sorted.length;
    }

    /** Gathers numbers in any order. */
    static final class Gathering {

        private static final int FIRST = 1 << 16;

        private long[] numbers = new long[FIRST];
        private int count;

        void add(long number) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count + count / 2);
            }
            numbers[count++] = number;
        }

        NumberSet done() {
            Arrays.sort(numbers, 0, count);
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (i == 0 || numbers[i] != numbers[i - 1]) {
                    numbers[kept++] = numbers[i];
                }
            }
            return new NumberSet(Arrays.copyOf(numbers, kept));
        }
    }
}

package dk.sluse.disclosure;

import java.util.Optional;

/**
 * Looks for whole numbers that meet all sums, by trying values and tightening, nearest first to numbers that are known to
 * meet them. Exact when it ends; it may run out of steps.
 */
final class ExactSearch {

    /** Whether there are such numbers. */
    enum Verdict {
        FOUND,
        NONE,
        UNKNOWN
    }

    /** The answer, and the numbers when they were found. */
    record Answer(Verdict verdict, Optional<long[]> numbers) {
        static final Answer NONE = new Answer(Verdict.NONE, Optional.empty());
        static final Answer UNKNOWN = new Answer(Verdict.UNKNOWN, Optional.empty());

        static Answer found(long[] numbers) {
            return new Answer(Verdict.FOUND, Optional.of(numbers));
        }
    }

    private final int[] component;
    private final Optional<long[]> near;
    private int steps;

    ExactSearch(int[] component, Optional<long[]> near, int steps) {
        this.component = component;
        this.near = near;
        this.steps = steps;
    }

    /** The bounds must have been tightened already. */
    Answer in(Bounds bounds) {
        if (--steps < 0) {
            return Answer.UNKNOWN;
        }
        int number = tightest(bounds);
        if (number < 0) {
            return Answer.found(solution(bounds));
        }
        long first = clamp(near.map(n -> n[number]).orElse(bounds.least(number)), bounds, number);
        Answer at = within(bounds, number, first, first);
        if (at.verdict() != Verdict.NONE) {
            return at;
        }
        Answer above = first < bounds.most(number) ? within(bounds, number, first + 1, bounds.most(number)) : at;
        if (above.verdict() != Verdict.NONE) {
            return above;
        }
        return first > bounds.least(number) ? within(bounds, number, bounds.least(number), first - 1) : above;
    }

    private Answer within(Bounds bounds, int number, long from, long to) {
        Bounds narrowed = bounds.copy();
        return narrowed.narrow(number, from, to) ? in(narrowed) : Answer.NONE;
    }

    /** The open number with the fewest values, those that must leave what is known first. */
    private int tightest(Bounds bounds) {
        int best = -1;
        long fewest = Long.MAX_VALUE;
        for (int number : component) {
            if (!bounds.isFixed(number)) {
                long values = bounds.most(number) - bounds.least(number);
                boolean moved = near.isPresent()
                        && (near.get()[number] < bounds.least(number) || near.get()[number] > bounds.most(number));
                long weight = moved ? values - HiddenNumbers.UNBOUNDED : values;
                if (weight < fewest) {
                    fewest = weight;
                    best = number;
                }
            }
        }
        return best;
    }

    private long[] solution(Bounds bounds) {
        int largest = component[component.length - 1];
        long[] numbers = new long[largest + 1];
        for (int number : component) {
            numbers[number] = bounds.least(number);
        }
        return numbers;
    }

    private static long clamp(long value, Bounds bounds, int number) {
        return Math.max(bounds.least(number), Math.min(bounds.most(number), value));
    }
}

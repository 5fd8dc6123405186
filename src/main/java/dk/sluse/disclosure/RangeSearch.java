package dk.sluse.disclosure;

import java.util.Optional;

/**
 * Finds how far each hidden number of a group can move. Every set of numbers that meets all sums is a witness for all of
 * them at once; a number whose witnesses lie far enough apart need not be asked about any more.
 */
final class RangeSearch {

    private final Bounds bounds;
    private final int[] component;
    private final int enough;
    private final HiddenNumbers.Effort effort;
    private final long[] seenLeast;
    private final long[] seenMost;
    private long[] last;
    private int programs;

    RangeSearch(Bounds bounds, int[] component, int enough, HiddenNumbers.Effort effort) {
        this.bounds = bounds.copy();
        this.component = component;
        this.enough = enough;
        this.effort = effort;
        int size = component[component.length - 1] + 1;
        this.seenLeast = new long[size];
        this.seenMost = new long[size];
        this.last = new long[0];
    }

    /** Fills in the ranges of the group; false when nothing meets all sums. */
    boolean search(HiddenNumbers.Range[] ranges) {
        ExactSearch.Answer first = ask(bounds, component[0], true, Optional.empty());
        if (first.verdict() == ExactSearch.Verdict.NONE) {
            return false;
        }
        if (first.numbers().isEmpty()) {
            for (int number : component) {
                ranges[number] = bounds.range(number, bounds.isFixed(number));
            }
            return true;
        }
        System.arraycopy(first.numbers().get(), 0, seenLeast, 0, seenLeast.length);
        System.arraycopy(first.numbers().get(), 0, seenMost, 0, seenMost.length);
        last = first.numbers().get();
        for (int number : component) {
            boolean up = widen(number, true);
            boolean down = widen(number, false);
            ranges[number] = isWide(number)
                    ? new HiddenNumbers.Range(bounds.least(number), bounds.most(number), true)
                    : bounds.range(number, up && down);
        }
        return true;
    }

    private boolean isWide(int number) {
        return seenMost[number] - seenLeast[number] + 1 >= enough;
    }

    /** Moves one end until it is wide enough or cannot move; false when that could not be told. */
    private boolean widen(int number, boolean up) {
        while (!isWide(number)) {
            long next = up ? seenMost[number] + 1 : seenLeast[number] - 1;
            if (up ? next > bounds.most(number) : next < bounds.least(number)) {
                return true;
            }
            Bounds beyond = bounds.copy();
            boolean possible = up
                    ? beyond.narrow(number, next, bounds.most(number))
                    : beyond.narrow(number, bounds.least(number), next);
            ExactSearch.Answer answer = possible ? ask(beyond, number, up, Optional.of(last)) : ExactSearch.Answer.NONE;
            switch (answer.verdict()) {
                case FOUND -> witness(answer.numbers().orElseThrow());
                case NONE -> {
                    return up
                            ? bounds.narrow(number, bounds.least(number), seenMost[number])
                            : bounds.narrow(number, seenLeast[number], bounds.most(number));
                }
                case UNKNOWN -> {
                    return false;
                }
            }
        }
        return true;
    }

    private ExactSearch.Answer ask(Bounds within, int number, boolean up, Optional<long[]> near) {
        ExactSearch.Answer answer = new ExactSearch(component, near, effort.nodes()).in(within);
        if (answer.verdict() != ExactSearch.Verdict.UNKNOWN || programs >= effort.programs()) {
            return answer;
        }
        programs++;
        return new Program(within, component).extreme(number, up);
    }

    private void witness(long[] numbers) {
        last = numbers;
        for (int number : component) {
            seenLeast[number] = Math.min(seenLeast[number], numbers[number]);
            seenMost[number] = Math.max(seenMost[number], numbers[number]);
        }
    }
}

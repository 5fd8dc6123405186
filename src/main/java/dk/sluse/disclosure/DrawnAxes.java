package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Numbers of a drawing that are its scales: three or more in a row or a column whose values grow as their places do, or as the
 * places' logarithms do; and codes such as 0 and 1 beside or below each other.
 */
final class DrawnAxes {

    private static final double AWRY = 0.02;
    private static final int FEWEST = 3;
    private static final int SURE = 4;
    private static final int MOST = 1_000;
    private static final int MOST_IN_LINE = 120;
    private static final double LARGEST_CODE = 2;
    private static final double LARGEST_DIGIT = 10;

    /** A number and where it stands. */
    record Valued(DrawnWord word, double value, boolean whole) {}

    private DrawnAxes() {}

    /** Those that are on no scale; none of a drawing with too many to tell. */
    static List<Valued> without(List<Valued> numbers) {
        if (numbers.size() > MOST) {
            return List.of();
        }
        Set<Valued> on = new HashSet<>();
        grouped(numbers, n -> n.word().middle(), n -> n.word().center(), on);
        grouped(numbers, n -> n.word().right(), n -> n.word().middle(), on);
        grouped(numbers, n -> n.word().left(), n -> n.word().middle(), on);
        grouped(numbers, n -> n.word().center(), n -> n.word().middle(), on);
        return numbers.stream().filter(number -> !on.contains(number)).toList();
    }

    /** Rows or columns: what is at the same place one way, in the order of their places the other way. */
    private static void grouped(
            List<Valued> numbers, ToDoubleFunction<Valued> same, ToDoubleFunction<Valued> along, Set<Valued> on) {
        List<Valued> sorted = new ArrayList<>(numbers);
        sorted.sort(Comparator.comparingDouble(same));
        for (int from = 0; from < sorted.size(); ) {
            double height = sorted.get(from).word().height();
            int to = from + 1;
            while (to < sorted.size()
                    && same.applyAsDouble(sorted.get(to)) - same.applyAsDouble(sorted.get(to - 1)) < height * 0.2) {
                to++;
            }
            List<Valued> group = new ArrayList<>(sorted.subList(from, to));
            group.sort(Comparator.comparingDouble(along));
            if (group.size() <= MOST_IN_LINE) {
                scales(group, along, on);
            }
            from = to;
        }
    }

    private static void scales(List<Valued> group, ToDoubleFunction<Valued> along, Set<Valued> on) {
        if (group.size() >= 2 && areCodes(group)) {
            on.addAll(group);
        }
        for (int from = 0; from + FEWEST <= group.size(); from++) {
            for (int to = group.size(); to - from >= FEWEST; to--) {
                List<Valued> run = group.subList(from, to);
                if (isScale(run, along)) {
                    on.addAll(run);
                    from = to - 1;
                    break;
                }
            }
        }
        among(group, along, on);
    }

    /** 0 and 1, or some of 1, 2, 3 and so on in their order. */
    private static boolean areCodes(List<Valued> group) {
        boolean binary = true;
        boolean rising = true;
        for (int i = 0; i < group.size(); i++) {
            Valued number = group.get(i);
            binary &= number.value() <= LARGEST_CODE;
            rising &= number.whole()
                    && number.value() < LARGEST_DIGIT
                    && (i == 0 || number.value() > group.get(i - 1).value());
        }
        return binary || rising;
    }

    /** Labels may stand among the numbers of a scale. */
    private static void among(List<Valued> group, ToDoubleFunction<Valued> along, Set<Valued> on) {
        for (int i = 0; i < group.size(); i++) {
            for (int j = i + 1; j < group.size(); j++) {
                List<Valued> fitting = fitting(group, group.get(i), group.get(j), along);
                if (fitting.size() >= SURE && areRound(fitting)) {
                    on.addAll(fitting);
                }
            }
        }
    }

    private static List<Valued> fitting(List<Valued> group, Valued a, Valued b, ToDoubleFunction<Valued> along) {
        double run = along.applyAsDouble(b) - along.applyAsDouble(a);
        double rise = b.value() - a.value();
        if (run == 0 || rise == 0) {
            return List.of();
        }
        double close = Math.abs(a.word().height() * 0.25 / run * rise);
        return group.stream()
                .filter(n ->
                        Math.abs(n.value() - a.value() - (along.applyAsDouble(n) - along.applyAsDouble(a)) / run * rise)
                                <= close)
                .toList();
    }

    private static boolean isScale(List<Valued> run, ToDoubleFunction<Valued> along) {
        boolean straight = isStraight(run, along, Valued::value);
        if (run.size() == FEWEST) {
            return (straight && areRound(run)) || isLog(run, along);
        }
        return straight || isLog(run, along);
    }

    private static boolean isLog(List<Valued> run, ToDoubleFunction<Valued> along) {
        return run.stream().allMatch(number -> number.value() > 0)
                && isStraight(run, along, number -> Math.log(number.value()));
    }

    private static boolean isStraight(
            List<Valued> run, ToDoubleFunction<Valued> along, ToDoubleFunction<Valued> value) {
        Valued first = run.get(0);
        Valued last = run.get(run.size() - 1);
        double rise = value.applyAsDouble(last) - value.applyAsDouble(first);
        double length = along.applyAsDouble(last) - along.applyAsDouble(first);
        if (Math.abs(rise) < 1e-9 || length <= 0) {
            return false;
        }
        for (Valued number : run) {
            double there = (along.applyAsDouble(number) - along.applyAsDouble(first)) / length;
            double is = (value.applyAsDouble(number) - value.applyAsDouble(first)) / rise;
            double unsure = AWRY + 0.2 * first.word().height() / length;
            if (Math.abs(there - is) > unsure) {
                return false;
            }
        }
        return true;
    }

    /** Steps of the same size, and each value so many of them: 0, 20, 40. */
    private static boolean areRound(List<Valued> run) {
        double step = Double.MAX_VALUE;
        for (int i = 1; i < run.size(); i++) {
            step = Math.min(step, Math.abs(run.get(i).value() - run.get(i - 1).value()));
        }
        if (step < 1e-9) {
            return false;
        }
        for (Valued number : run) {
            double steps = number.value() / step;
            if (Math.abs(steps - Math.rint(steps)) > 1e-6) {
                return false;
            }
        }
        return true;
    }
}

package dk.sluse.opening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The upright and level straight lines of one drawing. Short ones of one length, strewn about or unevenly along one line, may
 * be one per observation, as a rug's or the censored of a survival curve; those of an axis stand in even steps, or in steps
 * that come again with every power of ten. One long one across a box is a box plot's median.
 */
final class Strokes {

    private record Stroke(double x, double y, double length) {}

    private static final int MOST = 20_000;
    private static final double SHORTEST = 1.2;
    private static final double LONGEST = 16;
    private static final double STRAIGHT = 0.05;
    private static final double SAME = 0.35;
    private static final double TENTH = 10;
    /** Between the nine small steps of a power of ten, and between months, lie as many different widths at most. */
    private static final int STEPS_OF_AXIS = 9;

    private final List<Stroke> upright = new ArrayList<>();
    private final List<Stroke> level = new ArrayList<>();
    private Optional<Stroke> last = Optional.empty();
    private boolean lastLevel;

    /**
     * A straight line.
     *
     * @return the width of the cross that it makes with the line before it
     */
    Optional<Double> add(double left, double top, double width, double height) {
        boolean isLevel = height < STRAIGHT && width > SHORTEST;
        boolean isUpright = width < STRAIGHT && height > SHORTEST;
        Stroke stroke = new Stroke(left + width / 2, top + height / 2, Math.max(width, height));
        boolean crosses = (isLevel || isUpright)
                && stroke.length() <= LONGEST
                && last.filter(before -> isLevel != lastLevel && isCrossing(before, stroke))
                        .isPresent();
        List<Stroke> strokes = isLevel ? level : upright;
        if (crosses) {
            List<Stroke> others = isLevel ? upright : level;
            others.remove(others.size() - 1);
            last = Optional.empty();
            return Optional.of(stroke.length());
        }
        last = Optional.empty();
        if ((isLevel || isUpright) && strokes.size() < MOST) {
            strokes.add(stroke);
            last = Optional.of(stroke);
            lastLevel = isLevel;
        }
        return Optional.empty();
    }

    private static boolean isCrossing(Stroke one, Stroke other) {
        return Math.abs(one.x() - other.x()) < SAME
                && Math.abs(one.y() - other.y()) < SAME
                && Math.abs(one.length() - other.length()) < SAME;
    }

    boolean isEmpty() {
        return upright.isEmpty() && level.isEmpty();
    }

    /** Whether one line, and no more, lies across a box from rim to rim; of a box that was turned, its lines were too. */
    boolean isHalved(double left, double top, double right, double bottom, boolean turned) {
        long across = (turned ? upright : level)
                .stream()
                        .filter(stroke -> {
                            double along = turned ? stroke.y() : stroke.x();
                            double at = turned ? stroke.x() : stroke.y();
                            return at > top + SAME
                                    && at < bottom - SAME
                                    && Math.abs(along - (left + right) / 2) < SAME
                                    && Math.abs(stroke.length() - (right - left))
                                            < Math.max(2 * SAME, (right - left) * 0.02);
                        })
                        .count();
        return across == 1;
    }

    /** How many short lines of one length there are that no axis has. */
    int strewn() {
        return Math.max(strewn(upright, false), strewn(level, true));
    }

    private static int strewn(List<Stroke> strokes, boolean isLevel) {
        Map<Long, List<Stroke>> byLength = new HashMap<>();
        strokes.stream().filter(stroke -> stroke.length() <= LONGEST).forEach(stroke -> byLength.computeIfAbsent(
                        Math.round(stroke.length() / SAME), length -> new ArrayList<>())
                .add(stroke));
        int most = 0;
        for (List<Stroke> group : byLength.values()) {
            NavigableMap<Double, List<Double>> rows = new TreeMap<>();
            for (Stroke stroke : group) {
                double at = isLevel ? stroke.x() : stroke.y();
                Double near = rows.floorKey(at + SAME);
                rows.computeIfAbsent(near != null && near >= at - SAME ? near : at, row -> new ArrayList<>())
                        .add(isLevel ? stroke.y() : stroke.x());
            }
            most = Math.max(most, strewn(rows));
        }
        return most;
    }

    private static int strewn(NavigableMap<Double, List<Double>> rows) {
        int alone = 0;
        int uneven = 0;
        for (List<Double> row : rows.values()) {
            alone += row.size() <= 2 ? row.size() : 0;
            uneven = Math.max(uneven, isUneven(row) ? row.size() : 0);
        }
        boolean inStep = new StepsOfRows(List.copyOf(rows.keySet())).isEven();
        return Math.max(uneven, inStep ? 0 : alone);
    }

    private static boolean isUneven(List<Double> row) {
        List<Double> sorted = row.stream().sorted().toList();
        Set<Long> widths = new HashSet<>();
        for (int i = 1; i < sorted.size(); i++) {
            widths.add(Math.round((sorted.get(i) - sorted.get(i - 1)) * TENTH));
        }
        // Of many powers of ten a width may be rounded up and down.
        return widths.size() > (sorted.size() < 2 * STEPS_OF_AXIS ? STEPS_OF_AXIS : 2 * STEPS_OF_AXIS);
    }

    /** Whether rows follow each other evenly, as the estimates of a forest plot do, or its two ends of each. */
    private record StepsOfRows(List<Double> at) {
        boolean isEven() {
            if (at.size() < 3) {
                return true;
            }
            double step = (at.get(at.size() - 1) - at.get(0)) / (at.size() - 1);
            for (int i = 1; i < at.size(); i++) {
                if (Math.abs(at.get(i) - at.get(i - 1) - step) > Math.max(2 * SAME, step * 0.05)) {
                    return false;
                }
            }
            return true;
        }
    }
}

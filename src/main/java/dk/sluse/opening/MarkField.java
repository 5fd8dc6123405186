package dk.sluse.opening;

import dk.sluse.document.Marks;
import dk.sluse.document.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The marks and boxes of one drawing. Equal marks strewn about may be one per observation; equal marks in step with an
 * axis, a few at each step and as many at every step, are estimates. A mark in line with the boxes of a box plot and
 * outside of them is an outlier.
 */
final class MarkField {

    private record Point(double x, double y) {}

    private record Box(double left, double top, double right, double bottom) {
        Box turned() {
            return new Box(/* left= */ top, /* top= */ left, /* right= */ bottom, /* bottom= */ right);
        }
    }

    private static final int MOST_POINTS = 200_000;
    private static final int MOST_BOXES = 300;
    private static final int MOST_OUTLIERS = 2000;
    private static final int FEWEST_STEPS = 3;
    private static final int MOST_STEPS = 30;
    private static final int MOST_AT_STEP = 6;
    private static final double SMALLEST = 1.2;
    private static final double LARGEST = 16;
    private static final double SAME = 0.35;
    private static final double ROUNDED = 4;
    private static final int[] NEAR = {0, -1, 1};

    private final Map<Long, List<Point>> bySize = new LinkedHashMap<>();
    private final List<Box> boxes = new ArrayList<>();
    private final Strokes strokes = new Strokes();
    private final Trails trails = new Trails();
    private int points;

    /** A shape that is drawn, in the units of the page. */
    void add(Outline outline, double left, double top, double width, double height) {
        trails.add(outline, left, top, width, height);
        boolean small = Math.max(width, height) <= LARGEST && Math.min(width, height) >= SMALLEST;
        if (small && outline.isMark()) {
            mark(left, top, width, height);
        } else if (outline.isStroke()) {
            // Two of one middle are a cross, as R draws it.
            strokes.add(left, top, width, height).ifPresent(size -> mark(left, top, size, size));
        } else if (outline.isBox() && Math.min(width, height) > LARGEST / 4 && boxes.size() < MOST_BOXES) {
            boxes.add(new Box(left, top, left + width, top + height));
        }
    }

    private void mark(double left, double top, double width, double height) {
        if (points < MOST_POINTS) {
            points++;
            group(Math.round(width * ROUNDED), Math.round(height * ROUNDED))
                    .add(new Point(left + width / 2, top + height / 2));
        }
    }

    /** Sizes as they were written differ by a rounding. */
    private List<Point> group(long width, long height) {
        for (int wider : NEAR) {
            for (int higher : NEAR) {
                List<Point> known = bySize.get((width + wider) << 20 | (height + higher));
                if (known != null) {
                    return known;
                }
            }
        }
        return bySize.computeIfAbsent(width << 20 | height, size -> new ArrayList<>());
    }

    boolean isEmpty() {
        return bySize.isEmpty() && boxes.isEmpty() && strokes.isEmpty() && trails.isEmpty();
    }

    /** Says what the drawing shows. */
    void tell(Part part, Opening opening, String where) {
        int strewn = 0;
        int inStep = 0;
        int outliers = 0;
        for (List<Point> group : bySize.values()) {
            boolean steps = isInStep(group, true) || isInStep(group, false);
            strewn = Math.max(strewn, steps ? 0 : group.size());
            inStep = Math.max(inStep, steps ? group.size() : 0);
            outliers += outliers(group);
        }
        opening.drawn(Marks.Kind.STREWN, part, where, Math.max(strewn, strokes.strewn()));
        opening.drawn(Marks.Kind.LINES, part, where, trails.lines());
        opening.drawn(Marks.Kind.SORTED_BARS, part, where, trails.sortedBars());
        opening.drawn(Marks.Kind.IN_STEP, part, where, inStep);
        opening.drawn(Marks.Kind.OUTLIERS, part, where, outliers);
    }

    private static boolean isInStep(List<Point> group, boolean alongX) {
        NavigableMap<Double, Integer> steps = new TreeMap<>();
        for (Point point : group) {
            double at = alongX ? point.x() : point.y();
            Double near = steps.floorKey(at + SAME);
            steps.merge(near != null && near >= at - SAME ? near : at, 1, Integer::sum);
            if (steps.size() > MOST_STEPS) {
                return false;
            }
        }
        return isInStep(steps) || withoutLegend(steps);
    }

    private static boolean isInStep(NavigableMap<Double, Integer> steps) {
        if (steps.size() < FEWEST_STEPS) {
            return false;
        }
        int each = steps.firstEntry().getValue();
        boolean balanced = steps.values().stream().allMatch(count -> count == each) && each <= MOST_AT_STEP;
        return balanced && isEven(new ArrayList<>(steps.keySet()));
    }

    /** A legend repeats each mark once, in a column or in a row of its own. */
    private static boolean withoutLegend(NavigableMap<Double, Integer> steps) {
        for (Double step : List.copyOf(steps.keySet())) {
            NavigableMap<Double, Integer> others = new TreeMap<>(steps);
            int removed = others.remove(step);
            if (removed <= MOST_AT_STEP && isInStep(others)) {
                return true;
            }
        }
        NavigableMap<Double, Integer> others = new TreeMap<>(steps);
        int single = 0;
        for (Map.Entry<Double, Integer> step : steps.entrySet()) {
            if (step.getValue() == 1) {
                others.remove(step.getKey());
                single++;
            }
        }
        return single > 0 && single <= MOST_AT_STEP && isInStep(others);
    }

    private static boolean isEven(List<Double> steps) {
        double whole = steps.get(steps.size() - 1) - steps.get(0);
        double step = whole / (steps.size() - 1);
        for (int i = 1; i < steps.size(); i++) {
            if (Math.abs(steps.get(i) - steps.get(i - 1) - step) > Math.max(2 * SAME, step * 0.05)) {
                return false;
            }
        }
        return true;
    }

    private int outliers(List<Point> group) {
        if (group.size() > MOST_OUTLIERS) {
            return 0;
        }
        int upright = outliers(group, boxes, false);
        if (upright > 0) {
            return upright;
        }
        List<Point> turned =
                group.stream().map(point -> new Point(point.y(), point.x())).toList();
        return outliers(turned, boxes.stream().map(Box::turned).toList(), true);
    }

    private int outliers(List<Point> group, List<Box> all, boolean turned) {
        List<Box> plot = all.stream()
                .filter(box -> isOfBoxPlot(box, all)
                        || strokes.isHalved(box.left(), box.top(), box.right(), box.bottom(), turned))
                .toList();
        return (int) group.stream()
                .filter(point -> plot.stream().anyMatch(box -> isOutside(point, box))
                        && plot.stream().noneMatch(box -> isWithin(point, box)))
                .count();
    }

    /** A box plot's boxes are equally wide, stand side by side and end at heights of their own; bars stand on one line. */
    private static boolean isOfBoxPlot(Box box, List<Box> all) {
        double width = box.right() - box.left();
        return all.stream()
                .anyMatch(other -> Math.abs(other.right() - other.left() - width) < Math.max(2 * SAME, width * 0.02)
                        && Math.abs(other.left() - box.left()) > width
                        && Math.abs(other.bottom() - box.bottom()) > SAME
                        && Math.abs(other.top() - box.top()) > SAME
                        && other.top() < box.bottom()
                        && box.top() < other.bottom());
    }

    private static boolean isOutside(Point point, Box box) {
        double centre = (box.left() + box.right()) / 2;
        boolean inLine = Math.abs(point.x() - centre) <= Math.max(SAME, (box.right() - box.left()) * 0.05);
        return inLine && (point.y() < box.top() - 1 || point.y() > box.bottom() + 1);
    }

    private static boolean isWithin(Point point, Box box) {
        return point.x() >= box.left()
                && point.x() <= box.right()
                && point.y() >= box.top()
                && point.y() <= box.bottom();
    }
}

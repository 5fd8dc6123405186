package dk.sluse.opening;

import java.util.ArrayList;
import java.util.List;

/**
 * The broken lines and the bars of one drawing that may each be of one person (R55): many lines over each other that go on from
 * left to right, as the visits of each patient do, and many bars side by side, sorted from above an axis to below it.
 */
final class Trails {

    private record Area(double left, double top, double right, double bottom) {
        boolean meets(Area other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        Area turned() {
            return new Area(/* left= */ top, /* top= */ left, /* right= */ bottom, /* bottom= */ right);
        }
    }

    private static final int MOST = 2000;
    private static final int FEWEST_BARS = 15;
    private static final double SHORTEST = 20;
    private static final double NARROWEST = 0.8;
    private static final double SAME = 0.5;

    private final List<Area> lines = new ArrayList<>();
    private final List<Area> bars = new ArrayList<>();

    void add(Outline outline, double left, double top, double width, double height) {
        Area area = new Area(left, top, left + width, top + height);
        if (outline.isTrail()) {
            if (width >= SHORTEST && height > 1 && lines.size() < MOST) {
                lines.add(area);
            }
        } else if (outline.isBox() && Math.min(width, height) >= NARROWEST && bars.size() < MOST) {
            bars.add(area);
        }
    }

    boolean isEmpty() {
        return lines.isEmpty() && bars.isEmpty();
    }

    /** How many broken lines lie over each other. */
    int lines() {
        long most = 0;
        for (Area line : lines) {
            most = Math.max(most, lines.stream().filter(line::meets).count());
        }
        return (int) most;
    }

    /** How many bars stand side by side, sorted, some on one side of an axis and some on the other. */
    int sortedBars() {
        int upright = sorted(bars);
        return upright > 0 ? upright : sorted(bars.stream().map(Area::turned).toList());
    }

    private static int sorted(List<Area> all) {
        for (Area first : all) {
            List<Area> row = all.stream()
                    .filter(bar -> Math.abs(bar.right() - bar.left() - (first.right() - first.left())) < SAME)
                    .filter(bar -> Math.abs(bar.bottom() - first.bottom()) < SAME
                            || Math.abs(bar.top() - first.bottom()) < SAME)
                    .sorted((a, b) -> Double.compare(a.left(), b.left()))
                    .toList();
            if (row.size() >= FEWEST_BARS && isWaterfall(row, first.bottom())) {
                return row.size();
            }
        }
        return 0;
    }

    private static boolean isWaterfall(List<Area> row, double axis) {
        double[] heights = row.stream()
                .mapToDouble(bar -> Math.abs(bar.bottom() - axis) < SAME ? axis - bar.top() : axis - bar.bottom())
                .toArray();
        boolean up = true;
        boolean down = true;
        int above = 0;
        for (int i = 0; i < heights.length; i++) {
            above += heights[i] > 0 ? 1 : 0;
            boolean apart = i == 0 || row.get(i).left() > row.get(i - 1).left() + NARROWEST / 2;
            up &= apart && (i == 0 || heights[i] >= heights[i - 1] - SAME);
            down &= apart && (i == 0 || heights[i] <= heights[i - 1] + SAME);
        }
        return (up || down) && above >= 2 && heights.length - above >= 2;
    }
}

package dk.sluse.opening;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The path that a PDF's content is drawing: its upright rectangles, and the box of whatever else there is of it. */
final class PdfPath {

    private static final int MOST_RECTANGLES = 500;
    private static final int CORNERS = 4;
    private static final double EVEN = 0.05;

    private final List<Rectangle2D> rectangles = new ArrayList<>();
    private final List<Point2D> corners = new ArrayList<>();
    private Optional<Rectangle2D> rest = Optional.empty();
    private boolean curved;

    void move(Point2D to) {
        finish();
        corners.add(to);
    }

    void line(Point2D to) {
        if (corners.size() <= CORNERS + 1) {
            corners.add(to);
        } else {
            reach(to);
        }
    }

    void curve(Point2D to) {
        curved = true;
        reach(to);
    }

    void rectangle(Point2D one, Point2D next, Point2D opposite, Point2D last) {
        finish();
        corners.addAll(List.of(one, next, opposite, last));
        finish();
    }

    /** Ends the figure that was begun. */
    private void finish() {
        if (corners.isEmpty()) {
            return;
        }
        boolean back = corners.size() == CORNERS + 1 && corners.get(0).distance(corners.get(CORNERS)) < EVEN;
        boolean upright = !curved && (corners.size() == CORNERS || back) && isUpright();
        if (upright && rectangles.size() < MOST_RECTANGLES) {
            Rectangle2D box =
                    new Rectangle2D.Double(corners.get(0).getX(), corners.get(0).getY(), 0, 0);
            corners.forEach(box::add);
            rectangles.add(box);
        } else {
            corners.forEach(this::reach);
        }
        corners.clear();
        curved = false;
    }

    private boolean isUpright() {
        for (int i = 0; i < CORNERS; i++) {
            Point2D one = corners.get(i);
            Point2D next = corners.get((i + 1) % CORNERS);
            boolean flat = Math.abs(one.getY() - next.getY()) < EVEN;
            boolean steep = Math.abs(one.getX() - next.getX()) < EVEN;
            if (!flat && !steep) {
                return false;
            }
        }
        return true;
    }

    private void reach(Point2D point) {
        if (rest.isEmpty()) {
            rest = Optional.of(new Rectangle2D.Double(point.getX(), point.getY(), 0, 0));
        }
        rest.get().add(point);
    }

    /** Its upright rectangles. */
    List<Rectangle2D> rectangles() {
        finish();
        return rectangles;
    }

    /** The box about everything else of it. */
    Optional<Rectangle2D> rest() {
        finish();
        return rest;
    }

    /** The box about all of it. */
    Optional<Rectangle2D> box() {
        finish();
        Optional<Rectangle2D> all = rest;
        for (Rectangle2D rectangle : rectangles) {
            all = Optional.of(all.map(box -> box.createUnion(rectangle)).orElse(rectangle));
        }
        return all;
    }

    boolean isOneRectangle() {
        finish();
        return rectangles.size() == 1 && rest.isEmpty();
    }
}

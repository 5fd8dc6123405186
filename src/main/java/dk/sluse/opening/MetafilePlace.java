package dk.sluse.opening;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Where the numbers of an enhanced metafile's records come to lie, in points. */
final class MetafilePlace {

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;
    private static final double ORDINARY_WIDTH = 480;
    private static final double LARGEST_PAGE = 5000;
    private static final int DEEPEST = 200;

    /** What can be saved and restored. */
    private record State(AffineTransform world, Frame window, Frame view, int mode) {}

    /** Where a space begins, and how far it goes. */
    private record Frame(double x, double y, double width, double height) {
        static final Frame UNIT = new Frame(0, 0, 1, 1);

        Frame from(double toX, double toY) {
            return new Frame(toX, toY, width, height);
        }

        Frame over(double toWidth, double toHeight) {
            return new Frame(x, y, toWidth, toHeight);
        }
    }

    private final Deque<State> saved = new ArrayDeque<>();
    private AffineTransform world = new AffineTransform();
    private Frame window = Frame.UNIT;
    private Frame view = Frame.UNIT;
    private int mode = 1;
    private double points = 1;
    private double pixelsPerMillimetre = 4;

    /** How large the drawing is: its bounds in pixels, and its frame in hundredths of a millimetre. */
    void header(ByteBuffer data) {
        double width = data.getInt(16) - (double) data.getInt(8);
        double frame = (data.getInt(32) - (double) data.getInt(24)) / 100;
        if (data.getInt(80) > 0 && data.getInt(72) > 0) {
            pixelsPerMillimetre = (double) data.getInt(72) / data.getInt(80);
        }
        double size = frame * POINTS_PER_MILLIMETRE;
        if (width > 0 && size > 10 && size < LARGEST_PAGE) {
            points = size / width;
        } else if (width > 0) {
            points = ORDINARY_WIDTH / width;
        } else {
            points = POINTS_PER_MILLIMETRE / pixelsPerMillimetre;
        }
    }

    void record(int type, ByteBuffer data) {
        switch (type) {
            case 9 -> window = window.over(data.getInt(8), data.getInt(12));
            case 10 -> window = window.from(data.getInt(8), data.getInt(12));
            case 11 -> view = view.over(data.getInt(8), data.getInt(12));
            case 12 -> view = view.from(data.getInt(8), data.getInt(12));
            case 17 -> mode = data.getInt(8);
            case 33 -> {
                if (saved.size() < DEEPEST) {
                    saved.push(new State(world, window, view, mode));
                }
            }
            case 34 -> restore(data.getInt(8));
            case 35 -> world = transform(data);
            case 36 -> modify(data);
            default -> {}
        }
    }

    private void restore(int which) {
        for (int i = which < 0 ? -which : saved.size() - which + 1; i > 0 && !saved.isEmpty(); i--) {
            State state = saved.pop();
            world = state.world();
            window = state.window();
            view = state.view();
            mode = state.mode();
        }
    }

    private void modify(ByteBuffer data) {
        AffineTransform other = transform(data);
        switch (data.getInt(32)) {
            case 1 -> world = new AffineTransform();
            case 2 -> {
                AffineTransform both = new AffineTransform(world);
                both.concatenate(other);
                world = both;
            }
            case 3 -> {
                AffineTransform both = new AffineTransform(world);
                both.preConcatenate(other);
                world = both;
            }
            case 4 -> world = other;
            default -> {}
        }
    }

    private static AffineTransform transform(ByteBuffer data) {
        return new AffineTransform(
                data.getFloat(8),
                data.getFloat(12),
                data.getFloat(16),
                data.getFloat(20),
                data.getFloat(24),
                data.getFloat(28));
    }

    Point2D onPage(double x, double y) {
        Point2D there = world.transform(new Point2D.Double(x, y), null);
        double acrossBy = unit(view.width(), window.width());
        double downBy = unit(view.height(), window.height());
        boolean free = mode == 7 || mode == 8;
        return new Point2D.Double(
                ((there.getX() - window.x()) * acrossBy + (free ? view.x() : 0)) * points,
                ((there.getY() - window.y()) * downBy + (free ? view.y() : 0)) * points);
    }

    /** How many points a length is. */
    double scale() {
        double turned = Math.hypot(world.getScaleX(), world.getShearY());
        return Math.abs(turned * unit(view.width(), window.width()) * points);
    }

    /** How many points a pixel is. */
    double pixel() {
        return points;
    }

    private double unit(double viewed, double windowed) {
        return switch (mode) {
            case 2 -> pixelsPerMillimetre / 10;
            case 3 -> pixelsPerMillimetre / 100;
            case 4 -> pixelsPerMillimetre * 0.254;
            case 5 -> pixelsPerMillimetre * 0.0254;
            case 6 -> pixelsPerMillimetre * 25.4 / 1440;
            case 7, 8 -> windowed == 0 || viewed == 0 ? 1 : viewed / windowed;
            default -> 1;
        };
    }
}

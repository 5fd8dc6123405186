package dk.sluse.opening;

import dk.sluse.recognition.Letter;
import dk.sluse.recognition.Letters;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what a filled path looks like: a letter, a part of one, a dot, or none. One path may hold a whole word. */
final class LetterShapes {

    private static final int MOST_SEGMENTS = 400;
    private static final int MOST_CONTOURS = 5000;
    private static final int NEAR = 40;
    private static final double WIDEST = 3;
    private static final double EVEN = 0.6;
    private static final double FULL = 0.7;
    private static final int MOST_SIDES = 4;

    private LetterShapes() {}

    /** Adds what in a filled path may be letters. */
    static void add(Path2D path, AffineTransform at, Letters letters) {
        for (Path2D shape : apart(path)) {
            look(shape).ifPresent(look -> letters.add(new Letter(shape, at, look, "")));
        }
    }

    /** What a shape looks like; nothing when it is no letter, nor belongs to one. */
    static Optional<Letter.Look> look(Path2D shape) {
        int contours = 0;
        // Cairo ends each path with a point that nothing is drawn from.
        boolean begun = false;
        int lines = 0;
        int curves = 0;
        for (PathIterator i = shape.getPathIterator(new AffineTransform()); !i.isDone(); i.next()) {
            int segment = i.currentSegment(new double[6]);
            boolean draws = segment != PathIterator.SEG_MOVETO && segment != PathIterator.SEG_CLOSE;
            contours += draws && !begun ? 1 : 0;
            lines += segment == PathIterator.SEG_LINETO ? 1 : 0;
            curves += segment == PathIterator.SEG_CUBICTO || segment == PathIterator.SEG_QUADTO ? 1 : 0;
            begun = draws || (begun && segment == PathIterator.SEG_CLOSE);
        }
        if (lines + curves < 2 || lines + curves > MOST_SEGMENTS) {
            return Optional.empty();
        }
        return look(shape, contours, lines, curves);
    }

    private static Optional<Letter.Look> look(Path2D shape, int contours, int lines, int curves) {
        Size size = size(shape);
        if (size.width() <= 0 || size.height() <= 0) {
            return Optional.empty();
        }
        double ratio = size.width() / size.height();
        boolean even = ratio > EVEN && ratio < 1 / EVEN;
        boolean disc = curves > 0 && lines <= 1 && even && size.area() >= FULL * size.width() * size.height();
        if (contours == 1 && curves == 0 && lines <= MOST_SIDES) {
            return Optional.of(even ? Letter.Look.DOT : Letter.Look.PLAIN);
        } else if (contours == 1 && disc) {
            return Optional.of(Letter.Look.DOT);
        }
        return ratio <= WIDEST ? Optional.of(Letter.Look.WRITTEN) : Optional.empty();
    }

    private record Size(double width, double height, double area) {}

    /** That of the curves themselves: what they are drawn towards may lie outside. */
    private static Size size(Path2D shape) {
        double[] to = new double[6];
        double sum = 0;
        double x = 0;
        double y = 0;
        double flat = Math.max(1e-6, shape.getBounds2D().getHeight() / 50);
        Rectangle2D box = new Rectangle2D.Double(0, 0, -1, -1);
        for (PathIterator i = shape.getPathIterator(new AffineTransform(), flat); !i.isDone(); i.next()) {
            if (i.currentSegment(to) == PathIterator.SEG_LINETO) {
                sum += x * to[1] - to[0] * y;
                box = box.getWidth() < 0 ? new Rectangle2D.Double(x, y, 0, 0) : box;
                box.add(to[0], to[1]);
            }
            x = to[0];
            y = to[1];
        }
        return new Size(box.getWidth(), box.getHeight(), Math.abs(sum) / 2);
    }

    /** The contours of a path, each with the holes in it. */
    private static List<Path2D> apart(Path2D path) {
        List<Path2D.Float> contours = contours(path);
        if (contours.size() <= 1) {
            return List.of(path);
        }
        List<Path2D> shapes = new ArrayList<>();
        List<Rectangle2D> boxes = new ArrayList<>();
        for (Path2D.Float contour : contours) {
            Rectangle2D box = contour.getBounds2D();
            int into = shapes.size() - 1;
            while (into >= Math.max(0, shapes.size() - NEAR) && !isWithin(boxes.get(into), box)) {
                into--;
            }
            if (into >= Math.max(0, shapes.size() - NEAR)) {
                shapes.get(into).append(contour, false);
                boxes.get(into).add(box);
            } else {
                shapes.add(contour);
                boxes.add(box);
            }
        }
        return shapes;
    }

    /** One in the other; a hole may come before what it is a hole of. */
    private static boolean isWithin(Rectangle2D one, Rectangle2D other) {
        return one.contains(other) || other.contains(one);
    }

    private static List<Path2D.Float> contours(Path2D path) {
        List<Path2D.Float> contours = new ArrayList<>();
        double[] to = new double[6];
        Path2D.Float now = new Path2D.Float(path.getWindingRule());
        for (PathIterator i = path.getPathIterator(new AffineTransform()); !i.isDone(); i.next()) {
            int segment = i.currentSegment(to);
            if (segment == PathIterator.SEG_MOVETO) {
                if (contours.size() == MOST_CONTOURS) {
                    return contours;
                }
                now = new Path2D.Float(path.getWindingRule());
                now.moveTo(to[0], to[1]);
            } else if (now.getCurrentPoint() != null) {
                if (isBegun(now)) {
                    contours.add(now);
                }
                follow(now, segment, to);
            }
        }
        return contours;
    }

    /** Whether it has a point so far, and no more. */
    private static boolean isBegun(Path2D.Float path) {
        PathIterator first = path.getPathIterator(new AffineTransform());
        first.next();
        return first.isDone();
    }

    private static void follow(Path2D.Float path, int segment, double[] to) {
        switch (segment) {
            case PathIterator.SEG_LINETO -> path.lineTo(to[0], to[1]);
            case PathIterator.SEG_QUADTO -> path.quadTo(to[0], to[1], to[2], to[3]);
            case PathIterator.SEG_CUBICTO -> path.curveTo(to[0], to[1], to[2], to[3], to[4], to[5]);
            default -> path.closePath();
        }
    }
}

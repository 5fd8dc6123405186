package dk.sluse.opening;

import java.awt.geom.Path2D;

/** The curves of an SVG path; arcs, which letters are not made of, become lines. */
final class SvgPath implements PathSteps.Pen {

    private final Path2D.Float path = new Path2D.Float(Path2D.WIND_NON_ZERO);
    private double x;
    private double y;
    private double bendX;
    private double bendY;
    private char last = 'Z';

    private SvgPath() {}

    /** The path that a description of at most this many characters draws; empty when it is longer. */
    static Path2D of(String description, int longest) {
        SvgPath path = new SvgPath();
        if (description.length() <= longest) {
            PathSteps.read(description, path);
        }
        return path.path;
    }

    @Override
    public void close() {
        if (path.getCurrentPoint() != null) {
            path.closePath();
            x = path.getCurrentPoint().getX();
            y = path.getCurrentPoint().getY();
        }
        last = 'Z';
    }

    @Override
    public void step(char written, double[] values, int count) {
        boolean relative = Character.isLowerCase(written);
        char command = Character.toUpperCase(written);
        double fromX = relative ? x : 0;
        double fromY = relative ? y : 0;
        double toX = command == 'V' ? x : fromX + values[Math.max(0, count - 2)];
        double toY = command == 'H' ? y : (command == 'V' && relative ? y : fromY) + values[count - 1];
        if (command == 'M' || path.getCurrentPoint() == null) {
            path.moveTo(command == 'M' ? toX : x, command == 'M' ? toY : y);
        }
        boolean bentBefore = bends(command) == bends(last) && bends(command) > 0;
        double mirrorX = bentBefore ? 2 * x - bendX : x;
        double mirrorY = bentBefore ? 2 * y - bendY : y;
        switch (command) {
            case 'C' -> cubic(fromX + values[0], fromY + values[1], fromX + values[2], fromY + values[3], toX, toY);
            case 'S' -> cubic(mirrorX, mirrorY, fromX + values[0], fromY + values[1], toX, toY);
            case 'Q' -> quadratic(fromX + values[0], fromY + values[1], toX, toY);
            case 'T' -> quadratic(mirrorX, mirrorY, toX, toY);
            case 'M' -> {}
            default -> path.lineTo(toX, toY);
        }
        x = toX;
        y = toY;
        last = command;
    }

    private static int bends(char command) {
        return command == 'C' || command == 'S' ? 2 : command == 'Q' || command == 'T' ? 1 : 0;
    }

    private void cubic(double firstX, double firstY, double secondX, double secondY, double toX, double toY) {
        path.curveTo(firstX, firstY, secondX, secondY, toX, toY);
        bendX = secondX;
        bendY = secondY;
    }

    private void quadratic(double atX, double atY, double toX, double toY) {
        path.quadTo(atX, atY, toX, toY);
        bendX = atX;
        bendY = atY;
    }
}

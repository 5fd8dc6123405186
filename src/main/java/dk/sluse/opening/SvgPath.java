package dk.sluse.opening;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The curves of an SVG path; arcs, which letters are not made of, become lines. */
final class SvgPath {

    private static final Pattern TOKEN =
            Pattern.compile("([MmLlHhVvCcSsQqTtAaZz])|([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)");

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
            path.read(TOKEN.matcher(description));
        }
        return path.path;
    }

    private void read(Matcher token) {
        char command = 'M';
        List<Double> values = new ArrayList<>();
        while (token.find()) {
            if (token.group(1) != null) {
                command = token.group(1).charAt(0);
                values.clear();
                if (command == 'z' || command == 'Z') {
                    close();
                }
                continue;
            }
            values.add(Double.parseDouble(token.group(2)));
            if (values.size() == arguments(command)) {
                apply(command, values);
                values.clear();
                command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;
            }
        }
    }

    private static int arguments(char command) {
        return switch (Character.toUpperCase(command)) {
            case 'H', 'V' -> 1;
            case 'C' -> 6;
            case 'S', 'Q' -> 4;
            case 'A' -> 7;
            default -> 2;
        };
    }

    private void close() {
        if (path.getCurrentPoint() != null) {
            path.closePath();
            x = path.getCurrentPoint().getX();
            y = path.getCurrentPoint().getY();
        }
        last = 'Z';
    }

    private void apply(char written, List<Double> values) {
        boolean relative = Character.isLowerCase(written);
        char command = Character.toUpperCase(written);
        double fromX = relative ? x : 0;
        double fromY = relative ? y : 0;
        int count = values.size();
        double toX = command == 'V' ? x : fromX + values.get(Math.max(0, count - 2));
        double toY = command == 'H' ? y : (command == 'V' && relative ? y : fromY) + values.get(count - 1);
        if (command == 'M' || path.getCurrentPoint() == null) {
            path.moveTo(command == 'M' ? toX : x, command == 'M' ? toY : y);
        }
        boolean bentBefore = bends(command) == bends(last) && bends(command) > 0;
        double mirrorX = bentBefore ? 2 * x - bendX : x;
        double mirrorY = bentBefore ? 2 * y - bendY : y;
        switch (command) {
            case 'C' ->
                cubic(
                        fromX + values.get(0),
                        fromY + values.get(1),
                        fromX + values.get(2),
                        fromY + values.get(3),
                        toX,
                        toY);
            case 'S' -> cubic(mirrorX, mirrorY, fromX + values.get(0), fromY + values.get(1), toX, toY);
            case 'Q' -> quadratic(fromX + values.get(0), fromY + values.get(1), toX, toY);
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

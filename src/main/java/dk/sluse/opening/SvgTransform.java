package dk.sluse.opening;

import java.awt.geom.AffineTransform;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an element's {@code transform} does. */
final class SvgTransform {

    private static final Pattern STEP =
            Pattern.compile("(translate|scale|rotate|matrix|skewX|skewY)\\s*\\(([^()]*)\\)");
    private static final int LONGEST = 2000;

    private SvgTransform() {}

    static AffineTransform of(String written) {
        AffineTransform whole = new AffineTransform();
        if (written.isEmpty() || written.length() > LONGEST) {
            return whole;
        }
        Matcher step = STEP.matcher(written);
        while (step.find()) {
            whole.concatenate(step(step.group(1), SvgMarks.numbers(step.group(2))));
        }
        return whole;
    }

    private static AffineTransform step(String name, double[] values) {
        return switch (name) {
            case "translate" -> AffineTransform.getTranslateInstance(at(values, 0, 0), at(values, 1, 0));
            case "scale" -> AffineTransform.getScaleInstance(at(values, 0, 1), at(values, 1, at(values, 0, 1)));
            case "rotate" ->
                AffineTransform.getRotateInstance(Math.toRadians(at(values, 0, 0)), at(values, 1, 0), at(values, 2, 0));
            case "skewX" -> AffineTransform.getShearInstance(Math.tan(Math.toRadians(at(values, 0, 0))), 0);
            case "skewY" -> AffineTransform.getShearInstance(0, Math.tan(Math.toRadians(at(values, 0, 0))));
            default ->
                new AffineTransform(
                        at(values, 0, 1),
                        at(values, 1, 0),
                        at(values, 2, 0),
                        at(values, 3, 1),
                        at(values, 4, 0),
                        at(values, 5, 0));
        };
    }

    private static double at(double[] values, int index, double otherwise) {
        return index < values.length ? values[index] : otherwise;
    }
}

package dk.sluse.opening;

import dk.sluse.document.Drawing;
import dk.sluse.document.Part;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the elements of drawings and gathers their texts where they stand; how wide they are is guessed. */
final class SvgTexts {

    private static final int MOST = 3_000;
    private static final int LONGEST = 200;
    private static final double LETTER = 0.55;
    private static final double USUAL_SIZE = 12;
    private static final double LEVEL = 0.2;
    private static final Pattern SIZE =
            Pattern.compile("(?<![-\\w])font(?:-size)?\\s*:[^;]*?(\\d+(?:\\.\\d+)?)\\s*(px|pt|em)?");
    private static final Pattern ANCHOR = Pattern.compile("text-anchor\\s*:\\s*(start|middle|end)");

    /** How an element's text is set. */
    private record Frame(String name, AffineTransform at, double x, double y, double size, String anchor) {}

    private final Deque<Frame> frames = new ArrayDeque<>();
    private final List<List<Drawing.Word>> drawings = new ArrayList<>();
    private List<Drawing.Word> words = new ArrayList<>();
    private final StringBuilder said = new StringBuilder();
    private int inText;
    private int inDrawing;

    SvgTexts() {
        frames.push(new Frame("", new AffineTransform(), 0, 0, USUAL_SIZE, "start"));
    }

    /**
     * An element begins.
     *
     * @param attribute gives an attribute's value, empty when there is none
     */
    void start(String element, UnaryOperator<String> attribute) {
        String name = element.toLowerCase(Locale.ROOT);
        Frame around = frames.peek();
        boolean text = name.equals("text");
        boolean placed = name.equals("tspan")
                && !(attribute.apply("x") + attribute.apply("y") + attribute.apply("dy")).isEmpty();
        if (text || placed) {
            say();
        }
        inDrawing += name.equals("svg") ? 1 : 0;
        inText += text ? 1 : 0;
        AffineTransform at = around.at();
        String transform = attribute.apply("transform");
        if (!transform.isEmpty()) {
            at = new AffineTransform(at);
            at.concatenate(SvgTransform.of(transform));
        }
        String style = attribute.apply("style");
        double size = size(attribute.apply("font-size"), style, around.size());
        double x = place(attribute, "x", text, around.x());
        double y = place(attribute, "y", text, around.y()) + shift(attribute.apply("dy"), size);
        frames.push(new Frame(name, at, x, y, size, anchor(attribute.apply("text-anchor"), style, around.anchor())));
    }

    private static double place(UnaryOperator<String> attribute, String name, boolean text, double otherwise) {
        return attribute.apply(name).isEmpty() && !text ? otherwise : SvgMarks.number(attribute, name);
    }

    private static double shift(String dy, double size) {
        double by = SvgMarks.number(name -> dy, "dy");
        return dy.endsWith("em") ? by * size : by;
    }

    private static double size(String attribute, String style, double otherwise) {
        Matcher matcher = SIZE.matcher(attribute.isEmpty() ? style : "font-size:" + attribute);
        if ((attribute.isEmpty() && !style.contains("font")) || !matcher.find()) {
            return otherwise;
        }
        double size = Double.parseDouble(matcher.group(1));
        return "em".equals(matcher.group(2)) ? size * otherwise : size;
    }

    private static String anchor(String attribute, String style, String otherwise) {
        if (!attribute.isEmpty()) {
            return attribute;
        }
        Matcher matcher = ANCHOR.matcher(style);
        return style.contains("text-anchor") && matcher.find() ? matcher.group(1) : otherwise;
    }

    void text(String characters) {
        if (inText > 0 && said.length() < LONGEST) {
            said.append(characters);
        }
    }

    void end() {
        Frame ended = frames.peek();
        if (ended.name().equals("text") || ended.name().equals("tspan")) {
            say();
        }
        inText -= ended.name().equals("text") ? 1 : 0;
        frames.pop();
        if (ended.name().equals("svg") && --inDrawing == 0) {
            drawings.add(words);
            words = new ArrayList<>();
        }
    }

    /** What was said since the last place. */
    private void say() {
        String text = said.toString().strip();
        said.setLength(0);
        if (!text.isEmpty() && words.size() <= MOST) {
            words.add(word(text, frames.peek()));
        }
    }

    private static Drawing.Word word(String text, Frame frame) {
        Point2D point = frame.at().transform(new Point2D.Double(frame.x(), frame.y()), null);
        double grow = Math.hypot(frame.at().getScaleX(), frame.at().getShearY());
        double turn = Math.atan2(frame.at().getShearY(), frame.at().getScaleX());
        boolean turned = Math.abs(turn) > LEVEL;
        double height = Math.max(0.1, frame.size() * grow);
        double width = text.length() * height * LETTER;
        double along = point.getX() * Math.cos(turn) + point.getY() * Math.sin(turn);
        double across = point.getY() * Math.cos(turn) - point.getX() * Math.sin(turn);
        double left =
                switch (frame.anchor()) {
                    case "middle" -> along - width / 2;
                    case "end" -> along - width;
                    default -> along;
                };
        return new Drawing.Word(text, left, left + width, across, height, turned);
    }

    /** Once all is read. */
    void tell(Part part, Opening opening) {
        if (!words.isEmpty()) {
            drawings.add(words);
        }
        int number = 0;
        for (List<Drawing.Word> drawing : drawings) {
            number++;
            opening.drawings().add(part, drawings.size() == 1 ? "" : "drawing " + number, drawing);
        }
    }
}

package dk.sluse.opening;

import dk.sluse.document.Part;
import dk.sluse.recognition.Letter;
import dk.sluse.recognition.Letters;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Follows the elements of drawings and gathers the shapes that may be letters. Cairo, which R draws with, and matplotlib define
 * the outline of each letter once and use it by its name; other programs write each letter as a path where it stands.
 */
final class SvgLetters {

    private static final Set<String> NOT_DRAWN = Set.of("defs", "clippath", "symbol", "marker", "pattern", "mask");
    private static final Pattern NO_FILL = Pattern.compile("(?<![-\\w])fill\\s*:\\s*(?:none|transparent)");
    private static final Pattern FILL = Pattern.compile("(?<![-\\w])fill\\s*:");
    private static final int LONGEST_PATH = 1 << 20;
    private static final int MOST_WRITTEN = 8 << 20;
    private static final int MOST_USES = 40_000;
    private static final int MOST_DEFINED = 20_000;
    private static final int MOST_DRAWINGS = 100;

    /** An element that has begun. */
    private record Frame(String name, String id, AffineTransform at, boolean filled) {}

    /** A shape that is drawn, as it is or as it was defined by its name. */
    private record Drawn(Optional<Path2D> shape, String name, AffineTransform at) {}

    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Map<String, Path2D> defined = new HashMap<>();
    private final List<Drawn> drawn = new ArrayList<>();
    private final List<Letters> drawings = new ArrayList<>();
    private int undrawn;
    private int inDrawing;
    private int written;
    private int left;

    SvgLetters() {
        frames.push(new Frame("", "", new AffineTransform(), true));
    }

    /**
     * An element begins.
     *
     * @param attribute gives an attribute's value, empty when there is none
     */
    void start(String element, UnaryOperator<String> attribute) {
        String name = element.toLowerCase(Locale.ROOT);
        AffineTransform own = SvgTransform.of(attribute.apply("transform"));
        AffineTransform at = new AffineTransform(frames.peek().at());
        at.concatenate(own);
        Frame frame = new Frame(
                name,
                attribute.apply("id"),
                at,
                isFilled(attribute, frames.peek().filled()));
        undrawn += NOT_DRAWN.contains(name) ? 1 : 0;
        inDrawing += name.equals("svg") ? 1 : 0;
        if (name.equals("use")) {
            use(frame, attribute);
        } else {
            path(name, attribute).ifPresent(path -> shape(path, own, frame));
        }
        frames.push(frame);
    }

    private static boolean isFilled(UnaryOperator<String> attribute, boolean before) {
        String style = attribute.apply("style");
        if (style.contains("fill") && FILL.matcher(style).find()) {
            return !NO_FILL.matcher(style).find();
        }
        String fill = attribute.apply("fill");
        return fill.isEmpty() ? before : !fill.equals("none") && !fill.equals("transparent");
    }

    /** What an element draws; a blank is defined by a path without any line. */
    private static Optional<String> path(String name, UnaryOperator<String> attribute) {
        return switch (name) {
            case "path" -> Optional.of(attribute.apply("d"));
            case "polygon" -> Optional.of("M " + attribute.apply("points") + " Z");
            case "rect" -> Optional.of(box(attribute));
            default -> Optional.empty();
        };
    }

    /** Hyphens and strokes of letters are boxes to some programs. */
    private static String box(UnaryOperator<String> attribute) {
        double width = SvgMarks.number(attribute, "width");
        double height = SvgMarks.number(attribute, "height");
        return "M " + SvgMarks.number(attribute, "x") + " " + SvgMarks.number(attribute, "y") + " h " + width + " v "
                + height + " h " + -width + " Z";
    }

    private void shape(String description, AffineTransform own, Frame frame) {
        if ((undrawn == 0 && !frame.filled()) || drawn.size() >= MOST_USES) {
            return;
        }
        if (description.length() > LONGEST_PATH || written + description.length() > MOST_WRITTEN) {
            left++;
            return;
        }
        written += description.length();
        Path2D path = SvgPath.of(description, LONGEST_PATH);
        if (undrawn == 0) {
            drawn.add(new Drawn(Optional.of(path), "", frame.at()));
        }
        if (!frame.id().isEmpty()) {
            define(frame.id(), path, own);
        }
        if (undrawn > 0) {
            ofAround(frame, path);
        }
    }

    /** What stands in a symbol or a named group belongs to it. */
    private void ofAround(Frame frame, Path2D path) {
        for (Frame around : frames) {
            if (around.name().equals("defs") || around.name().equals("svg")) {
                return;
            } else if (!around.id().isEmpty()) {
                try {
                    AffineTransform within = around.at().createInverse();
                    within.concatenate(frame.at());
                    define(around.id(), path, within);
                } catch (NoninvertibleTransformException e) {
                    // Nothing of it would be seen.
                }
                return;
            }
        }
    }

    private void define(String id, Path2D path, AffineTransform at) {
        if (defined.containsKey(id)) {
            defined.get(id).append(path.getPathIterator(at), false);
        } else if (defined.size() < MOST_DEFINED) {
            defined.put(id, new Path2D.Float(path, at));
        }
    }

    private void use(Frame frame, UnaryOperator<String> attribute) {
        String reference = attribute.apply("href");
        if (undrawn > 0 || !reference.startsWith("#")) {
            return;
        }
        if (drawn.size() >= MOST_USES) {
            left++;
            return;
        }
        frame.at().translate(SvgMarks.number(attribute, "x"), SvgMarks.number(attribute, "y"));
        drawn.add(new Drawn(Optional.empty(), reference.substring(1), frame.at()));
    }

    void end() {
        Frame ended = frames.pop();
        undrawn -= NOT_DRAWN.contains(ended.name()) ? 1 : 0;
        if (ended.name().equals("svg") && --inDrawing == 0) {
            finishDrawing();
        }
    }

    /** Names may be defined after they are used, and anew in the next drawing of a page. */
    private void finishDrawing() {
        Letters letters = new Letters();
        for (Drawn one : drawn) {
            if (one.shape().isPresent()) {
                LetterShapes.add(one.shape().get(), one.at(), letters);
            } else if (defined.containsKey(one.name())) {
                used(one, defined.get(one.name()), letters);
            }
        }
        left += letters.isOverfull() ? 1 : 0;
        if (drawings.size() < MOST_DRAWINGS) {
            drawings.add(letters);
        } else {
            left++;
        }
        drawn.clear();
        defined.clear();
    }

    private static void used(Drawn one, Path2D shape, Letters letters) {
        if (SvgMarks.isGlyph(one.name())) {
            String font = one.name().substring(0, Math.max(0, one.name().lastIndexOf('-')));
            letters.add(new Letter(shape, one.at(), Letter.Look.NAMED, font));
        } else {
            LetterShapes.look(shape).ifPresent(look -> letters.add(new Letter(shape, one.at(), look, "")));
        }
    }

    /** Once all is read: what the letters say. */
    void tell(Part part, Opening opening) throws IOException {
        if (!drawn.isEmpty()) {
            // It broke off.
            finishDrawing();
        }
        int number = 0;
        for (Letters letters : drawings) {
            number++;
            opening.pictures().letters(part, drawings.size() == 1 ? "" : "drawing " + number, letters);
        }
        opening.pictures().left(part, "", left);
    }
}

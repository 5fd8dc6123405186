package dk.sluse.opening;

import dk.sluse.document.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the elements of a drawing and gathers its marks where they come to stand. */
final class SvgMarks {

    /** Scale and shift; what is turned keeps its size. */
    private record Place(double scaleX, double scaleY, double x, double y) {
        Place then(Place inner) {
            return new Place(scaleX * inner.scaleX, scaleY * inner.scaleY, x + scaleX * inner.x, y + scaleY * inner.y);
        }
    }

    private static final Place HERE = new Place(1, 1, 0, 0);
    private static final Pattern TRANSFORM = Pattern.compile("(translate|scale|matrix)\\s*\\(([^)]*)\\)");
    private static final Set<String> NOT_DRAWN = Set.of("defs", "clippath", "symbol", "marker", "pattern", "mask");
    private static final Pattern GLYPH =
            Pattern.compile("(?i).*(?:glyph|font|sans|serif|mono|text|arial|helvet|cm[a-z]{1,3}\\d).*");
    /** Stands for what is defined later or elsewhere. */
    private static final Outline UNKNOWN = Outline.ofCircle(0, 0, 1.5, 1.5);

    private static final int MOST_DEFINED = 5000;

    private final MarkField field = new MarkField();
    private final Map<String, Outline> defined = new HashMap<>();
    private final Deque<Place> places = new ArrayDeque<>();
    private final Deque<String> elements = new ArrayDeque<>();
    private int undrawn;

    SvgMarks() {
        places.push(HERE);
    }

    /**
     * An element begins.
     *
     * @param attribute gives an attribute's value, empty when there is none
     */
    void start(String element, UnaryOperator<String> attribute) {
        String name = element.toLowerCase(Locale.ROOT);
        elements.push(name);
        places.push(places.peek().then(placeOf(attribute.apply("transform"))));
        undrawn += NOT_DRAWN.contains(name) ? 1 : 0;
        if (name.equals("use")) {
            use(attribute);
        }
        outlineOf(name, attribute).ifPresent(outline -> take(outline, attribute.apply("id")));
    }

    private void take(Outline outline, String id) {
        if (undrawn == 0) {
            draw(outline, 0, 0);
        }
        if (!id.isEmpty() && !isGlyph(id) && defined.size() < MOST_DEFINED) {
            defined.put(id, outline);
        }
    }

    void end() {
        undrawn -= NOT_DRAWN.contains(elements.pop()) ? 1 : 0;
        places.pop();
    }

    void tell(Part part, Opening opening, String where) {
        field.tell(part, opening, where);
    }

    private static Optional<Outline> outlineOf(String name, UnaryOperator<String> attribute) {
        return switch (name) {
            case "circle" -> Optional.of(circle(attribute, "r", "r"));
            case "ellipse" -> Optional.of(circle(attribute, "rx", "ry"));
            case "rect" ->
                Optional.of(Outline.ofBox(
                        number(attribute, "x"),
                        number(attribute, "y"),
                        number(attribute, "width"),
                        number(attribute, "height")));
            case "path" -> Optional.of(Outline.ofPath(attribute.apply("d")));
            case "polyline" -> Optional.of(Outline.ofPath("M " + attribute.apply("points")));
            case "polygon" -> Optional.of(Outline.ofPath("M " + attribute.apply("points") + " Z"));
            default -> Optional.empty();
        };
    }

    private static Outline circle(UnaryOperator<String> attribute, String radiusX, String radiusY) {
        return Outline.ofCircle(
                number(attribute, "cx"),
                number(attribute, "cy"),
                number(attribute, radiusX),
                number(attribute, radiusY));
    }

    private void use(UnaryOperator<String> attribute) {
        String reference = attribute.apply("href");
        String id = reference.startsWith("#") ? reference.substring(1) : reference;
        if (undrawn == 0 && !isGlyph(id)) {
            draw(defined.getOrDefault(id, UNKNOWN), number(attribute, "x"), number(attribute, "y"));
        }
    }

    private void draw(Outline outline, double x, double y) {
        Place place = places.peek();
        double width = Math.abs(place.scaleX()) * outline.width();
        double height = Math.abs(place.scaleY()) * outline.height();
        double first = place.x() + place.scaleX() * (outline.left() + x);
        double second = place.y() + place.scaleY() * (outline.top() + y);
        field.add(
                outline,
                place.scaleX() < 0 ? first - width : first,
                place.scaleY() < 0 ? second - height : second,
                width,
                height);
    }

    /** Whether a name is one that programs give to the outlines of letters. */
    static boolean isGlyph(String id) {
        return GLYPH.matcher(id).matches();
    }

    private static Place placeOf(String transform) {
        Place place = HERE;
        Matcher matcher = TRANSFORM.matcher(transform);
        while (matcher.find()) {
            double[] values = numbers(matcher.group(2));
            place = place.then(
                    switch (matcher.group(1)) {
                        case "translate" -> new Place(1, 1, at(values, 0, 0), at(values, 1, 0));
                        case "scale" -> new Place(at(values, 0, 1), at(values, 1, at(values, 0, 1)), 0, 0);
                        default -> new Place(at(values, 0, 1), at(values, 3, 1), at(values, 4, 0), at(values, 5, 0));
                    });
        }
        return place;
    }

    private static double at(double[] values, int index, double otherwise) {
        return index < values.length ? values[index] : otherwise;
    }

    static double[] numbers(String list) {
        return java.util.Arrays.stream(list.strip().split("[\\s,]+"))
                .mapToDouble(SvgMarks::number)
                .toArray();
    }

    static double number(UnaryOperator<String> attribute, String name) {
        return number(attribute.apply(name));
    }

    private static double number(String written) {
        String digits = written.strip();
        int end = 0;
        while (end < digits.length() && "+-.0123456789eE".indexOf(digits.charAt(end)) >= 0) {
            end++;
        }
        try {
            return end == 0 ? 0 : Double.parseDouble(digits.substring(0, end));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

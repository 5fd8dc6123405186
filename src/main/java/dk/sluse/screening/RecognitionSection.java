package dk.sluse.screening;

import dk.sluse.recognition.Recognition;
import dk.sluse.recognition.Tesseract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The section of {@code policies.yaml} on text in pictures. Without one, or with {@code use: auto}, it is read where Tesseract
 * and what limits it are installed; with {@code use: on}, a machine without them is a fault.
 */
final class RecognitionSection {

    private static final String SECTION = "recognition";
    private static final String USE = "use";
    private static final String LANGUAGES = "languages";
    private static final List<String> USUAL = List.of("dan", "eng");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{3}(?:_[A-Za-z]{1,20})?");
    private static final int MOST_LANGUAGES = 5;
    private static final Map<String, int[]> BOUNDS = bounds();

    private final PolicyBookReader reader;

    RecognitionSection(PolicyBookReader reader) {
        this.reader = reader;
    }

    /** The numbers with the bounds of what makes sense. */
    private static Map<String, int[]> bounds() {
        Map<String, int[]> bounds = new LinkedHashMap<>();
        bounds.put("seconds-per-picture", new int[] {1, 600});
        bounds.put("seconds-per-file", new int[] {1, 3600});
        bounds.put("pictures-per-file", new int[] {1, 10_000});
        bounds.put("smallest-side", new int[] {5, 100});
        return bounds;
    }

    Recognition of(Map<String, Node> top) {
        Node section = top.get(SECTION);
        if (section == null) {
            return Tesseract.find(USUAL, Recognition.Bounds.USUAL).orElseGet(Recognition::none);
        }
        var known = new java.util.TreeSet<>(BOUNDS.keySet());
        known.add(USE);
        known.add(LANGUAGES);
        Map<String, Node> given = reader.mapping(section, known, SECTION);
        Node use = reader.required(given, USE, section);
        Recognition.Bounds bounds = new Recognition.Bounds(
                number(given, "seconds-per-picture", section),
                number(given, "seconds-per-file", section),
                number(given, "pictures-per-file", section),
                number(given, "smallest-side", section));
        List<String> languages = languages(reader.required(given, LANGUAGES, section));
        return switch (reader.scalar(use, USE)) {
            case "off" -> Recognition.none();
            case "auto" -> Tesseract.find(languages, bounds).orElseGet(Recognition::none);
            case "on" -> required(languages, bounds, use);
            default -> throw reader.fault(use, "use must be auto, on or off");
        };
    }

    private Recognition required(List<String> languages, Recognition.Bounds bounds, Node use) {
        Recognition found = Tesseract.find(languages, bounds).orElseGet(Recognition::none);
        if (!found.languages().equals(String.join("+", languages))) {
            throw reader.fault(
                    use,
                    "text in pictures must be read, but Tesseract 5 with " + String.join(", ", languages)
                            + " is not installed, or not util-linux, which limits it (Debian: tesseract-ocr,"
                            + " tesseract-ocr-dan, util-linux); install them, or say auto");
        }
        return found;
    }

    private List<String> languages(Node node) {
        List<String> languages = List.of(reader.scalar(node, LANGUAGES).split("\\+", -1));
        if (languages.size() > MOST_LANGUAGES
                || !languages.stream()
                        .allMatch(language -> LANGUAGE.matcher(language).matches())) {
            throw reader.fault(node, "languages must be as Tesseract names them, such as dan+eng");
        }
        return languages;
    }

    private int number(Map<String, Node> given, String name, Node section) {
        Node value = reader.required(given, name, section);
        double number = reader.number(value, name);
        int[] bounds = BOUNDS.get(name);
        if (number < bounds[0] || number > bounds[1]) {
            throw reader.fault(value, name + " must be from " + bounds[0] + " to " + bounds[1]);
        }
        return (int) number;
    }
}

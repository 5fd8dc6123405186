package dk.sluse.opening;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Letters of a page that are white or clear, with no ground of their own or around them that would show them. Colours that a
 * style sheet gives are not known here: what an element says itself counts.
 */
final class PaleText {

    private static final Pattern WHITE = Pattern.compile(
            "(?i)\\s*(?:white|snow|transparent|#f{3}|#(?:f[a-f\\d]){3}"
                    + "|rgba?\\(\\s*25[0-5]\\s*[, ]\\s*25[0-5]\\s*[, ]\\s*25[0-5]\\b.*|rgba\\([^)]*[, ]0(?:\\.0+)?\\s*\\))\\s*(?:!important\\s*)?");
    private static final Pattern DECLARATION = Pattern.compile(";");

    private PaleText() {}

    static boolean is(Element element) {
        return isWhite(element)
                && !hasGround(element)
                && element.parents().stream().noneMatch(PaleText::hasGround);
    }

    private static boolean isWhite(Element element) {
        if (element.normalName().equals("font")
                && WHITE.matcher(element.attr("color")).matches()) {
            return true;
        }
        return DECLARATION.splitAsStream(element.attr("style")).anyMatch(PaleText::isWhiteColour);
    }

    private static boolean isWhiteColour(String declaration) {
        int colon = declaration.indexOf(':');
        return colon > 0
                && declaration.substring(0, colon).strip().equalsIgnoreCase("color")
                && WHITE.matcher(declaration.substring(colon + 1)).matches();
    }

    private static boolean hasGround(Element element) {
        return element.hasAttr("bgcolor")
                || element.hasAttr("background")
                || element.attr("style").toLowerCase(java.util.Locale.ROOT).contains("background");
    }
}

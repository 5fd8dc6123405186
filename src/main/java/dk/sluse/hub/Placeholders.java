package dk.sluse.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Camel's {@code {{placeholders}}} in texts of routes. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*[?!]?([^{}]*?)\\s*}}");

    private Placeholders() {}

    /** The names that a text names; a standard value after a colon is left out. */
    static List<String> in(String text) {
        List<String> names = new ArrayList<>();
        Matcher found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            names.add(found.group(1).replaceFirst(":.*", ""));
        }
        return names;
    }

    /** The text without them. */
    static String without(String text) {
        return PLACEHOLDER.matcher(text).replaceAll("");
    }

    /** Where a character stands first that is no part of a placeholder, or -1. */
    static int indexOutside(String text, char wanted) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.startsWith("{{", i) ? 1 : text.startsWith("}}", i) ? -1 : 0;
            if (depth <= 0 && text.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }
}

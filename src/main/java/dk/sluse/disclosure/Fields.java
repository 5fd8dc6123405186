package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The fields of a line between separators; quoted and bracketed ones whole. */
final class Fields {

    private static final Pattern FIGURES =
            Pattern.compile("[\\s\\d.,:;()\\[\\]<>=≤≥±%*†‡eE/–—+-]*\\d[\\s\\d.,:;()\\[\\]<>=≤≥±%*†‡eE/–—+-]*");

    private Fields() {}

    static List<String> split(String line, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        boolean bracket = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted && !(bracket && line.indexOf(')', i) > 0)) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                bracket = c == '(' || (bracket && c != ')');
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    /** Whether it is numbers of some kind: an estimate with its interval, a date. */
    static boolean isFigures(String text) {
        return FIGURES.matcher(text).matches();
    }
}

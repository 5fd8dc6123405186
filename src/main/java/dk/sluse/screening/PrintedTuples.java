package dk.sluse.screening;

import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows of a table that Python or JSON prints in brackets (R59): {@code (1001, 'F', 71, 29.0)}. Of people some word is said again
 * and again, such as their sex; the name of a term or of a gene begins one row only.
 */
final class PrintedTuples {

    private static final String VALUE =
            "(?:-?\\d{1,5}(?:\\.\\d{1,2})?|'[^']{0,40}'|\"[^\"]{0,40}\"|None|null|nan|[Tt]rue|[Ff]alse)";
    private static final Pattern TUPLE =
            Pattern.compile("[\\[(]\\s*(" + VALUE + "(?:\\s*,\\s*" + VALUE + "){2,14})\\s*,?\\s*[\\])]");
    private static final Pattern FIELD = Pattern.compile(VALUE);
    private static final int ROWS = 6;
    private static final int MOST_WORDS = 3;
    private static final int MOST_SHAPES = 200;
    private static final int LONGEST_LINE = 20_000;
    private static final int MOST = 10;

    /** Rows of one shape. */
    private record Rows(String place, List<List<String>> rows) {}

    private final Map<String, Rows> shapes = new HashMap<>();
    private final Set<String> places = new LinkedHashSet<>();
    private int part = -1;

    void look(Passage passage) {
        String text = passage.text();
        boolean quoted = text.indexOf('\'') >= 0 || text.indexOf('"') >= 0;
        if (passage.isCode()
                || !quoted
                || text.length() > LONGEST_LINE
                || (text.indexOf('(') < 0 && text.indexOf('[') < 0)) {
            return;
        }
        if (passage.part().id() != part) {
            shapes.clear();
            part = passage.part().id();
        }
        for (Matcher tuple = TUPLE.matcher(text); tuple.find() && places.size() < MOST; ) {
            row(passage, tuple.group(1));
        }
    }

    private void row(Passage passage, String written) {
        List<String> fields = new ArrayList<>();
        StringBuilder shape = new StringBuilder();
        for (Matcher field = FIELD.matcher(written); field.find(); ) {
            fields.add(field.group());
            shape.append(isWord(field.group()) ? 'w' : 'n');
        }
        boolean mixed = shape.indexOf("w") >= 0 && shape.indexOf("n") >= 0;
        if (!mixed || (shapes.size() >= MOST_SHAPES && !shapes.containsKey(shape.toString()))) {
            return;
        }
        Rows rows = shapes.computeIfAbsent(shape.toString(), s -> new Rows(passage.place(), new ArrayList<>()));
        if (rows.rows().size() < ROWS) {
            rows.rows().add(fields);
            if (rows.rows().size() == ROWS && saysAgain(rows.rows(), shape)) {
                places.add(rows.place());
            }
        }
    }

    private static boolean isWord(String field) {
        return field.startsWith("'") || field.startsWith("\"");
    }

    /** A column of few words, and the first one, if it is of words, none of names. */
    private static boolean saysAgain(List<List<String>> rows, CharSequence shape) {
        boolean again = false;
        for (int c = 0; c < shape.length(); c++) {
            Set<String> distinct = new HashSet<>();
            for (List<String> row : rows) {
                distinct.add(row.get(c));
            }
            boolean word = shape.charAt(c) == 'w';
            again |= word && distinct.size() <= MOST_WORDS;
            if (c == 0
                    && word
                    && distinct.size() > MOST_WORDS
                    && rows.stream().noneMatch(row -> hasDigits(row.get(0)))) {
                return false;
            }
        }
        return again;
    }

    private static boolean hasDigits(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    Set<String> places() {
        return places;
    }
}

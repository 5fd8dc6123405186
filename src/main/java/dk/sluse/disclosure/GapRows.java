package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rows of fields two or more blanks apart, as many in every line, as the text of a page has them. */
final class GapRows {

    private static final Pattern GAP = Pattern.compile(" {2,}");
    /** Within a sentence or a heading of several words. */
    private static final Pattern BINDS =
            Pattern.compile("(?iu)of|in|and|the|per|for|with|by|to|from|on|af|og|i|med|pr\\.?|[-–:=(].*|.*[:;.,]");

    private GapRows() {}

    /** The lines with tabs between their fields; none when they have not as many each. */
    static Optional<List<String>> of(List<String> plain) {
        List<String> parted = new ArrayList<>();
        plain.forEach(line -> parted.add(GAP.matcher(line.strip()).replaceAll("\t")));
        int[] fields = fields(parted);
        // Nothing may stand over the labels; a heading with single blanks holds more than it seems to.
        boolean words = parted.get(0).indexOf('\t') > 0 && parted.get(0).indexOf(' ') < 0;
        if (fields.length > 2 && words && fields[0] == fields[1] - 1 && fields[0] > 1) {
            fields[0]++;
            parted.replaceAll(new Blank()::before);
        }
        headed(plain, parted, fields);
        boolean even = Arrays.stream(fields(parted)).distinct().count() == 1;
        return even && fields.length > 2 ? Optional.of(parted) : Optional.empty();
    }

    private static int[] fields(List<String> parted) {
        return parted.stream()
                .filter(line -> line.indexOf('\t') >= 0)
                .mapToInt(line -> Fields.split(line, '\t').size())
                .toArray();
    }

    /** Above rows of as many fields each, as many words with single blanks between them are their headings. */
    private static void headed(List<String> plain, List<String> parted, int[] fields) {
        int rows = 0;
        int first = parted.size();
        while (first > 0 && parted.get(first - 1).indexOf('\t') >= 0) {
            first--;
            rows++;
        }
        if (first == 0
                || rows < 2
                || rows != fields.length
                || Arrays.stream(fields).distinct().count() != 1) {
            return;
        }
        String[] words = plain.get(first - 1).strip().split(" ");
        boolean each = words.length == fields[0] || words.length == fields[0] - 1;
        if (words.length > 1
                && each
                && Arrays.stream(words)
                        .noneMatch(word -> word.isEmpty() || BINDS.matcher(word).matches())) {
            parted.set(first - 1, (words.length < fields[0] ? "\t" : "") + String.join("\t", words));
        }
    }

    /** Puts an empty field before the first line that has fields. */
    private static final class Blank {
        private boolean put;

        String before(String line) {
            boolean here = !put && line.indexOf('\t') > 0;
            put |= here;
            return here ? "\t" + line : line;
        }
    }
}

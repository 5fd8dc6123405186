package dk.sluse.person;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dk.sluse.bytes.ByteSearch;
import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ids of the house's own making: the pseudonyms under which persons were released into environments (R60), which all have
 * one form, and what {@code policies.yaml} names under {@code patterns} (R61). RE2 matches in linear time, so that no
 * pattern and no file can stall the inspection.
 */
public final class IdPatterns {

    /** As the genome room draws them: a P and 18 of 27 characters. */
    private static final String PSEUDONYM_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ";

    static final int PSEUDONYM_LENGTH = 18;
    private static final String PSEUDONYM = "pseudonym";
    private static final int LONGEST_PATTERN = 200;
    private static final String ALONE_FROM = "(?:^|[^\\pL\\p{Nd}])(?:";
    private static final String ALONE_TO = ")(?:$|[^\\pL\\p{Nd}])";
    private static final boolean[] IS_LETTER = table();
    /** What papers are full of; a pattern that finds something here would hold everything. */
    private static final List<String> ORDINARY = List.of(
            "",
            "a",
            "1",
            "0.05",
            "n = 412",
            "2024-01-31",
            "rs429358",
            "chr7:117559590-117667108",
            "Table 2",
            "p<0.001",
            "The cohort had 12,345 persons",
            "10.1038/s41586-020-2308-7",
            "GRCh38",
            "ENSG00000139618");

    /**
     * Where ids of one form stand.
     *
     * @param pattern the name of the form
     * @param released whether they are the house's own pseudonyms
     * @param place where the first stands
     * @param count how many there are
     */
    public record Hit(String pattern, boolean released, String place, int count) {}

    /** Where ids of one pattern stand. */
    private static final class Found {
        private final String place;
        private int count;

        Found(String place) {
            this.place = place;
        }
    }

    private final Map<String, Pattern> patterns = new LinkedHashMap<>();
    private final Map<String, Found> found = new LinkedHashMap<>();

    /** @param configured the patterns by name */
    public IdPatterns(Map<String, String> configured) {
        configured.forEach((name, pattern) -> patterns.put(name, compile(pattern)));
    }

    /** What is wrong with a pattern, in words for the one who wrote it. */
    public static Optional<String> fault(String pattern) {
        if (pattern.isBlank() || pattern.length() > LONGEST_PATTERN) {
            return Optional.of("a pattern has from 1 to " + LONGEST_PATTERN + " characters");
        }
        if (Repeats.most(pattern) > Repeats.MOST) {
            return Optional.of("its repeats within repeats multiply to more than " + Repeats.MOST
                    + "; write smaller numbers in the braces");
        }
        try {
            compile(pattern);
            Pattern anywhere = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
            return ORDINARY.stream()
                    .filter(text -> anywhere.matcher(text).find())
                    .findFirst()
                    .map(text -> "the pattern finds something in '" + text
                            + "', which papers are full of; make it narrower");
        } catch (PatternSyntaxException e) {
            return Optional.of("no regular expression of RE2: " + e.getDescription());
        }
    }

    /** Between other characters only; said within the pattern, so that the longer of two forms is found as well. */
    private static Pattern compile(String pattern) {
        return Pattern.compile(ALONE_FROM + pattern + ALONE_TO, Pattern.CASE_INSENSITIVE);
    }

    /** Where in bytes a pseudonym may stand. */
    static ByteSearch bytes() {
        return ByteSearch.run(
                PSEUDONYM_LENGTH, PSEUDONYM_LETTERS + PSEUDONYM_LETTERS.toLowerCase(java.util.Locale.ROOT));
    }

    public void look(Passage passage) {
        String text = passage.text();
        for (int i = text.indexOf('P'); i >= 0; i = text.indexOf('P', i + 1)) {
            if (isPseudonym(text, i)) {
                count(PSEUDONYM, passage);
                i += PSEUDONYM_LENGTH;
            }
        }
        for (int i = text.indexOf('p'); i >= 0 && text.length() - i > PSEUDONYM_LENGTH; i = text.indexOf('p', i + 1)) {
            if (isPseudonym(text, i)) {
                count(PSEUDONYM, passage);
                i += PSEUDONYM_LENGTH;
            }
        }
        patterns.forEach((name, pattern) -> {
            Matcher match = pattern.matcher(text);
            for (int from = 0; from < text.length() && match.find(from); from = behind(text, match)) {
                count(name, passage);
            }
        });
    }

    /** Where to look on: what stands behind one id may stand before the next. */
    private static int behind(String text, Matcher match) {
        int end = match.end();
        return end == text.length() ? end : Math.max(match.start() + 1, text.offsetByCodePoints(end, -1));
    }

    private static boolean isPseudonym(String text, int start) {
        int end = start + 1 + PSEUDONYM_LENGTH;
        if (end > text.length()) {
            return false;
        }
        boolean digit = false;
        for (int i = start + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c >= IS_LETTER.length || !IS_LETTER[c]) {
                return false;
            }
            digit |= c <= '9';
        }
        // Without any digit it is a word in another language, or an amino acid sequence.
        return digit && standsAlone(text, start, end);
    }

    private static boolean standsAlone(String text, int start, int end) {
        boolean before = start > 0 && Character.isLetterOrDigit(text.charAt(start - 1));
        boolean after = end < text.length() && Character.isLetterOrDigit(text.charAt(end));
        return !before && !after;
    }

    private void count(String name, Passage passage) {
        found.computeIfAbsent(name, n -> new Found(passage.place())).count++;
    }

    /** What was found, in the order in which it was met. */
    public List<Hit> hits() {
        List<Hit> hits = new ArrayList<>();
        found.forEach((name, where) -> hits.add(new Hit(name, name.equals(PSEUDONYM), where.place, where.count)));
        return hits;
    }

    private static boolean[] table() {
        boolean[] table = new boolean[128];
        PSEUDONYM_LETTERS.chars().forEach(c -> {
            table[c] = true;
            table[Character.toLowerCase(c)] = true;
        });
        return table;
    }
}

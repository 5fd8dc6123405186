package dk.sluse.person;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Danish person numbers in shapes that are read as such only behind a word or below a heading that says so: with a dot or a
 * comma before the last four, with the year's four digits, the year first, in pairs before four digits, in thousands.
 */
final class NamedNumbers {

    private static final String DASH = "[-\\u2010-\\u2015\\u2212]";
    private static final String GAP = "[ ./-]?";
    private static final Pattern SHAPES = Pattern.compile("(?=\\d)(?<![\\p{L}\\d]|\\d[.,])(?:"
            + "\\d{6}[.,_]\\d{4}"
            + "|\\d{6} ?" + DASH + " ?\\d{4}"
            + "|(?:19|20)\\d\\d" + GAP + "[01]\\d" + GAP + "[0-3]\\d[ ./_]?" + DASH + "?[ ./_]?\\d{4}"
            + "|\\d\\d" + GAP + "\\d\\d" + GAP + "(?:19|20)\\d\\d[ ./_]?" + DASH + "?[ ./_]?\\d{4}"
            + "|\\d\\d[ ./-]\\d\\d[ ./-]\\d\\d[ ./-]\\d{4}"
            + "|\\d(?:[ .]\\d){9}"
            + "|\\d{1,2}([.,' ])\\d{3}\\1\\d{3}\\1\\d{3})(?![\\p{L}\\d:]|[.,]\\d)");
    private static final Pattern FULL_YEAR = Pattern.compile("(\\d{4})(?:19|20)(\\d{6})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(?:19|20)(\\d\\d)([01]\\d)([0-3]\\d)(\\d{4})");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    private static final int FEWEST_DIGITS = 10;

    /**
     * Where one begins.
     *
     * @param ten its digits as a person number has them
     * @param dated whether they begin with a day
     * @param itself whether it is a person's even without a word: a date with the year's four digits, a dash and four digits
     */
    record At(int start, String ten, boolean dated, boolean itself) {}

    private NamedNumbers() {}

    /** What may be one, when something names it. */
    static List<At> in(String text) {
        if (digits(text) < FEWEST_DIGITS) {
            return List.of();
        }
        List<At> found = new ArrayList<>();
        for (Matcher shape = SHAPES.matcher(text); shape.find(); ) {
            String digits = NO_DIGIT.matcher(shape.group()).replaceAll("");
            Matcher full = FULL_YEAR.matcher(digits);
            boolean year = digits.length() == 12 && full.matches();
            String ten = year ? full.group(1) + full.group(2) : digits.length() == 9 ? "0" + digits : turned(digits);
            if (ten.length() == 10) {
                boolean dated = isDay(ten, 0, 2, 4) || (!year && isDay(ten, 4, 2, 0));
                found.add(new At(shape.start(), ten, dated, dated && year && isDashed(shape.group())));
            }
        }
        return found;
    }

    /** Twelve digits whose year stands first, day first. */
    private static String turned(String digits) {
        Matcher first = YEAR_FIRST.matcher(digits);
        return digits.length() == 12 && first.matches()
                ? first.group(3) + first.group(2) + first.group(1) + first.group(4)
                : digits;
    }

    /** Of marks, a dash alone. */
    private static boolean isDashed(String written) {
        return written.matches("\\d{8} ?" + DASH + " ?\\d{4}");
    }

    private static boolean isDay(String digits, int day, int month, int year) {
        return BirthDate.exists(two(digits, day), two(digits, month), 1900 + two(digits, year))
                || BirthDate.exists(two(digits, day), two(digits, month), 2000 + two(digits, year));
    }

    private static int two(String digits, int at) {
        return (digits.charAt(at) - '0') * 10 + digits.charAt(at + 1) - '0';
    }

    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
        }
        return digits;
    }
}

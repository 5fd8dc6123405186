package dk.sluse.disclosure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the counts of a table may be from what it shows. Only where its caption or a heading says that they are rounded, and
 * none of them shows otherwise: a table that happens to hold round numbers is taken at its word.
 */
final class Rounding {

    private static final Pattern SAID = Pattern.compile(
            "(?<!\\p{L})(?:rounded|rounding|afrundet|afrunding)(?!\\p{L}).{0,40}?(?<![\\p{L}\\d])(?:(5|five|fem)|(10|ten|ti))(?![\\p{L}\\d.,%])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Rounding() {}

    /** The most by which a count was moved; nothing when it was not. */
    static long slack(Table table) {
        StringBuilder words = new StringBuilder(table.caption());
        for (int c = 0; c < table.columns(); c++) {
            words.append('\n').append(table.heading(c));
        }
        Matcher said = SAID.matcher(words);
        if (!said.find()) {
            return 0;
        }
        long base = said.group(1) != null ? 5 : 10;
        return holds(table, base) ? base / 2 : 0;
    }

    private static boolean holds(Table table, long base) {
        for (int r = table.firstRow(); r < table.rows(); r++) {
            for (int c = table.firstColumn(); c < table.columns(); c++) {
                Entry entry = table.entry(r, c);
                if (entry.isWhole() && entry.count() % base != 0) {
                    return false;
                }
            }
        }
        return true;
    }
}

package dk.sluse.person;

import java.util.regex.Pattern;

/** Digits of EBCDIC, which a text that is read as Latin letters shows as such: nought is an eth, nine a grave u. */
final class MainframeDigits {

    private static final char NOUGHT = '\u00f0';
    private static final char DASH = '`';
    private static final char BLANK = '@';
    private static final Pattern RUN = Pattern.compile("[\u00f0-\u00f9]{6,}(?:`[\u00f0-\u00f9]{4})?");
    private static final Pattern SIGNS = Pattern.compile("[\u00f0-\u00f9`@]");

    private MainframeDigits() {}

    /** The text with what are digits written as such; no word has six of these letters in a row. */
    static String written(String text) {
        return RUN.matcher(text).find()
                ? SIGNS.matcher(text)
                        .replaceAll(sign -> String.valueOf(digit(sign.group().charAt(0))))
                : text;
    }

    private static char digit(char sign) {
        return switch (sign) {
            case DASH -> '-';
            case BLANK -> ' ';
            default -> (char) ('0' + sign - NOUGHT);
        };
    }
}

package dk.sluse.opening;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as spreadsheets store them. */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(?:\\.\\d{0,20})?(?:[eE][+-]?\\d{1,3})?");
    private static final int MOST_DIGITS = 15;

    private Numbers() {}

    static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches();
    }

    /** Without an exponent, where that leaves it short; {@code 1.01701234E8} is {@code 101701234}. */
    static String plain(String value) {
        if (value.indexOf('E') < 0 && value.indexOf('e') < 0) {
            return value.endsWith(".0") ? value.substring(0, value.length() - 2) : value;
        }
        BigDecimal number = new BigDecimal(value).stripTrailingZeros();
        boolean modest = Math.abs(number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
        return modest ? number.toPlainString() : value;
    }

    static String plain(double value) {
        return plain(Double.toString(value));
    }
}

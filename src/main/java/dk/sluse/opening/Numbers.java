package dk.sluse.opening;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as spreadsheets store them. */
final class Numbers {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(?:\\.\\d{0,20})?(?:[eE][+-]?\\d{1,3})?");
    private static final int MOST_DIGITS = 15;

    private Numbers() {}

    static boolean isNumber(String value) {
        return isDecimal(value) || NUMBER.matcher(value).matches();
    }

    /** Most numbers of most sheets, told without a pattern. */
    private static boolean isDecimal(String value) {
        int whole = endOfDigits(value, 0);
        if (whole == 0 || whole == value.length()) {
            return whole > 0;
        }
        return value.charAt(whole) == '.' && endOfDigits(value, whole + 1) == value.length();
    }

    private static int endOfDigits(String value, int start) {
        int most = Math.min(value.length(), start + 20);
        int end = start;
        while (end < most && value.charAt(end) >= '0' && value.charAt(end) <= '9') {
            end++;
        }
        return end;
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

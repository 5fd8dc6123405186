package dk.sluse.person;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that a program wrote with a power of ten, but with all or nearly all of their digits. */
final class PowersOfTen {

    private static final Pattern POWER = Pattern.compile("(?<![\\d.,])([1-9])\\.(\\d{6,9})[eE]\\+0([89])(?!\\d)");

    private PowersOfTen() {}

    /** The text with such numbers written out, when nothing stands behind their point. */
    static String writtenOut(String text) {
        return POWER.matcher(text).replaceAll(number -> {
            int power = number.group(3).charAt(0) - '0';
            String digits = number.group(1) + number.group(2);
            boolean whole = digits.length() <= power + 1 && digits.length() >= power;
            return whole ? digits + "0".repeat(power + 1 - digits.length()) : Matcher.quoteReplacement(number.group());
        });
    }
}

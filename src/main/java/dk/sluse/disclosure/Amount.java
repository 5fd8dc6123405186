package dk.sluse.disclosure;

import java.util.regex.Pattern;

/**
 * A number as written, with grouping told from decimals. {@code 1.234} and {@code 1,234} are taken for a thousand and more,
 * {@code 0.123} and {@code 12.34} for fractions.
 */
record Amount(double value, int decimals) {

    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[ '\u00a0\u202f\u2009]");

    static Amount of(String written) {
        String text = BETWEEN_GROUPS.matcher(written).replaceAll("");
        int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
        if (last < 0) {
            return new Amount(Double.parseDouble(text), 0);
        }
        char separator = text.charAt(last);
        boolean other = text.indexOf(separator == '.' ? ',' : '.') >= 0;
        boolean several = text.indexOf(separator) != last;
        int after = text.length() - last - 1;
        boolean grouped = !other && after == 3 && last >= 1 && last <= 3 && text.charAt(0) != '0';
        if (several || grouped) {
            return new Amount(Double.parseDouble(text.replace(".", "").replace(",", "")), 0);
        }
        String whole = text.substring(0, last).replace(".", "").replace(",", "");
        return new Amount(Double.parseDouble((whole.isEmpty() ? "0" : whole) + "." + text.substring(last + 1)), after);
    }
}

package dk.sluse.disclosure;

import java.util.List;
import java.util.regex.Pattern;

/** Tells the commas of Danish numbers, with single blanks between the columns, from those that part fields. */
final class DanishNumbers {

    private static final Pattern PARTED = Pattern.compile(" {3,}\\d{1,3},\\d{1,2}(?: {3,}|\\s*$)");

    private DanishNumbers() {}

    static boolean haveTheCommasOf(List<String> lines) {
        long commas = lines.stream().filter(line -> line.indexOf(',') >= 0).count();
        long decimal = lines.stream()
                .filter(line -> line.strip().indexOf(' ') > 0 && (hasDecimalsOnly(line) || isParted(line)))
                .count();
        return decimal * 2 > commas;
    }

    /** Decimals with wide gaps before them, whatever commas the label has. */
    private static boolean isParted(String line) {
        return line.contains("   ") && PARTED.matcher(line).find();
    }

    /** Whether a line has commas, each between two digits. */
    private static boolean hasDecimalsOnly(String line) {
        int at = line.indexOf(',');
        boolean any = at >= 0;
        while (at >= 0) {
            boolean between = at > 0
                    && at + 1 < line.length()
                    && Character.isDigit(line.charAt(at - 1))
                    && Character.isDigit(line.charAt(at + 1));
            if (!between) {
                return false;
            }
            at = line.indexOf(',', at + 1);
        }
        return any;
    }
}

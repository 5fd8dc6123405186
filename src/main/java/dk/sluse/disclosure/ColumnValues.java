package dk.sluse.disclosure;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the values of a column are like, whatever it is called: codes, measurements, serial numbers, names. */
final class ColumnValues {

    private static final int MOST_CODES = 12;
    private static final int LONGEST_CODE = 24;
    private static final int MOST_DECIMALS = 2;
    private static final int SHORTEST_CODE = 4;
    private static final double MOSTLY = 0.8;
    private static final Pattern PERSON =
            Pattern.compile("\\p{Lu}[\\p{Ll}'-]+(?:,? +(?:\\p{Lu}[\\p{L}'-]*\\.?|de|van|von|af|la)){1,4}");

    private final int body;
    private final Map<String, Integer> values = new HashMap<>();
    private int filled;
    private int whole;
    private int decimal;
    private int longest;
    private int shortest = Integer.MAX_VALUE;
    private int persons;
    private int letters;
    private int named;
    private int fine;
    private int round;
    private boolean rises = true;
    private boolean falls = true;

    ColumnValues(Table table, int column) {
        this.body = table.rows() - table.firstRow();
        double last = 0;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            String value = table.text(r, column).strip();
            if (value.isEmpty() || value.equals("NA") || value.equals(".")) {
                continue;
            }
            filled++;
            values.merge(value, 1, Integer::sum);
            if (value.chars().noneMatch(Character::isDigit)) {
                named++;
                letters += value.chars().allMatch(Character::isLetter) ? 1 : 0;
                persons += PERSON.matcher(value).matches() ? 1 : 0;
            }
            longest = Math.max(longest, value.length());
            shortest = Math.min(shortest, value.length());
            if (isNumber(value)) {
                number(value);
                double number = table.entry(r, column).value();
                rises &= filled == 1 || number > last;
                falls &= filled == 1 || number < last;
                last = number;
            }
        }
    }

    private void number(String value) {
        int point = Math.max(value.indexOf('.'), value.indexOf(','));
        whole += point < 0 ? 1 : 0;
        fine += point >= 0 ? 1 : 0;
        decimal += point >= 0 && value.length() - point - 1 <= MOST_DECIMALS ? 1 : 0;
        round += point >= 0 && isZeros(value, point + 1) ? 1 : 0;
    }

    private static boolean isZeros(String value, int from) {
        for (int i = from; i < value.length(); i++) {
            if (value.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    private boolean isFilled() {
        return filled >= MOSTLY * body;
    }

    /**
     * Words of which none comes twice: variables, countries, diagnoses are listed, and what is known of each. People have two
     * names, or all of them a code of one length.
     */
    boolean isOfNames() {
        boolean codes = shortest == longest && shortest >= SHORTEST_CODE && letters == filled;
        return areNamed() && !codes && !isOfPeople();
    }

    /** First names and surnames, of which none comes twice. */
    boolean isOfPeople() {
        return areNamed() && persons >= MOSTLY * filled;
    }

    private boolean areNamed() {
        return isFilled() && values.size() == filled && named >= MOSTLY * filled;
    }

    boolean isOfWords() {
        return whole + round == 0;
    }

    /** Whole numbers of which none comes twice. */
    boolean isSerial() {
        return whole == filled && filled == body && values.size() == body;
    }

    /** A few values, each of them in several rows; in a column with gaps they are written as fractions. */
    boolean isCode() {
        return isFilled()
                && values.size() >= 2
                && values.size() <= MOST_CODES
                && longest <= LONGEST_CODE
                && (whole == filled || round == filled || whole + decimal == 0)
                && values.values().stream().filter(n -> n > 1).count() >= 2;
    }

    /** Numbers of one or two decimals that come again and again, as an instrument gives them. */
    boolean isMeasured() {
        return isFilled()
                && decimal >= MOSTLY * filled
                && values.size() <= MOSTLY * filled
                && values.size() > MOST_CODES;
    }

    /** Nothing but numbers, in every row. */
    boolean isNumbers() {
        return filled == body && whole + fine == filled;
    }

    /** Nothing but numbers, not all the same. */
    boolean isVaried() {
        return whole + fine == filled && values.size() > 1;
    }

    boolean isManyFractions() {
        return isFilled() && fine >= MOSTLY * filled && values.size() > MOST_CODES;
    }

    boolean isManyNumbers() {
        return isFilled() && whole + fine >= MOSTLY * filled && values.size() > MOST_CODES;
    }

    boolean isYesOrNo() {
        return isFilled() && values.size() == 2 && values.containsKey("0") && values.containsKey("1");
    }

    /** Numbers that rise or fall from row to row, as times and places do. */
    boolean isAxis() {
        return rises || falls;
    }

    private static boolean isNumber(String value) {
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c != '.' && c != ',' && !(c == '-' && i == 0)) {
                return false;
            }
        }
        return digits > 0;
    }
}

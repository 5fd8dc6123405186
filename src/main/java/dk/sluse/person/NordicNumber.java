package dk.sluse.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something of the shape of a Swedish, Norwegian or Finnish person number; an Icelandic one has the shape of a Danish one
 * and is found as such. Unlike Denmark's, these numbers are always right by their check digits, so that a wrong one is none.
 *
 * @param register whose number it is
 * @param right whether its date and its check digits are
 * @param marked whether it is written as nothing else is, with the separator of its register
 * @param time whether it may as well be a point in time, as logs write it
 * @param start where it begins in the text it was found in
 * @param end where it ends
 */
record NordicNumber(Register register, boolean right, boolean marked, boolean time, int start, int end) {

    /** Who gave out the number. */
    enum Register {
        SWEDISH("svenske", "Swedish", 's'),
        NORWEGIAN("norske", "Norwegian", 'n'),
        FINNISH("finske", "Finnish", 'f');

        private final String da;
        private final String en;
        private final char letter;

        Register(String da, String en, char letter) {
            this.da = da;
            this.en = en;
            this.letter = letter;
        }

        String da() {
            return da;
        }

        String en() {
            return en;
        }

        char letter() {
            return letter;
        }
    }

    /** Behind small letters too, which no hexadecimal number has, as a word may stand without a blank before it. */
    private static final Pattern FINNISH = Pattern.compile(
            "(?=\\d)(?<![\\p{L}\\d&&[^g-z]])(\\d{6})([-+A-FU-Ya-fu-y])(\\d{3})([0-9A-FHJ-NPR-Ya-fhj-npr-y])(?![\\p{L}\\d])");

    private static final Pattern SWEDISH_LONG =
            Pattern.compile("(?=\\d)(?<![\\p{L}\\d.,])(1[89]|20)(\\d{6})([-+ ]?)(\\d{4})(?![\\p{L}\\d]|[.,]\\d)");
    private static final Pattern SWEDISH =
            Pattern.compile("(?=\\d)(?<![\\p{L}\\d.,])(\\d{6})([-+])(\\d{4})(?![\\p{L}\\d])");
    private static final Pattern TEN = Pattern.compile("(?=\\d)(?<![\\p{L}\\d.,])(\\d{10})(?![\\p{L}\\d]|[.,]\\d)");
    private static final Pattern ELEVEN =
            Pattern.compile("(?=\\d)(?<![\\p{L}\\d.,])(\\d{6})( ?)(\\d{5})(?![\\p{L}\\d]|[.,]\\d)");

    private static final String FINNISH_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final int[] FIRST_WEIGHTS = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] SECOND_WEIGHTS = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

    /** Every one in the text, right or not: what is not right tells of the column it stands in. */
    static List<NordicNumber> in(String text) {
        List<NordicNumber> found = new ArrayList<>();
        int runs = DigitRuns.lengths(text);
        boolean six = DigitRuns.has(runs, 6, 6);
        for (Matcher m = FINNISH.matcher(text); six && m.find(); ) {
            finnish(m).ifPresent(found::add);
        }
        for (Matcher m = SWEDISH_LONG.matcher(text); DigitRuns.has(runs, 8, 12) && m.find(); ) {
            boolean right = isSwedish(m.group(2) + m.group(4), Integer.parseInt(m.group(1)));
            boolean dashed = !m.group(3).isBlank();
            found.add(new NordicNumber(
                    Register.SWEDISH,
                    right,
                    dashed && !mayBeTime(m.group(1), m.group(4)),
                    mayBeTime(m.group(1), m.group(4)),
                    m.start(),
                    m.end()));
        }
        for (Matcher m = SWEDISH.matcher(text); six && m.find(); ) {
            if (isSwedish(m.group(1) + m.group(3), 19)) {
                found.add(new NordicNumber(Register.SWEDISH, true, true, false, m.start(), m.end()));
            }
        }
        for (Matcher m = TEN.matcher(text); DigitRuns.has(runs, 10, 10) && m.find(); ) {
            found.add(new NordicNumber(
                    Register.SWEDISH, isSwedish(m.group(1), 19), false, isEpoch(m.group(1)), m.start(), m.end()));
            // A spreadsheet drops the first zero of an eleven-digit number.
            found.add(new NordicNumber(
                    Register.NORWEGIAN, isNorwegian("0" + m.group(1)), false, isEpoch(m.group(1)), m.start(), m.end()));
        }
        for (Matcher m = ELEVEN.matcher(text); DigitRuns.has(runs, 6, 11) && m.find(); ) {
            boolean right = isNorwegian(m.group(1) + m.group(3));
            found.add(new NordicNumber(
                    Register.NORWEGIAN, right, right && !m.group(2).isEmpty(), false, m.start(), m.end()));
        }
        return found;
    }

    /** Whether its first zero is missing, as where a spreadsheet took it for a number. */
    boolean isShortened() {
        return register == Register.NORWEGIAN && end - start == 10;
    }

    private static Optional<NordicNumber> finnish(Matcher m) {
        int rest = Integer.parseInt(m.group(1) + m.group(3)) % FINNISH_CHECK.length();
        char separator = Character.toUpperCase(m.group(2).charAt(0));
        int century = separator == '+' ? 18 : separator >= 'A' && separator <= 'F' ? 20 : 19;
        boolean right =
                FINNISH_CHECK.charAt(rest) == Character.toUpperCase(m.group(4).charAt(0))
                        && BirthDate.exists(
                                number(m.group(1), 0), number(m.group(1), 2), century * 100 + number(m.group(1), 4));
        return right
                ? Optional.of(new NordicNumber(Register.FINNISH, true, true, false, m.start(), m.end()))
                : Optional.empty();
    }

    private static boolean isEpoch(String digits) {
        return digits.charAt(0) == '1' && digits.charAt(1) >= '4' && digits.charAt(1) <= '8';
    }

    /** A date and a minute of this century, as runs and files are named by. */
    private static boolean mayBeTime(String century, String rest) {
        return century.equals("20") && number(rest, 0) < 24 && number(rest, 2) < 60;
    }

    /** Ten digits from the year on; a coordination number adds 60 to the day. */
    private static boolean isSwedish(String digits, int century) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int product = (digits.charAt(i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        int day = number(digits, 4);
        return sum % 10 == 0
                && !digits.startsWith("000", 6)
                && BirthDate.exists(day > 60 ? day - 60 : day, number(digits, 2), century * 100 + number(digits, 0));
    }

    /** Eleven digits from the day on; D-numbers add 40 to the day, H-numbers 40 and tests 80 to the month. */
    private static boolean isNorwegian(String digits) {
        int day = number(digits, 0);
        int month = number(digits, 2);
        int added = month > 80 ? 80 : month > 40 ? 40 : 0;
        int year = number(digits, 4) + (digits.charAt(6) >= '5' ? 2000 : 1900);
        return sum(digits, FIRST_WEIGHTS) % 11 == 0
                && sum(digits, SECOND_WEIGHTS) % 11 == 0
                && BirthDate.exists(day > 40 ? day - 40 : day, month - added, year);
    }

    private static int sum(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum;
    }

    private static int number(String digits, int offset) {
        return (digits.charAt(offset) - '0') * 10 + digits.charAt(offset + 1) - '0';
    }

    @Override
    public String toString() {
        return "a person number";
    }
}

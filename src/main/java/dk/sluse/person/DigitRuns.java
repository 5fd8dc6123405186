package dk.sluse.person;

/**
 * A cheap look at the digits of a line, which spares most lines the patterns: a person number is ten to twelve digits in a
 * row, six to eight with a separator and more behind them, or many short runs close together.
 */
final class DigitRuns {

    private static final int FEWEST = 9;
    private static final int MOST = 12;
    private static final int GAP = 3;
    private static final int SCATTERED = 10;

    private DigitRuns() {}

    /** Whether the text may hold a person number of any register. */
    static boolean mayHoldNumber(String text) {
        int length = text.length();
        int end = -10;
        int close = 0;
        for (int i = 0; i < length; ) {
            if (!isDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < length && isDigit(text.charAt(i))) {
                i++;
            }
            int run = i - start;
            if ((run >= FEWEST && run <= MOST) || (run >= 6 && run <= 8 && goesOn(text, i))) {
                return true;
            }
            close = start - end <= GAP ? close + run : run;
            if (close == SCATTERED && run < 6 && (run == 1 || run == 2 || run == 4)) {
                return true;
            }
            end = i;
        }
        return false;
    }

    /** Which lengths the runs have, a bit each: what has no run of the right length need not be looked for. */
    static int lengths(String text) {
        int lengths = 0;
        int run = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && isDigit(text.charAt(i))) {
                run++;
            } else if (run > 0) {
                lengths |= 1 << Math.min(run, MOST + 1);
                run = 0;
            }
        }
        return lengths;
    }

    /** Whether a run has one of two lengths. */
    static boolean has(int lengths, int one, int other) {
        return (lengths & (1 << one | 1 << other)) != 0;
    }

    /** Whether ten digits stand in short runs close together. */
    static boolean mayBeScattered(String text) {
        int end = -10;
        int digits = 0;
        int runs = 0;
        for (int i = 0; i < text.length(); ) {
            if (!isDigit(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < text.length() && isDigit(text.charAt(i))) {
                i++;
            }
            boolean close = start - end <= GAP;
            digits = close ? digits + i - start : i - start;
            runs = close ? runs + 1 : 1;
            if (runs >= 3 && digits == SCATTERED) {
                return true;
            }
            end = i;
        }
        return false;
    }

    /** Whether digits follow behind a separator, or behind the letters of a substitute or a Finnish number. */
    private static boolean goesOn(String text, int from) {
        int end = Math.min(text.length(), from + 4);
        int letters = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                return true;
            }
            letters += Character.isLetter(c) ? 1 : 0;
            if (letters > 2 || c == '.' || c == ',' || c == ':' || c == '\t') {
                return false;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}

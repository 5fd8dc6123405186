package dk.sluse.person;

/**
 * Tells ten digits in pairs or single ones, with up to three blanks, dots or a dash between them, as nothing else with a day
 * and a month at its front is written.
 */
final class ScatteredBytes {

    private static final int DIGITS = 10;
    private static final int LONGEST_GAP = 3;

    private ScatteredBytes() {}

    /** Ten digits from here on in runs of one shape, of which the first four are a day and a month. */
    static boolean isNumber(byte[] bytes, int start, int stop) {
        int first = digits(bytes, start, stop);
        int runs = runs(first);
        if (runs == 0) {
            return false;
        }
        int digits = 0;
        int front = 0;
        int i = start;
        for (int left = runs; left > 0; left--) {
            int run = digits(bytes, i, stop);
            if (run == 0 || (first < 4 && run != first)) {
                return false;
            }
            for (int end = i + run; i < end; i++, digits++) {
                front = digits < 4 ? front * 10 + bytes[i] - '0' : front;
            }
            if (digits >= 4 && digits - run < 4 && !isDay(front)) {
                return false;
            }
            int gap = i;
            while (i < stop && i - gap <= LONGEST_GAP && isBetween(bytes[i])) {
                i++;
            }
        }
        return digits == DIGITS;
    }

    /** In how many runs a number is written whose first has so many digits; 0 when none is. */
    private static int runs(int first) {
        return switch (first) {
            case 1 -> 10;
            case 2 -> 5;
            case 4, 6 -> 3;
            default -> 0;
        };
    }

    private static int digits(byte[] bytes, int start, int stop) {
        int i = start;
        while (i < stop && isDigit(bytes[i])) {
            i++;
        }
        return i - start;
    }

    private static boolean isDay(int front) {
        int day = front / 100;
        int month = front % 100;
        return day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }

    private static boolean isBetween(byte c) {
        return c == ' ' || c == '.' || c == '-';
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}

package dk.sluse.person;


/**
 * Finds ten digits in pairs or single ones, with up to three blanks, dots or a dash between them, as nothing else with a day
 * and a month at its front is written.
 */
final class ScatteredBytes {

    static final int DIGITS = 10;
    /** No such number is shorter. */
    private static final int SHORTEST = 12;

    private static final int LONGEST_GAP = 3;

    private ScatteredBytes() {}

    /** Where in a stretch such a number begins, or its end. */
    static int within(byte[] bytes, int from, int end) {
        int start = from;
        while (start < end) {
            int stop = start;
            while (stop < end && isInside(bytes[stop])) {
                stop++;
            }
            if (stop - start >= SHORTEST) {
                int found = find(bytes, start, stop);
                if (found < stop) {
                    return found;
                }
            }
            start = stop + 1;
        }
        return end;
    }

    private static int find(byte[] bytes, int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (isDigit(bytes[i]) && (i == start || !isDigit(bytes[i - 1])) && isNumber(bytes, i, stop)) {
                return i;
            }
        }
        return stop;
    }

    /** Ten digits from here on in runs of one shape, of which the first four are a day and a month. */
    private static boolean isNumber(byte[] bytes, int start, int stop) {
        int digits = 0;
        int first = 0;
        int runs = 0;
        int front = 0;
        int i = start;
        while (digits < DIGITS && i < stop) {
            int run = 0;
            for (; i < stop && isDigit(bytes[i]); i++, run++) {
                front = digits + run < 4 ? front * 10 + bytes[i] - '0' : front;
            }
            digits += run;
            first = runs++ == 0 ? run : first;
            if (first != run && first < 4) {
                return false;
            }
            int gap = i;
            while (i < stop && !isDigit(bytes[i])) {
                i++;
            }
            if (digits < DIGITS && i - gap > LONGEST_GAP) {
                return false;
            }
        }
        boolean shaped = (first == 1 && runs == 10)
                || (first == 2 && runs == 5)
                || (first == 6 && runs == 3)
                || (first == 4 && runs == 3);
        int day = front / 100;
        int month = front % 100;
        return digits == DIGITS && shaped && day >= 1 && day <= 31 && month >= 1 && month <= 12;
    }

    private static boolean isInside(byte c) {
        return isDigit(c) || c == ' ' || c == '.' || c == '-';
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}

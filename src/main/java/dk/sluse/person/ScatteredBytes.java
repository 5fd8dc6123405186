package dk.sluse.person;

import dk.sluse.bytes.ByteSearch;

/**
 * Finds ten digits in pairs or single ones, with up to three blanks, dots or a dash between them, as nothing else with a day
 * and a month at its front is written.
 */
final class ScatteredBytes implements ByteSearch {

    private static final int DIGITS = 10;
    /** No such number is shorter. */
    private static final int SHORTEST = 12;

    private static final int LONGEST_GAP = 3;

    @Override
    public int next(byte[] bytes, int from, int end) {
        for (int i = from + SHORTEST - 1; i < end; i += SHORTEST) {
            if (!isInside(bytes[i]) || !isInRun(bytes, i, from, end)) {
                continue;
            }
            int start = i;
            while (start > from && isInside(bytes[start - 1])) {
                start--;
            }
            int stop = i + 1;
            while (stop < end && isInside(bytes[stop])) {
                stop++;
            }
            if (stop - start >= SHORTEST) {
                int found = find(bytes, start, stop);
                if (found < stop) {
                    return found;
                }
            }
            i = stop;
        }
        return end;
    }

    /** A cheap look: the number would have this place inside, so that the digits here or next are a run of it. */
    private static boolean isInRun(byte[] bytes, int i, int from, int end) {
        int start = i;
        while (start < end && start - i <= LONGEST_GAP && !isDigit(bytes[start]) && isInside(bytes[start])) {
            start++;
        }
        if (start >= end || !isDigit(bytes[start])) {
            return false;
        }
        int stop = start;
        while (stop < end && stop - start < SHORTEST && isDigit(bytes[stop])) {
            stop++;
        }
        while (start > from && stop - start < SHORTEST && isDigit(bytes[start - 1])) {
            start--;
        }
        int run = stop - start;
        return run == 1 || run == 2 || run == 4 || run == 6;
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

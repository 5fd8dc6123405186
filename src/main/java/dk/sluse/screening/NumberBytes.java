package dk.sluse.screening;

/** Finds the digits of what may be a person number, whole, broken by separators, scattered, or beside its date. */
final class NumberBytes implements ByteSearch {

    private static final int STEP = 4;
    private static final int REACH = 26;
    private static final int DIGITS = 10;

    @Override
    public int next(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i += STEP) {
            if (!isDigit(bytes[i])) {
                continue;
            }
            int start = i;
            while (start > from && isDigit(bytes[start - 1])) {
                start--;
            }
            int stop = i + 1;
            while (stop < end && isDigit(bytes[stop])) {
                stop++;
            }
            if (mayMatter(bytes, start, stop, from, end)) {
                return start;
            }
            i = Math.max(i, stop - STEP);
        }
        return end;
    }

    private static boolean mayMatter(byte[] bytes, int start, int stop, int from, int end) {
        int run = stop - start;
        if (run >= 9) {
            boolean fraction = start > from + 1 && bytes[start - 1] == '.' && isDigit(bytes[start - 2]);
            return run <= 12 && !fraction && (run > 9 || isShortened(bytes, start));
        }
        if (run >= 6) {
            return goesOn(bytes, stop, end);
        }
        if (run == 4) {
            return isRest(bytes, start, stop, from, end);
        }
        return run <= 2 && isScattered(bytes, start, from, end);
    }

    /** Nine digits are common; those of a person that lost the zero have a month behind the day. */
    private static boolean isShortened(byte[] bytes, int start) {
        int month = (bytes[start + 1] - '0') * 10 + bytes[start + 2] - '0';
        return bytes[start] != '0' && month >= 1 && month <= 12;
    }

    /** Digits behind a separator or letters, or on the next line. */
    private static boolean goesOn(byte[] bytes, int stop, int end) {
        int letters = 0;
        for (int i = stop; i < Math.min(end, stop + 5); i++) {
            byte c = bytes[i];
            if (isDigit(c)) {
                return true;
            }
            letters += isLetter(c) ? 1 : 0;
            if (letters > 2 || c == '.' || c == ':') {
                return false;
            }
        }
        return false;
    }

    /** Four digits behind a date: the rest of a number, or the field beside it. */
    private static boolean isRest(byte[] bytes, int start, int stop, int from, int end) {
        if (stop < end && (bytes[stop] == '.' || bytes[stop] == ':' || isLetter(bytes[stop]))) {
            return false;
        }
        int i = start - 1;
        while (i >= from && start - i <= 4 && !isDigit(bytes[i])) {
            if (bytes[i] == '\n' || isLetter(bytes[i])) {
                return false;
            }
            i--;
        }
        if (i < from || !isDigit(bytes[i])) {
            return false;
        }
        int digits = 0;
        int point = 0;
        for (int j = i; j >= Math.max(from, i - 9) && (isDigit(bytes[j]) || isDateMark(bytes[j])); j--) {
            digits += isDigit(bytes[j]) ? 1 : 0;
            point += bytes[j] == '.' ? 1 : 0;
        }
        // One point is a decimal's.
        return digits >= 6 && point != 1;
    }

    /** Single digits or pairs with a blank, a dot or a dash between them, ten in all. */
    private static boolean isScattered(byte[] bytes, int start, int from, int end) {
        int left = start;
        while (left > from && start - left < REACH && (isDigit(bytes[left - 1]) || isGap(bytes[left - 1]))) {
            left--;
        }
        int right = start;
        while (right < end && right - left < 2 * REACH && (isDigit(bytes[right]) || isGap(bytes[right]))) {
            right++;
        }
        int digits = 0;
        int runs = 0;
        int first = 0;
        int run = 0;
        for (int i = left; i <= right; i++) {
            if (i < right && isDigit(bytes[i])) {
                digits++;
                run++;
            } else if (run > 0) {
                first = runs++ == 0 ? run : first;
                run = 0;
            }
        }
        // A date of a year and a time begin with four digits and go on with pairs.
        boolean shaped = first <= 2 || first == 6 || (first == 4 && runs == 3);
        return digits == DIGITS && shaped;
    }

    private static boolean isDateMark(byte c) {
        return c == '-' || c == '.' || c == '/' || c == ' ';
    }

    private static boolean isGap(byte c) {
        return c == ' ' || c == '-' || c == '.' || c == '/';
    }

    private static boolean isLetter(byte c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}

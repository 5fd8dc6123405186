package dk.sluse.person;

/**
 * Finds the digits of what may be a person number: ten to twelve in a row, six or eight with a separator and the rest behind
 * it, nine whose first zero is gone, a date with four digits in the field beside it. What stands in pairs or single digits is
 * {@link ScatteredBytes}'. Judges the day and the month, so that few lines with other numbers are found.
 */
final class NumberBytes {

    private static final int LONGEST_DATE = 10;

    private NumberBytes() {}

    /** Whether a run of digits may be a number, or a part of one. */
    static boolean mayMatter(byte[] bytes, int start, int stop, int from, int end) {
        byte before = start > from ? bytes[start - 1] : (byte) '\n';
        byte after = stop < end ? bytes[stop] : (byte) '\n';
        boolean fraction = before == '.' && start > from + 1 && isDigit(bytes[start - 2]);
        boolean decimal = isDecimal(bytes, stop, end);
        return switch (stop - start) {
            case 4 -> isBesideDate(bytes, start, stop, from, end);
            case 6 ->
                goesOn(bytes, start, stop, end, fraction)
                        || (!fraction && !isLetter(before) && isWrapped(bytes, stop, end));
            case 7 -> !fraction && isLetter(after) && isSubstitute(bytes, stop - 1, end);
            case 8 ->
                (isCentury(bytes, start) || isCentury(bytes, start + 4))
                        && isSeparator(after)
                        && digits(bytes, stop + 1, end) == 4;
            case 9 -> isNine(bytes, start, from, end) && isShortened(bytes, start);
            case 10 -> !fraction && (!isLetter(after) || after == 'L') && (after != '.' || !decimal);
            case 11 -> !decimal && isBare(before, after);
            case 12 -> !decimal && isBare(before, after) && isCentury(bytes, start);
            default -> false;
        };
    }

    /** Whether these are decimals before a power of ten, of a number with nine or ten digits. */
    static boolean isPower(byte[] bytes, int start, int stop, int end) {
        int length = stop - start;
        // The rarest first.
        return stop + 3 < end
                && (bytes[stop] | 0x20) == 'e'
                && length >= 6
                && length <= 9
                && start > 1
                && bytes[start - 1] == '.'
                && bytes[stop + 1] == '+'
                && bytes[stop + 2] == '0';
    }

    /** Whether nine digits stand for themselves, as those of a number do that lost its first zero. */
    static boolean isNine(byte[] bytes, int start, int from, int end) {
        int stop = start + 9;
        byte before = start > from ? bytes[start - 1] : (byte) '\n';
        byte after = stop < end ? bytes[stop] : (byte) '\n';
        boolean decimal = isDecimal(bytes, stop, end);
        return bytes[start] != '0'
                && !decimal
                && isApart(before)
                && (isApart(after) || after == 'L')
                && before != ','
                && before != '.';
    }

    /** Whether decimals follow; a single zero is none, for so a column with a gap is written. */
    private static boolean isDecimal(byte[] bytes, int stop, int end) {
        if (stop + 1 >= end || (bytes[stop] != '.' && bytes[stop] != ',') || !isDigit(bytes[stop + 1])) {
            return false;
        }
        return bytes[stop + 1] != '0' || (stop + 2 < end && isDigit(bytes[stop + 2]));
    }

    private static boolean isApart(byte c) {
        return c != ':' && c != '-' && !isLetter(c);
    }

    private static boolean isBare(byte before, byte after) {
        return before != '.' && before != ',' && !isLetter(before) && !isLetter(after);
    }

    private static boolean isSeparator(byte c) {
        return c == '-' || c == '+' || c == ' ';
    }

    /** Nine digits are common; those of a person that lost the zero have a month behind the day. */
    static boolean isShortened(byte[] bytes, int start) {
        return bytes[start] != '0' && isMonth(two(bytes, start + 1));
    }

    private static boolean isCentury(byte[] bytes, int start) {
        int century = two(bytes, start);
        return century >= 18 && century <= 20;
    }

    /** Six digits with the rest of a number behind a separator or a letter. */
    private static boolean goesOn(byte[] bytes, int start, int stop, int end, boolean fraction) {
        int rest = stop;
        while (rest < end && rest - stop < 3 && isJoint(bytes[rest])) {
            rest++;
        }
        int digits = digits(bytes, rest, end);
        // A Norwegian number may have a month of its own.
        if (digits == 5 && rest - stop == 1) {
            return !fraction;
        }
        if (!isMonth(two(bytes, start + 2))) {
            return false;
        }
        boolean finnish =
                digits == 3 || (rest + 1 < end && isCenturyMark(bytes[rest]) && digits(bytes, rest + 1, end) >= 3);
        boolean escaped = stop < end && bytes[stop] == '%';
        boolean joined = digits == 4 || (digits == 1 && isSubstitute(bytes, rest, end));
        return finnish || escaped || (joined && !fraction);
    }

    private static boolean isJoint(byte c) {
        return c == '-' || c == ' ' || c == '/' || c == '_';
    }

    /** What a Finnish or a Swedish number has between its date and the rest. */
    private static boolean isCenturyMark(byte c) {
        return c == '+' || (c >= 'A' && c <= 'Y') || (c >= 'a' && c <= 'y');
    }

    /** A digit, two letters and a digit. */
    private static boolean isSubstitute(byte[] bytes, int at, int end) {
        return at + 3 < end && isLetter(bytes[at + 1]) && isLetter(bytes[at + 2]) && isDigit(bytes[at + 3]);
    }

    /** At the end of a line, with a dash there or before the digits on the next. */
    private static boolean isWrapped(byte[] bytes, int stop, int end) {
        int i = stop;
        boolean dash = i < end && bytes[i] == '-';
        i += dash ? 1 : 0;
        while (i < end && isBlank(bytes[i])) {
            i++;
        }
        if (i < end && bytes[i] != '\n') {
            return false;
        }
        while (i < end && (isBlank(bytes[i]) || "\n#/*>".indexOf(bytes[i]) >= 0)) {
            i++;
        }
        return i >= end || (dash ? isDigit(bytes[i]) : bytes[i] == '-');
    }

    /** Four digits that fill a field, and a date that fills the one before. */
    private static boolean isBesideDate(byte[] bytes, int start, int stop, int from, int end) {
        int after = stop < end && isQuote(bytes[stop]) ? stop + 1 : stop;
        if (after < end && !isBlank(bytes[after]) && !isDelimiter(bytes[after]) && bytes[after] != '\n') {
            // The rest of a date in pieces, such as 01.01.70-1234.
            return isPiece(bytes, start, from);
        }
        int i = start;
        boolean delimited = false;
        while (i > from && (isBlank(bytes[i - 1]) || isDelimiter(bytes[i - 1]) || isQuote(bytes[i - 1]))) {
            i--;
            delimited = true;
        }
        return (delimited && isDate(bytes, i, from)) || isPiece(bytes, start, from);
    }

    /** Whether a date ends here: six digits, eight from the year on, or with marks between its pieces. */
    private static boolean isDate(byte[] bytes, int stop, int from) {
        int start = stop;
        int digits = 0;
        int marks = 0;
        while (start > from && stop - start < LONGEST_DATE && (isDigit(bytes[start - 1]) || isMark(bytes[start - 1]))) {
            start--;
            digits += isDigit(bytes[start]) ? 1 : 0;
            marks += isMark(bytes[start]) ? 1 : 0;
        }
        boolean midnight = stop - 3 > from && bytes[stop - 3] == ':' && two(bytes, stop - 2) == 0;
        if (midnight) {
            return true;
        }
        byte before = start > from ? bytes[start - 1] : (byte) '\n';
        if (isLetter(before) || isDigit(before) || isMark(before) || before == '_' || before == ':') {
            return false;
        }
        if (marks == 0) {
            return (digits == 6 && isDay(bytes, start)) || (digits == 8 && isCentury(bytes, start));
        }
        return marks == 2 && digits >= 4;
    }

    /** Whether a date in pairs stands before these four digits, with a dash between them. */
    private static boolean isPiece(byte[] bytes, int start, int from) {
        int i = start;
        boolean dash = false;
        while (i > from && start - i < 3 && (bytes[i - 1] == ' ' || bytes[i - 1] == '-')) {
            i--;
            dash |= bytes[i] == '-';
        }
        return dash
                && i - 8 >= from
                && isPair(bytes, i - 2)
                && isPair(bytes, i - 5)
                && isPair(bytes, i - 8)
                && isPieceMark(bytes[i - 3])
                && isPieceMark(bytes[i - 6]);
    }

    private static boolean isPair(byte[] bytes, int at) {
        return isDigit(bytes[at]) && isDigit(bytes[at + 1]);
    }

    private static boolean isPieceMark(byte c) {
        return c == '.' || c == ' ' || c == '/';
    }

    private static boolean isMark(byte c) {
        return c == '-' || c == '.' || c == '/';
    }

    private static boolean isQuote(byte c) {
        return c == '"' || c == '\'';
    }

    private static boolean isDelimiter(byte c) {
        return c == '\t' || c == ';' || c == '|' || c == ',';
    }

    private static boolean isBlank(byte c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    /** A day and a month; the older substitute numbers add 60 to the day. */
    private static boolean isDay(byte[] bytes, int start) {
        int day = two(bytes, start) % 60;
        return day >= 1 && day <= 31 && isMonth(two(bytes, start + 2));
    }

    private static boolean isMonth(int month) {
        return month >= 1 && month <= 12;
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }

    private static int digits(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && i - start < 6 && isDigit(bytes[i])) {
            i++;
        }
        return i - start;
    }

    private static boolean isLetter(byte c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}

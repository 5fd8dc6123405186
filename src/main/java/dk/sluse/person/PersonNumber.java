package dk.sluse.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something of the shape of a Danish person number (CPR) or substitute number (eCPR). The check digit raises confidence
 * and excuses nothing: numbers without it have been issued since 2007.
 *
 * @param digits the ten characters without separator
 * @param form how it is written
 * @param start where it begins in the text it was found in
 * @param end where it ends
 */
public record PersonNumber(String digits, Form form, int start, int end) {

    /** How a number is written. */
    enum Form {
        /** {@code 010170-1234}, with any of the dashes. */
        DASHED,
        /** With a space or a slash, as two numbers beside each other could be too. */
        SPACED,
        /** With an underscore, as names of files are put together; a date and a time could be too. */
        UNDERSCORED,
        /** {@code 01.01.70-1234}, as a date and a year could be too. */
        DOTTED,
        /** In pairs or single digits, with a space or a dot between them. */
        SCATTERED,
        /** Ten digits. */
        BARE,
        /** Ten digits or a dash, with letters directly before them. */
        ATTACHED,
        /** Nine digits in a cell, whose first zero a spreadsheet dropped. */
        SHORTENED
    }

    private static final int DIGITS = 10;
    private static final int[] WEIGHTS = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final int SUBSTITUTE_DAYS = 60;

    private static final String DASHES = "-\\u2010-\\u2015\\u2212\\u2043\\ufe63\\uff0d";
    private static final Pattern JOINED = Pattern.compile("(?=\\d)(?<!\\d)(\\d{6})([" + DASHES
            + "\\u00a0\\u2007\\u202f /_]{0,3})(?:(\\d{4})(?!\\d)|(\\d[A-Za-z]{2}\\d)(?![\\p{L}\\d]))");
    private static final Pattern PIECES =
            Pattern.compile("(?=\\d\\d[. /])(?<![\\p{L}\\d])(\\d{2})[. /](\\d{2})[. /](\\d{2}) ?[" + DASHES
                    + "] ?(\\d{4})(?![\\p{L}\\d])");
    private static final String BLANK = "[ .\\u00a0]{1,3}";
    private static final String MIDDLE = "(?:[ .\\u00a0]{1,2}|[ .\\u00a0]?[" + DASHES + "][ .\\u00a0]?)";
    private static final Pattern SCATTERED = Pattern.compile("(?=\\d)(?<![\\p{L}\\d]|\\d[ .,-])(?:\\d(?:" + BLANK
            + "\\d){5}"
            + MIDDLE
            + "\\d(?:" + BLANK + "\\d){3}|\\d\\d(?:" + BLANK + "\\d\\d){2}" + MIDDLE + "\\d\\d" + BLANK
            + "\\d\\d|\\d{6}" + MIDDLE
            + "\\d\\d" + BLANK + "\\d\\d|\\d{4}" + BLANK + "\\d\\d" + MIDDLE + "\\d{4})(?![\\p{L}\\d]|[ .,-]\\d)");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    /** What accession numbers of public databases and registers begin with. */
    private static final Pattern ACCESSION = Pattern.compile(
            "(?i).*(?:[SED]R[ARSPXZ]|SAM[END]A?|GS[EM]|GC[AF]|ENS[A-Z]*|EGA[A-Z]|PRJ[A-Z]+|NCT|PMC?|PMID|[rse]s|nsv|ss|[RSV]CV|HGNC|MIM|ORPHA|CHEMBL|EAN|ISBN|UMI|seed)");

    private static final Pattern UUID_AFTER = Pattern.compile("-[0-9a-fA-F]{4}-.*", Pattern.DOTALL);
    private static final Pattern DASH = Pattern.compile("[" + DASHES + "]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00ad\\u200b-\\u200f\\u2060-\\u2064\\ufeff]");
    private static final Pattern CODE_ESCAPE = Pattern.compile("\\\\(?:x|u00)([2-7][0-9A-Fa-f])");
    private static final Pattern ESCAPE = Pattern.compile("%([2-7][0-9A-Fa-f])");
    private static final Pattern LABEL = Pattern.compile("(?i).*(?:cpr|nr|no|pnr)[.:#]?");

    /** Every number in the text with a date that can be one. */
    static List<PersonNumber> in(String text) {
        if (!DigitRuns.mayHoldNumber(text)) {
            return List.of();
        }
        List<PersonNumber> found = new ArrayList<>();
        int runs = DigitRuns.lengths(text);
        boolean joined = DigitRuns.has(runs, 6, 10) || DigitRuns.has(runs, 7, 7);
        for (Matcher match = JOINED.matcher(text); joined && match.find(); ) {
            joined(text, match).ifPresent(found::add);
        }
        for (Matcher match = PIECES.matcher(text); DigitRuns.has(runs, 4, 4) && match.find(); ) {
            String digits = match.group(1) + match.group(2) + match.group(3) + match.group(4);
            PersonNumber number = new PersonNumber(digits, Form.DOTTED, match.start(), match.end());
            if (number.hasDate()) {
                found.add(number);
            }
        }
        boolean scattered = DigitRuns.mayBeScattered(text);
        for (Matcher match = SCATTERED.matcher(text); scattered && match.find(); ) {
            String digits = NO_DIGIT.matcher(match.group()).replaceAll("");
            PersonNumber number = new PersonNumber(digits, Form.SCATTERED, match.start(), match.end());
            if (number.hasDate()
                    && (number.hasCheckDigit() || DASH.matcher(match.group()).find())) {
                found.add(number);
            }
        }
        return found;
    }

    private static Optional<PersonNumber> joined(String text, Matcher match) {
        String rest = match.group(3) == null ? match.group(4) : match.group(3);
        Form form = formOf(match.group(2));
        int end = match.end();
        boolean letterAfter = end < text.length() && Character.isLetter(text.charAt(end)) && !isWholeMark(text, end);
        if (letterAfter && form != Form.DASHED && form != Form.UNDERSCORED) {
            return Optional.empty();
        }
        PersonNumber number = new PersonNumber(match.group(1) + rest, form, match.start(), end);
        if (!number.isPlausible() || !number.standsAlone(text)) {
            return Optional.empty();
        }
        boolean attached = match.start() > 0 && Character.isLetter(text.charAt(match.start() - 1));
        if (!attached && !letterAfter) {
            return Optional.of(number);
        }
        boolean labelled = attached && number.isLabelled(text);
        if (labelled) {
            return Optional.of(number);
        }
        boolean code = number.isSubstitute()
                || form == Form.SPACED
                || (form == Form.UNDERSCORED && number.mayBeMoment())
                || number.isAccession(text);
        boolean uuid = UUID_AFTER.matcher(text.substring(end)).matches();
        return code || uuid || !number.hasDate()
                ? Optional.empty()
                : Optional.of(new PersonNumber(number.digits(), Form.ATTACHED, match.start(), end));
    }

    /** The letter that R writes behind a whole number. */
    private static boolean isWholeMark(String text, int at) {
        return text.charAt(at) == 'L' && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
    }

    /** Text as a reader sees it: invisible characters gone, digits of other scripts as ours. */
    static String plain(String written) {
        String address = written.indexOf('%') < 0 ? written : unescaped(written);
        String code = address.contains("\\x") || address.contains("\\u00") ? replaced(CODE_ESCAPE, address) : address;
        String text = code.contains("+09") || code.contains("+08") ? PowersOfTen.writtenOut(code) : code;
        int i = 0;
        while (i < text.length() && text.charAt(i) < 0x80) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        String visible = INVISIBLE.matcher(MainframeDigits.written(text)).replaceAll("");
        StringBuilder plain = new StringBuilder(visible.length());
        visible.codePoints().forEach(c -> {
            int digit = c < 0x80 || !Character.isDigit(c) ? -1 : Character.digit(c, 10);
            plain.appendCodePoint(digit < 0 ? c : '0' + digit);
        });
        return plain.toString();
    }

    /** Addresses write blanks and dashes as {@code %20} and {@code %2D}. */
    public static String unescaped(String text) {
        return text.contains("://") ? replaced(ESCAPE, text) : text;
    }

    private static String replaced(Pattern escape, String text) {
        return escape.matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }

    private static Form formOf(String separator) {
        if (separator.isEmpty()) {
            return Form.BARE;
        }
        if (DASH.matcher(separator).find()) {
            return Form.DASHED;
        }
        return separator.indexOf('_') >= 0 ? Form.UNDERSCORED : Form.SPACED;
    }

    boolean isSubstitute() {
        return Character.isLetter(digits.charAt(DIGITS - 2));
    }

    /** Whether this can be a number at all, as it is written. */
    private boolean isPlausible() {
        if (isSubstitute()) {
            boolean written = form == Form.DASHED || digits.equals(digits.toUpperCase(java.util.Locale.ROOT));
            return written && "01567".indexOf(digits.charAt(6)) >= 0 && hasDate();
        }
        return form == Form.BARE || hasDate() || (form == Form.DASHED && hasSubstituteDate());
    }

    /** No piece of a longer number, word or decimal fraction. */
    private boolean standsAlone(String text) {
        if (start == 0) {
            return !isFractionAfter(text);
        }
        char before = text.charAt(start - 1);
        boolean digitBefore = start > 1 && Character.isDigit(text.charAt(start - 2));
        if (Character.isLetter(before)) {
            return !isFractionAfter(text);
        }
        if (before == '.' && digitBefore) {
            return false;
        }
        if (before == ',' && digitBefore && form == Form.BARE && isDecimalPlace(text)) {
            return false;
        }
        return !isFractionAfter(text);
    }

    /** A comma is a decimal's, unless it separates fields: then another one follows the number, or stands in the text. */
    private boolean isDecimalPlace(String text) {
        return end < text.length() ? text.charAt(end) != ',' : text.indexOf(',') == start - 1;
    }

    private boolean isLabelled(String text) {
        return LABEL.matcher(text.substring(Math.max(0, start - 12), start)).matches();
    }

    private boolean isAccession(String text) {
        return ACCESSION.matcher(text.substring(Math.max(0, start - 12), start)).matches();
    }

    private boolean isFractionAfter(String text) {
        return form == Form.BARE
                && end + 1 < text.length()
                && text.charAt(end) == '.'
                && Character.isDigit(text.charAt(end + 1))
                && !isWhole(text);
    }

    /** A column with a gap is written as fractions: {@code .0} behind each number. */
    private boolean isWhole(String text) {
        return text.charAt(end + 1) == '0' && (end + 2 == text.length() || !Character.isDigit(text.charAt(end + 2)));
    }

    /** Whether the first six digits are a day that has been, in the century that the seventh digit tells. */
    boolean hasDate() {
        return BirthDate.exists(part(0), part(2), year());
    }

    /** The older substitute numbers add 60 to the day. */
    boolean hasSubstituteDate() {
        return BirthDate.exists(part(0) - SUBSTITUTE_DAYS, part(2), year());
    }

    /** Whether it can be a day, the year first, and a time of day, and its check digit does not say otherwise. */
    boolean mayBeMoment() {
        return readsAsMoment() && !hasCheckDigit();
    }

    /** The same, whatever its check digit: of many moments some have a right one. */
    boolean readsAsMoment() {
        boolean day = part(2) >= 1 && part(2) <= 12 && part(4) >= 1 && part(4) <= 31;
        return day && endsAsTime();
    }

    /** Whether the last four digits can be an hour and a minute. */
    boolean endsAsTime() {
        return !isSubstitute() && part(6) < 24 && part(8) < 60;
    }

    boolean hasCheckDigit() {
        if (isSubstitute()) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < DIGITS; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }

    int day() {
        return part(0);
    }

    int year() {
        int year = part(4);
        return switch (digits.charAt(6)) {
            case '4', '9' -> year <= 36 ? 2000 + year : 1900 + year;
            case '5', '6', '7', '8' -> year <= 57 ? 2000 + year : 1800 + year;
            default -> 1900 + year;
        };
    }

    private int part(int offset) {
        return (digits.charAt(offset) - '0') * 10 + digits.charAt(offset + 1) - '0';
    }

    @Override
    public String toString() {
        return "a person number";
    }
}

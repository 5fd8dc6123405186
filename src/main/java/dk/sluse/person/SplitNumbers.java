package dk.sluse.person;

import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Person numbers cut in two: a column of dates of birth, and beside it a column of four digits. */
final class SplitNumbers {

    private static final Pattern SIX = Pattern.compile("(\\d{1,2})(\\d{2})(\\d{2})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-./](\\d{1,2})[-./](?:\\d{2})?(\\d{2})");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?:19|20)(\\d{2})[-./]?(\\d{2})[-./]?(\\d{2})(?: 00:00(?::00)?)?");
    private static final Pattern SERIAL = Pattern.compile("[1-4]?\\d{4}");
    private static final Pattern FOUR = Pattern.compile("\\d{1,4}");
    private static final Pattern BIRTH = Pattern.compile(
            "(?i)(?<![a-zæøå])(?:dob|birth|born|f(?:ø|oe|o)dt?(?:sel)?|cpr|fdato|bday)|date.?of.?birth|birth.?da(?:y|te)|f(?:ø|oe)dselsda(?:g|to)");
    private static final Pattern REST =
            Pattern.compile("(?i)cpr|pnr|last.?(?:four|4)|l(?:ø|oe|o)benr|sidste.?(?:fire|4)|ssn|serial");
    private static final int MOST_PAIRS = 5000;
    private static final int LONGEST_LINE = 2000;
    private static final int MOST_DIGITS_OF_HEADINGS = 8;
    private static final int MOST_FIELDS = 60;

    /** Two neighbouring columns. */
    private static final class Pair {
        private String place = "";
        private boolean birth;
        private boolean rest;
        private int rows;
        private int pairs;
        private int checked;
        private int zeros;
        private int years;
        private int times;
        private int six;
        private final BitSet days = new BitSet();
    }

    private final int fewest;
    private final double share;
    private final Map<TextColumn, Pair> pairs = new LinkedHashMap<>();
    private final List<Pair> closed = new ArrayList<>();
    private String leftText = "";
    private int leftPart = -1;
    private int leftRow;
    private int leftColumn;
    private String leftWhere = "";

    SplitNumbers(int fewest, double share) {
        this.fewest = fewest;
        this.share = share;
    }

    /** What may head one of the columns. */
    static List<String> words() {
        List<String> words = new ArrayList<>(List.of(
                "dob",
                "birth",
                "born",
                "fod",
                "foed",
                "f\u00f8d",
                "f\u00d8d",
                "fdato",
                "bday",
                "benr",
                "sidste",
                "ssn",
                "serial"));
        for (String joint : List.of("", " ", "_", "-", ".")) {
            words.add("last" + joint + "four");
            words.add("last" + joint + "4");
        }
        return words;
    }

    void look(Passage passage, String text) {
        if (passage.isCell()) {
            boolean beside = passage.row() == leftRow
                    && passage.column() == leftColumn + 1
                    && passage.part().id() == leftPart
                    && passage.where().equals(leftWhere);
            if (beside) {
                pair(TextColumn.of(passage, text, 0), leftText, text, passage);
            }
            leftText = text;
            leftPart = passage.part().id();
            leftRow = passage.row();
            leftColumn = passage.column();
            leftWhere = passage.where();
        } else if (passage.kind() == Passage.Kind.LINE && mayHold(text)) {
            line(passage, text);
        }
    }

    private void line(Passage passage, String text) {
        char delimiter = TextColumn.delimiterOf(text);
        String[] fields = TextColumn.fields(text.strip(), delimiter, -1);
        for (int i = 1; i < Math.min(fields.length, MOST_FIELDS); i++) {
            TextColumn column = new TextColumn(passage.part().id(), "", delimiter, i, TextColumn.ANY);
            pair(column, bare(fields[i - 1]), bare(fields[i]), passage);
        }
    }

    /** A cheap look: a short line with several fields, of which one is of four digits, or one that heads such a column. */
    private static boolean mayHold(String text) {
        if (text.length() > LONGEST_LINE || text.length() < 7) {
            return false;
        }
        char delimiter = TextColumn.delimiterOf(text);
        if (delimiter == ' ' && text.indexOf(' ') < 0) {
            return false;
        }
        int digits = 0;
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                all++;
            } else {
                if (digits == 4 && (c == delimiter || c == '"' || c == '\'')) {
                    return true;
                }
                digits = 0;
            }
        }
        return digits == 4
                || (delimiter != ' '
                        && all <= MOST_DIGITS_OF_HEADINGS
                        && (BIRTH.matcher(text).find() || REST.matcher(text).find()));
    }

    private static String bare(String field) {
        String stripped = field.strip();
        boolean quoted = stripped.length() > 1 && "\"'".indexOf(stripped.charAt(0)) >= 0;
        return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
    }

    private void pair(TextColumn column, String left, String right, Passage passage) {
        boolean heading = !right.isEmpty() && Character.isLetter(right.charAt(0));
        if (heading && right.length() <= 40 && left.length() <= 40) {
            boolean birth = BIRTH.matcher(left).find();
            boolean rest = REST.matcher(right).find();
            if ((birth || rest) && pairs.size() < MOST_PAIRS) {
                Pair pair = pairs.computeIfAbsent(column, c -> new Pair());
                pair.birth |= birth;
                pair.rest |= rest;
            }
            return;
        }
        if (right.length() > 4 || !FOUR.matcher(right).matches()) {
            interrupted(column);
            return;
        }
        Pair known = pairs.get(column);
        boolean named = known != null && (known.birth || known.rest);
        Optional<String> date = dateOf(left, named);
        if (date.isEmpty()) {
            interrupted(column);
        } else if (known != null) {
            add(known, date, left, right, passage);
        } else if (pairs.size() < MOST_PAIRS) {
            Pair pair = new Pair();
            pairs.put(column, pair);
            add(pair, date, left, right, passage);
        }
    }

    /** A row of something else: another table may begin here, of which this one knows nothing. */
    private void interrupted(TextColumn column) {
        Pair known = pairs.get(column);
        if (known == null) {
            return;
        }
        known.rows++;
        if (known.pairs >= fewest && known.pairs >= share * (known.rows - 1)) {
            closed.add(known);
            pairs.remove(column);
        }
    }

    private void add(Pair pair, Optional<String> date, String left, String right, Passage passage) {
        pair.rows++;
        boolean named = pair.birth || pair.rest;
        if (date.isEmpty() || (right.length() < 4 && !named)) {
            return;
        }
        String four = padded(right, 4);
        PersonNumber number = new PersonNumber(date.get() + four, PersonNumber.Form.SPACED, 0, 0);
        if (!number.hasDate() && !named) {
            return;
        }
        pair.place = pair.pairs++ == 0 ? passage.place() : pair.place;
        pair.checked += number.hasCheckDigit() ? 1 : 0;
        pair.six += left.length() == 6 ? 1 : 0;
        pair.days.set(number.day());
        pair.zeros += right.length() == 4 && right.charAt(0) == '0' ? 1 : 0;
        pair.years += right.startsWith("19") || right.startsWith("20") ? 1 : 0;
        int value = Integer.parseInt(four);
        pair.times += value / 100 < 24 && value % 100 < 60 ? 1 : 0;
    }

    /** A day as six digits; under a heading, a spreadsheet's count of days is one too. */
    static Optional<String> dateOf(String text, boolean named) {
        Matcher day = DAY_FIRST.matcher(text);
        if (day.matches()) {
            return Optional.of(two(day.group(1)) + two(day.group(2)) + day.group(3));
        }
        Matcher year = YEAR_FIRST.matcher(text);
        if (year.matches()) {
            return Optional.of(year.group(3) + year.group(2) + year.group(1));
        }
        if (text.length() == 6 || (named && text.length() == 5)) {
            Matcher six = SIX.matcher(text);
            if (six.matches() && Integer.parseInt(six.group(2)) <= 12 && Integer.parseInt(six.group(1)) <= 31) {
                return Optional.of(two(six.group(1)) + six.group(2) + six.group(3));
            }
        }
        return named && SERIAL.matcher(text).matches() ? Optional.of(daysSince1900(text)) : Optional.empty();
    }

    private static String daysSince1900(String count) {
        java.time.LocalDate day = java.time.LocalDate.of(1899, 12, 30).plusDays(Integer.parseInt(count));
        return two(String.valueOf(day.getDayOfMonth()))
                + two(String.valueOf(day.getMonthValue()))
                + two(String.valueOf(day.getYear() % 100));
    }

    private static String two(String digits) {
        return padded(digits, 2);
    }

    /** With the noughts before it that a spreadsheet dropped. */
    static String padded(String digits, int length) {
        return "0".repeat(length - digits.length()) + digits;
    }

    List<PersonSearch.Hit> hits() {
        List<PersonSearch.Hit> hits = new ArrayList<>();
        Stream.concat(closed.stream(), pairs.values().stream())
                .filter(pair -> pair.pairs > 0 && pair.pairs >= share * (pair.rows - 1))
                .forEach(pair -> weight(pair)
                        .ifPresent(weight -> hits.add(
                                new PersonSearch.Hit(pair.place, pair.pairs, weight, PersonSearch.Kind.DANISH))));
        return hits;
    }

    private Optional<PersonSearch.Weight> weight(Pair pair) {
        if (pair.pairs < fewest || pair.years == pair.pairs) {
            return Optional.empty();
        }
        if (pair.rest || (pair.birth && (pair.zeros > 0 || pair.checked * 2 >= pair.pairs))) {
            return Optional.of(PersonSearch.Weight.CERTAIN);
        }
        // Three numbers of six digits that are all days of the calendar, and not the same one, are no chance.
        boolean days = pair.six == pair.pairs && pair.days.cardinality() >= 3 && pair.times < pair.pairs;
        if (days || pair.checked * 5 >= pair.pairs * 3) {
            return Optional.of(PersonSearch.Weight.CERTAIN);
        }
        boolean possible = pair.birth
                || (pair.six == pair.pairs && pair.days.cardinality() >= 3)
                || (pair.zeros > 0 && pair.times < pair.pairs);
        return possible ? Optional.of(PersonSearch.Weight.POSSIBLE) : Optional.empty();
    }
}

package dk.sluse.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks through all passages of a file for numbers of persons. Certain are: a dash and a date; a date behind a word such
 * as CPR or below it; a column of dates that are no series. For a person to look at: ten digits with a date and a right
 * check digit.
 */
final class PersonSearch {

    /** Where numbers were found, and how many in the same place. */
    record Hit(String place, int count, boolean certain, boolean explained) {}

    /** What tells a column apart. */
    private record Key(int part, String where, char delimiter, int column, boolean shortened) {
        Key whole() {
            return new Key(part, where, delimiter, column, false);
        }
    }

    private static final Pattern WORD = Pattern.compile(
            "(?i)(?<![a-zæøå])(?:e?cpr(?:[-_. ]?(?:nr|no|nummer|number|id))?|person[-_ ]?(?:nr|nummer|number)|pnr|civil registration)(?![a-zæøå])");
    private static final Pattern EXPLAINED = Pattern.compile(
            "(?i)(?<![a-z])(?:pos|position|bp|start|end|stop|time|timestamp|epoch|unix|ts|seed|tel|tlf|phone|telefon|mobil|isbn|issn|doi|pmid|pmcid|length|size|bytes|reads|cvr|ean|p-?nummer|grant|nct)(?![a-z])[^a-z]{0,6}$");
    private static final Pattern SINGLE_LETTER = Pattern.compile("(?:^|[^\\p{L}\\d])[A-Za-z]$");
    private static final int CONTEXT = 40;
    private static final int LONGEST_HEADING = 60;
    private static final int MOST_COLUMNS = 20_000;
    private static final int MOST_SEEN = 200_000;
    private static final Pattern NINE_DIGITS = Pattern.compile("[1-9]\\d{8}");
    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{5,6}");
    private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");

    private final int fewest;
    private final double share;
    private final Map<Key, NumberColumn> columns = new LinkedHashMap<>();
    private final Map<Key, Boolean> headings = new HashMap<>();
    private final Map<String, Integer> certain = new LinkedHashMap<>();
    private final Map<String, String> groupPlaces = new HashMap<>();
    private final List<Hit> doubtful = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();
    private String leftCell = "";
    private int leftRow;
    private int leftColumn;

    /**
     * @param fewest how many values make a column
     * @param share how many of them, as a share of 1, must have dates
     */
    PersonSearch(int fewest, double share) {
        this.fewest = fewest;
        this.share = share;
    }

    void look(Passage passage) {
        String text = PersonNumber.plain(passage.text());
        if (passage.isCell()) {
            cell(passage, text);
        }
        PersonNumber.in(text).forEach(number -> judge(passage, text, number));
        remember(passage, text);
    }

    List<Hit> hits() {
        List<Hit> hits = new ArrayList<>();
        certain.forEach((group, count) -> hits.add(new Hit(groupPlaces.get(group), count, true, false)));
        columns.forEach((key, column) -> {
            boolean explained = Boolean.FALSE.equals(headings.get(key.whole()));
            switch (column.nature(fewest, share)) {
                case PERSONS -> hits.add(new Hit(column.firstPlace(), column.dated(), true, false));
                case POSSIBLE -> hits.add(new Hit(column.firstChecked(), column.checked(), false, explained));
                case CHANCE -> {}
            }
        });
        hits.addAll(doubtful);
        return hits;
    }

    private void judge(Passage passage, String text, PersonNumber number) {
        boolean fresh = seen.size() >= MOST_SEEN || seen.add(fingerprint(number));
        if (!fresh && !passage.isCell()) {
            return;
        }
        String before = text.substring(Math.max(0, number.start() - CONTEXT), number.start());
        Key key = keyOf(passage, text, number.start(), false);
        boolean named = WORD.matcher(before).find() || Boolean.TRUE.equals(headings.get(key));
        boolean dated = number.hasDate() || number.hasSubstituteDate();
        if ((named && dated) || number.isSubstitute() || number.form() == PersonNumber.Form.DASHED) {
            certain(passage, key);
        } else if (number.form() == PersonNumber.Form.SPACED && !besideNumbers(text, number)) {
            certain(passage, key);
        } else if (number.form() == PersonNumber.Form.DOTTED) {
            doubtful.add(new Hit(passage.place(), 1, false, false));
        } else if (EXPLAINED.matcher(before).find()) {
            if (number.hasDate() && number.hasCheckDigit()) {
                doubtful.add(new Hit(passage.place(), 1, false, true));
            }
        } else {
            column(key, passage).add(number, passage.place());
        }
    }

    private void certain(Passage passage, Key key) {
        String group = key.part() + "/" + key.where() + "/" + key.delimiter() + key.column();
        groupPlaces.putIfAbsent(group, passage.place());
        certain.merge(group, 1, Integer::sum);
    }

    /** A number between other numbers is more likely a row of a table than a person. */
    private static boolean besideNumbers(String text, PersonNumber number) {
        String before = text.substring(0, number.start()).stripTrailing();
        String after = text.substring(number.end()).stripLeading();
        boolean left = !before.isEmpty() && Character.isDigit(before.charAt(before.length() - 1));
        if (SINGLE_LETTER.matcher(before).find()) {
            // The coordinates of a drawing: M 120345 1234 L 99 120
            return true;
        }
        return left || (!after.isEmpty() && Character.isDigit(after.charAt(0)));
    }

    private void cell(Passage passage, String text) {
        boolean nine = NINE_DIGITS.matcher(text).matches();
        if (nine) {
            PersonNumber number = new PersonNumber("0" + text, PersonNumber.Form.SHORTENED, 0, text.length());
            Key key = keyOf(passage, text, 0, true);
            boolean named = Boolean.TRUE.equals(headings.get(key.whole()));
            if (named && number.hasDate()) {
                certain(passage, key);
            } else if (passage.kind() == Passage.Kind.NUMBER) {
                column(key, passage).add(number, passage.place());
            }
        }
        besideCell(passage, text);
    }

    /** A number cut in two: the date in one cell, the rest in the next. */
    private void besideCell(Passage passage, String text) {
        boolean neighbour = passage.row() == leftRow && passage.column() == leftColumn + 1;
        if (neighbour
                && FOUR_DIGITS.matcher(text).matches()
                && SIX_DIGITS.matcher(leftCell).matches()) {
            String digits = (leftCell.length() == 5 ? "0" : "") + leftCell + text;
            PersonNumber number = new PersonNumber(digits, PersonNumber.Form.SPACED, 0, 0);
            Key key = new Key(passage.part().id(), passage.where(), '+', passage.column(), false);
            column(key, passage).add(number, passage.place());
        }
        leftCell = text;
        leftRow = passage.row();
        leftColumn = passage.column();
    }

    /** Remembers a column's heading: true when it names persons' numbers, false when it explains them otherwise. */
    private void remember(Passage passage, String text) {
        if (passage.kind() == Passage.Kind.CELL && text.length() <= LONGEST_HEADING && startsWithLetter(text)) {
            heading(keyOf(passage, text, 0, false), text);
            return;
        }
        if (passage.kind() == Passage.Kind.LINE && mayName(text)) {
            for (Matcher word = WORD.matcher(text); word.find(); ) {
                headings.put(keyOf(passage, text, word.start(), false), true);
            }
        }
    }

    private static boolean startsWithLetter(String text) {
        return !text.isEmpty() && Character.isLetter(text.charAt(0));
    }

    /** A cheap look: each of the words begins with one of four syllables. */
    private static boolean mayName(String text) {
        for (int i = 0; i + 2 < text.length(); i++) {
            int c = text.charAt(i) | 0x20;
            if (c == 'p' || c == 'c') {
                int second = text.charAt(i + 1) | 0x20;
                int third = text.charAt(i + 2) | 0x20;
                boolean p = c == 'p' && ((second == 'e' && third == 'r') || (second == 'n' && third == 'r'));
                boolean x = c == 'c' && ((second == 'p' && third == 'r') || (second == 'i' && third == 'v'));
                if (p || x) {
                    return true;
                }
            }
        }
        return false;
    }

    private void heading(Key key, String text) {
        if (WORD.matcher(text).find()) {
            headings.put(key, true);
        } else if (EXPLAINED.matcher(text).find()) {
            headings.putIfAbsent(key, false);
        }
    }

    private NumberColumn column(Key key, Passage passage) {
        NumberColumn known = columns.get(key);
        if (known != null) {
            return known;
        }
        Key kept = columns.size() < MOST_COLUMNS ? key : new Key(0, "", ' ', 0, key.shortened());
        return columns.computeIfAbsent(kept, k -> new NumberColumn(passage.place(), key.shortened()));
    }

    /** A cell's column; in a line, how many delimiters stand before the number. */
    private static Key keyOf(Passage passage, String text, int start, boolean shortened) {
        if (passage.isCell()) {
            return new Key(passage.part().id(), passage.where(), ' ', passage.column(), shortened);
        }
        char delimiter = delimiterOf(text);
        int fields = 0;
        for (int i = 0; i < start; i++) {
            boolean here = text.charAt(i) == delimiter;
            // Blanks in a row are one delimiter.
            fields += here && (delimiter != ' ' || i == 0 || text.charAt(i - 1) != ' ') ? 1 : 0;
        }
        String where = passage.kind() == Passage.Kind.LINE && passage.row() > 0 ? "" : passage.where();
        return new Key(passage.part().id(), where, delimiter, fields, shortened);
    }

    private static char delimiterOf(String text) {
        for (char delimiter : new char[] {'\t', ';', '|', ','}) {
            if (text.indexOf(delimiter) >= 0) {
                return delimiter;
            }
        }
        return ' ';
    }

    /** The same number on its page and in its source is one finding. */
    private static long fingerprint(PersonNumber number) {
        return number.isSubstitute() ? number.digits().hashCode() : Long.parseLong(number.digits());
    }
}

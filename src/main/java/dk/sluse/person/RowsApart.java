package dk.sluse.person;

import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Person numbers that a row has in several fields: a digit in each, day, month, year and the last four digits, or a date of
 * birth and the last four digits with other columns between, as headings tell.
 */
final class RowsApart {

    private static final int DIGITS = 10;
    private static final int LONGEST_LINE = 2000;
    private static final int MOST_FIELDS = 40;
    private static final int MOST_TALLIES = 2000;
    private static final int FEWEST_KINDS = 7;
    private static final Pattern WHOLE = Pattern.compile("\\d{1,4}");
    private static final Pattern BIRTH =
            Pattern.compile("(?i)(?:dob|birth|born|f(?:ø|oe|o)dt?|f(?:ø|oe|o)dsel|fdato|bday).{0,12}|date.?of.?birth");
    private static final Pattern LAST = Pattern.compile(
            "(?i)last.?(?:four|4)|l(?:ø|oe|o)be.?(?:nr|nummer)|sidste.?(?:fire|4)|serial.{0,8}|suffix|cpr.?(?:4|rest|suffix)");

    /** Where in its rows something is, and of which kind. */
    private record Column(int part, String where, char kind, int at) {}

    private static final class Tally {
        private final Set<Integer> years = new HashSet<>();
        private final BitSet days = new BitSet();
        private final BitSet signs = new BitSet();
        private String place = "";
        private int rows;
        private int dated;
        private int low;
        private int calendarYears;
    }

    private record Names(int birth, int last) {}

    private final int fewest;
    private final double share;
    private final Map<Column, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, Names> headings = new LinkedHashMap<>();
    private final List<String> row = new ArrayList<>();
    private Optional<Passage> begun = Optional.empty();

    RowsApart(int fewest, double share) {
        this.fewest = fewest;
        this.share = share;
    }

    void look(Passage passage, String text) {
        if (passage.isCell()) {
            if (begun.filter(first -> isSameRow(first, passage)).isEmpty()) {
                end();
                begun = Optional.of(passage);
            }
            if (row.size() < MOST_FIELDS) {
                row.add(text);
            }
        } else {
            end();
            if (passage.kind() == Passage.Kind.LINE && text.length() <= LONGEST_LINE && text.length() > 6) {
                line(passage, text);
            }
        }
    }

    private void line(Passage passage, String text) {
        char mark = TextColumn.delimiterOf(text);
        int first = text.indexOf(mark);
        boolean few = first >= 0 && text.indexOf(mark, first + 1) < 0;
        if (first < 0 || (few && headings.isEmpty() && !mayName(text))) {
            return;
        }
        String[] fields = TextColumn.fields(text.strip(), mark, MOST_FIELDS + 1);
        List<String> bare = new ArrayList<>(fields.length);
        for (String field : fields) {
            bare.add(field.strip().replace("\"", ""));
        }
        fields(passage, bare);
    }

    private static boolean mayName(String text) {
        return text.length() < 200 && !Character.isDigit(text.charAt(0));
    }

    private static boolean isSameRow(Passage first, Passage passage) {
        return first.row() == passage.row()
                && first.part().id() == passage.part().id()
                && first.where().equals(passage.where());
    }

    private void end() {
        begun.ifPresent(first -> fields(first, row));
        row.clear();
        begun = Optional.empty();
    }

    private void fields(Passage at, List<String> f) {
        String where = at.isCell() ? at.where() : "";
        digits(at, where, f);
        for (int i = 0; i + 3 < f.size(); i++) {
            apart(at, where, f, i);
        }
        named(at, where, f);
    }

    /** Ten fields with a digit each, or eleven with a name or a count before. */
    private void digits(Passage at, String where, List<String> f) {
        int from = f.size() - DIGITS;
        if (from < 0 || from > 1) {
            return;
        }
        StringBuilder digits = new StringBuilder();
        for (int i = from; i < f.size(); i++) {
            if (f.get(i).length() != 1 || !Character.isDigit(f.get(i).charAt(0))) {
                return;
            }
            digits.append(f.get(i));
        }
        add(new Column(at.part().id(), where, 'd', 0), at, digits.toString());
    }

    private void apart(Passage at, String where, List<String> f, int i) {
        Column column = new Column(at.part().id(), where, 'a', i);
        if (!isNumber(f.get(i), 31)
                || !isNumber(f.get(i + 1), 12)
                || f.get(i + 3).length() > 4
                || !WHOLE.matcher(f.get(i + 3)).matches()) {
            missed(column);
            return;
        }
        String year = f.get(i + 2);
        boolean full = year.length() == 4 && (year.startsWith("19") || year.startsWith("20"));
        if (!WHOLE.matcher(year).matches() || (!full && year.length() > 2)) {
            missed(column);
            return;
        }
        String ten = SplitNumbers.padded(f.get(i), 2)
                + SplitNumbers.padded(f.get(i + 1), 2)
                + SplitNumbers.padded(year.substring(full ? 2 : 0), 2)
                + SplitNumbers.padded(f.get(i + 3), 4);
        PersonNumber number = number(ten);
        boolean agrees = !full || number.year() == Integer.parseInt(year);
        add(column, at, agrees ? ten : "0".repeat(DIGITS));
        Tally tally = tallies.get(column);
        if (tally != null) {
            tally.calendarYears += f.get(i + 3).startsWith("19") || f.get(i + 3).startsWith("20") ? 1 : 0;
            tally.low += f.get(i + 3).length() < 3 ? 1 : 0;
        }
    }

    private void missed(Column column) {
        Tally known = tallies.get(column);
        if (known != null) {
            known.rows++;
        }
    }

    private void named(Passage at, String where, List<String> f) {
        String table = at.part().id() + "/" + where;
        int birth = -1;
        int last = -1;
        for (int i = 0;
                i < f.size()
                        && !f.get(0).isEmpty()
                        && !Character.isDigit(f.get(0).charAt(0));
                i++) {
            String field = f.get(i);
            birth = field.length() <= 30 && BIRTH.matcher(field).matches() ? i : birth;
            last = field.length() <= 30 && LAST.matcher(field).matches() ? i : last;
        }
        if (birth >= 0 && last >= 0 && headings.size() < MOST_TALLIES) {
            headings.put(table, new Names(birth, last));
            return;
        }
        Names names = headings.get(table);
        if (names == null || f.size() <= Math.max(names.birth(), names.last())) {
            return;
        }
        String four = f.get(names.last());
        Optional<String> date = SplitNumbers.dateOf(f.get(names.birth()), true);
        if (four.length() <= 4 && WHOLE.matcher(four).matches() && date.isPresent()) {
            add(new Column(at.part().id(), where, 'n', names.last()), at, date.get() + SplitNumbers.padded(four, 4));
        }
    }

    private void add(Column column, Passage at, String ten) {
        if (tallies.size() >= MOST_TALLIES && !tallies.containsKey(column)) {
            return;
        }
        Tally tally = tallies.computeIfAbsent(column, c -> new Tally());
        PersonNumber number = number(ten);
        tally.rows++;
        ten.chars().forEach(c -> tally.signs.set(c - '0'));
        if (number.hasDate()) {
            tally.place = tally.dated++ == 0 ? at.place() : tally.place;
            tally.days.set(number.day());
            tally.years.add(number.year());
        }
    }

    List<PersonSearch.Hit> hits() {
        end();
        List<PersonSearch.Hit> hits = new ArrayList<>();
        tallies.forEach((column, tally) -> {
            if (arePersons(column, tally)) {
                hits.add(new PersonSearch.Hit(
                        tally.place, tally.dated, PersonSearch.Weight.CERTAIN, PersonSearch.Kind.DANISH));
            }
        });
        return hits;
    }

    /** Dates of births are of many years and days; those of events, with a count behind them, of few. */
    private boolean arePersons(Column column, Tally tally) {
        boolean many = tally.dated >= fewest && tally.dated >= share * tally.rows && tally.days.cardinality() >= 3;
        return many
                && switch (column.kind()) {
                    case 'd' -> tally.signs.cardinality() >= FEWEST_KINDS && tally.years.size() >= 3;
                    case 'a' ->
                        tally.dated > fewest
                                && tally.years.size() >= Math.min(8, (tally.dated + 1) / 2)
                                && tally.low * 5 < tally.dated
                                && tally.calendarYears * 2 < tally.dated;
                    default -> true;
                };
    }

    private static PersonNumber number(String ten) {
        return new PersonNumber(ten, PersonNumber.Form.SPACED, 0, DIGITS);
    }

    private static boolean isNumber(String field, int most) {
        return !field.isEmpty()
                && field.length() <= 2
                && WHOLE.matcher(field).matches()
                && Integer.parseInt(field) >= 1
                && Integer.parseInt(field) <= most;
    }
}

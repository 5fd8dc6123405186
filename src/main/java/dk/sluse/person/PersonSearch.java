package dk.sluse.person;

import dk.sluse.document.Passage;
import java.util.ArrayList;
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
 * check digit. Numbers of other registers are {@link NordicSearch}'s.
 */
public final class PersonSearch {

    /** Whose numbers. */
    public enum Kind {
        DANISH("CPR-numre", "Person numbers (CPR)"),
        SWEDISH("Svenske personnumre", "Swedish person numbers"),
        NORWEGIAN("Norske personnumre", "Norwegian person numbers"),
        FINNISH("Finske personnumre", "Finnish person numbers");

        private final String da;
        private final String en;

        Kind(String da, String en) {
            this.da = da;
            this.en = en;
        }

        public String da() {
            return da;
        }

        public String en() {
            return en;
        }
    }

    /** How sure it is. */
    public enum Weight {
        CERTAIN,
        POSSIBLE,
        /** The word before it, or its column's heading, says that it is something else. */
        EXPLAINED
    }

    /** Where numbers were found, and how many in the same place. */
    public record Hit(String place, int count, Weight weight, Kind kind) {
        Hit and(int more) {
            return new Hit(place, count + more, weight, kind);
        }
    }

    private static final char SHORTENED = '9';
    private static final char ATTACHED = 'a';
    private static final char SHAPED = 's';
    private static final Pattern SINGLE_LETTER = Pattern.compile("(?:^|[^\\p{L}\\d])[A-Za-z]$");
    private static final Pattern NINE_DIGITS = Pattern.compile(
            "(?=[1-9]\\d{8})(?<![\\p{L}\\d.,:-])[1-9]\\d{8}(?!(?!L(?![\\p{L}\\d]))[\\p{L}\\d:-]|[.,](?!0(?!\\d))\\d)");
    private static final int MOST_COLUMNS = 20_000;
    private static final int MOST_SEEN = 200_000;

    private final int fewest;
    private final double share;
    private final ColumnHeadings headings = new ColumnHeadings();
    private final NordicSearch nordic;
    private final SplitNumbers split;
    private final WrappedNumbers wrapped = new WrappedNumbers();
    private final NumbersTogether together;
    private final RowsApart apart;
    private final DigitByDigit single = new DigitByDigit();
    private final RegisterLines register = new RegisterLines();
    private final Map<TextColumn, NumberColumn> columns = new LinkedHashMap<>();
    private final Map<String, Hit> certain = new LinkedHashMap<>();
    private final List<Hit> doubtful = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();

    /**
     * @param fewest how many values make a column
     * @param share how many of them, as a share of 1, must have dates
     */
    public PersonSearch(int fewest, double share) {
        this.fewest = fewest;
        this.share = share;
        this.nordic = new NordicSearch(fewest, share, headings);
        this.split = new SplitNumbers(fewest, share);
        this.together = new NumbersTogether(share);
        this.apart = new RowsApart(fewest, share);
    }

    public void look(Passage passage) {
        String text = PersonNumber.plain(passage.text());
        split.look(passage, text);
        apart.look(passage, text);
        single.look(passage, text).ifPresent(at -> doubtful(at, Weight.POSSIBLE));
        register.look(passage, text).ifPresent(at -> certain(at, TextColumn.of(at, "", 0)));
        boolean plain = false;
        if (DigitRuns.mayHoldNumber(text)) {
            shortened(passage, text);
            together.look(passage, text);
            List<PersonNumber> numbers = PersonNumber.in(text);
            numbers.forEach(number -> judge(passage, text, number));
            plain = !numbers.isEmpty();
            nordic.look(passage, text);
        }
        if (!plain) {
            named(passage, text);
        }
        if (CutLiterals.holdNumber(text)) {
            doubtful(passage, Weight.POSSIBLE);
        }
        for (int left = wrapped.look(passage, text); left > 0; left--) {
            certain(passage, TextColumn.of(passage, "", 0));
        }
        headings.look(passage, text);
    }

    public List<Hit> hits() {
        List<Hit> hits = new ArrayList<>(certain.values());
        columns.forEach((column, numbers) -> {
            boolean explained = headings.explained(column.of(TextColumn.ANY));
            switch (numbers.nature(fewest, share)) {
                case PERSONS -> hits.add(new Hit(numbers.firstPlace(), numbers.dated(), Weight.CERTAIN, Kind.DANISH));
                case POSSIBLE ->
                    hits.add(new Hit(
                            numbers.firstChecked(),
                            numbers.checked(),
                            explained ? Weight.EXPLAINED : Weight.POSSIBLE,
                            Kind.DANISH));
                case CHANCE -> {}
            }
        });
        if (hits.stream().noneMatch(hit -> hit.weight() == Weight.CERTAIN)) {
            hits.addAll(together.hits());
        }
        single.end().ifPresent(at -> doubtful(at, Weight.POSSIBLE));
        hits.addAll(doubtful);
        hits.addAll(nordic.hits());
        hits.addAll(split.hits());
        hits.addAll(apart.hits());
        return hits;
    }

    /** What only its name or heading makes a number. */
    private void named(Passage passage, String text) {
        for (NamedNumbers.At number : NamedNumbers.in(text)) {
            TextColumn column = TextColumn.of(passage, text, number.start());
            if (number.dated() && headings.names(column, text, number.start())) {
                certain(passage, column);
            } else if (number.itself()) {
                doubtful(passage, Weight.POSSIBLE);
            } else if (columns.size() < MOST_COLUMNS) {
                PersonNumber ten = new PersonNumber(number.ten(), PersonNumber.Form.SCATTERED, 0, 0);
                column(column.of(SHAPED), passage).add(ten, passage.place());
            }
        }
    }

    private void judge(Passage passage, String text, PersonNumber number) {
        TextColumn column = TextColumn.of(passage, text, number.start());
        boolean named = headings.names(column, text, number.start())
                || ColumnHeadings.namedAfter(text, number.end())
                || headings.namesSystem(passage);
        boolean fresh = isFresh(number, named || number.form() == PersonNumber.Form.DASHED);
        if (!fresh && !passage.isCell()) {
            return;
        }
        boolean dated = number.hasDate() || number.hasSubstituteDate();
        switch (number.form()) {
            case DASHED -> certain(passage, column);
            case SPACED -> {
                boolean ratio = text.indexOf('/', number.start()) >= 0
                        && text.indexOf('/', number.start()) < number.end()
                        && !number.hasCheckDigit();
                if (named || number.isSubstitute() || (!besideNumbers(text, number) && !ratio)) {
                    certain(passage, column);
                } else if (ratio) {
                    doubtful(passage, Weight.POSSIBLE);
                } else {
                    bare(passage, text, number, column);
                }
            }
            case DOTTED, SCATTERED -> {
                if (named) {
                    certain(passage, column);
                } else {
                    doubtful(passage, Weight.POSSIBLE);
                }
            }
            case UNDERSCORED -> {
                if (named) {
                    certain(passage, column);
                } else if (!number.mayBeMoment()) {
                    doubtful(passage, Weight.POSSIBLE);
                }
            }
            case ATTACHED -> attached(passage, number, column);
            case BARE, SHORTENED -> {
                if ((named && dated) || number.isSubstitute()) {
                    certain(passage, column);
                } else {
                    bare(passage, text, number, column);
                }
            }
        }
    }

    private void attached(Passage passage, PersonNumber number, TextColumn column) {
        boolean dashed = number.end() - number.start() > number.digits().length();
        if (dashed) {
            doubtful(passage, Weight.POSSIBLE);
        } else {
            column(column.of(ATTACHED), passage).add(number, passage.place());
        }
    }

    private void bare(Passage passage, String text, PersonNumber number, TextColumn column) {
        if (!ColumnHeadings.explains(text, number.start())) {
            column(column, passage).add(number, passage.place());
        } else if (number.hasDate() && number.hasCheckDigit()) {
            doubtful(passage, Weight.EXPLAINED);
        }
    }

    private void certain(Passage passage, TextColumn column) {
        String group = column.part() + "/" + column.where() + "/" + column.delimiter() + column.number();
        certain.merge(group, new Hit(passage.place(), 1, Weight.CERTAIN, Kind.DANISH), (one, more) -> one.and(1));
    }

    private void doubtful(Passage passage, Weight weight) {
        doubtful.add(new Hit(passage.place(), 1, weight, Kind.DANISH));
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

    /** A spreadsheet drops the first zero, and writes nine digits into whatever is made of the sheet. */
    private void shortened(Passage passage, String text) {
        if (passage.kind() == Passage.Kind.DEBRIS || !DigitRuns.has(DigitRuns.lengths(text), 9, 9)) {
            return;
        }
        for (Matcher nine = NINE_DIGITS.matcher(text); nine.find(); ) {
            PersonNumber number =
                    new PersonNumber("0" + nine.group(), PersonNumber.Form.SHORTENED, nine.start(), nine.end());
            TextColumn column = TextColumn.of(passage, text, nine.start());
            boolean fresh = isFresh(number, false) || passage.isCell();
            if (number.hasDate() && headings.names(column, text, nine.start())) {
                certain(passage, column);
            } else if (fresh && !ColumnHeadings.explains(text, nine.start())) {
                boolean cell = passage.kind() == Passage.Kind.NUMBER;
                column(column.of(cell ? SHORTENED : (char) (SHORTENED + 1)), passage)
                        .add(number, passage.place());
            }
        }
    }

    private NumberColumn column(TextColumn column, Passage passage) {
        NumberColumn known = columns.get(column);
        if (known != null) {
            return known;
        }
        TextColumn kept = columns.size() < MOST_COLUMNS ? column : new TextColumn(0, "", ' ', 0, column.kind());
        NumberColumn.Kind kind =
                switch (column.kind()) {
                    case SHORTENED -> NumberColumn.Kind.SHORTENED;
                    case SHORTENED + 1 -> NumberColumn.Kind.SHORTENED_IN_TEXT;
                    case ATTACHED -> NumberColumn.Kind.ATTACHED;
                    case SHAPED -> NumberColumn.Kind.SHAPED;
                    default -> NumberColumn.Kind.WHOLE;
                };
        return columns.computeIfAbsent(kept, k -> new NumberColumn(passage.place(), kind));
    }

    /** The same number on its page and in its source is one finding, unless it is only now written as a person's. */
    private boolean isFresh(PersonNumber number, boolean sure) {
        return seen.size() >= MOST_SEEN || seen.add(2 * fingerprint(number) + (sure ? 1 : 0));
    }

    private static long fingerprint(PersonNumber number) {
        return number.isSubstitute() ? number.digits().hashCode() : Long.parseLong(number.digits());
    }
}

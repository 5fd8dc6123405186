package dk.sluse.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Smallest and largest values, medians, quartiles and percentiles in a table, and how many people each is of (R54). */
public final class ExtremeValues {

    private static final Pattern NAMES = Pattern.compile(
            "(?<![\\p{L}\\d])(?:min\\.?|max\\.?|minimum|maximum|mindste|største|lowest|highest|laveste|højeste|range|spændvidde|medians?|iqr|interquartile"
                    + "|quartiles?|kvartil\\w*|q1\\W{1,3}q3|p\\d{1,2}|\\d{1,2}(?:th|st|nd|rd|\\.)? ?(?:percentil\\w*|pctl?|fraktil|qu\\.?)|percentil\\w*|fraktil\\w*|youngest|oldest"
                    + "|yngste|ældste|outliers?)(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DESCRIBE = Pattern.compile("(?:25|50|75)%");
    private static final Pattern NO_STATISTIC = Pattern.compile(
            "(?i)\\b(?:reference|normal|age|alders?)[- ]?(?:range|interval|gruppe)\\b|(?<![\\p{L}\\d])(?:max|min)[_ ](?:depth|iter\\w*|features?|samples?\\w*|child\\w*|lea(?:f|ves)\\w*|nodes|bins?|epochs?|steps?|len\\w*|tokens|workers|threads|memory|retries|delta|maf|coverage|overlap)(?![\\p{L}\\d])");

    /** How R sums up the residuals of a model, and nothing else. */
    private static final Pattern RESIDUALS = Pattern.compile("(?i)min 1q median 3q max");

    /** One such value; without an n when none is stated. */
    public record Found(int row, int column, OptionalLong people) {}

    private final Table table;
    private final List<Integer> countRows = new ArrayList<>();
    private final List<Integer> countColumns = new ArrayList<>();

    private ExtremeValues(Table table) {
        this.table = table;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            if (isCount(table.label(r))) {
                countRows.add(r);
            }
        }
        for (int c = table.firstColumn(); c < table.columns(); c++) {
            if (isCount(table.heading(c)) || Wording.isTotal(table.heading(c))) {
                countColumns.add(c);
            }
        }
    }

    private static boolean isCount(String words) {
        return Wording.isCount(words) || words.strip().matches("(?i)obs\\.?|observations|observationer");
    }

    /** Finds them, in reading order. */
    public static List<Found> in(Table table) {
        return isOfResiduals(table) ? List.of() : new ExtremeValues(table).find();
    }

    private static boolean isOfResiduals(Table table) {
        StringBuilder headings = new StringBuilder();
        for (int c = 0; c < table.columns(); c++) {
            headings.append(table.heading(c).strip()).append(' ');
        }
        return RESIDUALS.matcher(headings.toString().strip()).matches();
    }

    private List<Found> find() {
        List<Found> found = new ArrayList<>();
        boolean[] named = new boolean[table.columns()];
        for (int c = table.firstColumn(); c < table.columns(); c++) {
            named[c] = isName(table.heading(c));
        }
        for (int r = table.firstRow(); r < table.rows(); r++) {
            boolean row = isName(table.label(r))
                    || DESCRIBE.matcher(table.label(r).strip()).matches();
            for (int c = table.firstColumn(); c < table.columns(); c++) {
                boolean value = table.entry(r, c).isNumeric() || Fields.isFigures(table.text(r, c));
                if (value && !table.entry(r, c).isHidden() && (row || named[c]) && !countColumns.contains(c)) {
                    found.add(new Found(r, c, people(r, c)));
                }
            }
        }
        return found;
    }

    private static boolean isName(String words) {
        return NAMES.matcher(words).find() && !NO_STATISTIC.matcher(words).find() && !Wording.isThings(words);
    }

    private OptionalLong people(int row, int column) {
        for (String words : List.of(table.heading(column), table.label(row))) {
            OptionalLong stated = Wording.stated(words);
            if (stated.isPresent()) {
                return stated;
            }
        }
        for (int c : countColumns) {
            if (table.entry(row, c).isWhole()) {
                return OptionalLong.of(table.entry(row, c).count());
            }
            if (table.entry(row, c).isHidden()) {
                return OptionalLong.of(0);
            }
        }
        for (int r : countRows) {
            Entry entry = table.entry(r, column);
            if (entry.isWhole() || (entry.kind() == Entry.Kind.DECIMAL && entry.value() == Math.rint(entry.value()))) {
                return OptionalLong.of(entry.count());
            }
        }
        return table.stated();
    }
}

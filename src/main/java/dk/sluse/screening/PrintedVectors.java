package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing known of each of many people, printed without a table (R59): R's {@code [1] 34 45 61}, lists and arrays of Python,
 * columns of JSON, a series of pandas, R's values under the numbers of their rows.
 */
final class PrintedVectors {

    private static final Pattern OF_R = Pattern.compile("\\s*\\[(\\d{1,7})]\\s+(\\S.*)");
    private static final Pattern PREFIX = Pattern.compile("^\\s*#[#>] ?");
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s,\"']+");
    private static final Pattern PLAIN =
            Pattern.compile("-?\\d[\\d.e+-]*|nan|NaN|None|null|NA|True|False|true|false|[\"'][^\"']{0,40}[\"']");
    private static final Pattern TRAIT = Pattern.compile(
            "(?iu)(?<![\\p{L}\\d])(?:age|ages|alder|sex|gender|køn|dob|birth\\w*|bmi|height|højde|weight|vægt|diagnos\\w*|sbp|hba1c|ldl|egfr|crp|patients?|patienter)(?![\\p{L}\\d])");
    private static final Pattern NO_PERSON = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:means?|medians?|average|gennemsnit\\w*|sd|se|rates?|scores?|loss(?:es)?|aucs?|acc\\w*|coef\\w*|betas?|beta_?hat|importances?|p_?val\\w*|p\\.?adj\\w*|fdr|prob\\w*|weights|lr|hr|or|freq\\w*|maf|percent\\w*|pct|quantiles?|breaks|bins?|counts?|levels|knots|seeds?|epochs?|sizes?|lengths?|grid|coverage|depths?|prevalence|incidence|cor\\w*|eigen\\w*|variance|loadings?|lambdas?|chrom\\w*|pos\\w*|years?|år|folds?|layers?|colou?rs?|columns?|names|hist\\w*|densit\\w*|genes?|snps?|dtypes?|class(?:es)?)(?!\\p{L})");
    private static final Pattern SERIES_ROW = Pattern.compile("(\\d{1,9}) {2,}(\\S+)");
    private static final Pattern SERIES_END = Pattern.compile("Name: (.+?), (?:Length: \\d+, )?dtype: \\w+.*");
    private static final Pattern INTEGERS = Pattern.compile("\\s*\\d{1,7}(?:\\s+\\d{1,7})+\\s*");
    private static final Pattern FIGURES = Pattern.compile("\\s*-?\\d[\\d.e+-]*(?:\\s+-?\\d[\\d.e+-]*)+\\s*");
    private static final int MOST_VALUES = 2_000;
    private static final int MOST_LINES = 400;
    private static final int LONGEST_LINE = 20_000;
    private static final int BEFORE = 60;
    private static final int MOST = 10;
    private static final int FEWEST_OF_SERIES = 5;
    private static final int FEWEST_NUMBERED = 10;

    private enum Reading {
        NOTHING,
        R,
        LIST
    }

    private final Set<String> places = new LinkedHashSet<>();
    private final List<String> values = new ArrayList<>();
    private Reading reading = Reading.NOTHING;
    private String said = "";
    private String begun = "";
    private String above = "";
    private int part = -1;
    private int lines;
    private int series;
    private int last;
    private String seriesAt = "";
    private int numbered;
    private List<String> numbers = List.of();

    void look(Passage passage) {
        if (passage.kind() != Passage.Kind.LINE || places.size() >= MOST) {
            return;
        }
        if (passage.part().id() != part) {
            close();
            above = "";
            part = passage.part().id();
        }
        String text = passage.text();
        if (text.length() > LONGEST_LINE) {
            text = text.substring(0, LONGEST_LINE);
        }
        if (passage.isCode()) {
            return;
        }
        if (text.indexOf('\n') >= 0) {
            text.lines().forEach(line -> line(passage, line));
        } else {
            line(passage, text);
        }
    }

    private void line(Passage passage, String written) {
        String text = written.indexOf('#') >= 0 ? PREFIX.matcher(written).replaceFirst("") : written;
        if (text.isBlank()) {
            return;
        }
        series(passage, text);
        numbered(passage, text);
        if (reading == Reading.LIST) {
            goOn(text);
        } else if (text.indexOf('[') >= 0) {
            Matcher vector = OF_R.matcher(text);
            if (vector.matches()) {
                ofR(passage, Integer.parseInt(vector.group(1)), vector.group(2));
            } else {
                close();
                lists(passage, text);
            }
        } else if (reading == Reading.R) {
            close();
        }
        if (reading == Reading.NOTHING) {
            above = text;
        }
    }

    private void ofR(Passage passage, int index, String rest) {
        if (index != values.size() + 1 || reading != Reading.R) {
            close();
            if (index != 1) {
                return;
            }
            begin(Reading.R, passage, above);
        }
        take(rest);
    }

    private void begin(Reading kind, Passage passage, String words) {
        reading = kind;
        begun = passage.place();
        said = words;
        lines = 0;
    }

    private void take(String rest) {
        for (Matcher token = TOKEN.matcher(rest); token.find() && values.size() < MOST_VALUES; ) {
            String value = token.group();
            boolean quoted = value.charAt(0) == '"' || value.charAt(0) == '\'';
            values.add(quoted ? value.substring(1, value.length() - 1) : value);
        }
    }

    /** All lists of plain values that begin on a line; the last may go on below. */
    private void lists(Passage passage, String text) {
        for (int at = text.indexOf('['); at >= 0 && reading == Reading.NOTHING; at = text.indexOf('[', at + 1)) {
            int end = text.indexOf(']', at);
            String inside = text.substring(at + 1, end < 0 ? text.length() : end);
            if (arePlain(inside, end < 0)) {
                String before = text.substring(Math.max(0, at - BEFORE), at);
                begin(
                        Reading.LIST,
                        passage,
                        isNameless(before) ? above : before.substring(before.lastIndexOf(']') + 1));
                take(inside);
                if (end >= 0) {
                    close();
                }
            }
        }
    }

    private static boolean isNameless(String before) {
        return before.chars().noneMatch(Character::isLetter) || before.strip().matches("(?:np\\.)?array\\(");
    }

    /** A cheap look at the first value, and then at all. */
    private static boolean arePlain(String inside, boolean open) {
        String stripped = inside.strip();
        if (stripped.isEmpty()) {
            return open;
        }
        if ("-0123456789\"'nNTFtf".indexOf(stripped.charAt(0)) < 0) {
            return false;
        }
        Matcher token = TOKEN.matcher(stripped);
        while (token.find()) {
            if (!PLAIN.matcher(token.group()).matches()) {
                return false;
            }
        }
        return true;
    }

    private void goOn(String text) {
        int end = text.indexOf(']');
        String inside = end < 0 ? text : text.substring(0, end);
        boolean plain = arePlain(inside, true);
        if (plain) {
            take(inside);
        } else {
            values.clear();
        }
        if (end >= 0 || !plain || ++lines > MOST_LINES) {
            close();
        }
    }

    private void close() {
        if (!values.isEmpty() && !NO_PERSON.matcher(said).find()) {
            if (SingleValues.areLikely(values, TRAIT.matcher(said).find())) {
                places.add(begun);
            }
        }
        values.clear();
        reading = Reading.NOTHING;
    }

    /** Rows numbered from nought, as pandas prints a column. */
    private void series(Passage passage, String text) {
        char first = text.charAt(0);
        if (first == 'N' && series >= FEWEST_OF_SERIES) {
            Matcher end = SERIES_END.matcher(text);
            if (end.matches() && !NO_PERSON.matcher(end.group(1)).find()) {
                places.add(seriesAt);
            }
        }
        Matcher row = SERIES_ROW.matcher(text);
        if (first < '0' || first > '9' || !row.matches()) {
            series = text.strip().equals("..") || text.strip().equals("...") ? series : 0;
            return;
        }
        int index = Integer.parseInt(row.group(1));
        boolean next = series > 2 ? index > last : index == series;
        seriesAt = index == 0 ? passage.place() : seriesAt;
        series = index == 0 ? 1 : next ? series + 1 : 0;
        last = index;
    }

    /** Values under the numbers of their rows, line by line, as R prints residuals. */
    private void numbered(Passage passage, String text) {
        if (!FIGURES.matcher(text).matches()) {
            numbers = List.of();
            numbered = 0;
            return;
        }
        List<String> fields = List.of(text.strip().split("\\s+"));
        if (fields.size() == numbers.size()) {
            numbered += fields.size();
            numbers = List.of();
            if (numbered >= FEWEST_NUMBERED && numbered - fields.size() < FEWEST_NUMBERED) {
                places.add(passage.place());
            }
        } else if (INTEGERS.matcher(text).matches() && isNext(fields)) {
            numbers = fields;
        } else {
            numbers = List.of();
            numbered = 0;
        }
    }

    private boolean isNext(List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (Integer.parseInt(fields.get(i)) != numbered + i + 1) {
                return false;
            }
        }
        return true;
    }

    List<Finding> findings() {
        close();
        return Findings.held(
                places,
                ListedObservations.NAME,
                "R59",
                new Phrase(
                        "Her er værdier skrevet ud en for en, som de kan være af enkelte personer. Fjern dem, eller vis antal og gennemsnit.",
                        "Values are printed one by one here, as they may be of single people. Take them out, or show counts and means."));
    }
}

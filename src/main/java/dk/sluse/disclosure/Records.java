package dk.sluse.disclosure;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a long table of single observations by its values alone, whatever its columns are called, as registers and surveys
 * call them (R58): a serial number beside codes of a few values each, many columns of codes, or measurements that repeat.
 */
final class Records {

    private static final int FEWEST_ROWS = 50;
    private static final int ROWS_OF_FIT = 20;
    private static final int COLUMNS_AGAIN = 3;
    private static final int COLUMNS_UNNAMED = 5;
    private static final double AGAIN = 0.1;
    private static final int COLUMNS_OF_SERIAL = 2;
    private static final int CODES_OF_SURVEY = 4;
    private static final int COLUMNS_OF_SURVEY = 6;
    private static final int MEASUREMENTS = 3;

    private static final int COLUMNS_OF_NAMES = 3;
    private static final int COLUMNS_A_THING = 5;

    /** Places in a genome, steps of a computation, figures of a model and of money, times of a series: nobody is listed. */
    private static final Pattern OF_THINGS = Pattern.compile(
            "(?iu).*(?<!\\p{L})(?:chr(?!on)|pos(?:ition)?\\b|(?:tx|cds)?_?start|(?:tx|cds)?_?end\\b|bp\\b|snp|rs_?id|gene(?!ral|tic)|allele|ref\\b|alt\\b|strand|variant|marker|probe|exon|transcript|cytoband|contig|n?reads|depth|coverage"
                    + "|epoch|iter|step|fold|seed|batch|loss|run\\b|rank|line|page|byte|score|pathway|term|cluster|factor|weight_|feature|component|eigen|pc\\d|beta|effect|odds|hazard|ratio|se\\b|s\\.e|std|p[-_. ]?(?:val|adj)|fdr|q[-_. ]?val|log2?[-_. ]?fc|fold_?change|statistic|estimate|coef"
                    + "|year|år\\b|month|måned|week|uge|quarter|kvartal|date\\b|dato\\b|country|land|region|kommune|municipality|sales|price|pris|bin\\b|breaks|density|surv(?!ey)|n\\.?risk|at_?risk|quantile|percentile|predicted|expected|observed|x\\b|y\\b).*");

    private static final Pattern ALLELE = Pattern.compile("(?i)\\s*a[012]\\s*");
    private static final Pattern MORE_THAN_ALLELES = Pattern.compile("(?i)\\s*a[3-9]\\s*");
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

    /** What a model gives for each observation, as the fit's own functions call it. */
    private static final Pattern OF_FIT = Pattern.compile(
            "(?iu)\\.?(?:(?:std|stud|student|standard|pearson|deviance)[._ ]?)?resid(?:uals?)?(?:[._ ](?:pearson|deviance|raw|std|student|working|response|anscombe))?"
                    + "|dfb(?:etas?)?[._ ].+|dffits?|\\.?cooksd|cook'?s?[._ ](?:d|distance|c|cbar)|\\.?hat(?:[._ ](?:values?|matrix.*|diag.*))?|leverage");

    private static final Pattern EVENT = Pattern.compile(
            "(?iu)(?:[\\p{L}]+[_. ])?(?:status|event|died|dead|death|død|censor(?:ed|ing)?|cens|delta|failed|failure|e)");
    private static final Pattern TIME = Pattern.compile(
            "(?iu)(?:[\\p{L}]+[_. ])?(?:t|time|futime|studytime|survtime|duration|days|months|los|tid|followup)");

    private final Table table;
    private final int body;
    private boolean alleles = true;

    private Records(Table table) {
        this.table = table;
        this.body = table.rows() - table.firstRow();
    }

    /** The column over which records stand, if they do. */
    static Optional<Integer> in(Table table) {
        return new Records(table).find();
    }

    private Optional<Integer> find() {
        if (body >= ROWS_OF_FIT && table.columns() >= 2 && table.firstRow() > 0) {
            Optional<Integer> known = ofFit().or(this::ofSurvival);
            if (known.isPresent()) {
                return known;
            }
        }
        if (table.firstRow() == 0) {
            return withoutHeadings();
        }
        if (body < FEWEST_ROWS || table.columns() < 2 || table.firstRow() == 0) {
            return Optional.empty();
        }
        for (int c = 0; c < table.columns(); c++) {
            alleles &= !MORE_THAN_ALLELES.matcher(table.heading(c)).matches();
        }
        int things = 0;
        for (int c = 0; c < table.columns(); c++) {
            things += isOfThings(c) ? 1 : 0;
        }
        // A region or a date stands among a person's values, too.
        return things * COLUMNS_A_THING >= table.columns() ? Optional.empty() : byColumns();
    }

    private boolean isOfThings(int column) {
        String heading = HUMP.matcher(table.heading(column)).replaceAll(" ").replace('_', ' ');
        return OF_THINGS.matcher(heading).matches()
                || (alleles && ALLELE.matcher(heading).matches());
    }

    /** A residual or an influence for each row. */
    private Optional<Integer> ofFit() {
        for (int c = 0; c < table.columns(); c++) {
            if (OF_FIT.matcher(table.heading(c).strip()).matches() && new ColumnValues(table, c).isManyFractions()) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    /** How long each was followed, and whether it happened. */
    private Optional<Integer> ofSurvival() {
        int time = -1;
        int event = -1;
        for (int c = 0; c < table.columns(); c++) {
            String heading = table.heading(c).strip();
            if (isOfThings(c)) {
                return Optional.empty();
            }
            time = time < 0 && TIME.matcher(heading).matches() ? c : time;
            event = event < 0 && EVENT.matcher(heading).matches() ? c : event;
        }
        boolean followed = time >= 0
                && event >= 0
                && time != event
                && new ColumnValues(table, time).isManyNumbers()
                && new ColumnValues(table, event).isYesOrNo();
        return followed ? Optional.of(Math.min(time, event)) : Optional.empty();
    }

    /** Long rows of nothing but numbers, one of which is a code: no axis rises, and it is no square of everything by everything. */
    private Optional<Integer> withoutHeadings() {
        if (body < FEWEST_ROWS || table.columns() < COLUMNS_UNNAMED || body <= 2 * table.columns()) {
            return Optional.empty();
        }
        int codes = 0;
        int fractions = 0;
        for (int c = 0; c < table.columns(); c++) {
            ColumnValues column = new ColumnValues(table, c);
            if (!column.isNumbers() || column.isAxis()) {
                return Optional.empty();
            }
            codes += column.isCode() ? 1 : 0;
            fractions += column.isManyFractions() ? 1 : 0;
        }
        return codes > 0 && fractions * 2 >= table.columns() ? Optional.of(0) : Optional.empty();
    }

    /** Whole rows that come again, as no table of groups has them. */
    private boolean comeAgain() {
        if (table.columns() < COLUMNS_AGAIN) {
            return false;
        }
        Set<String> rows = new HashSet<>();
        for (int r = table.firstRow(); r < table.rows(); r++) {
            StringBuilder row = new StringBuilder();
            for (int c = 0; c < table.columns(); c++) {
                row.append(table.text(r, c).strip()).append('\t');
            }
            rows.add(row.toString());
        }
        return body - rows.size() >= AGAIN * body;
    }

    /** Whether a heading says that groups are summed up. */
    private boolean isSummedUp() {
        for (int c = 0; c < table.columns(); c++) {
            String heading = table.heading(c);
            if (Wording.isMeasure(heading) || Wording.isCount(heading) || Wording.isPercent(heading)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Integer> byColumns() {
        int serial = -1;
        int codes = 0;
        int words = 0;
        int measured = 0;
        int varied = 0;
        for (int c = 0; c < table.columns(); c++) {
            ColumnValues column = new ColumnValues(table, c);
            if (c < COLUMNS_OF_NAMES && column.isOfNames()) {
                return Optional.empty();
            }
            if (c < COLUMNS_OF_NAMES && column.isOfPeople()) {
                serial = c;
            }
            if (serial < 0 && c < COLUMNS_OF_SERIAL && column.isSerial() && !isOfThings(c)) {
                serial = c;
            }
            codes += column.isCode() ? 1 : 0;
            varied += column.isVaried() ? 1 : 0;
            words += column.isCode() && column.isOfWords() ? 1 : 0;
            measured += column.isMeasured() ? 1 : 0;
        }
        if (serial >= 0 && codes > 0) {
            return Optional.of(serial);
        }
        boolean survey = table.columns() >= COLUMNS_OF_SURVEY && codes >= CODES_OF_SURVEY;
        boolean measurements = measured >= MEASUREMENTS && words > 0;
        boolean again = codes > 0 && varied >= 2 && !isSummedUp() && comeAgain();
        return survey || measurements || again ? Optional.of(0) : Optional.empty();
    }
}

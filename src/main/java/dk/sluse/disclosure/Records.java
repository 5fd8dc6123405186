package dk.sluse.disclosure;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells a long table of single observations by its values alone, whatever its columns are called, as registers and surveys
 * call them (R58): a serial number beside codes of a few values each, many columns of codes, or measurements that repeat.
 */
final class Records {

    private static final int FEWEST_ROWS = 50;
    private static final int COLUMNS_OF_SERIAL = 2;
    private static final int MOST_CODES = 12;
    private static final int LONGEST_CODE = 24;
    private static final int CODES_OF_SURVEY = 4;
    private static final int COLUMNS_OF_SURVEY = 6;
    private static final int MEASUREMENTS = 3;
    private static final int MOST_DECIMALS = 2;
    private static final double MOSTLY = 0.8;

    private static final int COLUMNS_OF_NAMES = 3;
    private static final int COLUMNS_A_THING = 5;
    private static final int SHORTEST_CODE = 4;

    /** Places in a genome, steps of a computation, figures of a model and of money, times of a series: nobody is listed. */
    private static final Pattern OF_THINGS = Pattern.compile(
            "(?iu).*(?<!\\p{L})(?:chr(?!on)|pos(?:ition)?\\b|(?:tx|cds)?_?start|(?:tx|cds)?_?end\\b|bp\\b|snp|rs_?id|gene(?!ral|tic)|allele|ref\\b|alt\\b|strand|variant|marker|probe|exon|transcript|cytoband|contig|n?reads|depth|coverage"
                    + "|epoch|iter|step|fold|seed|batch|loss|run\\b|rank|line|page|byte|score|pathway|term|cluster|factor|weight_|feature|component|eigen|pc\\d|beta|effect|odds|hazard|ratio|se\\b|s\\.e|std|p[-_. ]?(?:val|adj)|fdr|q[-_. ]?val|log2?[-_. ]?fc|fold_?change|statistic|estimate|coef"
                    + "|year|år\\b|month|måned|week|uge|quarter|kvartal|date\\b|dato\\b|country|land|region|kommune|municipality|sales|price|pris|bin\\b|breaks|density|surv(?!ey)|n\\.?risk|at_?risk|quantile|percentile|predicted|expected|observed|x\\b|y\\b).*");

    private static final Pattern ALLELE = Pattern.compile("(?i)\\s*a[012]\\s*");
    private static final Pattern MORE_THAN_ALLELES = Pattern.compile("(?i)\\s*a[3-9]\\s*");
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern PERSON =
            Pattern.compile("\\p{Lu}[\\p{Ll}'-]+(?:,? +(?:\\p{Lu}[\\p{L}'-]*\\.?|de|van|von|af|la)){1,4}");

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

    private Optional<Integer> byColumns() {
        int serial = -1;
        int codes = 0;
        int words = 0;
        int measured = 0;
        for (int c = 0; c < table.columns(); c++) {
            Column column = new Column(c);
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
            words += column.isCode() && column.whole == 0 ? 1 : 0;
            measured += column.isMeasured() ? 1 : 0;
        }
        if (serial >= 0 && codes > 0) {
            return Optional.of(serial);
        }
        boolean survey = table.columns() >= COLUMNS_OF_SURVEY && codes >= CODES_OF_SURVEY;
        boolean measurements = measured >= MEASUREMENTS && words > 0;
        return survey || measurements ? Optional.of(0) : Optional.empty();
    }

    /** The values of a column. */
    private final class Column {
        private final Map<String, Integer> values = new HashMap<>();
        private int filled;
        private int whole;
        private int decimal;
        private int longest;
        private int named;
        private int persons;
        private int letters;
        private int shortest = Integer.MAX_VALUE;

        Column(int column) {
            for (int r = table.firstRow(); r < table.rows(); r++) {
                String value = table.text(r, column).strip();
                if (value.isEmpty() || value.equals("NA") || value.equals(".")) {
                    continue;
                }
                filled++;
                values.merge(value, 1, Integer::sum);
                named += value.chars().noneMatch(Character::isDigit) ? 1 : 0;
                letters += value.chars().allMatch(Character::isLetter) ? 1 : 0;
                persons += PERSON.matcher(value).matches() ? 1 : 0;
                longest = Math.max(longest, value.length());
                shortest = Math.min(shortest, value.length());
                int point = Math.max(value.indexOf('.'), value.indexOf(','));
                if (isNumber(value)) {
                    whole += point < 0 ? 1 : 0;
                    decimal += point >= 0 && value.length() - point - 1 <= MOST_DECIMALS ? 1 : 0;
                }
            }
        }

        private boolean isFilled() {
            return filled >= MOSTLY * body;
        }

        /**
         * Words of which none comes twice: variables, countries, diagnoses are listed, and what is known of each. People have
         * two names, or all of them a code of one length.
         */
        private boolean isOfNames() {
            boolean codes = shortest == longest && shortest >= SHORTEST_CODE && letters == filled;
            return areNamed() && !codes && !isOfPeople();
        }

        private boolean isOfPeople() {
            return areNamed() && persons >= MOSTLY * filled;
        }

        private boolean areNamed() {
            return isFilled() && values.size() == filled && named >= MOSTLY * filled;
        }

        /** Whole numbers of which none comes twice. */
        private boolean isSerial() {
            return whole == filled && filled == body && values.size() == body;
        }

        /** A few values, each of them in several rows. */
        private boolean isCode() {
            return isFilled()
                    && values.size() >= 2
                    && values.size() <= MOST_CODES
                    && longest <= LONGEST_CODE
                    && (whole == filled || whole + decimal == 0)
                    && values.values().stream().filter(n -> n > 1).count() >= 2;
        }

        /** Numbers of one or two decimals that come again and again, as an instrument gives them. */
        private boolean isMeasured() {
            return isFilled()
                    && decimal >= MOSTLY * filled
                    && values.size() <= MOSTLY * filled
                    && values.size() > MOST_CODES;
        }
    }

    private static boolean isNumber(String value) {
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c != '.' && c != ',' && !(c == '-' && i == 0)) {
                return false;
            }
        }
        return digits > 0;
    }
}

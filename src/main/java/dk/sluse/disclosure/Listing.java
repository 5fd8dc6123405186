package dk.sluse.disclosure;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a table that lists people, one a row, from one that sums them up (R58, R59): ids, birth dates, or what is known of one
 * person at a time, under headings that are neither counts nor estimates.
 */
public final class Listing {

    /** What gave it away. */
    public enum Sign {
        /** A column of ids that differ from row to row. */
        IDS,
        /** A column of birth dates or other days in people's lives. */
        DATES,
        /** Several things known of a person: sex, age, height. */
        TRAITS,
        /** Long rows of values as single observations have them, under whatever headings. */
        RECORDS
    }

    /** What gave it away, and over which column. */
    public record Found(Sign sign, int column) {}

    private static final int FEWEST_ROWS = 3;
    private static final int ROWS_OF_TRAITS = 5;
    private static final int TRAITS = 2;
    private static final int ROWS_OF_LABELS = 10;
    private static final int COLUMNS_OF_LABELS = 2;
    private static final int PEOPLE_OF_VISITS = 5;
    private static final double MOSTLY = 0.8;
    private static final Pattern PEOPLE = Pattern.compile(
            "(?iu)\\W*(?:patient|participant|subject|subj|deltager|proband|person|individ(?:ual)?|respondent|pid|iid)(?:[_. ]?(?:id|nr|no))?\\W*");
    private static final Pattern ID = Pattern.compile(
            "(?iu)\\W*(?:.*[_ .-])?(?:id|pid|iid|fid|uid|mrn|pnr|cpr|record[_ ]?(?:id|no)|løbenr\\.?|løbenummer|patient[_ ]?(?:id|nr|no)?|participant|subject|deltager|proband|person|individ(?:ual)?|respondent|case[_ ]?(?:id|no|nr)"
                    + "|sample(?:[_ ]?(?:id|name))?|prøve(?:nr|id)?|barcode|pseudonym|key|nøgle|obs)\\W*");
    private static final Pattern NO_PERSON = Pattern.compile(
            "(?iu).*(?:rs|snp|gene|gen|variant|marker|probe|transcript|ensembl|entrez|hgnc|go|pathway|term|model|batch|site|region|group|gruppe|file|run|job|task|step|node|study|studie|chr|cpg|uniprot|pubmed|pm|doc|ref|set|cluster|lane|kommune|hospital|icd|atc|code|kode|device|process|thread)[_ .-]?id\\W*");
    private static final Pattern DATE_HEADING = Pattern.compile(
            "(?iu).*(?:birth|born|dob|bdate|fødsel|fødsels|født|foedt|death|dod|død|admission|indlæg|discharge|udskriv|diagnos|diag_?date|visit|inclusion|inkl|enrol|sampling|prøvetag|surgery|operation|date|dato).*");
    /** Of these headings, those that name a day in a person's life, and no version's or message's. */
    private static final Pattern LIFE = Pattern.compile(
            "(?iu).*(?:birth|born|dob|bdate|fødsel|fødsels|født|foedt|death|dod|død|admission|admitted|indlæg|discharge|udskriv|diagnos|diag_?date|visit|inclusion|inkl|enrol|sampl(?:ing|ed|e)|prøvetag|surgery|operation).*");
    /** Known of a person, but of steps, jobs and changes too. */
    private static final Pattern OF_THINGS =
            Pattern.compile("(?iu)\\W*(?:.*[_ .-])?(?:status|time|case|event|outcome|stage|grade|treated)\\W*");

    /** How people are numbered; a letter alone stands before at least three digits, for P1 may be anything. */
    private static final Pattern LABEL = Pattern.compile(
            "(?iu)(?:(?:pt|pat|patient|subj|subject|id|pid|sid|ind|individ(?:ual)?|person|deltager|participant|proband|case|sample|prøve"
                    + "|donor|respondent)[ _.#:-]{0,2}\\d{1,6}|[psrd][_-]?\\d{3,6})");

    private static final Pattern DAY = Pattern.compile(
            "(?:19|20)\\d\\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\\d|3[01])(?:[ T].*)?|(?:0?[1-9]|[12]\\d|3[01])[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:19|20)?\\d\\d|\\d{1,2}[- ]?[A-Za-zæøå]{3,9}\\.?[- ]?(?:19|20)\\d\\d");
    private static final Pattern TRAIT = Pattern.compile(
            "(?iu)\\W*(?:.*[_ .-])?(?:age|alder|sex|gender|køn|koen|male|female|height|højde|hoejde|weight|vægt|vaegt|bmi|smok(?:er|ing|e)|ryger|rygning|sbp|dbp|bp_sys|bp_dia|hba1c|ldl|hdl|chol(?:esterol)?|egfr|creatinine|crp|glucose|diag(?:nosis|nose)?|icd-?10|diabetes"
                    + "|status|dead|died|death|død|alive|case|event|outcome|(?:study|surv(?:ival)?|follow_?up|event)_?time|los|length_?of_?stay|birth_?year|yob|fødselsår|zip|postnr|kommune|municipality|education|uddannelse|income|indkomst|ethnicity|pheno(?:type)?|treatment|treated|dose|genotype|stage|grade|pack_?years|alcohol|parity|time|fu_?time|followup)(?:[_ .-]?(?:years|kg|cm|at.*|bl|baseline|0|1|2|yrs?|mmhg))?(?:\\s*[(\\[].{0,12})?\\W*");
    private static final Pattern SUMMED = Pattern.compile(
            "(?iu).*(?<![\\p{L}\\d])(?:n|antal|count|freq\\.?|frequency|mean|gennemsnit|median|sd|se|or|hr|rr|p|p[-_. ]?val(?:ue)?|beta|estimate|std\\.?|ci|percent|pct|procent|total|cases|controls|coef\\.?|t|z|statistic|95.*|lower|upper|n_.*|rate|ratio|maf|af|chr|chrom|%)(?![\\p{L}\\d]).*|.*%.*");

    private final Table table;
    private final int body;

    private Listing(Table table) {
        this.table = table;
        this.body = table.rows() - table.firstRow();
    }

    /** Whether a table lists people, and by what sign. */
    public static Optional<Found> in(Table table) {
        return new Listing(table).find().or(() -> Records.in(table).map(column -> new Found(Sign.RECORDS, column)));
    }

    /**
     * Whether a table lists people even where every file may list days: a history of versions or the steps of a log has
     * days, too, but none of a person's life, and nothing known of a person beside them.
     */
    static boolean isOfPeople(Table table) {
        Listing listing = new Listing(table);
        return listing.find()
                .filter(found -> found.sign() != Sign.DATES || listing.tellsOfLives())
                .isPresent();
    }

    private boolean tellsOfLives() {
        for (int c = 0; c < table.columns(); c++) {
            String heading = table.heading(c).strip();
            boolean life = LIFE.matcher(heading).matches() && isDays(c);
            boolean id =
                    ID.matcher(heading).matches() && !NO_PERSON.matcher(heading).matches();
            boolean trait = TRAIT.matcher(heading).matches()
                    && !OF_THINGS.matcher(heading).matches();
            if (life || ((id || trait) && isFilled(c))) {
                return true;
            }
        }
        return false;
    }

    private Optional<Found> find() {
        if (body < FEWEST_ROWS || table.columns() < 2 || table.firstRow() == 0) {
            return Optional.empty();
        }
        boolean summed = isSummedUp();
        int traits = 0;
        int firstTrait = -1;
        Optional<Found> id = Optional.empty();
        Optional<Found> date = Optional.empty();
        for (int c = 0; c < table.columns(); c++) {
            String heading = table.heading(c).strip();
            summed |= SUMMED.matcher(heading).matches();
            if (id.isEmpty()
                    && ID.matcher(heading).matches()
                    && !NO_PERSON.matcher(heading).matches()
                    && differs(c)) {
                id = Optional.of(new Found(Sign.IDS, c));
            }
            if (date.isEmpty() && DATE_HEADING.matcher(heading).matches() && isDays(c)) {
                date = Optional.of(new Found(Sign.DATES, c));
            }
            if (TRAIT.matcher(heading).matches() && isFilled(c)) {
                firstTrait = firstTrait < 0 ? c : firstTrait;
                traits++;
            }
        }
        if (summed && !(id.isPresent() && traits > 0)) {
            return Optional.empty();
        }
        if (id.isEmpty() && traits > 0) {
            id = comingAgain();
        }
        id = id.or(this::numberedPeople);
        boolean several = traits >= TRAITS && body >= ROWS_OF_TRAITS && !isCrossing();
        Optional<Found> trait = several ? Optional.of(new Found(Sign.TRAITS, firstTrait)) : Optional.empty();
        Optional<Found> named = id.isPresent() ? id : date;
        return named.isPresent() ? named : trait;
    }

    /** Whether a row is of a measure, such as a mean. */
    private boolean isSummedUp() {
        for (int r = table.firstRow(); r < table.rows(); r++) {
            if (Wording.isMeasure(table.label(r)) || Wording.isCount(table.label(r))) {
                return true;
            }
        }
        return false;
    }

    /** A column without a heading, or with one that says nothing, of labels such as {@code P001} or {@code Patient 7}. */
    private Optional<Found> numberedPeople() {
        if (body < ROWS_OF_LABELS) {
            return Optional.empty();
        }
        for (int c = 0; c < Math.min(COLUMNS_OF_LABELS, table.columns()); c++) {
            if (!NO_PERSON.matcher(table.heading(c).strip()).matches() && isOfLabels(c) && differs(c)) {
                return Optional.of(new Found(Sign.IDS, c));
            }
        }
        return Optional.empty();
    }

    /** A column of ids each of which stands on several rows, one for each visit of a person. */
    private Optional<Found> comingAgain() {
        for (int c = 0; c < table.columns() && body >= ROWS_OF_LABELS; c++) {
            String heading = table.heading(c).strip();
            if (PEOPLE.matcher(heading).matches() && comesAgain(c)) {
                return Optional.of(new Found(Sign.IDS, c));
            }
        }
        return Optional.empty();
    }

    private boolean comesAgain(int column) {
        Map<String, Integer> values = new HashMap<>();
        for (int r = table.firstRow(); r < table.rows(); r++) {
            values.merge(table.text(r, column).strip(), 1, Integer::sum);
        }
        boolean digits = values.keySet().stream().allMatch(v -> v.chars().anyMatch(Character::isDigit));
        long again = values.values().stream().filter(n -> n > 1).count();
        return digits && values.size() >= PEOPLE_OF_VISITS && again >= MOSTLY * values.size();
    }

    private boolean isOfLabels(int column) {
        int labels = 0;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            labels += LABEL.matcher(table.text(r, column).strip()).matches() ? 1 : 0;
        }
        return labels >= MOSTLY * body;
    }

    /** Whether nearly every row has a value of its own. */
    private boolean differs(int column) {
        Set<String> values = new HashSet<>();
        int filled = 0;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            String value = table.text(r, column).strip().toLowerCase(Locale.ROOT);
            if (!value.isEmpty()) {
                filled++;
                values.add(value);
            }
        }
        boolean digits = values.stream()
                        .filter(v -> v.chars().anyMatch(Character::isDigit))
                        .count()
                >= MOSTLY * values.size();
        return filled >= FEWEST_ROWS && filled >= MOSTLY * body && values.size() >= MOSTLY * filled && digits;
    }

    private boolean isDays(int column) {
        int days = 0;
        Set<String> values = new HashSet<>();
        for (int r = table.firstRow(); r < table.rows(); r++) {
            String value = table.text(r, column).strip();
            boolean serial = table.entry(r, column).isWhole() && value.matches("[1-4]\\d{4}");
            if (DAY.matcher(value).matches() || serial) {
                days++;
                values.add(value);
            }
        }
        return days >= FEWEST_ROWS && days >= MOSTLY * body && values.size() >= MOSTLY * days;
    }

    private boolean isFilled(int column) {
        int filled = 0;
        int interval = 0;
        for (int r = table.firstRow(); r < table.rows(); r++) {
            String value = table.text(r, column).strip();
            filled += value.isEmpty() ? 0 : 1;
            interval += value.matches(".*\\d\\s*[-–]\\s*\\d.*|[<>≥≤].*|.*\\+") ? 1 : 0;
        }
        return filled >= MOSTLY * body && interval * 2 < filled;
    }

    /** Whether a group appears in every row once, as in a table by age and sex: then nobody is listed. */
    private boolean isCrossing() {
        if (body > 60) {
            return false;
        }
        for (int c = 0; c < table.columns(); c++) {
            for (int r = table.firstRow(); r < table.rows(); r++) {
                if (Wording.isTotal(table.text(r, c))) {
                    return true;
                }
            }
        }
        return false;
    }
}

package dk.sluse.disclosure;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What headings, row labels and captions say about the numbers under, beside and below them, in Danish and English. */
public final class Wording {

    private static final String BEFORE = "(?<![\\p{L}\\d])(?:";
    private static final String AFTER = ")(?![\\p{L}\\d])";

    private static final Pattern COUNT = words(
            "n|no\\.? of|nos\\.?|number(?: of)?|num|nobs|n_?obs|antal|count|counts|freq\\.?|frequency|frequencies"
                    + "|frekvens|hyppighed|support|len|n_[a-z]+|n\\.?(?:cases|controls|persons|pat|patients)|obs_ct|headcount|size");
    private static final Pattern CATEGORY = words(
            "cases?|controls?|kontroller|kontrol|tilfælde|events?|hændelser|fail|failed|failures?|persons?|personer|patients?"
                    + "|patienter|participants?|deltagere|individuals?|individer|people|subjects?|deaths?|dead|alive|døde|dødsfald|obs|observations?"
                    + "|observationer|total|totals|totalt|i alt|ialt|overall|alle|all|samlet|sum|males?|females?|mænd|mand|kvinder|kvinde|men|women|boys|girls"
                    + "|drenge|piger|yes|no|ja|nej|carriers?|bærere|non-?carriers?|exposed|unexposed|affected|unaffected|missing|mangler|unknown|uoplyst"
                    + "|cohort|kohorte|treated|untreated|treatment|placebo|intervention|births|fødsler|children|børn|families|familier|absent|present"
                    + "|smokers?|never|former|current|aldrig|tidligere|nuværende|positive?|negative?|het|hom|hets|homs|[a-z]?/[a-z]?|true|false|other|andre|m|k");
    private static final Pattern THINGS = words(
            "variants?|varianter|snps?|snvs?|indels?|genes?|gener|loci|locus|reads?|bases?|files?|filer"
                    + "|iterations?|iterationer|exons?|introns?|components?|clusters?|klynger|degrees of freedom|factors|parameters?|tests?(?! (?:positive|negative|result))|probes?|peaks?|cells?"
                    + "|celler|transcripts?|proteins?|sites?|markers?|cpgs?|cnvs?|qtls?|eqtls?|samplings?|lines?|linjer|columns?(?! labels)|rows?(?! labels)|rækker"
                    + "|replicates?|permutations?|bootstraps?|folds?|studies|studier|datasets?|articles?|artikler|pages?|sider|visits?|besøg|databases?");
    private static final String UNITS =
            "years?|yrs?|yr|år|aar|months?|måneder|weeks?|uger|days?|dage|hours?|timer|minutes?|minutter|seconds?|sekunder"
                    + "|kg|g|mg|µg|ug|ng|cm|mm|ml|l|dl|mmhg|mmol/l|mmol/mol|mg/dl|g/l|mol/l|u/l|iu/l|kg/m2|kg/m²|kg/m\\^2|bpm|°c|dkk|kr\\.?|usd|eur|bp|kb|mb|gb|x|ms|s";
    private static final Pattern MEASURE = words(
            "p|p[-_ .]?val(?:ues?)?|p[-_ .]?værdi(?:er)?|pr\\s?\\(>.{0,6}\\)|p>.{1,5}|q[-_ ]?val(?:ues?)?|fdr|padj|or|hr|rr|irr|aor|ahr|arr|smr|sir"
                    + "|odds|beta|coef\\.?|coefficients?|koefficient(?:er)?|estimates?|estimat|se|s\\.e\\.|sd|s\\.d\\.|std\\.?|stdev|std_?err\\.?|standard error|ci|ki|\\d\\d ?% ?(?:ci|ki|conf)"
                    + "|conf\\.?|lower|upper|nedre|øvre|lcl|ucl|means?|average|avg|gennemsnit|middelværdi|median|medians|iqr|min\\.?|max\\.?|minimum|maximum|range|spændvidde"
                    + "|percentiles?|percentil|fraktil|quantiles?|quartiles? range|q1|q3|1st qu\\.?|3rd qu\\.?|df|d\\.f\\.|dof|ddf|chi-?2?|chisq|χ²|x²|t_stat|t value|z value|f value|stat|statistic"
                    + "|r2|r²|adj\\. ?r2|rho|aic|bic|log ?lik(?:elihood)?|loglik|deviance|maf|eaf|raf|auc|rmse|vif");
    private static final Pattern SOFT = words(
            "person[- ]?years?|personår|(?<=\\S )per (?:day|week|month|year|person|patient|visit|lane|sample)|(?<=\\S )pr\\.? (?:dag|uge|måned|år|person|patient|besøg|prøve)|hazard|risk|risiko|prevalence|prævalens|incidence|incidens|rates?|ratios?|score|maf|af|eaf|raf|icc|auc|rmse"
                    + "|duration|varighed|follow[- ]?up|opfølgning|coverage|dækning|depth|dybde|quality|kvalitet|heterogeneity|i2|i²|tau|kappa|vif|lambda|weight|vægt|difference|forskel|change|ændring");
    /** How many people come to something in a time are counted; what else comes to them is measured. */
    private static final Pattern PEOPLE_PER = Pattern.compile(BEFORE
            + "(?:cases|patients|persons|people|participants|deaths|events|admissions|births|women|men|patienter|personer|deltagere|tilfælde|hændelser|dødsfald|indlæggelser|fødsler|kvinder|mænd)(?: \\p{L}+){0,2} (?:per (?:day|week|month|year)|pr\\.? (?:dag|uge|måned|år))"
            + AFTER);
    /** Of people with something the people are counted. */
    private static final Pattern PEOPLE_WITH = Pattern.compile(
            BEFORE
                    + "(?:n|antal|patients|persons|people|participants|individuals|subjects|cases|controls|women|men|patienter|personer|deltagere|kontroller|kvinder|mænd)(?: \\p{L}+)? (?:with|without|having|med|uden) .*)");

    private static final Pattern UNIT_END =
            Pattern.compile("(?i)(?:,|\\(|\\[|\\bin|\\bi)\\s*(?:" + UNITS + ")\\s*[)\\]]?\\W*(?:,.*)?");
    private static final Pattern CODE = Pattern.compile(
            "(?iu)\\W*(?:years?|yrs?|år|aar|årstal|calendar year|date|dato|age|alder|ages|chr|chrom|chromosome|kromosom|pos|position|bp|bp_?pos|start|end"
                    + "|stop|id|ids|nr|nr\\.|no\\.|nummer|#|row|rsid|rs|rank|rang|version|page|side|chapter|kapitel|section|afsnit|step|trin|seed|threads?|dose|dosis|length|længde|width|height|højde|bytes"
                    + "|bmi|grade|grad|stage|stadie|class|klasse|level|niveau|category|kategori|code|kode|cluster|klynge|quartile|kvartil|quintile|decile|tertile|order|orden|index|indeks|idx|wave|round|runde|batch"
                    + "|lane|plate|well|run|lag|iter|iteration|epoch|fold|points?|scale|skala|exon|intron|sex|køn|gender|group|gruppe|grp|visit|tel\\.?|tlf\\.?|telefon|phone|zip|postnr|postnummer|pmid|doi|isbn"
                    + "|volume|bind|issue|temperature|temp|ph|hba1c|ldl|hdl|egfr|crp|psa|pack-?years|parity|paritet|ct|(?:start |end |slut)?(?:months?|måned(?:er)?|weeks?|uger?|days?|dage?|hours?)|time|tid|region code|question|spørgsmål|item|model|threshold|q|x|y|t|z"
                    + "|figure|figur|table|tabel|degree|rating|order of|treatment arm|arm|variable no\\.?|value|værdi|setting|parameter|option)"
                    + "(?:[\\s_-]*(?:id|nr|no|code|kode|number|nummer|group|band))?(?:\\s*[,(\\[].{0,14})?\\W*");
    private static final Pattern PERCENT = Pattern.compile(
            "%|" + BEFORE
                    + "pct\\.?|per ?cents?|percentages?|pro ?cent|andel(?:en|e)?|proportions?|shares?|cum\\.?|kumul\\w*"
                    + AFTER,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TOTAL = Pattern.compile(
            "\\W*(?:(?:grand |sub-?|row |column |col |all )?totals?|totalt?|i alt|ialt|alle?|all (?:patients|participants|persons|groups|ages)|overall"
                    + "|samlet|sum|hele (?:kohorten|gruppen)|whole cohort|entire cohort|combined|n total|total n|any|margin|t\\s?o\\s?t\\s?a\\s?l)(?:\\s*,?\\s*\\(?[nN]\\s*(?:=\\s*[\\d., ]+|\\(%\\)|, ?%)?\\)?)?(?:\\s*\\(.{0,12}\\))?\\W*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern STATED =
            Pattern.compile("(?<![\\p{L}\\d])[nN]\\s*[=:]\\s*(\\d{1,3}(?:[ .,\u00a0]\\d{3})+|\\d+)(?![.,]?\\d)");
    private static final Pattern EQUATION = Pattern.compile("[\\p{L}_. ]{1,40}[=:]\\s*-?[\\d.,]+");
    private static final Pattern LEVEL = Pattern.compile(
            "[(\\[]-?[\\d.]{1,9},-?(?:[\\d.]{1,9}|Inf)[)\\]]|(?:<|>|≤|≥|under |over )?\\s*\\d{1,4}\\s*(?:[-–—+]|to|til|or more|og over|eller)?\\s*\\d{0,4}\\+?(?: ?(?:years?|år|yrs?|y))?",
            Pattern.CASE_INSENSITIVE);

    /** Every row's label is asked about by each who looks at its table. */
    private static final Remembered MEASURES = new Remembered(Wording::namesMeasure);

    private static final Remembered COUNTS = new Remembered(Wording::saysCount);
    private static final Remembered CAPTIONS = new Remembered(Wording::captionSaysCount);
    private static final Remembered CATEGORIES = new Remembered(Wording::namesCategory);
    private static final Remembered SOFT_MEASURES = new Remembered(words -> in(words, SOFT) && !in(words, PEOPLE_PER));
    private static final Remembered CODES =
            new Remembered(heading -> CODE.matcher(heading).matches());
    private static final Remembered PERCENTS =
            new Remembered(words -> PERCENT.matcher(words).find());

    private static final Remembered THINGS_COUNTED = new Remembered(Wording::countsThings);

    private Wording() {}

    /** Words in small letters; they are looked for in small letters, as Java compares the cases of Unicode slowly. */
    private static Pattern words(String alternatives) {
        return Pattern.compile(BEFORE + alternatives + AFTER);
    }

    private static boolean in(String words, Pattern names) {
        return names.matcher(words.toLowerCase(Locale.ROOT)).find();
    }

    /** Whether it says outright that people are counted; a measure of {@code n = 40} people is none. */
    static boolean isCount(String words) {
        return COUNTS.of(words);
    }

    private static boolean saysCount(String words) {
        String rest = STATED.matcher(words).replaceAll(" ");
        boolean stated = rest.length() < words.length() && !mayBeMeasure(rest) && !isPercent(rest);
        return (in(rest, COUNT) || stated) && !isThings(words);
    }

    /** Whether a caption says that the table counts people. Lines such as {@code Number of obs = 412} say something else. */
    static boolean isCountCaption(String caption) {
        return CAPTIONS.of(caption);
    }

    private static boolean captionSaysCount(String caption) {
        return in(EQUATION.matcher(caption).replaceAll(" "), COUNT) && !isThings(caption);
    }

    /** Whether it names a group of people, so that numbers under it may be counts. */
    static boolean isCategory(String words) {
        return CATEGORIES.of(words);
    }

    private static boolean namesCategory(String words) {
        return (in(words, CATEGORY) || LEVEL.matcher(words.strip()).matches()) && !isThings(words);
    }

    /** Whether it counts something else than people. */
    static boolean isThings(String words) {
        return THINGS_COUNTED.of(words);
    }

    private static boolean countsThings(String words) {
        return in(words, THINGS) && !in(words, PEOPLE_WITH);
    }

    /** Whether it names a measure beyond doubt, in a heading or beside a row: nothing that is counted. */
    static boolean isMeasure(String words) {
        return MEASURES.of(words);
    }

    private static boolean namesMeasure(String words) {
        return in(words, MEASURE) || UNIT_END.matcher(words).find() || isThings(words);
    }

    /** Whether it may name a measure, or a group of people by one, such as {@code high risk}. */
    static boolean mayBeMeasure(String words) {
        return isMeasure(words) || SOFT_MEASURES.of(words);
    }

    /** Whether it heads a column of codes, years, positions or running numbers, or of a measure. */
    static boolean isOther(String heading) {
        return mayBeMeasure(heading) || CODES.of(heading);
    }

    static boolean isPercent(String words) {
        return PERCENTS.of(words);
    }

    static boolean isTotal(String words) {
        return TOTAL.matcher(words.strip()).matches();
    }

    /** Whether a sentence in a cell, such as a box of a flow chart, states a group of fewer people: {@code Declined (n = 3)}. */
    static boolean statesFewer(String words, int smallest) {
        if (words.indexOf('=') < 0) {
            return false;
        }
        for (Matcher stated = STATED.matcher(words); stated.find(); ) {
            double n = Amount.of(stated.group(1)).value();
            if (n > 0 && n < smallest) {
                return true;
            }
        }
        return false;
    }

    /** The N of {@code Cases (N = 40)}. */
    static OptionalLong stated(String words) {
        Matcher stated = STATED.matcher(words);
        return stated.find() ? OptionalLong.of((long) Amount.of(stated.group(1)).value()) : OptionalLong.empty();
    }
}

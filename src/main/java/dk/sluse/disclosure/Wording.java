package dk.sluse.disclosure;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What headings, row labels and captions say about the numbers under, beside and below them, in Danish and English. */
public final class Wording {

    private static final String BEFORE = "(?<![\\p{L}\\d])(?:";
    private static final String AFTER = ")(?![\\p{L}\\d])";

    private static final Pattern COUNT = words("n|no\\.? of|nos\\.?|number(?: of)?|num|nobs|n_?obs|antal|count|counts|freq\\.?|frequency|frequencies"
            + "|frekvens|hyppighed|n_[a-z]+|n\\.?(?:cases|controls|persons|pat|patients)|obs_ct|headcount|size");
    private static final Pattern CATEGORY = words("cases?|controls?|kontroller|kontrol|tilfælde|events?|hændelser|persons?|personer|patients?"
            + "|patienter|participants?|deltagere|individuals?|individer|people|subjects?|deaths?|dead|alive|døde|dødsfald|obs|observations?"
            + "|observationer|total|totals|totalt|i alt|ialt|overall|alle|all|samlet|sum|males?|females?|mænd|mand|kvinder|kvinde|men|women|boys|girls"
            + "|drenge|piger|yes|no|ja|nej|carriers?|bærere|non-?carriers?|exposed|unexposed|affected|unaffected|missing|mangler|unknown|uoplyst"
            + "|cohort|kohorte|treated|untreated|treatment|placebo|intervention|births|fødsler|children|børn|families|familier|absent|present"
            + "|smokers?|never|former|current|aldrig|tidligere|nuværende|positive?|negative?|het|hom|hets|homs|[A-Z]?/[A-Z]?|true|false|other|andre");
    private static final Pattern THINGS = words("variants?|varianter|snps?|snvs?|indels?|genes?|gener|loci|locus|reads?|bases?|files?|filer"
            + "|iterations?|iterationer|exons?|introns?|components?|clusters?|klynger|degrees of freedom|parameters?|tests?|probes?|peaks?|cells?"
            + "|celler|transcripts?|proteins?|sites?|markers?|cpgs?|cnvs?|qtls?|eqtls?|samplings?|lines?|linjer|columns?|rows?|rækker"
            + "|replicates?|permutations?|bootstraps?|folds?|studies|studier|datasets?|articles?|artikler|pages?|sider|visits?|besøg|databases?");
    private static final Pattern OTHER = words("p|p[-_ .]?val(?:ue|ues)?|p[-_ .]?værdi(?:er)?|pr\\(>.{0,6}\\)|q|q[-_ ]?val(?:ue)?|fdr|padj|or|hr|rr|irr|aor|ahr|arr|odds"
            + "|beta|coef\\.?|coefficients?|koefficient|estimates?|estimat|se|s\\.e\\.|sd|s\\.d\\.|std\\.?|stdev|std_err|ci|ki|[\\[]?95.*|conf\\.?|lower|upper|nedre|øvre"
            + "|mean|means|average|avg|gennemsnit|middelværdi|median|iqr|min\\.?|max\\.?|minimum|maximum|range|percentil\\w*|quartiles?|kvartil\\w*|years?|yrs?|år|aar|årstal"
            + "|date|dato|age|alder|ages|chr|chrom|chromosome|kromosom|pos|position|bp|start|end|stop|id|ids|nr|no\\.|nummer|#|rsid|rs|snp|rank|rang|version"
            + "|page|side|chapter|kapitel|section|afsnit|step|trin|seed|threads?|hours?|timer|minutes?|minutter|seconds?|sekunder|days?|dage|months?|måneder|weeks?"
            + "|uger|uge|time|tid|dose|dosis|mg|kg|cm|mm|ml|g|µg|ug|length|længde|width|bytes|mb|gb|coverage|dækning|depth|dybde|quality|kvalitet|bmi|maf|af|eaf|raf|weight"
            + "|vægt|height|højde|grade|grad|stage|stadie|class|klasse|level|niveau|category|kategori|code|kode|cluster|quartile|quintile|decile|tertile"
            + "|order|orden|index|indeks|idx|wave|round|runde|batch|lane|plate|well|run|df|d\\.f\\.|dof|ddl|chi.?2?|chisq|χ²|t|z|f|t_stat|stat|statistic|r2|r²|r|rho|aic|bic"
            + "|loglik|deviance|lag|iter|iteration|epoch|fold|score|points?|point|scale|skala|rate|rater|ratio|hazard|risk|risiko|per|pr|prevalence|prævalens"
            + "|incidence|incidens|mmhg|mmol/l|mmol|price|pris|dkk|kr|usd|eur|cost|pct_change|exon|intron|sex|køn|gender|group|gruppe|grp|region code|visit"
            + "|tel|tlf|telefon|phone|zip|postnr|postnummer|pmid|doi|isbn|volume|bind|issue|temperature|temp|ph|hba1c|ldl|hdl|egfr|crp|psa|pack-?years|parity|paritet|ct|k|weeks?");
    private static final Pattern PERCENT = Pattern.compile("%|" + BEFORE + "pct\\.?|percent|percentage|procent|andel|proportion|share|cum\\.?|kumul\\w*" + AFTER,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TOTAL = Pattern.compile("\\W*(?:(?:grand |sub-?|row |column |col |all )?totals?|totalt?|i alt|ialt|alle?|all (?:patients|participants|persons|groups|ages)|overall"
            + "|samlet|sum|hele (?:kohorten|gruppen)|whole cohort|entire cohort|combined|n total|total n|any|margin|t\\s?o\\s?t\\s?a\\s?l)(?:\\s*,?\\s*\\(?[nN]\\s*(?:=\\s*[\\d., ]+|\\(%\\)|, ?%)?\\)?)?(?:\\s*\\(.{0,12}\\))?\\W*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern STATED = Pattern.compile("(?<![\\p{L}\\d])[nN]\\s*[=:]\\s*(\\d{1,3}(?:[ .,\u00a0]\\d{3})+|\\d+)(?![.,]?\\d)");
    private static final Pattern LEVEL =
            Pattern.compile("(?:<|>|≤|≥|under |over )?\\s*\\d{1,4}\\s*(?:[-–—+]|to|til|or more|og over|eller)?\\s*\\d{0,4}\\+?(?: ?(?:years?|år|yrs?|y))?", Pattern.CASE_INSENSITIVE);

    private Wording() {}

    private static Pattern words(String alternatives) {
        return Pattern.compile(BEFORE + alternatives + AFTER, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Whether it says outright that people are counted. */
    static boolean isCount(String words) {
        return (COUNT.matcher(words).find() || STATED.matcher(words).find()) && !isThings(words);
    }

    /** Whether it names a group of people, so that numbers under it may be counts. */
    static boolean isCategory(String words) {
        return (CATEGORY.matcher(words).find() || LEVEL.matcher(words.strip()).matches()) && !isThings(words);
    }

    /** Whether it counts something else than people. */
    static boolean isThings(String words) {
        return THINGS.matcher(words).find();
    }

    /** Whether it names a measure, a code or a running number: nothing that is counted. */
    static boolean isOther(String words) {
        String plain = words.replaceAll("(?i)\\bn\\s*\\(\\s*%\\s*\\)|no\\.? of|per ?cent", " ");
        return OTHER.matcher(plain).find() || isThings(words);
    }

    static boolean isPercent(String words) {
        return PERCENT.matcher(words).find();
    }

    static boolean isTotal(String words) {
        return TOTAL.matcher(words.strip()).matches();
    }

    /** The N of {@code Cases (N = 40)}. */
    static OptionalLong stated(String words) {
        Matcher stated = STATED.matcher(words);
        return stated.find() ? OptionalLong.of((long) Amount.of(stated.group(1)).value()) : OptionalLong.empty();
    }
}

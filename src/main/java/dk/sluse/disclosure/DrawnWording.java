package dk.sluse.disclosure;

import java.util.regex.Pattern;

/** What the words of a drawing say of its numbers, in Danish and English. */
final class DrawnWording {

    private static final String PEOPLE =
            "(?:patients?|persons?|people|participants?|individuals?|subjects?|respondents?|cases|carriers?|donors?|women|men|children|deaths|families|probands|volunteers"
                    + "|patienter|personer|deltagere|individer|respondenter|tilfælde|bærere|donorer|kvinder|mænd|børn|dødsfald|familier|forløb)";
    private static final Pattern NUMBER_OF_PEOPLE = Pattern.compile(
            "(?:(?:total |the )?(?:number|no\\.?|nos\\.?|num\\.?|count|counts|n|#) ?(?:of )?|antal(?:let af)? |\\()(?:\\p{L}[\\p{L}-]{1,16} ){0,2}?"
                    + PEOPLE + "(?!\\p{L}).*");
    private static final Pattern PEOPLE_COUNTED = Pattern.compile(
            PEOPLE
                    + "(?:[,]? \\(?(?:n|no\\.?|number|count|antal)\\)?| (?:per|pr\\.?|by|with|in|efter|fordelt|med|i|having|carrying) .{2,60})");
    private static final Pattern PEOPLE_AFTER =
            Pattern.compile(".{2,40}(?: of|,) " + PEOPLE + "|.{2,40} \\(" + PEOPLE + "\\)");
    private static final Pattern BARE = Pattern.compile(
            "(?:patients?|persons?|people|participants?|individuals?|subjects?|cases|carriers|deaths|families|familier|patienter|personer|deltagere|individer|tilfælde|bærere|dødsfald)"
                    + "(?:,? \\(?(?:n|no\\.?|number|count|counts|antal)\\)?)?");
    private static final Pattern NOT_SINGLE = Pattern.compile(
            "(?<!\\p{L})(?:thousands?|millions?|1[.,]?0{2,6}|10\\^?[356]|person[- ]?years?|personår|rates?|ratio|mean|median|average|expected|proportion|share|fraction|andel|percent|percentages?|pct|score|correlations?|log\\d*|tusinder?|mio|visits?|samples|gennemsnit\\w*|at risk|i risiko)(?!\\p{L})|%|per (?:patient|person|day|year|month|case|subject|individual)|pr\\.? (?:patient|person|dag|år|måned)");
    private static final Pattern MEASURES = Pattern.compile(
            "(?<!\\p{L})(?:rates?|ratio|mean|median|average|proportion|share|fraction|andel|percent|percentages?|pct|score|scores|alder|age|correlation|survival|probability|expression|level|concentration|temperature|copies|visits?|samples|gennemsnit\\w*|days|months|years)(?!\\p{L})|%");
    private static final Pattern AT_RISK = Pattern.compile(
            "(?:(?:(?:the )?numbers?|nos?\\.?|n|#|patients|subjects|persons|participants|individuals|people)(?: of)?(?: \\p{L}+)?(?: still)? )?(?:at[ -]risk|under risk|remaining at risk)(?: \\(?.{0,30}\\)?)?:?|antal(?: \\p{L}+)? (?:i risiko|under risiko|at risk|tilbage)(?: \\(?.{0,30}\\)?)?:?|(?:patients|personer|patienter) (?:i|under) risiko:?");
    private static final Pattern OF_RISK_TABLE = Pattern.compile(
            "(?:(?:cumulative |cum\\.? |number of |no\\.? of |antal )?(?:events?|censored|deaths|hændelser|censureret|censurerede|døde|dødsfald))(?: \\(?n\\)?)?:?");
    private static final Pattern EVENTS_OF = Pattern.compile(
            ".*(?<!\\p{L})(?:events?|deaths|cases|patients|responders|responses|carriers|participants|n|no\\.?|hændelser|antal|patienter|tilfælde|dødsfald|bærere)(?!\\p{L}).*");
    private static final Pattern COLUMN = Pattern.compile("(?:(?:no\\.?|number|antal) (?:of )?)?(?:n|events?|" + PEOPLE
            + "|hændelser|responders)(?: \\(?(?:n|no\\.?)\\)?)?|(?:no\\.?|nos\\.?|number|antal)");
    private static final int LONGEST = 120;

    private DrawnWording() {}

    /** Whether it says outright that people are counted: {@code Number of patients}. */
    static boolean countsPeople(String words) {
        return fits(words, NUMBER_OF_PEOPLE)
                && !NOT_SINGLE.matcher(small(words)).find();
    }

    /** Whether it names people, as the scale or the title of a figure that counts them does. */
    static boolean namesPeople(String words) {
        return (fits(words, PEOPLE_COUNTED) || fits(words, PEOPLE_AFTER))
                && !NOT_SINGLE.matcher(small(words)).find();
    }

    /** Whether it is nothing but people. */
    static boolean isPeople(String words) {
        return fits(words, BARE);
    }

    /** Whether it names a measure, so that numbers beside may be its values. */
    static boolean isMeasure(String words) {
        return words.length() <= LONGEST
                && (Wording.isMeasure(words) || MEASURES.matcher(small(words)).find());
    }

    static boolean isAtRisk(String words) {
        return fits(words, AT_RISK);
    }

    /** The other rows of a table below survival curves. */
    static boolean isOfRiskTable(String words) {
        return fits(words, OF_RISK_TABLE);
    }

    static boolean isEventsOf(String words) {
        return fits(words, EVENTS_OF);
    }

    /** Whether it heads a column of people. */
    static boolean isColumn(String words) {
        return fits(words, COLUMN);
    }

    private static boolean fits(String words, Pattern pattern) {
        return words.length() <= LONGEST && pattern.matcher(small(words)).matches();
    }

    private static String small(String words) {
        return words.strip().toLowerCase(java.util.Locale.ROOT);
    }
}

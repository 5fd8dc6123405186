package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Smallest and largest values, outermost percentiles and values outside the box as statistics programs print them without a
 * table (R54): below {@code range(x)} and its like at a prompt, R's {@code $out}, Stata's and SAS's own headings.
 */
final class PrintedExtremes {

    private static final Pattern ASKED = Pattern.compile(
            "^\\s*(?:>>>|>|In \\[\\d*]:|\\.)\\s.*(?<![\\w.])(?:(?:np\\.|numpy\\.|stats::|grDevices::)?(?:range|max|min|quantile|fivenum|boxplot\\.stats|percentile|nanmax|nanmin)\\("
                    + "|\\w[\\w.\\]\\[\"']*\\.(?:max|min|quantile|nlargest|nsmallest|idxmax|idxmin)\\("
                    + "|(?:aggregate|tapply|sapply|by)\\(.*,\\s*(?:FUN\\s*=\\s*)?(?:max|min|range|quantile)\\s*\\)"
                    + "|(?:head|tail)\\(sort\\(|di(?:splay)?\\s.*r\\((?:max|min|p1|p99)\\)).*");
    /** What is no person's: positions, models, lengths, years, and what was put into a variable. */
    private static final Pattern OF_NO_PERSON = Pattern.compile(
            "(?i).*(?:\\b(?:abs|coef|fitted|resid|predict|pred|prob|p\\.?val\\w*|aic|bic|length|nrow|ncol|nchar|which|year\\w*|lm|glm|cor|vif|rhat|table|iter\\w*|epoch\\w*|loss|auc|score\\w*|lambda|range\\(len)\\b|<-|[^=!<>(,]=\\s*(?:np\\.)?(?:max|min)|\\bfor\\b|\\bseq).*");

    private static final Pattern ANSWER = Pattern.compile(
            "\\s*(?:\\[1]\\s+-?[\\d.]+(?:\\s.*)?|-?\\d+(?:\\.\\d+)?|(?:np\\.)?(?:array|float64|int64)\\(.*\\d.*|\\(?-?[\\d.]+, -?[\\d.]+\\)?|max = .*\\d.*|.*(?:max|min)\\S* ?=? ?-?[\\d.]+.*|\\s*\\d{1,4}\\s+\\S.*\\s-?[\\d.]+|\\s*-?[\\d.]+(?:\\s+-?[\\d.]+)+\\s*)");
    private static final Pattern HEADING = Pattern.compile(
            "\\s*(?:Percentiles\\s+Smallest|(?:Summary statistics|Statistics): .*\\b(?:min|max|p1|p5|p95|p99)\\b.*|Extreme (?:Observations|Values)|(?:100% Max|0% Min|99%|1%)\\s+-?[\\d.]+\\s*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PERCENTS =
            Pattern.compile("\\s*(?:\\d{1,3}(?:\\.\\d+)?%\\s+)+\\d{1,3}(?:\\.\\d+)?%\\s*");
    private static final Pattern NUMBERS =
            Pattern.compile("\\s*(?:-?\\d+(?:\\.\\d+)?(?:e[+-]\\d+)?\\s+)+-?\\d+(?:\\.\\d+)?(?:e[+-]\\d+)?\\s*");
    private static final Pattern OUTSIDE = Pattern.compile("\\$(?:out|stats)\\s*");
    private static final Pattern FIRST = Pattern.compile("\\s*\\[1(?:,])?]\\s+-?[\\d.]+.*");
    private static final int LONGEST_LINE = 400;
    private static final int ANSWERS = 3;
    private static final int MOST = 20;

    private final List<String> places = new ArrayList<>();
    private String asked = "";
    private int left;
    private String before = "";

    void look(Passage passage) {
        String text = passage.text();
        if (passage.kind() != Passage.Kind.LINE || places.size() >= MOST || text.length() > LONGEST_LINE) {
            return;
        }
        if (mayAsk(text) && ASKED.matcher(text).matches()) {
            left = OF_NO_PERSON.matcher(text).matches() ? 0 : ANSWERS;
            asked = passage.place();
        } else if (left > 0) {
            left--;
            if (ANSWER.matcher(text).matches()) {
                places.add(asked);
                left = 0;
            }
        }
        if (tells(text)) {
            places.add(passage.place());
        }
        before = text;
    }

    private boolean tells(String text) {
        if (mayHead(text) && HEADING.matcher(text).matches()) {
            return true;
        }
        boolean numbers = NUMBERS.matcher(text).matches();
        if (numbers && before.indexOf('%') >= 0 && PERCENTS.matcher(before).matches()) {
            return reachesEnd(before);
        }
        return before.startsWith("$")
                && OUTSIDE.matcher(before).matches()
                && FIRST.matcher(text).matches();
    }

    /** Of the percentiles, those within the middle half are no single person's. */
    private static boolean reachesEnd(String percents) {
        for (String percent : percents.strip().split("%\\s*", 0)) {
            double value = Double.parseDouble(percent.strip());
            if (value <= 5 || value >= 95) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayAsk(String text) {
        return text.indexOf('(') > 0 && (text.startsWith(">") || text.startsWith("In [") || text.startsWith(". "));
    }

    private static boolean mayHead(String text) {
        return text.contains("mallest")
                || text.contains("tatistics")
                || text.contains("xtreme")
                || text.contains("% M")
                || text.contains("9%")
                || text.contains("1%");
    }

    List<Finding> findings() {
        return Findings.held(
                places.stream().distinct().toList(),
                Extremes.NAME,
                "R54",
                new Phrase(
                        "Et udskrift viser mindste eller største værdier, yderste percentiler eller afvigere. Fjern det, eller vis median og kvartiler med n.",
                        "What a program printed shows smallest or largest values, outermost percentiles or outliers. Take it out, or show median and quartiles with n."));
    }
}

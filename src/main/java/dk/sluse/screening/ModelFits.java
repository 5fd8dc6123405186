package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines in which R, Stata, SAS and Python tell how many degrees of freedom a model left and how many observations it had,
 * and those in which R sums up a data frame by its extremes.
 */
final class ModelFits {

    private static final int LONGEST_LINE = 500;
    private static final Pattern LEFT = Pattern.compile(
            "(?i)(?:residual (?:standard error|deviance):.*?\\bon\\s+(\\d+)\\s+degrees? of freedom|F-statistic:.*\\band\\s+(\\d+)\\s+DF|Df Residuals:\\s+(\\d+)|^\\s*Residual\\s*\\|\\s*[\\d.e+-]+\\s+(\\d+)\\s|^\\s*Error\\s+(\\d+)\\s+[\\d.]+|\\bF\\(\\s*\\d+,\\s*(\\d+)\\))");
    private static final Pattern OBSERVATIONS = Pattern.compile(
            "(?i)(?:number of obs\\s*=|No\\. Observations:|Number of Observations (?:Read|Used))\\s*(\\d{1,9})(?![\\d,.])");
    private static final Pattern SUMMARY = Pattern.compile("(?:Min\\.|1st Qu\\.|3rd Qu\\.|Max\\.)\\s*:\\s*-?\\d"
            + "|Min\\.\\s+1st Qu\\.\\s+Median\\s+Mean\\s+3rd Qu\\.\\s+Max\\.\\s+(?:NA's\\s+)?-?\\d");
    /** What pandas describes, where all of it came to stand in one line. */
    private static final Pattern DESCRIBED =
            Pattern.compile("count\\s+(\\d{1,9})(?:\\.0+)?\\s+mean\\s+-?\\d.{1,80}\\bmin\\s+-?\\d");

    private enum Kind {
        DEGREES,
        OBSERVATIONS,
        SUMMARY,
        FEW
    }

    private final int degrees;
    private final int smallest;
    private final Map<Kind, String> first = new LinkedHashMap<>();
    private final Map<Kind, Integer> counts = new LinkedHashMap<>();

    ModelFits(int degrees, int smallest) {
        this.degrees = degrees;
        this.smallest = smallest;
    }

    void look(Passage passage) {
        String text = passage.text();
        boolean said = passage.kind() == Passage.Kind.LINE || passage.kind() == Passage.Kind.PROPERTY;
        if (!said || text.length() > LONGEST_LINE || !mayTell(text)) {
            return;
        }
        Matcher left = LEFT.matcher(text);
        if (left.find() && number(left) < degrees) {
            found(Kind.DEGREES, passage);
        }
        Matcher observations = OBSERVATIONS.matcher(text);
        if (observations.find() && Long.parseLong(observations.group(1)) < smallest) {
            found(Kind.OBSERVATIONS, passage);
        }
        if (SUMMARY.matcher(text).find()) {
            found(Kind.SUMMARY, passage);
        }
        Matcher described = DESCRIBED.matcher(text);
        if (described.find() && Long.parseLong(described.group(1)) < smallest) {
            found(Kind.FEW, passage);
        }
    }

    private static boolean mayTell(String text) {
        return text.contains("esidual")
                || text.contains("F(")
                || text.contains("F-stat")
                || text.contains("bs")
                || text.contains("Error")
                || text.contains("u.")
                || text.contains("count")
                || text.contains("M");
    }

    private static long number(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null && matcher.group(group).length() < 10) {
                return Long.parseLong(matcher.group(group));
            }
        }
        return Long.MAX_VALUE;
    }

    private void found(Kind kind, Passage passage) {
        first.putIfAbsent(kind, passage.place());
        counts.merge(kind, 1, Integer::sum);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        first.forEach((kind, place) -> findings.add(Finding.hold(Extremes.NAME, "R54", place, phrase(kind))));
        return findings;
    }

    private Phrase phrase(Kind kind) {
        return switch (kind) {
            case DEGREES ->
                Phrase.of(
                        "Modeller med færre end %d frihedsgrader tilbage: %d, den første her. De kan gengive de enkelte observationer; brug færre variable eller flere observationer.",
                        "Models with fewer than %d degrees of freedom left: %d, the first here. They can tell single observations; use fewer variables or more observations.",
                        degrees,
                        counts.get(kind));
            case OBSERVATIONS ->
                Phrase.of(
                        "Modeller på færre end %d observationer: %d, den første her. Udelad dem.",
                        "Models of fewer than %d observations: %d, the first here. Leave them out.",
                        smallest,
                        counts.get(kind));
            case FEW ->
                Phrase.of(
                        "Mindste og største værdi for færre end %d personer: %d linjer, den første her. Udelad dem.",
                        "Smallest and largest values of fewer than %d people: %d lines, the first here. Leave them out.",
                        smallest,
                        counts.get(kind));
            case SUMMARY ->
                Phrase.of(
                        "Et resumé med mindste og største værdi uden antal: %d linjer, den første her. Udelad min og max, eller skriv n.",
                        "A summary with smallest and largest values and no number of people: %d lines, the first here. Leave out min and max, or state n.",
                        counts.get(kind));
        };
    }
}

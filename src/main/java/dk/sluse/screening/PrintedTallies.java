package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts of people as programs print names and numbers in brackets (R53): {@code Counter({'a': 3})}, counts in JSON, confusion
 * matrices, numpy's unique values with their counts. Settings of a model are no counts.
 */
final class PrintedTallies extends FewInLines {

    private static final Pattern BRACES = Pattern.compile(
            "\\{((?:\\s*(?:'[^']{0,60}'|\"[^\"]{0,60}\"|[\\w.-]{1,40})\\s*:\\s*\\d{1,9}\\s*,?){2,60})}");
    private static final Pattern PAIRS = Pattern.compile(
            "\\[((?:\\s*\\(\\s*(?:'[^']{0,60}'|\"[^\"]{0,60}\"|[\\w.-]{1,40})\\s*,\\s*\\d{1,9}\\s*\\)\\s*,?){2,60})]");
    private static final Pattern VALUE = Pattern.compile("[:,]\\s*(\\d{1,9})\\s*(?=[,)]|$)");
    private static final Pattern TALLY = Pattern.compile(
            "(?iu)counter\\(|defaultdict|most_common|value_counts|\\bcounts?\\b|\\bn (?:per|by|in|i|pr\\.?)\\b|number of (?:\\p{L}+ )?(?:patients|persons|people|participants|cases|controls|individuals|subjects|women|men)|patients|persons|participants|\\bcases\\b|\\bantal\\b|patienter|personer|deltagere|\\.size\\(\\)|n_per");
    private static final Pattern SETTINGS = Pattern.compile(
            "(?iu)params?\\b|config|settings?|options|hyper|depth|epochs?|layers?|seed|batch|workers|jobs|n_estimators|folds?\\b|max_|min_|version|retries|missing|missings|isna|na_|nan|files|genes|variants|snps|reads|rows|columns");
    private static final Pattern KEYED = Pattern.compile(
            "(?iu)\"(?:n|antal|(?:n_|num_|no_)?(?:patients|persons|people|participants|cases|controls|carriers|subjects|individuals|women|men|deaths|patienter|personer|deltagere|døde)(?:_[\\p{L}_]{1,30})?)\"\\s*:\\s*(\\d{1,9})\\s*(?=[,}\\]]|$)");
    private static final Pattern MATRIX_ROW =
            Pattern.compile("\\[\\s*(\\d{1,9}(?:\\s*[,\\s]\\s*\\d{1,9})+)\\s*](?=\\s*(?:[],)]|$))");
    private static final Pattern ARRAY = Pattern.compile("array\\(\\[([\\d,\\s]+)]\\)");
    private static final Pattern OF_FOUR = Pattern.compile("\\b(?:TP|TN|FP|FN)\\b\\s*[=:]\\s*(\\d{1,9})(?![\\d.])");
    private static final int LINES_OF_MATRIX = 9;
    private static final int LINES_OF_UNIQUE = 3;
    private static final int SMALLEST_TOTAL = 10;
    private static final int LONGEST_LINE = 4_000;

    private String above = "";
    private int matrix;
    private int unique;

    PrintedTallies(int smallest) {
        super(smallest, "R53");
    }

    @Override
    boolean reads(Passage line) {
        return !line.isCode() && line.text().length() <= LONGEST_LINE;
    }

    @Override
    void begin() {
        above = "";
        matrix = 0;
        unique = 0;
    }

    @Override
    void read(Passage passage, String text) {
        text.lines().forEach(line -> line(passage, line));
    }

    private void line(Passage passage, String text) {
        matrix = text.contains("onfusion") ? LINES_OF_MATRIX : matrix - 1;
        unique = text.contains("return_counts") ? LINES_OF_UNIQUE : unique - 1;
        if (text.indexOf('{') >= 0) {
            tally(BRACES, passage, text);
        }
        if (text.contains("[(")) {
            tally(PAIRS, passage, text);
        }
        if (text.indexOf('"') >= 0) {
            judge(KEYED, passage, text);
        }
        if (matrix >= 0 && text.indexOf('[') >= 0) {
            for (Matcher row = MATRIX_ROW.matcher(text); row.find(); ) {
                judge(passage, List.of(row.group(1).strip().split("[,\\s]+")));
            }
        }
        if (matrix >= 0 || text.contains("TP") || text.contains("FN")) {
            judge(OF_FOUR, passage, text);
        }
        if (unique >= 0) {
            String counts = "";
            for (Matcher array = ARRAY.matcher(text); array.find(); ) {
                counts = array.group(1).strip();
            }
            if (!counts.isEmpty()) {
                judge(passage, List.of(counts.split("[,\\s]+")));
            }
        }
        above = text;
    }

    /** Names with whole numbers, when words before them or above say that they count. */
    private void tally(Pattern pattern, Passage passage, String text) {
        for (Matcher tally = pattern.matcher(text); tally.find(); ) {
            String before = text.substring(0, tally.start());
            boolean counts =
                    TALLY.matcher(before).find() || TALLY.matcher(above).find();
            if (counts && !SETTINGS.matcher(before + tally.group(1)).find()) {
                List<String> values = new ArrayList<>();
                for (Matcher value = VALUE.matcher(tally.group(1)); value.find(); ) {
                    values.add(value.group(1));
                }
                if (values.stream().mapToLong(Long::parseLong).sum() >= SMALLEST_TOTAL) {
                    judge(passage, values);
                }
            }
        }
    }

    private void judge(Pattern pattern, Passage passage, String text) {
        for (Matcher found = pattern.matcher(text); found.find(); ) {
            judge(passage, List.of(found.group(1)));
        }
    }

    private void judge(Passage passage, List<String> counts) {
        tell(passage, counts.stream().mapToLong(Long::parseLong));
    }

    @Override
    Phrase says(int smallest, int count) {
        return Phrase.of(
                "Et antal under %d i et udskrift. Slå grupper sammen, eller skriv n<%1$d.",
                "A count below %d in what a program printed. Merge groups, or write n<%1$d.", smallest);
    }
}

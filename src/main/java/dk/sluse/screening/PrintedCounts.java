package dk.sluse.screening;

import dk.sluse.document.Passage;
import dk.sluse.wording.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts as statistics programs print them without the headings of a table: below R's {@code table()} and {@code summary()},
 * above pandas' {@code dtype: int64}, people at risk in a survival analysis, rows between bars that sum to their last (R53).
 */
final class PrintedCounts extends FewInLines {

    private static final Pattern TABULATED = Pattern.compile(
            "^>?\\s*.*(?<![A-Za-z.])(?:(?:table|xtabs|ftable|summary|lengths)\\(|(?:[tsv]?apply|by)\\(.*\\b(?:length|nrow)\\b).*\\)\\s*$");
    /** What knitr writes before all that R answers. */
    private static final Pattern PREFIX = Pattern.compile("^\\s*#[#>] ?");

    private static final Pattern AT_RISK =
            Pattern.compile("(?i)^\\s*(?:number at risk|no\\.? at risk|antal i risiko)\\b.*");
    private static final Pattern OF_TIME = Pattern.compile(
            "(?iu)\\s*(?:time|years?|months?|weeks?|days?|follow-?up|tid|år|måneder|måned|uger|uge|dage|dag)\\b[^\\d]*\\b0\\s");
    private static final Pattern SURVIVAL = Pattern.compile("\\s*time\\s+n\\.risk\\s+n\\.event\\b.*");
    private static final Pattern SURVIVED =
            Pattern.compile("\\s*\\d+(?:\\.\\d+)?\\s+(\\d+)\\s+(\\d+)\\s+[01](?:\\.\\d+)?(?:\\s.*)?");
    private static final Pattern SERIES_END = Pattern.compile("(?:Name: .*, )?(?:Length: \\d+, )?dtype: int64");
    private static final Pattern SERIES = Pattern.compile("(?:\\S.*?| {2,}\\S.*?) {2,}(\\d+)");
    private static final Pattern INTEGERS = Pattern.compile("\\s*(?:\\d{1,9}\\s+)+\\d{1,9}\\s*");
    private static final Pattern LABELLED = Pattern.compile("\\s*\\S[^|]*?((?:\\s+\\d{1,9}){2,})\\s*");
    private static final Pattern BINS =
            Pattern.compile("\\s*(?:\\[1]|\\(array\\(\\[)\\s*((?:\\d{1,9}[,\\s]+){1,200}\\d{1,9})");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final int ROWS_BELOW = 8;
    private static final int ROWS_OF_SURVIVAL = 200;
    private static final int LONGEST_LINE = 2000;
    private static final int LONGEST_SERIES = 60;
    private static final int SMALLEST_TOTAL = 10;

    private final List<Passage> series = new ArrayList<>();
    private int row;
    private int tabulated;
    private int atRisk;
    private int survival;
    private int words;
    private int binned;

    PrintedCounts(int smallest) {
        super(smallest, "R53");
    }

    @Override
    boolean reads(Passage line) {
        return line.text().length() <= LONGEST_LINE;
    }

    @Override
    void begin() {
        series.clear();
        tabulated = 0;
        atRisk = 0;
        survival = 0;
        words = 0;
        binned = 0;
    }

    @Override
    void read(Passage passage, String text) {
        series(passage, text);
        bins(passage, text);
        if (text.indexOf('|') >= 0) {
            bars(passage, text);
        }
        if (text.indexOf('(') >= 0 && TABULATED.matcher(text).matches()) {
            tabulated = ROWS_BELOW;
        } else if (tabulated > 0) {
            tabulated--;
            text.lines().forEach(line -> row(passage, line));
        }
        risk(passage, text);
    }

    /** Integers below as many words. */
    private void row(Passage passage, String written) {
        String text = PREFIX.matcher(written).replaceFirst("");
        String[] fields = text.strip().split("\\s+");
        boolean integers = INTEGERS.matcher(text).matches();
        if (integers && fields.length == words) {
            judge(passage, List.of(fields));
            tabulated = 0;
        } else if (integers && fields.length == words + 1) {
            // A label that is a number, and a count for each word above: the table's own look judges those.
            tabulated = 0;
        }
        words = fields.length;
    }

    private void risk(Passage passage, String text) {
        if (SURVIVAL.matcher(text).matches()) {
            survival = ROWS_OF_SURVIVAL;
        } else if (survival > 0) {
            survival--;
            Matcher row = SURVIVED.matcher(text);
            if (row.matches()) {
                judge(passage, List.of(row.group(1), row.group(2)));
            }
        }
        if (AT_RISK.matcher(text).matches()) {
            atRisk = ROWS_BELOW;
        } else if (atRisk > 0) {
            atRisk--;
            Matcher row = LABELLED.matcher(text);
            if (row.matches()
                    && !INTEGERS.matcher(text).matches()
                    && !(OF_TIME.matcher(text).lookingAt() && isRising(row.group(1)))) {
                judge(passage, beside(text, row.group(1)));
            }
        }
    }

    /** Of columns with gaps between them the first is the label, whatever numbers are in it: {@code Grade 3   100   51}. */
    private static List<String> beside(String text, String numbers) {
        List<String> columns = List.of(text.strip().split(" {2,}"));
        boolean apart = columns.size() >= 3
                && columns.stream().skip(1).allMatch(column -> WHOLE.matcher(column)
                        .matches());
        return apart
                ? columns.subList(1, columns.size())
                : List.of(numbers.strip().split("\\s+"));
    }

    /** A label and a count in each line, and the type of the counts below them. */
    private void series(Passage passage, String text) {
        if (isApart(passage)) {
            series.clear();
        }
        row = passage.row();
        if (SERIES_END.matcher(text).matches()) {
            series.forEach(row -> {
                Matcher matcher = SERIES.matcher(row.text());
                if (matcher.matches()) {
                    judge(row, List.of(matcher.group(1)));
                }
            });
        }
        if (!text.isEmpty()
                && Character.isDigit(text.charAt(text.length() - 1))
                && SERIES.matcher(text).matches()) {
            if (series.size() < LONGEST_SERIES) {
                series.add(passage);
            }
        } else {
            series.clear();
        }
    }

    /** Times rise; people at risk get fewer. */
    private static boolean isRising(String numbers) {
        long before = -1;
        for (String number : numbers.strip().split("\\s+", -1)) {
            if (Long.parseLong(number) <= before) {
                return false;
            }
            before = Long.parseLong(number);
        }
        return true;
    }

    /** How many there are in each bar of a histogram. */
    private void bins(Passage passage, String text) {
        if (text.startsWith("$counts") || text.contains("histogram(")) {
            binned = 2;
        } else if (binned > 0) {
            binned--;
            Matcher counts = BINS.matcher(text);
            if (counts.lookingAt()) {
                judge(passage, List.of(counts.group(1).strip().split("[,\\s]+")));
            }
        }
    }

    /** Of a large text other lines are passed over. */
    private boolean isApart(Passage passage) {
        return passage.where().isEmpty() && passage.row() > row + 1;
    }

    /** Whole numbers between bars of which the last is the sum of the others count something. */
    private void bars(Passage passage, String text) {
        String[] fields = text.replace('|', ' ').strip().split("\\s+");
        int first = fields.length;
        while (first > 0 && WHOLE.matcher(fields[first - 1]).matches()) {
            first--;
        }
        List<String> numbers = List.of(fields).subList(first, fields.length);
        if (numbers.size() < 3 || first == 0) {
            return;
        }
        int total = Integer.parseInt(numbers.get(numbers.size() - 1));
        List<String> cells = numbers.subList(0, numbers.size() - 1);
        long sum = cells.stream().mapToLong(Long::parseLong).sum();
        if (sum == total && total >= SMALLEST_TOTAL) {
            judge(passage, cells);
        }
    }

    private void judge(Passage passage, List<String> counts) {
        tell(passage, counts.stream().filter(count -> count.length() <= 9).mapToLong(Long::parseLong));
    }

    @Override
    Phrase says(int smallest, int count) {
        return Phrase.of(
                "Antal under %d i et udskrift: %d i denne linje. Slå grupper sammen, eller skriv n<%1$d.",
                "Counts below %d in what a program printed: %d in this line. Merge groups, or write n<%1$d.",
                smallest,
                count);
    }
}

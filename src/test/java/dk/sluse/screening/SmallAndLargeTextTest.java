package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said of a small text is said of the same lines inside of a mebibyte of log, of which only the lines are read that a
 * sieve marks: every rule for lines has its sieve. All texts of the corpus are tried, so that a new rule comes with its text.
 */
final class SmallAndLargeTextTest {

    private static final int LINES = 20_000;
    private static final List<String> LOG = IntStream.range(0, LINES)
            .mapToObj(i -> String.format(
                    Locale.ROOT,
                    "2024-01-12 10:%02d:%02d INFO chunk %d of the model converged",
                    i / 60 % 60,
                    i % 60,
                    i))
            .toList();
    private static final Pattern OTHER_ROWS = Pattern.compile("(?<=here)(?:, \\d+)+");
    private static final Pattern PLACE = Pattern.compile("^(a\\.\\w+):(\\d+)");

    @TempDir
    private Path folder;

    /** A text and the ending of its file. */
    record Text(String title, String ending, List<String> lines) {
        @Override
        public String toString() {
            return title + " (" + ending + ")";
        }
    }

    static Stream<Text> texts() {
        List<CorpusPayload> payloads = new ArrayList<>(CorpusPayload.leaks());
        payloads.addAll(CorpusPayload.clean());
        List<Text> texts = new ArrayList<>(printed());
        int turn = 0;
        for (CorpusPayload payload : payloads) {
            String ending = List.of("log", "txt").get(turn++ % 2);
            texts.add(new Text(payload.title(), ending, payload.lines()));
            if (payload.kind().equals("code") || turn % 4 == 0) {
                boolean python = turn % 8 == 0;
                texts.add(new Text(payload.title(), python ? "py" : "R", commented(payload)));
            }
        }
        return texts.stream();
    }

    /** Code stands as it is; anything else in comments. */
    private static List<String> commented(CorpusPayload payload) {
        return payload.kind().equals("code")
                ? payload.lines()
                : payload.lines().stream().map(line -> "# " + line).toList();
    }

    /** What stands in no carrier of the corpus but texts. */
    private static List<Text> printed() {
        List<Text> texts = new ArrayList<>();
        texts.add(log("an escaped dash", "x = '010170\\x2d1234'"));
        texts.add(log("an escaped dash, in four digits", "x = '010170\\u002d1234'"));
        texts.add(new Text("nothing but escapes", "py", List.of("x = '" + escaped("010170-1234") + "'")));
        texts.add(log(
                "a vector of R",
                "> d$age",
                " [1] 34 45 61 29 70 55 48 33 61 39",
                "[11] 41 77 52 60 38 44 59 31 66 48"));
        texts.add(log("a list of ages", "ages: [34, 45, 61, 29, 70, 55, 48, 33]"));
        texts.add(
                log("a column of JSON", "{", "\"age\": [", "34,", "45,", "61,", "29,", "70,", "55,", "48,", "33", "]"));
        texts.add(log("a counter", "Counter({'Male': 140, 'Unknown': 3})"));
        texts.add(log("a confusion matrix", "confusion matrix", "[[ 40   3]", " [ 12  55]]"));
        texts.add(log("a count of JSON", "  \"cases\": 3,"));
        texts.add(log("one of whom", "excluded, of whom 3 died"));
        texts.add(log("a person picked", ". drop if lopenr==1017"));
        texts.add(log("people picked", "d <- d[!(d$id %in% c(1017, 1033)), ]"));
        texts.add(log(
                "counts of pandas",
                "Asthma               23",
                "Haemophilia           3",
                "Migraine             90",
                "Name: diagnosis, dtype: int64"));
        texts.add(log("counts of pandas, not all of a kind", "Asthma  23", "Haemophilia  3", "", "dtype: int64"));
        texts.add(log(
                "counts of pandas, indented by a log between",
                "Haemophilia  3",
                "2024-01-12 10:00:00 INFO done",
                "dtype: int64"));
        texts.add(log("a range at a prompt", "> range(d$age)", "[1]  23 104"));
        texts.add(log("values outside the box", "$out", " [1]  58.3  22.4"));
        texts.add(log("percentiles of R", "   0%    1%   99%  100% ", " 0.30  2.20  4.30  8.55 "));
        texts.add(log("extremes of Stata", "      Percentiles      Smallest", " 1%           27             18"));
        texts.add(log("extremes of Stata, shown", ". display \"max = \" r(max)", "max = 211"));
        texts.add(log("extremes of SAS", "                             Extreme Observations", "        18       211"));
        texts.add(log("people at risk", "Antal i risiko", "M\u00e6nd     40 20 10 3", "Kvinder  50 30 12 2"));
        texts.add(log("people at risk, in English", "Number at risk", "Men     40 20 10 3", "Women  50 30 12 2"));
        texts.add(log("a flat table", "> ftable(d$sex, d$case)", "", "  a   b", " 40   2"));
        texts.add(log("few in words", "Adverse events: two patients died"));
        texts.add(log("few of them in words", "Two of the patients died, and fire af de deltagere"));
        texts.add(log("few at a line's begin", "3 patients died"));
        texts.add(log("one", "One patient died, and one of the carriers"));
        texts.add(log("one, in Danish", "\u00e9n af deltagerne trak sig"));
        texts.add(log("a share", "Of the carriers, 3/40 women relapsed"));
        texts.add(log("a share of controls", "Carried by 3/212 controls"));
        List<String> bars = new ArrayList<>(List.of("Sex | Case Control | Total", "----+----"));
        IntStream.range(0, 70)
                .forEach(i -> bars.add(String.format("m%d | %d %d | %d", i, 40 + i, i < 65 ? 50 : 2, i + 90)));
        bars.add("m | 105 2 | 107");
        texts.add(new Text("rows between bars", "log", bars));
        texts.add(log("rows between bars without a heading", "m | 105 2 | 107 |"));
        texts.add(log("a glimpse", "$ age <int> 45, 46, 47, 48", "$ sex <chr> M, F, M"));
        texts.add(
                log(
                        "records on one line",
                        "[{\"pid\":1,\"age\":45,\"sex\":\"M\"},{\"pid\":2,\"age\":46,\"sex\":\"F\"},{\"pid\":3,\"age\":47,\"sex\":\"F\"}]"));
        texts.add(log(
                "records on their lines",
                Collections.nCopies(3, "{ \"pid\" : 1, \"patient no\" : 45, \"sex\" : 2 }")
                        .toArray(String[]::new)));
        texts.add(log(
                "people by number",
                Collections.nCopies(3, "subject - id= ABCD-7 sex: M").toArray(String[]::new)));
        for (String quote : List.of("", "\"", "# ", "    ")) {
            String end = quote.equals("\"") ? quote : "";
            texts.add(new Text(
                    "reads of a gene behind '" + quote + "'",
                    "log",
                    IntStream.range(10, 50)
                            .mapToObj(
                                    i -> quote + "ENSG000000000" + i + end + ",1453,8975,7378,7433,6873,1449,7723,7783")
                            .toList()));
        }
        texts.add(new Text(
                "variants between quotation marks",
                "log",
                IntStream.range(10, 50)
                        .mapToObj(i -> "\"1\",\"692" + i + "\",\".\",\"A\",\"G\",\"50\",\"PASS\",\"DP=10\"")
                        .toList()));
        texts.add(log("the oldest", "The youngest included patient in the carrier group was 2"));
        return texts;
    }

    private static Text log(String title, String... lines) {
        return new Text(title, "log", List.of(lines));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(String.format("\\x%02x", c)));
        return escaped.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void theSameIsFound(Text text) {
        List<String> large = new ArrayList<>(LOG);
        large.add(" ");
        large.addAll(text.lines());
        large.add(" ");
        large.addAll(LOG.subList(0, 100));

        assertThat(findings(text.ending(), large, LINES + 1))
                .containsExactlyInAnyOrderElementsOf(findings(text.ending(), text.lines(), 0));
    }

    private List<String> findings(String ending, List<String> lines, int before) {
        Path file = new Samples(folder).text("a." + ending, lines.toArray(String[]::new));
        return Screened.findings(file, Declaration.undeclared("a." + ending), Screened.LIMITS).stream()
                .map(finding -> finding.policy() + " " + finding.severity() + " " + shifted(finding.place(), before)
                        + " "
                        + OTHER_ROWS.matcher(finding.message().en()).replaceAll(""))
                .toList();
    }

    private static String shifted(String place, int lines) {
        return PLACE.matcher(place)
                .replaceFirst(found -> found.group(1) + ":" + (Integer.parseInt(found.group(2)) - lines));
    }
}

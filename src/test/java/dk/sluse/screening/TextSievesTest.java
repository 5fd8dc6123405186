package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.bytes.Bytes;
import dk.sluse.bytes.Interest;
import dk.sluse.bytes.Lines;
import dk.sluse.bytes.Sieves;
import dk.sluse.bytes.Survey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which lines of a large text a policy reads at all: never fewer than it could find something on, with what stands below where
 * that matters, and hardly a line more.
 */
final class TextSievesTest {

    private static final int ABOVE = 20;
    private static final int BELOW = 450;
    private static final int PRINTED = 15;
    private static final int WRITTEN = 402;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x n = 3",
                "x (N=3)",
                "n =3",
                "2 of 40 patients",
                " 2 of 40 patients",
                "2 AF 40 B\u00c6RERE",
                "2 out of 40 WOMEN",
                "2 af 40 tilf\u00e6lde",
                "x Freq. | 3 7.50 9.00",
                "3 (7.0%)",
                "2 of 10 patients",
                "2 of 99 patients",
                "3 (7.5 %)",
            })
    void wherePeopleMayBeCountedIsRead(String line) throws IOException {
        assertThat(seen(TextSieves.counts(), line)).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n 3",
                "n   = 3",
                "none = 3",
                "patients",
                "40 patients",
                "x40 patients",
                "of40 patients",
                "of 4x patients",
                "of x4 patients",
                "of 40, patients",
                "7.5%",
                "3 (x%)",
                "3 (/%)",
                "3 (:%)",
                "freq 3",
            })
    void wherePeopleAreNotCountedIsNot(String line) throws IOException {
        assertThat(seen(TextSieves.counts(), "x", line, "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Residual standard error: 1 on 3 degrees",
                "F-statistic: 3",
                "Number of obs = 4",
                "No. Observations: 4",
                " Min.   :18",
                " 1st Qu.:35",
                " Max. : 97",
                "x\\nMin.:3",
                "Error  3 1",
                "Error\t3 1",
                "count 3",
                "F(2, 3)",
                "range 0",
                "range 9",
                "range of them all 3",
                "ranged from 3",
                "min. 3",
                "Sp\u00c6NDVIDDE 3",
                "H\u00d8JESTE 97",
                "\u00e6ldste 97",
                "\u00c6LDSTE 97",
            })
    void whereExtremesMayBeToldIsReadWithThreeLinesAbove(String line) throws IOException {
        assertThat(seen(TextSieves.extremes(), line)).containsExactly(-2, -1, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "residual",
                "residual plot",
                "Number of obs",
                "error 3x is behind this: error",
                "Error3",
                "Error x 3",
                "count",
                "f 2",
                "range",
                "range; 3",
                "range.. 3",
                "arrange 3",
            })
    void whereNoneAreToldIsNot(String line) throws IOException {
        String kept = line.startsWith("error") ? "xerror 3" : line;
        assertThat(seen(TextSieves.extremes(), "x", kept, "3 x")).isEmpty();
    }

    @Test
    void aRangeMayStandTwentyLettersOfSeveralBytesBeforeItsNumberAndNotFarther() throws IOException {
        assertThat(seen(TextSieves.extremes(), "range " + "\u00e6".repeat(20) + "3"))
                .contains(1);
        assertThat(seen(TextSieves.extremes(), "range" + " ".repeat(95) + "3")).contains(1);
        assertThat(seen(TextSieves.extremes(), "range" + " ".repeat(96) + "3")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> head(d)",
                ">>> print(df.to_string())",
                "> d %>% glimpse",
                "> d |>  head",
                ". list age",
                ". list",
                ". list, clean",
                "3. list age",
                "10 list age",
                "19 list age",
                "+ l age",
                "In [3]: list age",
                "3    proc print data=d;",
                "Obs sex",
                "x\u00a0> head(d)",
            })
    void whereRowsMayBePrintedIsReadWithFifteenLinesBelow(String line) throws IOException {
        assertThat(seen(TextSieves.listings(), line)).containsExactlyElementsOf(to(1 + PRINTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d <- data.frame(",
                "x = c(1, 2,",
                "x <- c (1,",
                "d <- list(a = c(1, 2),",
                "c('a)',",
                "c(\"a)\", # b)",
                "c('#', (",
                "pd.DataFrame({",
                "np.array([1,",
                "rows = [",
                "rows = [  ",
                "rows = [[1, 2],",
                "rows = [{",
                "rows = [\"a\",",
                "rows = ['a',",
                "rows = [-1,",
                "rows = [0,",
                "rows = [9,",
                "rows = {3: 1,",
                "rows = { 3: 1,",
                "f([1, 2],",
                "d <- read.table(text = \"id age",
                "d <- read.csv(text = 'id,age",
                "d <- read.delim(text = 'id,age",
                "d <- fread(\"id,age",
                "d <- read_csv(\"id,age",
                "d = pd.read_csv(io.StringIO(\"\"\"id,age",
                "d <- read.table(header = TRUE, text = \"id age",
                "d <- read.table(header = TRUE,",
                "f = io.StringIO(",
                "f = io.BytesIO(b'''id,age",
                "f <- textConnection(\"id age",
                "f = io.StringIO(\"\"\"id \"b) c",
                "x <- c(\"\\\")\",",
            })
    void whereDataMayBeWrittenIsReadUntilTheyMustEnd(String line) throws IOException {
        assertThat(seen(TextSieves.listings(), line)).containsExactlyElementsOf(to(1 + WRITTEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x <- c(1, 2)",
                "x <- c(\"(\", ')(')",
                "x <- c(1) # (",
                "rows = [1, 2]",
                "rows = {'a': [1]}",
                "d <- fread(cmd)",
                "d <- fread(\"grep -v \\\"'\\\" data.txt\")",
            })
    void whatIsClosedOnItsLineIsReadAlone(String line) throws IOException {
        assertThat(seen(TextSieves.listings(), line)).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"input sex age", "  datalines;", "cards;", "lines;", "INPUT sex"})
    void aBlockOfDataIsReadWithItsFirstRows(String line) throws IOException {
        assertThat(seen(TextSieves.listings(), line)).containsExactly(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "head of it",
                "the list",
                "> list2",
                "> listing",
                "> l2",
                "/ list",
                "; list",
                "Observed",
                "c",
                "c 1",
                "see [1]",
                "x = [a",
                "x = (a",
                "the input",
                "x cards",
                "a [",
                "proc sort",
            })
    void proseIsNot(String line) throws IOException {
        assertThat(seen(TextSieves.listings(), "x", line, "x")).isEmpty();
    }

    /** What stands before or behind a word may be nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%)",
                "patients",
                " patients",
                "4 patients",
                "40 patients",
                "n",
                "n =",
                "[",
                "[1",
                "=[",
                "c",
                "c(",
                "list",
                "head",
                "obs",
                "input",
                "range",
                "min.",
                "error",
                "f"
            })
    void aTextMayBeginAndEndAnywhere(String text) throws IOException {
        for (Interest interest : List.of(TextSieves.counts(), TextSieves.extremes(), TextSieves.listings())) {
            assertThat(rows(interest, text)).containsExactly(1);
        }
    }

    private static List<Integer> to(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    /** The rows that are read, 1 being the first of these lines, which stand among others that say nothing. */
    private static List<Integer> seen(Interest interest, String... lines) throws IOException {
        String text = "x\n".repeat(ABOVE) + String.join("\n", lines) + "\n" + "x\n".repeat(BELOW);
        return rows(interest, text).stream()
                .map(row -> row - ABOVE)
                .filter(row -> row > 3 - ABOVE)
                .toList();
    }

    /** The sieves are made anew, as when a program starts. */
    private static List<Integer> rows(Interest interest, String text) throws IOException {
        Sieves sieves = TextSieves.sieves();
        Bytes bytes = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
        List<Integer> rows = new ArrayList<>();
        Lines.of(bytes)
                .read((row, line) -> rows.add(row), Survey.of(bytes, sieves).windows(interest.topic()));
        return rows;
    }
}

package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data written into code (R59): many values, or several things known of people. A few constants are code. */
final class WrittenDataTest {

    private static final int MOST = 60;

    @Test
    void manyValuesAreDataAndFewAreCode() {
        assertThat(places("a.R", "x <- c(" + numbers(61) + ")")).containsExactly("a.R:1");
        assertThat(places("a.R", "x <- c(" + numbers(60) + ")")).isEmpty();
    }

    @Test
    void valuesMayStandOnManyLines() {
        assertThat(places("a.R", "library(x)", "x <- c(", numbers(40) + ",", numbers(21) + ")"))
                .containsExactly("a.R:2");
        assertThat(places("a.R", "x <- c(" + numbers(40) + ")", "y <- c(" + numbers(40) + ")"))
                .isEmpty();
    }

    @Test
    void twoThingsKnownOfPeopleAndEightValuesAreEnough() {
        assertThat(places("a.R", "d <- data.frame(age = c(1, 2, 3, 4), sex = c(\"F\", \"M\", \"F\", 'M'))"))
                .hasSize(1);
        assertThat(places("a.R", "d <- data.frame(age = c(1, 2, 3, 4), sex = c(\"F\", \"M\", \"F\"))"))
                .isEmpty();
        assertThat(places("a.R", "d <- data.frame(age = c(1, 2, 3, 4), gene = c(\"F\", \"M\", \"F\", \"M\"))"))
                .isEmpty();
        assertThat(places("a.R", "d <- data.frame(age = c(1, 2, 3, 4), age = c(1, 2, 3, 4))"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read.table(text = \"id age bmi!1 34 22.1!2 51 25.3!3 47 28.4\", header = TRUE)",
                "read.csv(text=\"id,age,bmi!1,34,22.1!2,51,25.3!3,47,28.4!\")",
                "read.csv2( text = 'id;age;bmi!1;34;22,1!2;51;25,3!3;47;28,4!')",
                "read.delim(text = \"id\tage\tbmi!1\t34\t22.1!2\t51\t25.3!3\t47\t28.4!\")",
                "fread(\"id age bmi!1 34 22.1!2 51 25.3!3 47 28.4\")",
                "fread(text = \"id age bmi!1 34 22.1!2 51 25.3!3 47 28.4\")",
                "read_csv(\"id,age,bmi!1,34,22.1!2,51,25.3!3,47,28.4!\")",
                "read_csv(I(\"id,age,bmi!1,34,22.1!2,51,25.3!3,47,28.4!\"))",
                "read.table(header = TRUE, text = \"id age bmi!1 34 22.1!2 51 25.3!3 47 28.4\")",
                "read.table(sep = \",\", dec = '.', text=r'id,age,bmi!1,34,22.1!2,51,25.3!3,47,28.4')",
                "read.table(textConnection(\"id age bmi!1 34 22.1!2 51 25.3!3 47 28.4\"))",
                "pd.read_csv(io.StringIO(\"\"\"id,age,bmi!1,34,22.1!2,51,25.3!3,47,28.4!\"\"\"))",
                "pd.read_csv(io.BytesIO(b'''id,age,bmi!1,34,22.1!2,51,25.3!3,47,28.4!'''))",
                "pd.read_csv(io.StringIO(\"\"\"id,age,bmi!1,34,\"a) b\"!2,51,25.3!3,47,28.4!4,2,3\"\"\"))",
                "pd.read_csv(StringIO(\"\"\"id,age,bmi!1,34,22.1!2,51,25.3!3,47,28.4!\"\"\"))",
            })
    void aTextThatIsReadAsATableIsATable(String call) {
        assertThat(places("a.R", ("d <- " + call).split("!"))).containsExactly("a.R:1");
        assertThat(places("a.R", ("d <- " + call).replace("!", "\\n"))).containsExactly("a.R:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x = StringIO(!\"\"\"@\"\"\")",
                "x = pd.read_csv(io.StringIO( !!   '''@'''), sep=',')",
                "d <- read.table(header = TRUE,!  sep = \",\",!  text = \"@\")",
                "d <- read.csv(!text =!\"@\")",
                "d <- read_csv(I(!\"@\"))",
            })
    void itMayBeginBelowItsCall(String call) {
        String rows = "id,age,bmi!1,34,22.1!2,51,25.3!3,47,28.4";
        assertThat(places("a.R", call.replace("@", rows).split("!"))).hasSize(1);
        assertThat(places("a.R", call.replace("@", rows.replace("!", "\\n")).split("!")))
                .hasSize(1);
        assertThat(places("a.R", call.replace("@", "a,b!1,2").split("!"))).isEmpty();
    }

    @Test
    void aTextWithoutNumbersIsCountedByItsFields() {
        String rows = "A1,M,yes!".repeat(21);
        String[] longer = ("read.csv(text = \"!patient,sex,smoker!" + rows + "\")").split("!");
        assertThat(places("a.R", longer)).containsExactly("a.R:1");
        assertThat(places("a.R", String.join("\\n", longer))).containsExactly("a.R:1");
        assertThat(places("a.R", ("x = StringIO('''k;l;m!" + rows.replace(',', ';') + "''')").split("!")))
                .hasSize(1);
        assertThat(places("a.R", ("x = StringIO('''k l m!" + rows.replace(',', ' ') + "''')").split("!")))
                .hasSize(1);
        assertThat(places("a.R", ("x = StringIO('''k,l,m!" + "A1,,yes!".repeat(30) + "''')").split("!")))
                .isEmpty();
        assertThat(places("a.R", ("x = StringIO('''k!" + "words of a sentence!".repeat(30) + "''')").split("!")))
                .isEmpty();
    }

    @Test
    void aMarkBehindABackslashEndsNoText() {
        String[] plots = Collections.nCopies(40, "plot(x, xlim = c(0, 100), ylim = c(0, 40), main = \"age\")")
                .toArray(String[]::new);
        List<String> lines = new ArrayList<>(List.of("d <- fread(\"grep -v \\\"'\\\" data.txt\")"));
        lines.addAll(List.of(plots));
        assertThat(places("a.R", lines.toArray(String[]::new))).isEmpty();
        assertThat(places("a.R", "x <- c(\"\\\"(\", '\\'(', \"\\\\\")", numbers(61)))
                .isEmpty();
    }

    @Test
    void longLinesOfCallsAreReadOnce() {
        for (String part : List.of("read.csv(", "fread( ", "text = ", "StringIO(   ", "read.csv(text ")) {
            String line = part.repeat(30_000);
            assertThat(places("a.R", line, line + ",", "\"a\"")).isEmpty();
        }
    }

    @Test
    void aTextThatIsReadEndsWithItsQuotationMark() {
        assertThat(places(
                        "a.R",
                        "d <- read.table(text = \"a b",
                        "1 2) # it isn't",
                        "\", header = TRUE)",
                        "x <- c(" + numbers(50) + ")",
                        "y <- c(" + numbers(50) + ")"))
                .isEmpty();
    }

    @Test
    void bracketsInATextThatIsReadCloseNothing() {
        assertThat(places("a.R", "read.table(text = \"a b", "1) it isn't", numbers(61), "\")"))
                .containsExactly("a.R:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d <- fread(\"/data/project/cohort.tab\", select = c(\"id\", \"age\"))",
                "d <- read.table(file, header = TRUE)",
                "d <- fread(\"SELECT id, age, sex, bmi, height, weight, dob, smoker FROM cohort\")",
                "d <- read_csv(\"cohort-2024-01-02.csv\", na = c(\"id\", \"age\"))",
            })
    void aFileThatIsReadIsNone(String line) {
        assertThat(places("a.R", line, "x <- c(" + numbers(50) + ")")).isEmpty();
    }

    @Test
    void bracketsInTextsAndRemarksOpenAndCloseNothing() {
        assertThat(places("a.R", "x <- c(\"(\", '((', 1)", numbers(61))).isEmpty();
        assertThat(places("a.R", "x <- c(1, # )", numbers(61) + ")")).hasSize(1);
        assertThat(places("a.R", "x <- c(')', \")\",", numbers(61) + ")")).hasSize(1);
        assertThat(places("a.R", "# x <- c(", numbers(61) + ")")).isEmpty();
        assertThat(places("a.py", "x = [", "{'a': [1, 2]}, " + numbers(61), "]"))
                .hasSize(1);
    }

    @Test
    void whatIsNeverClosedEndsAfterFourHundredLines() {
        List<String> lines = new ArrayList<>(List.of("x <- c("));
        lines.addAll(Collections.nCopies(399, ","));
        lines.add(numbers(61));
        assertThat(places("a.R", lines.toArray(String[]::new))).hasSize(1);

        lines.add(1, ",");
        lines.add(1, ",");
        assertThat(places("a.R", lines.toArray(String[]::new))).isEmpty();
    }

    @Test
    void whatIsStillOpenAtTheEndOfAFileIsJudgedThere() {
        assertThat(places("a.R", "x <- c(" + numbers(61))).hasSize(1);

        WrittenData written = new WrittenData(MOST);
        written.look(Passages.lines("a.R", "x <- c(" + numbers(40)).get(0));
        Part other = Passages.part(1, "b.R", Part.Role.EMBEDDED, FileType.TEXT);
        written.look(new Passage(other, Passage.Kind.LINE, "", 1, 0, false, numbers(40)));
        assertThat(written.findings()).isEmpty();
    }

    @Test
    void aDocumentQuotesCodeWhereARecordIsMade() {
        String values = numbers(61);
        WrittenData written = new WrittenData(MOST);
        written.look(Passages.of(Passage.Kind.LINE, "paragraph 1", "x <- c(" + values + ")"));
        assertThat(written.findings()).isEmpty();

        written.look(Passages.of(Passage.Kind.LINE, "paragraph 1", "x <- data.frame(" + values + ")"));
        assertThat(written.findings()).hasSize(1);

        WrittenData cells = new WrittenData(MOST);
        cells.look(Passages.of(Passage.Kind.CELL, "S", "x <- data.frame(" + values + ")"));
        assertThat(cells.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"input grp weight", "  datalines;", "DATALINES", "cards ;", "lines;", "Input a b"})
    void threeRowsOfABlockAreData(String begin) {
        assertThat(places("a.do", begin, "1 61.2", "2 82.0", "1 57.9", "end")).containsExactly("a.do:1");
        assertThat(places("a.do", begin, "1 61.2", "2 82.0", "end", "1 57.9")).isEmpty();
        assertThat(places("a.do", begin, "1 61.2", "2 82.0", "end x;", "1 57.9"))
                .isEmpty();
    }

    @Test
    void aBlockEndsWithItsFile() {
        WrittenData written = new WrittenData(MOST);
        Passages.lines("a.do", "datalines;", "1 61.2", "2 82.0").forEach(written::look);
        Part other = Passages.part(1, "b.do", Part.Role.EMBEDDED, FileType.TEXT);
        written.look(new Passage(other, Passage.Kind.LINE, "", 1, 0, false, "1 57.9"));

        assertThat(written.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"input $name", "the input is", "inputs", "end", "", "x datalines;"})
    void otherLinesBeginNoBlock(String line) {
        assertThat(places("a.do", line, "1 61.2", "2 82.0", "1 57.9")).isEmpty();
    }

    @Test
    void tenPlacesAreEnoughToAct() {
        String[] calls = Collections.nCopies(12, "x <- c(" + numbers(61) + ")").toArray(String[]::new);
        assertThat(places("a.R", calls)).hasSize(10);

        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            blocks.addAll(List.of("datalines;", "1 61.2", "2 82.0", "1 57.9", ";"));
        }
        assertThat(places("a.do", blocks.toArray(String[]::new))).hasSize(10);
    }

    private static String numbers(int count) {
        return String.join(", ", Collections.nCopies(count, "12.5"));
    }

    private static List<String> places(String name, String... lines) {
        WrittenData written = new WrittenData(MOST);
        Passages.lines(name, lines).forEach(written::look);
        return written.findings().stream().map(Finding::place).toList();
    }
}

package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.Passage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of data that a program was asked to print into a log (R59). */
final class PrintedRowsTest {

    private static final List<String> ROWS = List.of("1   F  22.1", "2   M  25.3", "3   F  28.4");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> head(d)",
                "  > head(d)",
                "+ tail(d)",
                "> print(head(d))",
                "> utils::head(d)",
                "> d %>% slice(1:3)",
                "> d |> head",
                ">>> df.head()",
                ">>> print(df.sample(3).to_string())",
                ". list age sex",
                ". list",
                ". l age",
                "12  list age",
                "12  proc print data=d;",
                "In [3]: df.tail()",
                "in [3]: df.tail()",
                "# > head(d)",
                "## > head(d)",
                "\ufeff> head(d)",
                "out = \"> head(d)",
                "Obs  sex  bmi",
            })
    void threeRowsBelowWhatAskedForThemAreHeld(String asked) {
        assertThat(places(asked, ROWS)).containsExactly("a.log:1");
        assertThat(places(asked, ROWS.subList(0, 2))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "head(d)",
                "> summary(head(d))",
                "> table(d) |> head",
                "> headline",
                "12list age",
                "",
                "   ",
                "12",
                ">",
                "Obs",
                "the Obs here"
            })
    void whatAsksForNoRowsIsNot(String line) {
        assertThat(places(line, ROWS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1  F  22.1",
                "[1] F 22.1",
                "12. F 22.1",
                "## 1 F 22.1",
                "1 | F | 22.1 |",
                "| 1. F",
                " $ age : num 41 52"
            })
    void rowsComeInManyForms(String row) {
        assertThat(places("> head(d)", Collections.nCopies(3, row))).hasSize(1);
    }

    @Test
    void rowsAreLookedForInTheNextFourteenLines() {
        List<String> below = new ArrayList<>(Collections.nCopies(11, "x"));
        below.addAll(ROWS);
        assertThat(places("> head(d)", below)).hasSize(1);

        below.add(0, "x");
        assertThat(places("> head(d)", below)).isEmpty();
    }

    @Test
    void eachQuestionCountsItsOwnRows() {
        assertThat(places("> head(d)", List.of(ROWS.get(0), ROWS.get(1), "> head(e)", ROWS.get(0), ROWS.get(1))))
                .isEmpty();
        assertThat(places("> head(d)", List.of("> head(e)", ROWS.get(0), ROWS.get(1), ROWS.get(2), "3 F 1", "4 F 2")))
                .containsExactly("a.log:2");
    }

    @Test
    void linesThatAreTooLongAndCellsAreNoRows() {
        String fits = "> head(d)" + " ".repeat(2_000 - "> head(d)".length());
        assertThat(places(fits, ROWS)).hasSize(1);
        assertThat(places(fits + " ", ROWS)).isEmpty();

        PrintedRows printed = new PrintedRows();
        for (String text : List.of("> head(d)", "1 F 2", "2 M 3", "3 F 4")) {
            printed.look(Passages.of(Passage.Kind.CELL, "S", text));
        }
        assertThat(printed.findings()).isEmpty();
    }

    @Test
    void tenPlacesAreEnoughToAct() {
        List<String> below = new ArrayList<>(ROWS);
        for (int i = 0; i < 12; i++) {
            below.add("> head(d)");
            below.addAll(ROWS);
        }
        assertThat(places("> head(d)", below)).hasSize(10);
    }

    private static List<String> places(String asked, List<String> below) {
        List<String> lines = new ArrayList<>(List.of(asked));
        lines.addAll(below);
        PrintedRows printed = new PrintedRows();
        Passages.lines("a.log", lines.toArray(String[]::new)).forEach(printed::look);
        return printed.findings().stream().map(Finding::place).toList();
    }
}

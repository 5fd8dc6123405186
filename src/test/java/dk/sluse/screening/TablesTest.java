package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import dk.sluse.document.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of tables: from which number on, how many cells, where, and with the table drawn. */
final class TablesTest {

    private static final Part TEXT = Passages.part("t.txt");
    private static final Part SHEETS = Passages.part(0, "T.xlsx", Part.Role.FILE, FileType.XLSX);

    @Test
    void R53_smallCountsAreHeldWithTheTableDrawnAndNobodyIsANote() throws IOException {
        List<Finding> findings =
                lines("Group;Cases;Controls", "A;412;0", "B;4;397", "C;5;3").by(new SmallCells());

        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.HOLD, Severity.NOTE);
        assertThat(findings).extracting(Finding::place).containsExactly("t.txt:3", "t.txt:2");
        assertThat(findings.get(0).message().en()).startsWith("Counts below 5: 2 in the table, the first here, 4.");
        assertThat(findings.get(0).sketch()).isPresent();
        assertThat(findings.get(1).sketch()).isEmpty();
        assertThat(findings.get(1).message().en()).startsWith("Cells of 0 people: 1 in");
    }

    @Test
    void R53_theHeaviestComesFirstAndATextIsReadBesideTheTables() throws IOException {
        List<Finding> findings = lines(
                        "Group;Cases;Controls", "A;412;0", "B;41;397", "", "The carriers (n = 3) were excluded.")
                .by(new SmallCells());

        assertThat(findings).extracting(Finding::place).containsExactly("t.txt:5", "t.txt:2");
        assertThat(findings).extracting(Finding::severity).containsExactly(Severity.HOLD, Severity.NOTE);
    }

    @Test
    void R63_percentagesThatGiveFewBackAreHeld() throws IOException {
        assertThat(lines("Effect;% (N = 40)", "Headache;25.0", "Rash;7.5").by(new SmallCells()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("R63"))
                .satisfies(finding -> assertThat(finding.message().en()).startsWith("Percentages that"))
                .satisfies(finding -> assertThat(finding.sketch()).isPresent());
    }

    /** Past the rows that are kept, a column of counts goes on being one, and a column of ages is none. */
    @Test
    void R53_aLongSheetIsJudgedToItsEnd() throws IOException {
        Made made = new Made(SHEETS);
        made.says(0, Passage.Kind.CELL, "S", 1, 1, "Parish")
                .says(0, Passage.Kind.CELL, "S", 1, 2, "Cases")
                .says(0, Passage.Kind.CELL, "S", 1, 3, "Age")
                .says(0, Passage.Kind.CELL, "S", 1, 4, "Controls");
        for (int row = 2; row <= 1_600; row++) {
            made.says(0, Passage.Kind.CELL, "S", row, 1, "Parish of " + (char) ('A' + row % 26))
                    .says(0, Passage.Kind.NUMBER, "S", row, 2, row == 1_590 || row == 1_595 ? "4" : "1" + row)
                    .says(0, Passage.Kind.NUMBER, "S", row, 3, "3")
                    .says(0, Passage.Kind.NUMBER, "S", row, 4, "5");
        }
        assertThat(made.by(new SmallCells()))
                .filteredOn(finding -> finding.message().en().contains("long table"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("T.xlsx › S!B1590"))
                .satisfies(finding -> assertThat(finding.message().en()).contains("below 5 in a long table: 2"));
    }

    @Test
    void whatWasNotJudgedIsHeld() throws IOException {
        Made made = new Made(SHEETS);
        for (int i = 1; i <= 501; i++) {
            made.says(0, Passage.Kind.CELL, "S" + i, 1, 1, "x");
        }
        assertThat(made.by(new SmallCells()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("T.xlsx › S501!A1"))
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.HOLD));
    }

    @Test
    void R63_aHiddenCellThatATotalGivesBackIsHeld() throws IOException {
        assertThat(lines("Group;n", "A;37", "B;<5", "Total;40").by(new BackCalculation()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("t.txt:3"))
                .satisfies(finding ->
                        assertThat(finding.message().en()).startsWith("Hidden cells that totals or percentages"))
                .satisfies(finding -> assertThat(finding.sketch()).isPresent());
    }

    @Test
    void R63_twoTablesThatGiveOneBackTogetherAreSaidToBeTwo() throws IOException {
        Made made = new Made(SHEETS);
        String[][] first = {
            {"Region", "Men", "Women", "Total"},
            {"East", "20", "31", "51"},
            {"West", "<5", "<5", "<5"},
            {"South", "40", "22", "62"}
        };
        String[][] second = {{"Region", "n"}, {"East", "51"}, {"West", "2"}, {"South", "62"}};
        cells(made, "S", first);
        cells(made, "Q", second);

        assertThat(made.by(new BackCalculation())).isNotEmpty().allSatisfy(finding -> assertThat(
                        finding.message().en())
                .contains("this table and another in the file together"));
    }

    @ParameterizedTest(name = "a median of {0}")
    @CsvSource({"4, HOLD, fewer than 5 people", "5, NOTE, groups of at least 5"})
    void R54_anExtremeIsANoteWhereItsGroupIsLargeEnough(int people, Severity severity, String said) throws IOException {
        assertThat(lines("Group;n;Median age", "A;" + people + ";54").by(new Extremes()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(severity))
                .satisfies(finding -> assertThat(finding.message().en()).contains(said))
                .satisfies(finding -> assertThat(finding.sketch().isPresent()).isEqualTo(severity == Severity.HOLD));
    }

    @Test
    void R54_anExtremeWithoutAGroupIsHeld() throws IOException {
        assertThat(lines("Variable;Mean;Max", "Age;54.2;97", "BMI;24.1;51").by(new Extremes()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en())
                        .contains("without a number of people: 2 in the table, the first here, 3."))
                .satisfies(finding -> assertThat(finding.sketch()).isPresent());
    }

    @Test
    void R54_aTotalThatTwoMakeUpIsHeld() throws IOException {
        assertThat(lines(
                                "Region;n;Total cost;Largest;Second largest",
                                "North;412;918000;41000;39000",
                                "South;9;210000;121000;70000")
                        .by(new Extremes()))
                .filteredOn(finding -> finding.message().en().startsWith("Totals most of which"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("t.txt:3"))
                .satisfies(finding -> assertThat(finding.sketch()).isPresent());
    }

    @Test
    void R54_whatTheTextSaysIsFoundBesideTheTables() throws IOException {
        assertThat(lines("Number of obs = 4", "", "The median age was 41, range 3-97 years.")
                        .by(new Extremes()))
                .extracting(Finding::place)
                .containsExactly("t.txt:1", "t.txt:3");
    }

    @Test
    void R58_aListOfPeopleIsSaidToBeOneByItsSign() throws IOException {
        assertThat(lines("id\tsex\tage\tbmi", "P1\tF\t40\t22.1", "P2\tM\t51\t25.3", "P3\tF\t33\t28.4")
                        .by(new ListedObservations()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en()).contains("column of ids"));
        assertThat(lines("dob\tdiagnosis", "1970-01-02\tC50", "1981-03-04\tC18", "1965-11-30\tC34")
                        .by(new ListedObservations()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en()).contains("column of dates"));
        assertThat(lines(
                                "sex\tage\theight",
                                "F\t40\t170.1",
                                "M\t51\t181.5",
                                "F\t33\t165.0",
                                "F\t61\t159.2",
                                "M\t44\t177.7")
                        .by(new ListedObservations()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().en()).contains("several things known of each"));
    }

    /** Days are no numbers, and words are none: the separator alone must not decide whether a list is one. */
    @ParameterizedTest
    @ValueSource(strings = {"\t", ";", ",", "    "})
    void R58_aListOfPeoplesDaysIsOneWhateverParts(String separator) throws IOException {
        String[] rows = {"dob|diagnosis", "1970-01-02|C50", "1981-03-04|C18", "1965-11-30|C34"};
        Made made = new Made(TEXT);
        for (int i = 0; i < rows.length; i++) {
            made.says(0, Passage.Kind.LINE, "", i + 1, 0, rows[i].replace("|", separator));
        }
        assertThat(made.by(new ListedObservations())).singleElement().satisfies(finding -> assertThat(finding.place())
                .isEqualTo("t.txt:2"));
    }

    @Test
    void sentencesWithCommasListNobody() throws IOException {
        assertThat(lines(
                                "We asked for the date, the sex and the age",
                                "of all women, men and children in",
                                "the cohort, the register and the biobank",
                                "by visit, by sample and by diagnosis")
                        .by(new ListedObservations()))
                .isEmpty();
    }

    @Test
    void R59_whatIsPrintedAndWhatIsWrittenAreBothListed() throws IOException {
        assertThat(lines(
                                "> head(d)",
                                "1 F 22.1 a",
                                "2 M 25.3 b",
                                "3 F 28.4 c",
                                "> d <- data.frame(age = c(1, 2, 3, 4), sex = c(1, 2, 1, 2))")
                        .by(new ListedObservations()))
                .extracting(Finding::place)
                .contains("t.txt:1", "t.txt:5");
    }

    /** Each policy says so much and then how much more there is. */
    @Test
    void longListsOfTablesAreCut() throws IOException {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.addAll(List.of("Group;n;Median age", "A" + i + ";3;41", "B;52;43", ""));
        }
        Made made = lines(many.toArray(String[]::new));

        assertThat(made.by(new SmallCells())).hasSize(51);
        assertThat(made.by(new Extremes())).hasSize(51);
    }

    private static Made lines(String... lines) {
        Made made = new Made(TEXT);
        for (int i = 0; i < lines.length; i++) {
            made.says(0, Passage.Kind.LINE, "", i + 1, 0, lines[i]);
        }
        return made;
    }

    private static void cells(Made made, String sheet, String[][] rows) {
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < rows[r].length; c++) {
                boolean number = rows[r][c].matches("\\d+");
                made.says(0, number ? Passage.Kind.NUMBER : Passage.Kind.CELL, sheet, r + 1, c + 1, rows[r][c]);
            }
        }
    }
}

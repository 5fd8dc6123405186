package dk.sluse.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables that programs print, and those of pages, with what is said around them. */
final class TextTablesTest {

    private static Table table(String... lines) {
        List<Table> tables = TextTables.in("", List.of(lines), i -> "line " + (i + 1));
        assertThat(tables).hasSize(1);
        return tables.get(0);
    }

    private static int small(Table table) {
        return SmallCounts.in(table, Counting.of(table), 5).size();
    }

    @Test
    void R58_theFirstRowsOfADataFrameHaveHeadingsWithSingleBlanks() {
        Table table = table(
                "   age sex   bmi diag       region  los",
                "0   58   F  33.3  C19   Syddanmark   10",
                "1   62   M  26.2  C20  Hovedstaden   10",
                "2   54   M  20.9  C18   Syddanmark    9",
                "3   46   M  24.0  C18  Midtjylland    9",
                "4   52   M  23.3  C19   Syddanmark   11");

        assertThat(table.heading(2)).isEqualTo("sex");
        assertThat(Listing.in(table)).map(Listing.Found::sign).contains(Listing.Sign.TRAITS);
    }

    @Test
    void R53_countsOfATibbleStandUnderN() {
        Table table = table(
                "# A tibble: 4 × 3",
                "  stage sex       n",
                "  <fct> <fct> <int>",
                "1 I     F       106",
                "2 I     M       111",
                "3 II    F        77",
                "4 II    M         2");

        assertThat(small(table)).isEqualTo(1);
    }

    @Test
    void R53_combinationsOfGroupsEndInTheirCounts() {
        Table table =
                table("  sex rare Freq", "1   F   no  212", "2   M   no  197", "3   F  yes   10", "4   M  yes    3");

        assertThat(small(table)).isEqualTo(1);
    }

    @Test
    void R53_ofASurvivalCurveTheEventsAreCounted() {
        Table table = table(
                "            n events median 0.95LCL 0.95UCL",
                "stage=I   217     67   1970    1526    2484",
                "stage=II  137     43   2367    1609    4439",
                "stage=IV    9      2    994      NA      NA");

        assertThat(table.heading(2)).isEqualTo("events");
        assertThat(small(table)).isEqualTo(1);
    }

    @Test
    void R54_headingsStandAboveTheNameOfTheLabels() {
        Table table = table(
                "     age               ",
                "     min max       mean",
                "diag                   ",
                "C18   30  90  56.890071",
                "C19   21  85  55.288889");

        assertThat(ExtremeValues.in(table)).hasSize(4);
    }

    @Test
    void R53_commasOfDanishNumbersPartNoColumns() {
        Table table = table(
                "Tabel 3. Antal patienter pr. afdeling",
                "Afdeling Antal Gennemsnitsalder",
                "Aarhus 131 61,2",
                "Odense 98 60,4",
                "Bornholm 3 58,7");

        assertThat(table.columns()).isEqualTo(3);
        assertThat(small(table)).isEqualTo(1);
    }

    @Test
    void R63_theNumberOfParticipantsBelowGivesAHiddenCellBack() {
        Table table = table(
                "Table 2. Ward of admission",
                "Ward Patients",
                "Medicine 120",
                "Surgery 81",
                "Intensive care <5",
                "Number of participants: 204.");

        assertThat(Recovery.in(List.of(table), 2)).hasSize(1);
    }

    @Test
    void R63_anotherNumberBelowDoesNot() {
        Table table = table("Ward Patients", "Medicine 120", "Surgery 81", "Intensive care <5", "Based on 412 women.");

        assertThat(Recovery.in(List.of(table), 2)).isEmpty();
    }

    @Test
    void R53_soManyOfAllAreCounted() {
        assertThat(EntryReader.read("1/203").count()).isEqualTo(1);
        assertThat(EntryReader.read("two").count()).isEqualTo(2);
        assertThat(List.of("3/12", "0/1", "120/80", "1/31"))
                .allSatisfy(written ->
                        assertThat(EntryReader.read(written).isNumeric()).isFalse());
    }

    @Test
    void R63_percentagesOfTheCaptionAreOfTheGroupsAbove() {
        Table table = table(
                "Table 1. Baseline, values are %",
                "\tActive (n = 203)\tPlacebo (n = 209)",
                "Male sex\t50.2\t50.2",
                "Diabetes\t15.3\t17.2",
                "Dialysis\t1.0\t6.2");

        assertThat(SmallCounts.in(table, Counting.of(table), 5))
                .extracting(SmallCounts.Found::kind)
                .containsExactly(SmallCounts.Kind.PERCENTAGE);
        assertThat(Optional.of(table.caption())).contains("Table 1. Baseline, values are %");
    }

    @Test
    void R53_aTablePrintedWithOneBlankBetweenItsNumbers() {
        Table table = table("           F  M", "  Capital 70 70", "  North    3 57", "  South   40 50");

        assertThat(table.heading(2)).isEqualTo("M");
        assertThat(small(table)).isEqualTo(1);
    }

    @Test
    void R53_theHeadingsStandBeyondAnEmptyLine() {
        List<Table> tables = TextTables.in(
                "precision    recall  f1-score   support",
                List.of(
                        "      benign       0.97      0.98      0.97       301",
                        "   malignant       0.88      0.90      0.89       102",
                        "   uncertain       0.50      0.33      0.40         3"),
                i -> "line " + i);

        assertThat(tables.get(0).heading(4)).isEqualTo("support");
        assertThat(small(tables.get(0))).isEqualTo(1);
    }

    @Test
    void R53_pandasNamesTwoColumnsOfLabelsBelowTheHeadings() {
        Table table = table(
                "             count  mean   std",
                "region  sex                   ",
                "Capital F     60.0  58.7  21.2",
                "        M     44.0  59.3  17.7",
                "North   F     31.0  50.7  20.4",
                "        M      3.0  52.3  20.8");

        assertThat(table.heading(2)).isEqualTo("count");
        assertThat(small(table)).isEqualTo(1);
    }

    @Test
    void R53_polarsFramesItsTables() {
        Table table = table(
                "shape: (3, 2)",
                "┌──────────┬─────┐",
                "│ genotype ┆ len │",
                "│ ---      ┆ --- │",
                "│ str      ┆ u32 │",
                "╞══════════╪═════╡",
                "│ e3/e3    ┆ 312 │",
                "│ e3/e4    ┆ 88  │",
                "│ e4/e4    ┆ 3   │",
                "└──────────┴─────┘");

        assertThat(small(table)).isEqualTo(1);
    }

    @Test
    void R53_hmiscWritesSharesAsFractions() {
        Table table = table(
                "\\begin{tabular}{lcc}",
                "&\\multicolumn{1}{c}{Active}&\\multicolumn{1}{c}{Placebo}\\tabularnewline",
                "sex~:~female&90\\%~{\\scriptsize~$\\frac{139}{154}$}&87\\%~{\\scriptsize~$\\frac{137}{158}$}\\tabularnewline",
                "stage~:~1&2\\%~{\\scriptsize~$\\frac{3}{154}$}&8\\%~{\\scriptsize~$\\frac{12}{158}$}\\tabularnewline");

        assertThat(small(table)).isEqualTo(1);
    }

    @Test
    void R63_headingsOfGroupsStandLeftOfTheirColumns() {
        Table table = table(
                "Table 1. Per cent of patients",
                "Cases (N=74)                                    Controls (N=148)",
                "Female                           43.2           47.3",
                "COPD                             4.1            9.5",
                "Diabetes                         18.9           12.2");

        assertThat(table.heading(1)).isEqualTo("Cases (N=74)");
        assertThat(small(table)).isEqualTo(1);
    }

    @Test
    void R53_aHeadingForEachColumnStandsBesideItAsAPageIsPrinted() {
        Table table = table(
                "Gene    n        %         n        %",
                "BRCA1          31       4.1       22       2.9", "BRCA2          28       3.7        3       0.4");

        assertThat(table.heading(3)).isEqualTo("n");
        assertThat(small(table)).isEqualTo(1);
    }
}

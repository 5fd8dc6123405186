package dk.sluse.screening;

import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables, logs and scripts that give few people away: each must be held, by the right policy, at the right place. */
final class DisclosureLeakTest {

    @TempDir
    private Path folder;

    record Leak(String title, String policy, String place, Function<Samples, Path> file) {
        @Override
        public String toString() {
            return policy + ": " + title;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"smallCells", "percentages", "backCalculation", "extremes", "listedObservations"})
    void isHeld(Leak leak) {
        assertThatScreening(leak.file().apply(new Samples(folder)))
                .isHeldBy(leak.policy())
                .near(leak.place());
    }

    static Stream<Leak> smallCells() {
        return Stream.of(
                small(
                        "a count in a sheet",
                        "T.xlsx › S!B4",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(w, "S", row("Group", "n"), row("A", 40), row("B", 12), row("C", 3)))),
                small(
                        "counts as attributes",
                        "x.xml",
                        s -> s.text(
                                "x.xml",
                                "<?xml version=\"1.0\"?><counts><group region=\"Capital\" n=\"120\"/><group region=\"North\" n=\"3\"/></counts>")),
                small(
                        "a box of a flow chart in a cell",
                        "T.xlsx",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("Enrolment", "Assessed for eligibility (n = 412)"),
                                        row("Excluded", "Declined (n = 3); not eligible (n = 58)")))),
                small(
                        "Danish headings",
                        "T.xlsx › S!B3",
                        s -> s.xlsx(
                                "T.xlsx", w -> sheet(w, "S", row("Køn", "Antal"), row("Mænd", 40), row("Kvinder", 2)))),
                small(
                        "a second table on the sheet",
                        "T.xlsx › S!B8",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("Table 1"),
                                        row("Group", "N"),
                                        row("A", 40),
                                        row("B", 12),
                                        row(),
                                        row("Region", "N"),
                                        row("East", 50),
                                        row("West", 1)))),
                small(
                        "a cross table that adds up",
                        "T.xls › S!B3",
                        s -> s.xls(
                                "T.xls",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("", "Aarhus", "Odense", "Total"),
                                        row("x", 20, 31, 51),
                                        row("y", 4, 10, 14),
                                        row("Total", 24, 41, 65)))),
                small(
                        "a cross table without totals",
                        "t.tab:3",
                        s -> s.text("t.tab", "region\tblue\tgreen", "north\t12\t34", "south\t3\t45")),
                small(
                        "n (%)",
                        "T.xlsx › S!B3",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("", "Cases"),
                                        row("Male", "36 (90.0%)"),
                                        row("Female", "4 (10.0%)")))),
                small(
                        "n (%) with commas",
                        "t.txt:3",
                        s -> s.text(
                                "t.txt",
                                "Karakteristik;Cases, n (%);Kontroller, n (%)",
                                "Ryger;12 (30,0);40 (40,0)",
                                "Ukendt;2 (5,0);10 (10,0)")),
                small(
                        "R's table",
                        "t.log:4",
                        s -> s.text(
                                "t.log",
                                "> table(d$group, d$outcome)",
                                "   ",
                                "     no yes",
                                "  A   3  34",
                                "  B  41  22")),
                small(
                        "R's table with names",
                        "t.log:4",
                        s -> s.text(
                                "t.log",
                                "> table(d$g, d$o)",
                                "       outcome",
                                "group   no yes",
                                "  case   3  34",
                                "  ctrl  41  22")),
                small(
                        "a printed data frame",
                        "t.log:3",
                        s -> s.text("t.log", "  group   n mean_age", "1     A 412     54.2", "2     B   3     61.0")),
                small(
                        "a tibble",
                        "t.txt:5",
                        s -> s.text(
                                "t.txt",
                                "# A tibble: 3 x 2",
                                "  smoking     n",
                                "  <chr>   <int>",
                                "1 never     412",
                                "2 former      4",
                                "3 current   120")),
                small(
                        "Stata's tabulate",
                        "t.log:5",
                        s -> s.text(
                                "t.log",
                                ". tabulate group",
                                "      group |      Freq.     Percent        Cum.",
                                "------------+-----------------------------------",
                                "          A |         37       92.50       92.50",
                                "          B |          3        7.50      100.00",
                                "------------+-----------------------------------",
                                "      Total |         40      100.00")),
                small(
                        "Stata's two-way",
                        "t.log:6",
                        s -> s.text(
                                "t.log",
                                ". tab group sex",
                                "           |          sex",
                                "     group |         F          M |     Total",
                                "-----------+----------------------+----------",
                                "         A |        12         31 |        43",
                                "         B |         2         15 |        17",
                                "-----------+----------------------+----------",
                                "     Total |        14         46 |        60")),
                small(
                        "Markdown",
                        "t.txt:4",
                        s -> s.text(
                                "t.txt",
                                "| Group | n | % |",
                                "|---|---:|---:|",
                                "| A | 97 | 97.0 |",
                                "| B | 3 | 3.0 |")),
                small(
                        "gtsummary",
                        "t.txt:6",
                        s -> s.text(
                                "t.txt",
                                "| **Characteristic** | **N = 200** |",
                                "|:---|:---:|",
                                "| Grade | |",
                                "| I | 68 (34%) |",
                                "| II | 130 (65%) |",
                                "| III | 2 (1.0%) |")),
                small(
                        "LaTeX",
                        "t.txt:5",
                        s -> s.text(
                                "t.txt",
                                "\\begin{tabular}{lrr}",
                                "Group & n & OR \\\\ \\hline",
                                "A & 412 & 1.00 \\\\",
                                "B & 120 & 1.31 \\\\",
                                "C & 3 & 2.20 \\\\",
                                "\\end{tabular}")),
                small(
                        "SAS frequencies",
                        "t.txt:5",
                        s -> s.text(
                                "t.txt",
                                "                                 Cumulative    Cumulative",
                                "grp    Frequency     Percent     Frequency      Percent",
                                "--------------------------------------------------------",
                                "A            37       92.50            37        92.50",
                                "B             3        7.50            40       100.00")),
                small(
                        "a page",
                        "t.html",
                        s -> s.text(
                                "t.html",
                                "<!DOCTYPE html><html><body><table><tr><th>Age</th><th>n</th></tr><tr><td>40-49</td><td>120</td></tr><tr><td>50-59</td><td>2</td></tr></table></body></html>")),
                small(
                        "a PDF",
                        "r.pdf › page 1",
                        s -> s.pdf(
                                "r.pdf",
                                "Table 2. Carriers by age",
                                "Age Carriers Controls",
                                "40-49 3 120",
                                "50-59 14 98",
                                "60-69 22 130")),
                small(
                        "text about three",
                        "t.txt:1",
                        s -> s.text("t.txt", "The remaining carriers (n = 3) were excluded.")),
                small(
                        "text with a percentage",
                        "t.txt:1",
                        s -> s.text("t.txt", "Side effects were seen in 2 (5.0%) of the treated.")),
                small(
                        "a caption that counts",
                        "T.xlsx › S!B4",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("Number of patients by hospital"),
                                        row("Hospital", "2019", "2020"),
                                        row("X", 40, 22),
                                        row("Y", 3, 12)))));
    }

    static Stream<Leak> percentages() {
        return Stream.of(
                small(
                        "percentages of N = 40 with one decimal",
                        "T.xlsx › S!B3",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("Side effect", "% (N = 40)"),
                                        row("Headache", 25.0),
                                        row("Rash", 7.5)))),
                small(
                        "percentages and a caption",
                        "t.txt:5",
                        s -> s.text(
                                "t.txt",
                                "Table 2. Side effects, N = 40",
                                "",
                                "Effect;Percent",
                                "Headache;25,0 %",
                                "Rash;7,5 %")),
                small(
                        "percentages and an N per row",
                        "T.xlsx › S!C3",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("Group", "N", "Smokers, %"),
                                        row("A", 200, 20.0),
                                        row("B", 40, 7.5),
                                        row("C", 60, 35.0)))));
    }

    static Stream<Leak> backCalculation() {
        return Stream.of(
                back(
                        "a total gives one back",
                        "T.xlsx › S!B3",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(w, "S", row("Group", "n"), row("A", 37), row("B", "<5"), row("Total", 40)))),
                back(
                        "a blank cell and a total",
                        "T.xlsx › S!B3",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("Group", "n"),
                                        row("A", 37),
                                        row("B", ""),
                                        row("C", 20),
                                        row("Total", 60)))),
                back(
                        "a row total",
                        "t.tab:3",
                        s -> s.text("t.tab", "group\tno\tyes\ttotal", "A\t12\t34\t46", "B\t<5\t55\t58")),
                back(
                        "a large one for a total",
                        "t.tab:2",
                        s -> s.text("t.tab", "group\tn", "A\t*", "B\t55", "C\t100", "All\t245")),
                back(
                        "nine hidden, two in every line",
                        "T.xlsx › S!C3",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("", "a", "b", "c", "d", "Total"),
                                        row("East", "*", 12, 9, "*", 28),
                                        row("West", "*", "*", 7, "*", 18),
                                        row("South", 11, "*", "*", 6, 23),
                                        row("North", 14, "*", "*", 10, 28),
                                        row("Total", 29, 23, 23, 22, 97)))),
                back(
                        "a total in the caption",
                        "T.xlsx › S!B5",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("Patients by centre (N = 412)"),
                                        row("Centre", "n"),
                                        row("X", 200),
                                        row("Y", 210),
                                        row("Z", "<5")))),
                back(
                        "a total in the heading",
                        "t.txt:4",
                        s -> s.text("t.txt", "Centre;Cases (N = 412)", "X;200", "Y;209", "Z;<5")),
                back(
                        "a percentage beside",
                        "t.txt:3",
                        s -> s.text("t.txt", "Effect;n;%", "Headache;10;25,0", "Rash;<5;7,5", "Nausea;8;20,0")),
                back(
                        "a percentage in the cell",
                        "t.txt:3",
                        s -> s.text("t.txt", "Effect;n (%), N = 40", "Headache;10 (25.0%)", "Rash;<5 (7.5%)")),
                back(
                        "two tables, each safe alone",
                        "T.xlsx › S!",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("Region", "Men", "Women", "Total"),
                                        row("East", 20, 31, 51),
                                        row("West", "<5", "<5", "<5"),
                                        row("South", 40, 22, 62),
                                        row(),
                                        row("Region", "n"),
                                        row("East", 51),
                                        row("West", 2),
                                        row("South", 62)))),
                back(
                        "a hidden cell shown elsewhere",
                        "t.txt:",
                        s -> s.text(
                                "t.txt",
                                "Region;Men;Women",
                                "East;20;31",
                                "West;<5;<5",
                                "",
                                "Region;Men;Women;Other",
                                "East;20;31;12",
                                "West;3;<5;14")),
                back(
                        "a total that is itself the sum of a row",
                        "t.txt:3",
                        s -> s.text(
                                "t.txt",
                                "Group;Men;Women;Total",
                                "A;20;30;50",
                                "B;<5;10;<15",
                                "C;7;9;16",
                                "Total;29;49;78")),
                back(
                        "Stata with a mark",
                        "t.log:5",
                        s -> s.text(
                                "t.log",
                                ". tabulate group",
                                "      group |      Freq.     Percent        Cum.",
                                "------------+-----------------------------------",
                                "          A |         37       92.50       92.50",
                                "          B |         <5        7.50      100.00",
                                "------------+-----------------------------------",
                                "      Total |         40      100.00")));
    }

    static Stream<Leak> extremes() {
        return Stream.of(
                extreme(
                        "a maximum without n",
                        "T.xlsx › S!C2",
                        s -> s.xlsx(
                                "T.xlsx", w -> sheet(w, "S", row("Variable", "Mean", "Max"), row("Age", 54.2, 97)))),
                extreme(
                        "a median of three",
                        "T.xlsx › S!C3",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w, "S", row("Group", "n", "Median age"), row("A", 412, 54), row("B", 3, 61)))),
                extreme(
                        "R's summary",
                        "t.log:",
                        s -> s.text(
                                "t.log",
                                "      age       ",
                                " Min.   :18.00  ",
                                " Median :45.00  ",
                                " Max.   :97.00  ")),
                extreme(
                        "R's summary of a vector",
                        "t.log:",
                        s -> s.text(
                                "t.log",
                                "> summary(d$age)",
                                "   Min. 1st Qu.  Median    Mean 3rd Qu.    Max. ",
                                "  18.00   35.50   45.00   47.10   60.00   97.00 ")),
                extreme(
                        "Danish headings",
                        "t.txt:2",
                        s -> s.text(
                                "t.txt", "Variabel;Gennemsnit;Mindste;Største", "Alder;54,2;18;97", "BMI;25,1;16;51")),
                extreme(
                        "a total that its largest two make up",
                        "t.txt:3",
                        s -> s.text(
                                "t.txt",
                                "Region;n;Total cost;Largest;Second largest",
                                "North;412;918000;41000;39000",
                                "South;9;210000;121000;70000")),
                extreme(
                        "few degrees of freedom",
                        "t.log:1",
                        s -> s.text("t.log", "Residual standard error: 1.2 on 3 degrees of freedom")),
                extreme(
                        "Python with few",
                        "t.log:1",
                        s -> s.text("t.log", "Df Residuals:                       2   BIC:      31.2")),
                extreme(
                        "a model of four",
                        "t.log:1",
                        s -> s.text("t.log", "Logistic regression                       Number of obs = 4")));
    }

    static Stream<Leak> listedObservations() {
        return Stream.of(
                listed(
                        "how long each was followed, and whether it happened",
                        "t.txt:2",
                        s -> s.text("t.txt", followed())),
                listed(
                        "a row per person in a sheet",
                        "T.xlsx › S!A2",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("id", "sex", "age", "bmi"),
                                        row("P1", "F", 40, 22.1),
                                        row("P2", "M", 51, 25.3),
                                        row("P3", "F", 33, 28.4)))),
                listed(
                        "traits without an id",
                        "t.tab:2",
                        s -> s.text(
                                "t.tab",
                                "sex\tage\theight",
                                "F\t40\t170.1",
                                "M\t51\t181.5",
                                "F\t33\t165.0",
                                "F\t61\t159.2",
                                "M\t44\t177.7")),
                listed(
                        "birth dates",
                        "t.tab:2",
                        s -> s.text(
                                "t.tab", "dob\tdiagnosis", "1970-01-02\tC50", "1981-03-04\tC18", "1965-11-30\tC34")),
                listed(
                        "birth dates between semicolons",
                        "t.txt:2",
                        s -> s.text("t.txt", "dob;diagnosis", "1970-01-02;C50", "1981-03-04;C18", "1965-11-30;C34")),
                listed(
                        "days of visits between commas",
                        "t.txt:2",
                        s -> s.text(
                                "t.txt",
                                "Visit date, Ward",
                                "2024-01-31, east",
                                "2024-02-12, west",
                                "2024-03-05, east")),
                listed(
                        "days beside the sex of a person",
                        "t.log:2",
                        s -> s.text(
                                "t.log",
                                "Date        Sex  Ward",
                                "2024-01-31  F    east",
                                "2024-02-12  M    west",
                                "2024-03-05  F    east")),
                listed(
                        "days beside ids that come again",
                        "t.txt:2",
                        s -> s.text(
                                "t.txt", "patient;date;ward", "A1;2024-01-31;x", "A1;2024-02-12;y", "A1;2024-03-05;x")),
                listed(
                        "R's head",
                        "t.log:1",
                        s -> s.text(
                                "t.log",
                                "> head(cohort)",
                                "  grp  sex bmi",
                                "1   1    F  22.1",
                                "2   1    M  25.3",
                                "3   2    F  28.4")),
                listed(
                        "Stata's list",
                        "t.log:1",
                        s -> s.text(
                                "t.log",
                                ". list sex age in 1/3",
                                "     +-----------+",
                                "     | sex   age |",
                                "     |-----------|",
                                "  1. |   F    34 |",
                                "  2. |   M    51 |",
                                "  3. |   F    47 |",
                                "     +-----------+")),
                listed(
                        "SAS proc print",
                        "t.log:1",
                        s -> s.text(
                                "t.log",
                                "Obs    sex    weight",
                                "  1     F      61.2",
                                "  2     M      82.0",
                                "  3     F      57.9")),
                listed(
                        "pandas",
                        "t.log:1",
                        s -> s.text(
                                "t.log",
                                ">>> df.head()",
                                "   sex  weight",
                                "0    F    61.2",
                                "1    M    82.0",
                                "2    F    57.9")),
                listed(
                        "a data frame in a script",
                        "t.R:1",
                        s -> s.text(
                                "t.R",
                                "d <- data.frame(id = 1:5,",
                                "  age = c(34, 51, 47, 61, 29),",
                                "  sex = c(\"F\", \"M\", \"F\", \"F\", \"M\"))")),
                listed(
                        "many values in a script",
                        "t.R:2",
                        s -> s.text(
                                "t.R", "library(stats)", "x <- c(" + "12.1, 13.4, 15.2, 11.9, ".repeat(20) + "12.2)")),
                listed(
                        "a tribble",
                        "t.R:1",
                        s -> s.text(
                                "t.R",
                                "tribble(~id, ~age, ~sex,",
                                "  1, 34, \"F\",",
                                "  2, 51, \"M\",",
                                "  3, 47, \"F\")")),
                listed(
                        "records in Python",
                        "t.py:1",
                        s -> s.text(
                                "t.py",
                                "rows = [",
                                "  {\"patient\": 1, \"age\": 34, \"bmi\": 22.1},",
                                "  {\"patient\": 2, \"age\": 51, \"bmi\": 25.3},",
                                "  {\"patient\": 3, \"age\": 47, \"bmi\": 28.4}]")),
                listed(
                        "Stata's input",
                        "t.txt:1",
                        s -> s.text("t.txt", "input grp weight", "1 61.2", "2 82.0", "1 57.9", "end")));
    }

    private static Leak small(String title, String place, Function<Samples, Path> file) {
        return new Leak(title, "small-cells", place, file);
    }

    private static Leak back(String title, String place, Function<Samples, Path> file) {
        return new Leak(title, "back-calculation", place, file);
    }

    private static Leak extreme(String title, String place, Function<Samples, Path> file) {
        return new Leak(title, "extremes", place, file);
    }

    private static Leak listed(String title, String place, Function<Samples, Path> file) {
        return new Leak(title, "listed-observations", place, file);
    }

    private static String followed() {
        StringBuilder rows = new StringBuilder("Group,T,Status\n");
        for (int i = 0; i < 40; i++) {
            rows.append(i < 20 ? "A," : "B,")
                    .append(2081 - 37 * i)
                    .append(',')
                    .append(i % 3 == 0 ? 1 : 0)
                    .append('\n');
        }
        return rows.toString();
    }
}

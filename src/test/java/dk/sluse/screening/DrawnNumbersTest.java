package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers in figures, in every format that tells where they stand: few people are found, scales and scores are not. */
final class DrawnNumbersTest {

    @TempDir
    private Path folder;

    private record Figure(String title, PlacedText texts) {
        @Override
        public String toString() {
            return title;
        }
    }

    private static Figure figure(String title, UnaryOperator<PlacedText> drawn) {
        return new Figure(title, drawn.apply(new PlacedText()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    void holdsFewPeople(Figure figure) {
        figure.texts().all(new Samples(folder)).values().forEach(file -> assertThatScreening(file)
                .isHeldBy(SmallCells.NAME));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clean")
    void leavesOthersAlone(Figure figure) {
        figure.texts().all(new Samples(folder)).values().forEach(file -> assertThatScreening(file)
                .passes());
    }

    static Stream<Figure> leaks() {
        return Stream.of(
                figure("people at risk", f -> risk(f, 22, 3)),
                figure("the last at risk, told by the row", f -> f.row(100, 350, 80, 0, 12, 24, 36, 48)
                        .at(10, 370, "At risk")
                        .row(100, 370, 80, 120, 93, 61, 40, 4)),
                figure("Danish", f -> f.at(10, 300, "Antal i risiko").row(10, 320, 100, "Alle", 80, 61, 28, 2)),
                figure("events in brackets", f -> f.at(10, 300, "No. at risk (events)")
                        .row(10, 320, 100, "Alle", "150 (0)", "118 (32)", "3 (147)")),
                figure("counts over bars", f -> bars(f.turned(20, 250, "Number of patients"), 61, 24, 3)),
                figure("counts over bars, by the title", f -> bars(f.at(200, 20, "Patienter pr. region"), 61, 24, 3)),
                figure("cells of a matrix", f -> f.at(200, 20, "Patients with mutations in both genes")
                        .row(40, 100, 100, "TP53", 88, 31, 22)
                        .row(40, 150, 100, "KRAS", 31, 70, 3)
                        .row(140, 200, 100, "TP53", "KRAS", "PTEN")),
                figure("slices with their counts", f -> f.at(200, 20, "Number of patients by type of mutation")
                        .at(400, 150, "Missense (41)")
                        .at(90, 250, "Splice (3)")
                        .at(300, 350, "Nonsense (22)")),
                figure("events of so many", f -> f.at(10, 40, "Subgroup")
                        .at(200, 40, "Events/patients")
                        .column(10, 80, 30, "Women", "Men", "Carriers")
                        .column(200, 80, 30, "31/88", "45/120", "3/52")),
                figure("columns of a forest plot", f -> f.row(10, 40, 120, "Subgroup", "Events", "Patients", "HR")
                        .row(10, 70, 120, "All", 96, 310, 1.02)
                        .row(10, 100, 120, "Stage I", 2, 44, 0.97)
                        .row(10, 130, 120, "Stage II", 31, 90, 1.10)
                        .row(300, 170, 60, 0, 1, 2)));
    }

    static Stream<Figure> clean() {
        return Stream.of(
                figure("people at risk", f -> risk(f, 41, 14)),
                figure("nobody left at risk", f -> risk(f, 22, 0)),
                figure("few at risk, marked", f -> risk(f, 22, "<5")),
                figure("groups at risk with numbers in their names", f -> f.at(10, 290, "Number at risk")
                        .row(10, 310, 90, "Grade 1", 90, 61, 44, 31)
                        .row(10, 330, 90, "Grade 2", 88, 64, 50, 13)),
                figure("bars of more", f -> bars(f.turned(20, 250, "Number of patients"), 61, 24, 13)),
                figure("grades below bars", f -> bars(f.turned(20, 250, "Number of patients"), 61, 24, 13)
                        .row(100, 360, 100, 1, 2, 4)),
                figure("a scale of few steps", f -> bars(f.turned(20, 250, "Number of patients"), 61, 24, 13)
                        .column(560, 100, 40, 4, 3, 2, 1, 0)),
                figure("a scale of tenfold steps", f -> bars(f.turned(20, 250, "Number of patients"), 61, 24, 13)
                        .column(560, 100, 40, 1000, 100, 10, 1)),
                figure("thousands", f -> bars(f.turned(20, 250, "Number of patients (thousands)"), 61, 24, 3)),
                figure(
                        "scores of patients",
                        f -> bars(f.turned(20, 250, "Median pain score").at(250, 390, "Patients"), 7, 2, 3)),
                figure("visits", f -> bars(f.turned(20, 250, "Number of visits per patient"), 12, 8, 3)),
                figure("variants", f -> bars(f.turned(20, 250, "Number of variants"), 12, 8, 3)),
                figure("the number of a slide", f -> bars(f.turned(20, 250, "Number of patients"), 61, 24, 13)
                        .at(20, 395, "Genome project")
                        .at(590, 395, 3)),
                figure("chapters", f -> f.column(50, 50, 40, "1   Patients", "2   Methods", "3   Number of patients")),
                figure("events of so many", f -> f.at(200, 40, "Events/patients")
                        .column(200, 80, 30, "31/88", "45/120", "13/52")));
    }

    private static PlacedText risk(PlacedText figure, Object fourth, Object last) {
        return figure.row(100, 270, 90, 0, 1, 2, 3, 4)
                .at(10, 300, "Number at risk")
                .row(10, 320, 90, "Standard", 150, 118, 93, fourth, last)
                .row(10, 340, 90, "Targeted", 140, 121, 104, 37, 11);
    }

    private static PlacedText bars(PlacedText figure, int first, int second, int third) {
        return figure.at(110, 330 - 4 * first, first)
                .at(210, 330 - 4 * second, second)
                .at(310, 330 - 4 * third, third)
                .row(100, 345, 100, "North", "Mid", "South")
                .column(50, 90, 80, 60, 40, 20, 0);
    }

    @Test
    void readsTheTitlesOfCharts() {
        assertThatScreening(chart("Series 1", "Number of patients", 3)).isHeldBy(SmallCells.NAME);
        assertThatScreening(chart("Serie 1", "Antal patienter pr. region", 4)).isHeldBy(SmallCells.NAME);
        assertThatScreening(chart("Series 1", "Number of patients", 13)).passes();
        assertThatScreening(chart("Series 1", "Temperature", 3)).passes();
    }

    private Path chart(String series, String axis, int last) {
        Samples samples = new Samples(folder);
        String values =
                "<c:val><c:numRef><c:numCache><c:pt idx=\"0\"><c:v>61</c:v></c:pt><c:pt idx=\"1\"><c:v>24</c:v></c:pt>"
                        + "<c:pt idx=\"2\"><c:v>" + last + "</c:v></c:pt></c:numCache></c:numRef></c:val>";
        return samples.with(
                samples.xlsx("T.xlsx", w -> sheet(w, "S", row("Figure"))),
                "xl/charts/chart1.xml",
                ascii(
                        "<c:chartSpace xmlns:c=\"c\" xmlns:a=\"a\"><c:barChart><c:ser><c:tx><c:strRef><c:strCache><c:pt idx=\"0\"><c:v>"
                                + series + "</c:v></c:pt></c:strCache></c:strRef></c:tx>" + values
                                + "</c:ser></c:barChart><c:valAx><c:title><c:tx><c:rich><a:p><a:r><a:t>" + axis
                                + "</a:t></a:r></a:p></c:rich></c:tx></c:title></c:valAx></c:chartSpace>"));
    }
}

package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures in which a mark may stand for one person (R55), and figures of estimates, which may leave. */
final class FigureTest {

    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"300\">";

    @TempDir
    private Path folder;

    private final Random random = new Random(4);

    private Samples samples() {
        return new Samples(folder);
    }

    @Test
    void R55_circlesStrewnOverADrawingAreHeld() {
        assertThatScreening(samples().text("f.svg", SVG + circles(40) + "</svg>"))
                .isHeldBy(Figure.NAME)
                .at("f.svg");
        assertThatScreening(samples().text("g.svg", SVG + circles(9) + "</svg>"))
                .saysNothingOf(Figure.NAME);
    }

    @Test
    void R55_pointsThatAMarkIsUsedForAreHeld() {
        String uses = IntStream.range(0, 25)
                .mapToObj(i -> "<use xlink:href=\"#m1\" x=\"" + at(300) + "\" y=\"" + at(200) + "\"/>")
                .collect(Collectors.joining());

        assertThatScreening(samples()
                        .text(
                                "f.svg",
                                SVG.replace(">", " xmlns:xlink=\"http://www.w3.org/1999/xlink\">")
                                        + "<defs><path id=\"m1\" d=\"M 0 3 C 1.6 3 3 1.6 3 0 C 3 -1.6 1.6 -3 0 -3 C -1.6 -3 -3 -1.6 -3 0 C -3 1.6 -1.6 3 0 3 z\"/></defs>"
                                        + uses + "</svg>"))
                .isHeldBy(Figure.NAME);
    }

    @Test
    void R55_pointsInsideAPageAreHeld() {
        String points = IntStream.range(0, 30)
                .mapToObj(i -> "<path class=\"point\" transform=\"translate(" + at(300) + "," + at(200)
                        + ")\" d=\"M3,0A3,3 0 1,1 0,-3A3,3 0 0,1 3,0Z\"/>")
                .collect(Collectors.joining());

        assertThatScreening(samples().text("p.html", "<html><body>" + SVG + points + "</svg></body></html>"))
                .isHeldBy(Figure.NAME);
    }

    @Test
    void R55_pointsOnAPageOfAPdfAreHeld() {
        assertThatScreening(samples().pdf("R.pdf", d -> squares(d, false), "Figure 1"))
                .isHeldBy(Figure.NAME)
                .at("R.pdf › page 1");
    }

    @Test
    void estimatesInStepWithAnAxisAreOnlyNoted() {
        assertThatScreening(samples().pdf("R.pdf", d -> squares(d, true), "Figure 1"))
                .isNotedBy(Figure.NAME)
                .passes();
        String months = IntStream.range(0, 24)
                .mapToObj(i -> "<circle r=\"3\" cx=\"" + (20 + 15 * (i % 12)) + "\" cy=\"" + at(200) + "\"/>")
                .collect(Collectors.joining());
        String legend = "<circle r=\"3\" cx=\"350\" cy=\"20\"/><circle r=\"3\" cx=\"350\" cy=\"35\"/>";
        assertThatScreening(samples().text("f.svg", SVG + months + legend + "</svg>"))
                .isNotedBy(Figure.NAME)
                .passes();
    }

    @Test
    void R55_outliersOutsideTheBoxesOfABoxPlotAreHeld() {
        String boxes =
                "<rect x=\"50\" y=\"80\" width=\"60\" height=\"70\"/><rect x=\"150\" y=\"90\" width=\"60\" height=\"90\"/>";

        assertThatScreening(samples().text("f.svg", SVG + boxes + "<circle r=\"2\" cx=\"80\" cy=\"20\"/></svg>"))
                .isHeldBy(Figure.NAME);
        assertThatScreening(samples().text("g.svg", SVG + boxes + "</svg>")).saysNothingOf(Figure.NAME);
    }

    @Test
    void barsWithTheirMeansAboveAreNoBoxPlot() {
        String bars =
                "<rect x=\"50\" y=\"80\" width=\"60\" height=\"70\"/><rect x=\"150\" y=\"90\" width=\"60\" height=\"60\"/>";

        assertThatScreening(
                        samples()
                                .text(
                                        "f.svg",
                                        SVG + bars
                                                + "<circle r=\"2\" cx=\"80\" cy=\"70\"/><circle r=\"2\" cx=\"180\" cy=\"80\"/></svg>"))
                .saysNothingOf(Figure.NAME);
    }

    @Test
    void R55_aScatterChartKeepsItsPointsAndIsHeld() {
        assertThatScreening(chart("scatterChart", "yVal", 30))
                .isHeldBy(Figure.NAME)
                .at("T.xlsx › chart1");
        assertThatScreening(chart("barChart", "val", 30)).saysNothingOf(Figure.NAME);
        assertThatScreening(chart("lineChart", "val", 400)).isHeldBy(Figure.NAME);
    }

    @Test
    void aPictureOfPixelsIsNoted() {
        assertThatScreening(samples().image("f.png", "png"))
                .isNotedBy(Figure.NAME)
                .passes();
    }

    @Test
    void picturesInsideAFileAreNotedOnceAsNobodyReadsTheirText() {
        Path document = samples()
                .with(
                        samples().with(samples().docx("D.docx", "x"), "word/media/image1.png", Samples.image("png")),
                        "word/media/image2.png",
                        Samples.image("png"));

        assertThatScreening(document)
                .isNotedBy(Figure.NAME)
                .at("D.docx › word/media/image1.png")
                .passes();
        assertThatScreening(samples().pdf("R.pdf", d -> {
                    try (PDPageContentStream page =
                            new PDPageContentStream(d, d.getPage(0), PDPageContentStream.AppendMode.APPEND, false)) {
                        page.drawImage(UnseenTextTest.picture(d), 40, 100, 300, 60);
                    }
                }))
                .isNotedBy(Figure.NAME)
                .at("R.pdf › page 1")
                .passes();
        assertThatScreening(samples().docx("E.docx", "x")).saysNothingOf(Figure.NAME);
    }

    private Path chart(String kind, String role, int points) {
        return samples()
                .with(
                        HidingTest.workbook(samples()),
                        "xl/charts/chart1.xml",
                        ascii("<c:chartSpace xmlns:c=\"c\"><c:" + kind + "><c:ser><c:" + role
                                + "><c:numRef><c:numCache>"
                                + HidingTest.points(points) + "</c:numCache></c:numRef></c:" + role + "></c:ser></c:"
                                + kind + "></c:chartSpace>"));
    }

    private void squares(PDDocument document, boolean inStep) throws java.io.IOException {
        try (PDPageContentStream content =
                new PDPageContentStream(document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, false)) {
            for (int i = 0; i < 20; i++) {
                content.addRect(inStep ? 100 + 10 * i : at(400), at(300), 4, 4);
                content.fill();
            }
        }
    }

    private String circles(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "<circle r=\"2.5\" cx=\"" + at(380) + "\" cy=\"" + at(280) + "\"/>")
                .collect(Collectors.joining());
    }

    private int at(int most) {
        return 10 + random.nextInt(most);
    }
}

package dk.sluse.screening;

import static dk.sluse.screening.Screened.assertThatScreening;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each page of a PDF is judged by itself, whatever comes before it and after it (R55, R58). */
final class PagesTest {

    @TempDir
    private Path folder;

    private final Random random = new Random(4);

    @Test
    void R55_pointsOnAPageThatIsNotTheLastAreHeld() {
        Path file = new Samples(folder)
                .pdf(
                        "R.pdf",
                        d -> {
                            squares(d);
                            page(d, "Results");
                        },
                        "Figure 1");

        assertThatScreening(file).isHeldBy(Figure.NAME).at("R.pdf › page 1");
    }

    @Test
    void R58_whatIsUnseenIsToldOfItsOwnPageAlone() {
        Path file = new Samples(folder)
                .pdf(
                        "R.pdf",
                        d -> {
                            try (PDPageContentStream page = new PDPageContentStream(
                                    d, d.getPage(0), PDPageContentStream.AppendMode.APPEND, false, true)) {
                                page.setNonStrokingColor(1f);
                                UnseenTextTest.text(page, 10, 50, 400, UnseenTextTest.SAID);
                            }
                            // A page without contents.
                            d.addPage(new PDPage());
                            page(d, "Discussion");
                        },
                        "Results");

        assertThat(Screened.findings(file, Declaration.undeclared("R.pdf"), Screened.LIMITS))
                .filteredOn(finding -> finding.policy().equals(HiddenData.NAME))
                .extracting(Finding::place)
                .containsExactly("R.pdf › page 1");
    }

    private void squares(PDDocument document) throws IOException {
        try (PDPageContentStream content =
                new PDPageContentStream(document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, false)) {
            for (int i = 0; i < 300; i++) {
                content.addRect(10 + random.nextInt(400), 10 + random.nextInt(300), 4, 4);
                content.fill();
            }
        }
    }

    private static void page(PDDocument document, String said) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            Samples.show(content, said);
        }
    }
}

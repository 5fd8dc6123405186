package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.content;
import static dk.sluse.screening.Samples.join;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs write into PDF files that looks like hiding and is none, and what beside it still is. */
final class PdfWritersTest {

    @TempDir
    private Path folder;

    @Test
    void theSecondTableOfObjectsThatWordWritesIsNoEarlierEdition() {
        assertThatScreening(added("xref\r\n0 0\r\ntrailer\r\n<</Size 9/Root 1 0 R>>\r\nstartxref\r\n9\r\n%%EOF"))
                .saysNothingOf(HiddenData.NAME);
        assertThatScreening(
                        added(
                                "7 0 obj\n(new)\nendobj\nxref\r\n0 0\r\ntrailer\r\n<</Size 9/Root 1 0 R>>\r\nstartxref\r\n9\r\n%%EOF"))
                .isHeldBy(HiddenData.NAME);
    }

    @Test
    void aPageThatIsTurnedShowsAllOfItself() {
        assertThatScreening(turned(90, 700)).passes();
        assertThatScreening(turned(270, 720)).passes();
        assertThatScreening(turned(90, 900)).isHeldBy(HiddenData.NAME);
    }

    @Test
    void aFontThatIsLeftOverIsNotReadAsText() {
        String program = "%!PS-AdobeFont-1.0: X\n##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\n";

        assertThatScreening(leftOver("/Length1 50", program)).saysNothingOf(RawGenomic.NAME);
        assertThatScreening(leftOver("", program)).isRefusedBy(RawGenomic.NAME);
    }

    private Path leftOver(String entries, String stream) {
        return added("99 0 obj\n<</Length " + stream.length() + entries + ">>\nstream\n" + stream
                + "\nendstream\nendobj\nstartxref\n9\n%%EOF");
    }

    private Path added(String more) {
        Samples samples = new Samples(folder);
        return samples.bytes("P.pdf", join(content(samples.pdf("P.pdf", "Results")), ascii(more + "\r\n")));
    }

    /** A word far up the page, which is turned to be read. */
    private Path turned(int degrees, int y) {
        return new Samples(folder).pdf("P.pdf", document -> {
            PDPage page = new PDPage();
            page.setRotation(degrees);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
                content.setTextMatrix(Matrix.getRotateInstance(Math.toRadians(degrees), 300, y));
                content.showText("Results");
                content.endText();
            }
        });
    }
}

package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.content;
import static dk.sluse.screening.Samples.join;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void aTableThatBeginsAtAnotherObjectShowsAnotherEdition() {
        assertThatScreening(added("xref\n0 0\ntrailer\n<</Size 9/Root 7 0 R>>\nstartxref\n9\n%%EOF"))
                .isHeldBy(HiddenData.NAME);
    }

    @Test
    void theOutlinesOfAFontThatIsLeftOverAreNotReadAsText() {
        String variants = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\n";
        String font = "%!PS-AdobeFont-1.0: X\n/FontName /X def\n";
        String outlines = "currentfile eexec\n" + "\u0001\u0007\u0019\u000e".repeat(40) + variants;

        assertThatScreening(leftOver("/Length1 50", font + outlines)).saysNothingOf(RawGenomic.NAME);
        assertThatScreening(leftOver("/Length1 50", font + "currentfile eexec\n" + "0a1B".repeat(40)))
                .saysNothingOf(RawGenomic.NAME);
        assertThatScreening(leftOver("", font + variants)).isRefusedBy(RawGenomic.NAME);
    }

    @Test
    void whatOnlyBeginsAsAFontIsRead() {
        String variants = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\n";
        String font = "%!PS-AdobeFont-1.0: X\n";

        assertThatScreening(leftOver("/Length1 50", font + variants)).isRefusedBy(RawGenomic.NAME);
        assertThatScreening(leftOver("/Length1 50", font + variants + "eexec\n\u0001\u0007"))
                .isRefusedBy(RawGenomic.NAME);
        assertThatScreening(leftOver("/Length1 50", font + "eexec\n" + variants))
                .isRefusedBy(RawGenomic.NAME);
    }

    /** Whatever a stream calls itself, and whoever refers to it. */
    @ParameterizedTest
    @ValueSource(strings = {"Length", "Length1", "FunctionType", "BBox"})
    void textThatDrawsNothingIsRead(String key) {
        String variants = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\n1\t1234\trs1\tA\tG\n";

        assertThatScreening(kept(key, variants)).isRefusedBy(RawGenomic.NAME);
        assertThatScreening(kept(key, "%!PS-Adobe-3.0 \r%%Creator: Adobe Illustrator(R) 15.0\n" + variants))
                .saysNothingOf(RawGenomic.NAME);
        assertThatScreening(kept(key, "q 1 0 0 1 72 720 cm\nBT (" + variants + ") Tj ET Q"))
                .saysNothingOf(RawGenomic.NAME);
    }

    private Path kept(String key, String content) {
        return new Samples(folder).pdf("P.pdf", document -> {
            document.addPage(new PDPage());
            COSStream stream = document.getDocument().createCOSStream();
            try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(ascii(content));
            }
            if (key.equals("BBox")) {
                stream.setItem(COSName.SUBTYPE, COSName.FORM);
            } else if (!key.equals("Length")) {
                stream.setInt(COSName.getPDFName(key), 4);
            }
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Kept"), stream);
        });
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

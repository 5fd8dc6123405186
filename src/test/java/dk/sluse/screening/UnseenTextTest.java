package dk.sluse.screening;

import static dk.sluse.screening.Screened.assertThatScreening;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text on a PDF's pages that its reader does not see is held (R55, R58); what looks alike in ordinary papers is not. */
final class UnseenTextTest {

    static final String SAID = "the patient from the north";

    @TempDir
    private Path folder;

    /** Draws on a page on which a line of text already stands. */
    interface Drawing {
        void on(PDPageContentStream page, PDDocument document) throws IOException;
    }

    record Case(String title, Drawing drawing) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Case> unseen() {
        return Stream.of(
                new Case("white on the white page", (p, d) -> {
                    p.setNonStrokingColor(1f);
                    text(p, 10, 50, 400, SAID);
                }),
                new Case("almost white, in four inks", (p, d) -> {
                    p.setNonStrokingColor(0.02f, 0.02f, 0f, 0.02f);
                    text(p, 10, 50, 400, SAID);
                }),
                new Case("white after many states were saved", (p, d) -> {
                    for (int i = 0; i < 500; i++) {
                        p.saveGraphicsState();
                    }
                    p.setNonStrokingColor(1f);
                    p.saveGraphicsState();
                    p.setNonStrokingColor(0f);
                    p.restoreGraphicsState();
                    text(p, 10, 50, 400, SAID);
                }),
                new Case("dark on a dark area", (p, d) -> {
                    p.setNonStrokingColor(0.1f, 0.1f, 0.4f);
                    p.addRect(40, 380, 400, 40);
                    p.fill();
                    text(p, 10, 50, 400, SAID);
                }),
                new Case("outlines alone, in white", (p, d) -> {
                    p.setStrokingColor(1f, 1f, 1f);
                    p.setRenderingMode(RenderingMode.STROKE);
                    text(p, 10, 50, 400, SAID);
                }),
                new Case("wholly transparent", (p, d) -> {
                    PDExtendedGraphicsState clear = new PDExtendedGraphicsState();
                    clear.setNonStrokingAlphaConstant(0f);
                    p.setGraphicsStateParameters(clear);
                    text(p, 10, 50, 400, SAID);
                }),
                new Case("under a black bar", (p, d) -> {
                    text(p, 10, 50, 400, SAID);
                    p.addRect(40, 390, 400, 30);
                    p.fill();
                }),
                new Case("under a white area of lines", (p, d) -> {
                    text(p, 10, 50, 400, SAID);
                    p.setNonStrokingColor(1f);
                    p.moveTo(40, 390);
                    p.lineTo(400, 390);
                    p.lineTo(400, 420);
                    p.lineTo(40, 420);
                    p.closePath();
                    p.fill();
                }),
                new Case("under a picture", (p, d) -> {
                    text(p, 10, 50, 400, SAID);
                    p.drawImage(picture(d), 40, 380, 300, 60);
                }),
                new Case("smaller than a point", (p, d) -> text(p, 0.5f, 50, 400, SAID)),
                new Case("scaled to nothing", (p, d) -> {
                    p.transform(org.apache.pdfbox.util.Matrix.getScaleInstance(0.05f, 0.05f));
                    text(p, 10, 500, 4000, SAID);
                }),
                new Case("invisible beside a small picture", (p, d) -> {
                    p.drawImage(picture(d), 40, 100, 100, 60);
                    p.setRenderingMode(RenderingMode.NEITHER);
                    text(p, 10, 50, 400, SAID);
                }),
                new Case("white in a form", (p, d) -> {
                    PDFormXObject form = new PDFormXObject(d);
                    form.setBBox(new PDRectangle(0, 0, 600, 800));
                    form.setResources(d.getPage(0).getResources());
                    try (var out = form.getContentStream().createOutputStream()) {
                        out.write(Samples.ascii("1 g BT /F1 10 Tf 50 400 Td (" + SAID + ") Tj ET"));
                    }
                    p.drawForm(form);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unseen")
    @DisplayName("is held, on its page")
    void R58_unseenTextIsHeld(Case made) {
        assertThatScreening(drawn(made)).isHeldBy(HiddenData.NAME).at("R.pdf › page 1");
    }

    static Stream<Case> seen() {
        return Stream.of(
                new Case("white on a dark heading", (p, d) -> {
                    p.setNonStrokingColor(0.1f, 0.2f, 0.5f);
                    p.addRect(40, 390, 400, 30);
                    p.fill();
                    p.setNonStrokingColor(1f);
                    text(p, 10, 50, 400, SAID);
                }),
                new Case("white on a round heading", (p, d) -> {
                    p.setNonStrokingColor(0.1f, 0.2f, 0.5f);
                    p.moveTo(40, 390);
                    p.lineTo(300, 390);
                    p.curveTo(310, 390, 310, 420, 300, 420);
                    p.lineTo(40, 420);
                    p.closePath();
                    p.fill();
                    p.setNonStrokingColor(1f);
                    text(p, 10, 50, 400, SAID);
                }),
                new Case("white on a broad line", (p, d) -> {
                    p.setLineWidth(30);
                    p.moveTo(40, 404);
                    p.lineTo(440, 404);
                    p.stroke();
                    p.setNonStrokingColor(1f);
                    text(p, 10, 50, 400, SAID);
                }),
                new Case("white on a picture", (p, d) -> {
                    p.drawImage(picture(d), 40, 380, 300, 60);
                    p.setNonStrokingColor(1f);
                    text(p, 10, 50, 400, SAID);
                }),
                new Case("black on a white area and a grey table", (p, d) -> {
                    p.setNonStrokingColor(1f);
                    p.addRect(0, 0, 600, 800);
                    p.fill();
                    p.setNonStrokingColor(0.85f);
                    p.addRect(40, 390, 400, 30);
                    p.fill();
                    p.setNonStrokingColor(0f);
                    text(p, 10, 50, 400, SAID);
                    text(p, 10, 50, 700, "Results");
                }),
                new Case("with a white rim, as labels of plots have", (p, d) -> {
                    p.setNonStrokingColor(1f);
                    text(p, 10, 49.5f, 400, SAID);
                    text(p, 10, 50.5f, 400.5f, SAID);
                    p.setNonStrokingColor(0f);
                    text(p, 10, 50, 400, SAID);
                }),
                new Case("under a marker that shines through", (p, d) -> {
                    text(p, 10, 50, 400, SAID);
                    PDExtendedGraphicsState marker = new PDExtendedGraphicsState();
                    marker.setNonStrokingAlphaConstant(0.4f);
                    p.setGraphicsStateParameters(marker);
                    p.setNonStrokingColor(1f, 1f, 0f);
                    p.addRect(40, 390, 400, 30);
                    p.fill();
                }),
                new Case("beside a picture of which only a part is shown", (p, d) -> {
                    text(p, 10, 50, 400, SAID);
                    p.saveGraphicsState();
                    p.addRect(300, 500, 100, 100);
                    p.clip();
                    p.drawImage(picture(d), 0, 0, 600, 800);
                    p.restoreGraphicsState();
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seen")
    @DisplayName("is no finding")
    void whatIsSeenPasses(Case made) {
        assertThatScreening(drawn(made)).saysNothingOf(HiddenData.NAME);
    }

    @Test
    void aScanWithItsTextIsOnlyNotedAndItsTextIsRead() {
        assertThatScreening(drawn(scan(SAID))).isNotedBy(HiddenData.NAME).passes();
        assertThatScreening(drawn(scan("Case 140799-0214"))).isRefusedBy(PersonId.NAME);
    }

    @Test
    void aPictureLaidOverItsTextIsAScanToo() {
        assertThatScreening(drawn(new Case("under", (p, d) -> {
                    text(p, 10, 50, 400, SAID);
                    p.drawImage(picture(d), 0, 0, 612, 792);
                })))
                .isNotedBy(HiddenData.NAME)
                .passes();
    }

    @Test
    void R50_unseenTextAmongSeenLettersIsReadByItself() {
        assertThatScreening(drawn(new Case("among", (p, d) -> {
                    text(p, 10, 50, 400, "m m m m m m m m m m m m m m m m m m");
                    p.setNonStrokingColor(1f);
                    text(p, 10, 53, 400, "Case 140799-0214");
                })))
                .isRefusedBy(PersonId.NAME)
                .at("R.pdf › page 1");
    }

    @Test
    void R50_aNumberOfSeenAndUnseenLettersIsReadAsAWhole() {
        assertThatScreening(drawn(new Case("in turns", (p, d) -> {
                    p.drawImage(picture(d), 0, 0, 612, 792);
                    p.beginText();
                    p.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
                    p.newLineAtOffset(50, 400);
                    p.showText("CPR 1407");
                    p.setRenderingMode(RenderingMode.NEITHER);
                    p.showText("99-0");
                    p.setRenderingMode(RenderingMode.FILL);
                    p.showText("214");
                    p.endText();
                })))
                .isRefusedBy(PersonId.NAME)
                .at("R.pdf › page 1");
    }

    @Test
    void aPageTooFullToBeLookedAtToTheEndIsTold() {
        Path shapes = drawn(full(5_001, 0));
        assertThatScreening(shapes).isNotedBy("hidden-data").at("R.pdf › page 1");
        assertThatScreening(drawn(full(0, 100_001))).passes().isNotedBy("hidden-data");
        assertThatScreening(drawn(full(4_999, 1_000))).saysNothingOf("hidden-data");
    }

    private static Case full(int shapes, int letters) {
        return new Case("full", (p, d) -> {
            for (int i = 0; i < shapes; i++) {
                p.addRect(20 + i % 90 * 6, 20 + i / 90 % 100 * 6, 3 + i % 7, 3 + i % 5);
                p.fill();
            }
            for (int left = letters; left > 0; left -= 1000) {
                text(p, 10, 50, 750, "a".repeat(Math.min(1000, left)));
            }
        });
    }

    private Path drawn(Case made) {
        return new Samples(folder)
                .pdf(
                        "R.pdf",
                        d -> {
                            try (PDPageContentStream page = new PDPageContentStream(
                                    d, d.getPage(0), PDPageContentStream.AppendMode.APPEND, false, true)) {
                                made.drawing().on(page, d);
                            }
                        },
                        "Results");
    }

    static Case scan(String said) {
        return new Case("a scan", (p, d) -> {
            for (int strip = 0; strip < 4; strip++) {
                p.drawImage(picture(d), 0, strip * 198, 612, 198);
            }
            p.setRenderingMode(RenderingMode.NEITHER);
            text(p, 10, 50, 400, said);
        });
    }

    static org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject picture(PDDocument document) throws IOException {
        return LosslessFactory.createFromImage(document, new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB));
    }

    static void text(PDPageContentStream page, float size, float x, float y, String said) throws IOException {
        page.beginText();
        page.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), size);
        page.newLineAtOffset(x, y);
        page.showText(said);
        page.endText();
    }
}

package dk.sluse.screening;

import static dk.sluse.screening.Screened.LIMITS;
import static dk.sluse.screening.Screened.assertThatScreening;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.Severity;
import dk.sluse.house.Programs;
import dk.sluse.opening.Limits;
import dk.sluse.recognition.Recognition;
import dk.sluse.recognition.Tesseract;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.sl.usermodel.PictureData;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text in pictures (issue 4, decision 0026): found wherever the picture lies, and told where it was not read. */
final class PictureTextTest {

    private static final String[][] PEOPLE = {
        {"id", "cpr", "age", "diagnosis"},
        {"1", "010203-1234", "43", "E11.9"},
        {"2", "311299-4017", "71", "I25.1"},
        {"3", "150680-2216", "55", "C50.9"},
    };
    private static final String[][] COUNTS = {
        {"Group", "Cases", "Controls", "Total"},
        {"Men", "34", "120", "154"},
        {"Women", "3", "98", "101"},
        {"All", "37", "218", "255"},
    };
    private static final String[][] ONE = {{"Patient", "010203-1234"}};

    @TempDir
    private Path folder;

    private Samples samples;
    private Limits reading;

    @BeforeEach
    void tesseract() {
        samples = new Samples(folder);
        Optional<Recognition> found = Tesseract.find(List.of("dan", "eng"), Recognition.Bounds.USUAL);
        Programs.needed(found.isPresent(), "tesseract 5, with dan or eng, and util-linux");
        reading = LIMITS.with(found.orElseThrow());
    }

    @Test
    void aTableOnAScreenIsRefusedForItsPersonNumbers() throws IOException {
        Path file = samples.bytes("shot.png", png(table(PEOPLE, 11)));

        assertThatScreening(file, reading).isRefusedBy("person-id").at("shot.png › text in the picture");
        assertThatScreening(file, LIMITS).passes().isNotedBy("figure");
        assertThat(Screened.findings(file, Declaration.undeclared("shot.png"), reading))
                .noneMatch(finding -> finding.message().en().contains("1234"));
    }

    @Test
    void aSmallCountInAPictureOfATableIsHeld() throws IOException {
        assertThatScreening(samples.bytes("table.png", png(table(COUNTS, 16))), reading)
                .isHeldBy("small-cells")
                .at("table.png › text in the picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "gif", "bmp"})
    void everyKindOfPictureIsRead(String ending) throws IOException {
        assertThatScreening(samples.bytes("shot." + ending, bytes(table(ONE, 14), ending)), reading)
                .isRefusedBy("person-id");
    }

    @Test
    void everyPageOfAScanIsRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(to);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(table(new String[][] {{"Page", "one"}}, 14), null, null), null);
            writer.writeToSequence(new IIOImage(table(ONE, 14), null, null), null);
            writer.endWriteSequence();
        }

        assertThatScreening(samples.bytes("scan.tif", out.toByteArray()), reading)
                .isRefusedBy("person-id")
                .at("scan.tif › picture 2 › text in the picture");
    }

    @Test
    void lightLettersOnNothingAreRead() throws IOException {
        BufferedImage image = new BufferedImage(400, 60, BufferedImage.TYPE_INT_ARGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
        drawing.setColor(Color.WHITE);
        drawing.drawString("CPR 010203-1234", 20, 40);

        assertThatScreening(samples.bytes("slide.png", png(image)), reading).isRefusedBy("person-id");
    }

    @Test
    void aPictureOnASlideIsFoundThere() throws IOException {
        byte[] shot = png(table(ONE, 14));
        Path file = samples.pptx("Fig1.pptx", show -> {
            show.createSlide();
            var slide = show.createSlide();
            slide.createPicture(show.addPicture(shot, PictureData.PictureType.PNG));
        });

        assertThatScreening(file, reading)
                .isRefusedBy("person-id")
                .at("Fig1.pptx › slide 2 › picture 1.png › text in the picture");
    }

    @Test
    void aPictureInAText() throws IOException {
        byte[] shot = png(table(ONE, 14));
        Path text = samples.docx("D.docx", document -> document.createParagraph()
                .createRun()
                .addPicture(
                        new java.io.ByteArrayInputStream(shot),
                        PictureType.PNG,
                        "a.png",
                        Units.toEMU(100),
                        Units.toEMU(20)));

        assertThatScreening(text, reading).isRefusedBy("person-id").at("D.docx › picture 1.png › text in the picture");
    }

    @Test
    void aPictureOnASheet() throws IOException {
        byte[] shot = png(table(ONE, 14));
        Path sheet = samples.xlsx("S.xlsx", workbook -> {
            var page = workbook.createSheet("Blad");
            int picture = workbook.addPicture(shot, Workbook.PICTURE_TYPE_PNG);
            page.createDrawingPatriarch()
                    .createPicture(workbook.getCreationHelper().createClientAnchor(), picture);
        });

        assertThatScreening(sheet, reading)
                .isRefusedBy("person-id")
                .at("S.xlsx › Blad › picture 1.png › text in the picture");
    }

    @Test
    void aPictureWithinADrawing() throws IOException {
        String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(png(table(ONE, 14)));
        Path file = samples.text(
                "plot.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"" + uri + "\"/></svg>");

        assertThatScreening(file, reading).isRefusedBy("person-id");
    }

    @Test
    void aScannedPageIsReadAsWellAsAPictureBesideText() throws IOException {
        Path scan = pdf("scan.pdf", (document, page) -> {
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(JPEGFactory.createFromImage(document, table(PEOPLE, 40)), 20, 400, 500, 170);
            }
        });
        Path beside = pdf("beside.pdf", (document, page) -> {
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(
                        new org.apache.pdfbox.pdmodel.font.PDType1Font(
                                org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName.HELVETICA),
                        12);
                content.newLineAtOffset(20, 700);
                content.showText("Figure 1");
                content.endText();
                content.drawImage(LosslessFactory.createFromImage(document, table(ONE, 14)), 20, 400);
            }
        });

        assertThatScreening(scan, reading)
                .isRefusedBy("person-id")
                .at("scan.pdf › page 1 › picture 1 › text in the picture");
        assertThatScreening(beside, reading)
                .isRefusedBy("person-id")
                .at("beside.pdf › page 1 › picture 1 › text in the picture");
    }

    @Test
    void aPageCutIntoStripsOrDrawnAsPathsIsReadAsAWhole() throws IOException {
        BufferedImage whole = table(PEOPLE, 40);
        Path strips = pdf("strips.pdf", (document, page) -> {
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                int high = 25;
                for (int y = 0; y + high <= whole.getHeight(); y += high) {
                    PDImageXObject strip =
                            LosslessFactory.createFromImage(document, whole.getSubimage(0, y, whole.getWidth(), high));
                    float scale = 500f / whole.getWidth();
                    content.drawImage(strip, 20, 700 - (y + high) * scale, 500, high * scale);
                }
            }
        });
        Path paths = pdf("paths.pdf", PictureTextTest::outlined);

        assertThatScreening(strips, reading).isRefusedBy("person-id").at("strips.pdf › page 1 › text in the picture");
        assertThatScreening(paths, reading).isRefusedBy("person-id").at("paths.pdf › page 1 › text in the picture");
    }

    @Test
    void aPageThatLiesOnItsSideIsTurned() throws IOException {
        Path file = pdf("side.pdf", (document, page) -> {
            page.setRotation(90);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(org.apache.pdfbox.util.Matrix.getRotateInstance(Math.PI / 2, 300, 50));
                content.drawImage(LosslessFactory.createFromImage(document, table(PEOPLE, 20)), 0, 0, 500, 170);
            }
        });

        assertThatScreening(file, reading).isRefusedBy("person-id");
    }

    @Test
    void aPlotWithItsNumbersPasses() throws IOException {
        Path file = samples.bytes("plot.png", png(plot()));

        assertThatScreening(file, reading).passes();
        assertThat(Screened.findings(file, Declaration.undeclared("plot.png"), reading))
                .filteredOn(finding -> finding.policy().equals("figure"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.NOTE))
                .satisfies(finding -> assertThat(finding.message().en()).contains("was recognised and checked (1"));
    }

    @Test
    void aHugePictureAndABrokenOneAreTold() throws IOException {
        BufferedImage wide = new BufferedImage(20_000, 2_600, BufferedImage.TYPE_BYTE_BINARY);
        byte[] broken = png(table(ONE, 14));
        java.util.Arrays.fill(broken, 60, 200, (byte) 7);

        assertThatScreening(samples.bytes("huge.png", png(wide)), reading)
                .isHeldBy("hidden-data")
                .isNotedBy("figure");
        for (Path file : List.of(folder.resolve("huge.png"), samples.bytes("broken.png", broken))) {
            assertThat(Screened.findings(
                            file, Declaration.undeclared(file.getFileName().toString()), reading))
                    .anyMatch(finding -> finding.message().en().contains("could not be read within the limits (1"));
        }
    }

    @Test
    void whatIsLeftOverForLackOfTimeIsTold() throws IOException {
        Recognition found = reading.recognition();
        Limits one = LIMITS.with(new Recognition(
                found.program(), found.edition(), found.languages(), new Recognition.Bounds(20, 120, 1, 8)));
        Path file = samples.zip(
                "two.docx",
                java.util.Map.of(
                        "word/media/a.png", png(table(new String[][] {{"One"}}, 14)),
                        "word/media/b.png", png(table(new String[][] {{"Two"}}, 14)),
                        "word/media/c.png", png(new BufferedImage(7, 7, BufferedImage.TYPE_INT_RGB))));

        List<String> said = Screened.findings(file, Declaration.undeclared("two.docx"), one).stream()
                .filter(finding -> finding.policy().equals("figure"))
                .map(finding -> finding.message().en())
                .toList();
        assertThat(said)
                .anyMatch(text -> text.contains("recognised and checked (1"))
                .anyMatch(text -> text.contains("used up: 1 pictures"))
                .anyMatch(text -> text.contains("too small to hold text and were not read (1"));
    }

    private interface Filling {
        void fill(PDDocument document, PDPage page) throws IOException;
    }

    private Path pdf(String name, Filling filling) throws IOException {
        Path file = folder.resolve(name);
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            filling.fill(document, page);
            document.save(file.toFile());
        }
        return file;
    }

    /** Letters as drawing programs export them when they may not bring their font. */
    private static void outlined(PDDocument document, PDPage page) throws IOException {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            var context = new java.awt.font.FontRenderContext(null, true, true);
            for (int line = 0; line < PEOPLE.length; line++) {
                var glyphs = font.createGlyphVector(context, String.join("    ", PEOPLE[line]));
                for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
                    draw(content, glyphs.getGlyphOutline(i, 50, line * 25), 700);
                }
            }
        }
    }

    private static void draw(PDPageContentStream content, Shape shape, float top) throws IOException {
        float[] at = new float[6];
        boolean empty = true;
        for (PathIterator path = shape.getPathIterator(null, 0.1); !path.isDone(); path.next()) {
            switch (path.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> content.moveTo(at[0], top - at[1]);
                case PathIterator.SEG_LINETO -> content.lineTo(at[0], top - at[1]);
                default -> content.closePath();
            }
            empty = false;
        }
        if (!empty) {
            content.fillEvenOdd();
        }
    }

    private static BufferedImage table(String[][] rows, int size) {
        int columns = rows[0].length;
        BufferedImage image = new BufferedImage(
                size * 10 * columns + size * 2, size * 2 * rows.length + size * 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        drawing.setColor(Color.WHITE);
        drawing.fillRect(0, 0, image.getWidth(), image.getHeight());
        drawing.setColor(Color.BLACK);
        drawing.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns; column++) {
                drawing.drawString(rows[row][column], size + column * size * 10, size * 2 + row * size * 2);
            }
        }
        drawing.dispose();
        return image;
    }

    private static BufferedImage plot() {
        BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(Color.WHITE);
        drawing.fillRect(0, 0, 800, 600);
        drawing.setColor(Color.BLACK);
        drawing.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        drawing.drawString("Figure 1. Systolic blood pressure by age (n = 1,204)", 200, 40);
        drawing.drawRect(80, 60, 680, 460);
        for (int i = 0; i <= 6; i++) {
            drawing.drawString("" + (30 + i * 10), 80 + i * 110, 545);
            drawing.drawString("" + (80 + i * 20), 45, 520 - i * 75);
        }
        drawing.drawString("Age (years)", 380, 575);
        for (int i = 0; i < 120; i++) {
            drawing.fillOval(100 + i * 37 % 640, 80 + i * 53 % 420, 5, 5);
        }
        drawing.dispose();
        return image;
    }

    private static byte[] png(BufferedImage image) throws IOException {
        return bytes(image, "png");
    }

    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }
}

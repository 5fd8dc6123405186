package dk.sluse.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.bytes.Sieves;
import dk.sluse.document.Document;
import dk.sluse.document.Marks;
import dk.sluse.house.Programs;
import dk.sluse.inspection.Folders;
import dk.sluse.recognition.Recognition;
import dk.sluse.recognition.Tesseract;
import dk.sluse.screening.Screened;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDTilingPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decision 0026: a picture is read as it is shown, wherever it lies, or it is told that it was not. */
final class PicturesInFullTest {

    private static final String NUMBER = "010203-1234";

    private record Opened(String text, List<Marks> marks) {}

    @TempDir
    private Path folder;

    @Test
    void shadesOfGreyStayWhatTheyAre() {
        BufferedImage eight = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        eight.getRaster().setSample(0, 0, 0, 64);
        eight.getRaster().setSample(1, 0, 0, 255);
        BufferedImage sixteen = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        sixteen.getRaster().setSample(0, 0, 0, 64 * 257);
        sixteen.getRaster().setSample(1, 0, 0, 65_535);

        assertThat(PictureShades.of(eight).pixels()).containsExactly(64, 255);
        assertThat(PictureShades.of(sixteen).pixels()).containsExactly(64, 255);
    }

    @Test
    void aPhotographIsReadAsThePageMasksIt() throws IOException {
        Path file = pdf((document, page) -> {
            BufferedImage letters = words(Color.BLACK, Color.WHITE);
            PDImageXObject black = JPEGFactory.createFromImage(document, new BufferedImage(400, 60, 1));
            PDImageXObject mask = LosslessFactory.createFromImage(document, grey(letters));
            mask.getCOSObject().setItem(COSName.DECODE, org.apache.pdfbox.cos.COSArray.ofCOSIntegers(List.of(1, 0)));
            black.getCOSObject().setItem(COSName.SMASK, mask);
            draw(document, page, black);
        });

        assertThat(opened(file).text()).contains(NUMBER);
    }

    @Test
    void aPhotographIsTurnedAsThePageTurnsIt() throws IOException {
        BufferedImage side = new BufferedImage(60, 400, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = side.createGraphics();
        drawing.rotate(-Math.PI / 2);
        drawing.drawImage(words(Color.BLACK, Color.WHITE), -400, 0, null);
        drawing.dispose();
        Path file = pdf((document, page) -> {
            page.setRotation(90);
            draw(document, page, JPEGFactory.createFromImage(document, side));
        });

        assertThat(opened(file).text()).contains(NUMBER);
    }

    @Test
    void aPictureInAPatternIsRead() throws IOException {
        Path file = pdf((document, page) -> {
            PDTilingPattern pattern = new PDTilingPattern();
            pattern.setPaintType(PDTilingPattern.PAINT_COLORED);
            pattern.setTilingType(PDTilingPattern.TILING_CONSTANT_SPACING);
            pattern.setBBox(new PDRectangle(400, 60));
            pattern.setXStep(400);
            pattern.setYStep(60);
            PDResources inside = new PDResources();
            COSName name = inside.add(LosslessFactory.createFromImage(document, words(Color.BLACK, Color.WHITE)));
            pattern.setResources(inside);
            try (var out = pattern.getContentStream().createOutputStream()) {
                out.write(("400 0 0 60 0 0 cm /" + name.getName() + " Do").getBytes(StandardCharsets.US_ASCII));
            }
            PDResources resources = new PDResources();
            page.setResources(resources);
            COSName tile = resources.add(pattern);
            var content = new org.apache.pdfbox.pdmodel.common.PDStream(document);
            try (var out = content.createOutputStream()) {
                out.write(("/Pattern cs /" + tile.getName() + " scn 0 0 400 60 re f")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(content);
        });

        assertThat(opened(file).text()).contains(NUMBER);
    }

    @Test
    void dotsDoNotUseUpThePlacesOfPictures() throws IOException {
        Path file = pdf((document, page) -> {
            BufferedImage dot = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                text(content);
                for (int i = 0; i < 505; i++) {
                    content.drawImage(LosslessFactory.createFromImage(document, dot), i, 10);
                }
                content.drawImage(LosslessFactory.createFromImage(document, words(Color.BLACK, Color.WHITE)), 20, 400);
            }
        });

        assertThat(opened(file).text()).contains(NUMBER);
        assertThat(opened(file).marks()).anySatisfy(marks -> assertThat(marks)
                .returns(Marks.Kind.PICTURES_SMALL, Marks::kind)
                .returns(505, Marks::count));
    }

    @Test
    void picturesPastTheMostOfAPageAreCounted() throws IOException {
        Path file = pdf((document, page) -> {
            BufferedImage blank = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                text(content);
                for (int i = 0; i < 503; i++) {
                    content.drawImage(LosslessFactory.createFromImage(document, blank), i, 10);
                }
            }
        });

        assertThat(opened(file).marks()).anySatisfy(marks -> assertThat(marks)
                .returns(Marks.Kind.PICTURES_LEFT, Marks::kind)
                .returns(3, Marks::count));
    }

    @Test
    void aFaintTextOnAPlainGroundIsRead() throws IOException {
        assertThat(opened(png(words(new Color(0xf7f7f7), Color.WHITE))).text()).contains(NUMBER);
    }

    private interface Filling {
        void fill(PDDocument document, PDPage page) throws IOException;
    }

    private Path pdf(Filling filling) throws IOException {
        Path file = folder.resolve("a.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            filling.fill(document, page);
            document.save(file.toFile());
        }
        return file;
    }

    private static void draw(PDDocument document, PDPage page, PDImageXObject picture) throws IOException {
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(picture, 20, 100);
        }
    }

    private static void text(PDPageContentStream content) throws IOException {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(20, 700);
        content.showText("Figure 1");
        content.endText();
    }

    private Path png(BufferedImage image) throws IOException {
        Path file = folder.resolve("a.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static BufferedImage words(Color ink, Color ground) {
        BufferedImage image = new BufferedImage(400, 60, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        drawing.setColor(ground);
        drawing.fillRect(0, 0, 400, 60);
        drawing.setColor(ink);
        drawing.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
        drawing.drawString("Patient " + NUMBER, 40, 40);
        drawing.dispose();
        return image;
    }

    private static BufferedImage grey(BufferedImage image) {
        BufferedImage grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        grey.createGraphics().drawImage(image, 0, 0, null);
        return grey;
    }

    private Opened opened(Path file) throws IOException {
        var found = Tesseract.find(List.of("dan", "eng"), Recognition.Bounds.USUAL);
        Programs.needed(found.isPresent(), "tesseract 5, with dan or eng, and util-linux");
        Path work = Files.createTempDirectory(folder, "work");
        Limits limits = Screened.LIMITS.with(found.orElseThrow());
        try (Document document = Opening.open(file, file.getFileName().toString(), limits, Sieves.NONE, work)) {
            List<String> passages = new ArrayList<>();
            document.read(passage -> passages.add(passage.text()));
            return new Opened(String.join("\n", passages), document.marks());
        } finally {
            Folders.delete(work);
        }
    }
}

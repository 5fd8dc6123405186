package dk.sluse.opening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.bytes.Sieves;
import dk.sluse.document.Document;
import dk.sluse.document.Marks;
import dk.sluse.document.Passage;
import dk.sluse.house.Programs;
import dk.sluse.inspection.Folders;
import dk.sluse.recognition.Letter;
import dk.sluse.recognition.Recognition;
import dk.sluse.recognition.Tesseract;
import dk.sluse.screening.Screened;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decision 0027: text that is drawn as shapes is read as the text that it is, or told as not read. */
final class DrawnLettersTest {

    private static final FontRenderContext PLAIN = new FontRenderContext(new AffineTransform(), true, true);
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private record Opened(List<String> lines, List<Marks> marks) {}

    @TempDir
    private Path folder;

    @Test
    void lettersThatAreDefinedOnceAndUsedAreRead() throws IOException {
        String drawing = svg(used("Excluded (n=3)", 40, 60, 0) + used("Patient 010203-1234", 40, 90, 0));

        assertThat(opened("f.svg", drawing, reading()).lines())
                .containsExactly("Excluded (n=3)", "Patient 010203-1234");
    }

    @Test
    void lettersThatWereTurnedBeforeAreRead() throws IOException {
        String drawing = svg(used("Level of 010203-1234", 40, 250, -90) + used("Day", 90, 90, 0));

        assertThat(opened("f.svg", drawing, reading()).lines()).contains("Level of 010203-1234", "Day");
    }

    @Test
    void pathsThatStandWhereTheyAreDrawnAreReadAndTheirColumnsKept() throws IOException {
        String drawing = svg(paths("Stage", 40, 60) + paths("20", 140, 60) + paths("3", 200, 60)
                + "<rect x='10' y='40' width='30' height='30' fill='red'/><path d='M 0 0 L 300 200' fill='none'/>");

        assertThat(opened("f.svg", drawing, reading()).lines()).singleElement().satisfies(line -> assertThat(line)
                .containsPattern("^Stage {2,}20 {2,}3$"));
    }

    @Test
    void everyDrawingOfAPageHasLettersOfItsOwn() throws IOException {
        String page = "<html><body>" + svg(used("Excluded", 40, 60, 0)) + svg(used("(n=3) more", 40, 60, 0))
                + "</body></html>";

        Opened opened = opened("f.html", page, reading());

        assertThat(opened.lines()).containsExactly("Excluded", "(n=3) more");
        assertThat(opened.marks()).containsExactly(new Marks(Marks.Kind.LETTERS_READ, "f.html › drawing 1", 2));
    }

    @Test
    void pathsBesideTheTextOfAPageAreRead() throws IOException {
        Path file = folder.resolve("f.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(20, 700);
                content.showText("Figure 1");
                content.endText();
                fill(content, outline("Patient 010203-1234", 100, -300));
            }
            document.save(file.toFile());
        }

        assertThat(opened(file, reading()).lines()).containsExactly("Patient 010203-1234");
    }

    @Test
    void whereNothingReadsItIsToldThatLettersAreThere() throws IOException {
        Opened opened = opened("f.svg", svg(used("(n=3)", 40, 60, 0)), Screened.LIMITS);

        assertThat(opened.marks()).containsExactly(new Marks(Marks.Kind.LETTERS, "f.svg", 1));
    }

    @Test
    void aDrawingWithoutLettersHasNothingToRead() throws IOException {
        StringBuilder drawing = new StringBuilder("<path d='M 0 360 L 504 360 L 504 0 L 0 0 Z M 0 360'/>");
        for (int i = 0; i < 30; i++) {
            int x = i * 9;
            drawing.append("<path d='M " + (x + 5.4) + " 50 C " + (x + 5.4) + " 53.6 " + x + " 53.6 " + x + " 50 C " + x
                    + " 46.4 " + (x + 5.4) + " 46.4 " + (x + 5.4) + " 50'/>");
            drawing.append("<rect x='" + x + "' y='70' width='6' height='" + i + "'/>");
            drawing.append("<path fill='none' d='M " + x + " 5 L 9 9 L 7 8 L 6 5 L 7 4 L 4 7 L 9 1'/>");
        }

        assertThat(opened("f.svg", svg(drawing.toString()), Screened.LIMITS).marks())
                .noneMatch(marks -> marks.kind() == Marks.Kind.LETTERS);
    }

    @Test
    void shapesAreToldApart() {
        assertThat(LetterShapes.look(SvgPath.of("M0 0h4v1h-4z", 99))).contains(Letter.Look.PLAIN);
        assertThat(LetterShapes.look(SvgPath.of("M0 0L4 0L2 4Z", 99))).contains(Letter.Look.DOT);
        assertThat(LetterShapes.look(SvgPath.of("M0 2C0 0 4 0 4 2C4 4 0 4 0 2", 99)))
                .contains(Letter.Look.DOT);
        assertThat(LetterShapes.look(SvgPath.of("M0 0V7H5V6H1V0Z", 99))).contains(Letter.Look.WRITTEN);
        assertThat(LetterShapes.look(SvgPath.of("M0 0L90 1 80 2 70 3 60 2 50 1Z", 99)))
                .isEmpty();
        assertThat(LetterShapes.look(SvgPath.of("", 99))).isEmpty();
    }

    @Test
    void aPathIsFollowedInAllItsWays() {
        assertThat(points("m1 1l2 0h1v2H0V1z")).containsExactly("M1 1", "L3 1", "L4 1", "L4 3", "L0 3", "L0 1", "Z");
        assertThat(points("M0 0Q1 1 2 0t2 0C5 1 6 1 7 0s2-1 3 0"))
                .containsExactly("M0 0", "Q2 0", "Q4 0", "C7 0", "C10 0");
        assertThat(points("M0 0a5 5 0 0 1 3 4")).containsExactly("M0 0", "L3 4");
        assertThat(points("Z 5 L")).isEmpty();
    }

    private static List<String> points(String path) {
        List<String> points = new ArrayList<>();
        double[] to = new double[6];
        for (PathIterator i = SvgPath.of(path, 99).getPathIterator(new AffineTransform()); !i.isDone(); i.next()) {
            int segment = i.currentSegment(to);
            int last = new int[] {0, 0, 2, 4, -1}[segment];
            points.add(
                    "MLQCZ".charAt(segment) + (last < 0 ? "" : Math.round(to[last]) + " " + Math.round(to[last + 1])));
        }
        return points;
    }

    private static String svg(String body) {
        return "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>" + body + "</svg>";
    }

    /** As Cairo writes it: outlines turned before they are defined, blanks defined as nothing. */
    private static String used(String text, double x, double y, int degrees) {
        AffineTransform turning = AffineTransform.getRotateInstance(Math.toRadians(degrees));
        StringBuilder defined = new StringBuilder("<defs>");
        StringBuilder uses = new StringBuilder();
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            String id = "glyph" + Math.abs(degrees) + text.hashCode() + "-" + i;
            Shape outline = turning.createTransformedShape(
                    FONT.createGlyphVector(PLAIN, letter).getOutline());
            defined.append("<symbol id='" + id + "'><path d='" + path(outline) + "'/></symbol>");
            Point2D pen = turning.transform(new Point2D.Double(width, 0), null);
            uses.append("<use xlink:href='#" + id + "' x='" + (x + pen.getX()) + "' y='" + (y + pen.getY()) + "'/>");
            width += FONT.getStringBounds(letter, PLAIN).getWidth();
        }
        return defined + "</defs>" + uses;
    }

    private static String paths(String text, double x, double y) {
        return "<path d='" + path(outline(text, x, y)) + "'/>";
    }

    private static Shape outline(String text, double x, double y) {
        return FONT.createGlyphVector(PLAIN, text).getOutline((float) x, (float) y);
    }

    private static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] to = new double[6];
        for (PathIterator i = shape.getPathIterator(new AffineTransform()); !i.isDone(); i.next()) {
            int segment = i.currentSegment(to);
            path.append("MLQCZ".charAt(segment));
            for (int k = 0; k < new int[] {2, 2, 4, 6, 0}[segment]; k++) {
                path.append(String.format(Locale.ROOT, " %.3f", to[k]));
            }
        }
        return path.toString();
    }

    private static void fill(PDPageContentStream content, Shape shape) throws IOException {
        float[] to = new float[6];
        AffineTransform upwards = AffineTransform.getScaleInstance(1, -1);
        for (PathIterator i = shape.getPathIterator(upwards, 0.05); !i.isDone(); i.next()) {
            switch (i.currentSegment(to)) {
                case PathIterator.SEG_MOVETO -> content.moveTo(to[0], to[1]);
                case PathIterator.SEG_LINETO -> content.lineTo(to[0], to[1]);
                default -> content.closePath();
            }
        }
        content.fill();
    }

    private static Limits reading() {
        var found = Tesseract.find(List.of("dan", "eng"), Recognition.Bounds.USUAL);
        Programs.needed(found.isPresent(), "tesseract 5, with dan or eng, and util-linux");
        return Screened.LIMITS.with(found.orElseThrow());
    }

    private Opened opened(String name, String text, Limits limits) throws IOException {
        return opened(Files.writeString(folder.resolve(name), text), limits);
    }

    private Opened opened(Path file, Limits limits) throws IOException {
        Path work = Files.createTempDirectory(folder, "work");
        try (Document document = Opening.open(file, file.getFileName().toString(), limits, Sieves.NONE, work)) {
            List<String> lines = new ArrayList<>();
            document.read(passage -> {
                if (passage.kind() == Passage.Kind.LINE && passage.where().endsWith("text drawn as shapes")) {
                    lines.add(passage.text());
                }
            });
            return new Opened(lines, document.marks());
        } finally {
            Folders.delete(work);
        }
    }
}

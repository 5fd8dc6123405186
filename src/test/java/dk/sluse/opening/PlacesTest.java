package dk.sluse.opening;

import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.bytes.Sieves;
import dk.sluse.document.Document;
import dk.sluse.inspection.Folders;
import dk.sluse.screening.HidingTest;
import dk.sluse.screening.Samples;
import dk.sluse.screening.Screened;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFreeText;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands where: tables as cells, and places by which a person finds them. */
final class PlacesTest {

    @TempDir
    private Path folder;

    private Samples samples() {
        return new Samples(folder);
    }

    @Test
    void theTablesOfADocumentAreCellsBehindTheirCaptions() throws IOException {
        List<String> passages = passages(samples().docx("D.docx", PlacesTest::tables));

        assertThat(passages)
                .containsSubsequence(
                        "D.docx › text › paragraph 1 = Table 1. Ages",
                        "D.docx › text › table 1!A1 = Age",
                        "D.docx › text › table 1!B1 = n",
                        "D.docx › text › table 1!B2 = 412\nall",
                        "D.docx › text › paragraph 7 = Table 2",
                        "D.docx › text › table 2!A1 = x");
    }

    @Test
    void aCellOverTwoColumnsPushesTheNextOne() throws IOException {
        Path file = HidingTest.document(
                samples(),
                "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>wide</w:t></w:r></w:p></w:tc>"
                        + "<w:tc><w:p><w:r><w:t>next</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");

        assertThat(passages(file)).contains("D.docx › text › table 1!A1 = wide", "D.docx › text › table 1!C1 = next");
    }

    @Test
    void aTableInACellIsATableOfItsOwn() throws IOException {
        Path file = HidingTest.document(
                samples(),
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>outer</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p>"
                        + "</w:tc></w:tr></w:tbl></w:tc><w:tc><w:p><w:r><w:t>next</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");

        assertThat(passages(file))
                .contains(
                        "D.docx › text › table 1!A1 = outer",
                        "D.docx › text › table 2!A1 = inner",
                        "D.docx › text › table 1!B1 = next");
    }

    @Test
    void theTablesOfASlideAndItsNotesAreFoundByTheSlide() throws IOException {
        List<String> passages = passages(samples().pptx("Fig1.pptx", PlacesTest::slides));

        assertThat(passages)
                .contains("Fig1.pptx › slide 2 › table 1!B1 = n", "Fig1.pptx › slide 2 › table 1!B3 = 17")
                .anyMatch(p -> p.startsWith("Fig1.pptx › slide 2 notes › paragraph") && p.endsWith("= say it"));
    }

    @Test
    void theWorkbookBehindAChartIsFoundByTheChart() throws IOException {
        byte[] book = Samples.content(samples().xlsx("b.xlsx", w -> sheet(w, "Sheet1", row("x"), row("y", 7))));

        assertThat(passages(HidingTest.withChart(samples(), HidingTest.points(2), book)))
                .contains("Fig1.pptx › chart2 › workbook › Sheet1!B2 = 7", "Fig1.pptx › chart2!B2 = 40");
    }

    @Test
    void cellsOfAPageThatReachOverOthersKeepTheirPlaces() throws IOException {
        Path file = samples()
                .text(
                        "t.html",
                        "<html><body><p>Table 1</p><table><tr><th rowspan=2>Age</th><th colspan=2>Cases</th><th>All</th></tr>"
                                + "<tr><td>men</td><td><p>women</p></td><td>7</td></tr></table></body></html>");

        assertThat(passages(file))
                .containsSubsequence(
                        "t.html › paragraph 1 = Table 1",
                        "t.html › table 1!A1 = Age",
                        "t.html › table 1!B1 = Cases",
                        "t.html › table 1!D1 = All",
                        "t.html › table 1!B2 = men",
                        "t.html › table 1!C2 = women",
                        "t.html › table 1!D2 = 7");
    }

    @Test
    void theTablesOfRichTextAreNumbered() throws IOException {
        Path file = samples()
                .text(
                        "r.rtf",
                        "{\\rtf1 Table 1\\par\\trowd\\pard\\intbl a\\cell b\\cell\\row\\trowd\\intbl 1\\cell 2\\cell\\row\\pard Table 2\\par"
                                + "\\trowd\\intbl c\\cell\\row\\pard end\\par}");

        assertThat(passages(file))
                .contains(
                        "r.rtf › table 1!A1 = a",
                        "r.rtf › table 1!B2 = 2",
                        "r.rtf › paragraph 2 = Table 2",
                        "r.rtf › table 2!A1 = c");
    }

    @Test
    void theColumnsOfAPdfStayInLine() throws IOException {
        List<String> lines = passages(samples().pdf("R.pdf", PlacesTest::columns)).stream()
                .filter(p -> p.startsWith("R.pdf › page 1 = "))
                .toList();

        assertThat(lines).hasSize(3);
        int column = lines.get(0).indexOf("Cases");
        assertThat(lines.get(1).indexOf("412")).isEqualTo(column);
        assertThat(lines.get(2).indexOf("398")).isEqualTo(column);
        assertThat(lines.get(1)).contains("40 to 49  ");
    }

    @Test
    void whatARemarkLooksLikeIsReadWithItsPage() throws IOException {
        Path file = samples().pdf("R.pdf", document -> {
            PDAnnotationFreeText remark = new PDAnnotationFreeText();
            remark.setRectangle(new PDRectangle(50, 100, 200, 40));
            remark.setContents("seven of nine");
            remark.setDefaultAppearance("/Helv 10 Tf 0 g");
            remark.constructAppearances(document);
            document.getPage(0).getAnnotations().add(remark);
        });

        assertThat(passages(file)).anyMatch(p -> p.startsWith("R.pdf › page 1 = ") && p.endsWith("seven of nine"));
    }

    @Test
    void deletedTextIsReadWithWhatStayed() throws IOException {
        Path file = HidingTest.document(
                samples(), "<w:p><w:r><w:t>n = 4</w:t></w:r><w:del><w:r><w:delText>12</w:delText></w:r></w:del></w:p>");

        assertThat(passages(file))
                .contains("D.docx › text › paragraph 1 = n = 412", "D.docx › text › paragraph 1 = n = 4");
    }

    @Test
    void theTextsOfAPictureAreLines() throws IOException {
        byte[] png = Samples.content(samples().pngWithText("f.png", "one\ntwo", true));

        assertThat(passages(samples().bytes("f.png", png)))
                .contains("f.png › text Comment = one", "f.png › text Comment = two");
        assertThat(passages(samples().with(samples().docx("D.docx", "x"), "word/media/image1.png", png)))
                .contains("D.docx › word/media/image1.png › text Comment = two");
    }

    private static void tables(XWPFDocument document) {
        document.createParagraph().createRun().setText("Table 1. Ages");
        var table = document.createTable(2, 2);
        table.getRow(0).getCell(0).setText("Age");
        table.getRow(0).getCell(1).setText("n");
        table.getRow(1).getCell(0).setText("40-49");
        table.getRow(1).getCell(1).setText("412");
        table.getRow(1).getCell(1).addParagraph().createRun().setText("all");
        document.createParagraph().createRun().setText("Table 2");
        document.createTable(1, 1).getRow(0).getCell(0).setText("x");
    }

    private static void slides(XMLSlideShow show) {
        show.createSlide().createTextBox().setText("first");
        var slide = show.createSlide();
        var table = slide.createTable(3, 2);
        table.getCell(0, 1).setText("n");
        table.getCell(2, 1).setText("17");
        var body = show.getNotesSlide(slide).getPlaceholder(1);
        body.clearText();
        body.addNewTextParagraph().addNewTextRun().setText("say it");
    }

    private static void columns(PDDocument document) throws IOException {
        String[][] rows = {{"Age", "Cases"}, {"40 to 49", "412"}, {"50 to 59", "398"}};
        try (PDPageContentStream content =
                new PDPageContentStream(document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, false)) {
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < 2; j++) {
                    content.beginText();
                    content.newLineAtOffset(72 + 150 * j, 600 - 14 * i);
                    content.showText(rows[i][j]);
                    content.endText();
                }
            }
        }
    }

    /** Everything that stands in the file, each with its place. */
    private static List<String> passages(Path file) throws IOException {
        Path folder = Files.createTempDirectory("places");
        try (Document document =
                Opening.open(file, file.getFileName().toString(), Screened.LIMITS, Sieves.NONE, folder)) {
            List<String> passages = new ArrayList<>();
            document.read(passage -> passages.add(passage.place() + " = " + passage.text()));
            return passages;
        } finally {
            Folders.delete(folder);
        }
    }
}

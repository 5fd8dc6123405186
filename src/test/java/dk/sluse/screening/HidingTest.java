package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.content;
import static dk.sluse.screening.Samples.image;
import static dk.sluse.screening.Samples.join;
import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file's reader does not see is found and its place told, whether or not it looks like a leak (R55, R58). */
public final class HidingTest {

    static final String WORD = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    @TempDir
    private Path folder;

    /** A file that hides something, and the place a person must be led to. */
    record Hidden(String title, String place, Function<Samples, Path> file) {
        @Override
        public String toString() {
            return title;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"sheets", "documents", "slides", "pages", "markup", "pictures"})
    @DisplayName("holds, and leads to the place")
    void R55_holds(Hidden hidden) {
        assertThatScreening(hidden.file().apply(new Samples(folder)))
                .isHeldBy(HiddenData.NAME)
                .at(hidden.place());
    }

    static Stream<Hidden> sheets() {
        return Stream.of(
                hidden("a very hidden sheet", "T.xlsx › Kept!A1", s -> s.xlsx("T.xlsx", HidingTest::veryHidden)),
                hidden(
                        "a hidden sheet of an old workbook",
                        "T.xls › Kept!A1",
                        s -> s.xls("T.xls", w -> {
                            sheet(w, "S", row(1));
                            sheet(w, "Kept", row(2));
                            w.setSheetHidden(1, true);
                        })),
                hidden(
                        "a hidden column",
                        "T.xlsx › S!B1",
                        s -> s.xlsx("T.xlsx", w -> {
                            sheet(w, "S", row("a", "b"), row(1, 2));
                            w.getSheetAt(0).setColumnHidden(1, true);
                        })),
                hidden(
                        "a column of no width",
                        "T.xlsx › S!B1",
                        s -> s.xlsx("T.xlsx", w -> {
                            sheet(w, "S", row("a", "b"), row(1, 2));
                            w.getSheetAt(0).setColumnWidth(1, 0);
                        })),
                hidden(
                        "a hidden column of an old workbook",
                        "T.xls › S!B1",
                        s -> s.xls("T.xls", w -> {
                            sheet(w, "S", row("a", "b"), row(1, 2));
                            w.getSheetAt(0).setColumnHidden(1, true);
                        })),
                hidden(
                        "a hidden row",
                        "T.xlsx › S!A2",
                        s -> s.xlsx("T.xlsx", w -> {
                            sheet(w, "S", row("a"), row(1), row(2));
                            w.getSheetAt(0).getRow(1).setZeroHeight(true);
                        })),
                hidden("white on white", "T.xlsx › S!A2", s -> s.xlsx("T.xlsx", HidingTest::white)),
                hidden("a format that shows nothing", "T.xlsx › S!A2", s -> s.xlsx("T.xlsx", HidingTest::emptyFormat)),
                hidden(
                        "a pivot table's source",
                        "T.xlsx › pivot cache 1",
                        s -> s.with(
                                workbook(s),
                                "xl/pivotCache/pivotCacheRecords1.xml",
                                ascii(
                                        "<pivotCacheRecords><r><s v=\"K\"/><n v=\"3\"/></r><r><s v=\"M\"/><n v=\"4\"/></r></pivotCacheRecords>"))),
                hidden(
                        "another workbook's values",
                        "T.xlsx › external link 1!A1",
                        s -> s.with(
                                workbook(s),
                                "xl/externalLinks/externalLink1.xml",
                                ascii(
                                        "<externalLink><sheetData><row r=\"1\"><cell r=\"A1\"><v>41</v></cell></row></sheetData></externalLink>"))),
                hidden(
                        "strings that no cell shows",
                        "T.xlsx › unused strings",
                        s -> s.with(
                                workbook(s),
                                "xl/sharedStrings.xml",
                                ascii("<sst><si><t>a</t></si><si><t>Hansen</t></si></sst>"))),
                hidden(
                        "the log of a shared workbook",
                        "T.xlsx › xl/revisions/revisionLog1.xml",
                        s -> s.with(
                                workbook(s),
                                "xl/revisions/revisionLog1.xml",
                                ascii(
                                        "<revisions><rcc rId=\"1\" sId=\"1\"><oc r=\"A1\"><v>7</v></oc></rcc></revisions>"))),
                hidden(
                        "an array in a name",
                        "T.xlsx › defined name ids",
                        s -> s.xlsx("T.xlsx", w -> {
                            sheet(w, "S", row("a"));
                            var name = w.createName();
                            name.setNameName("ids");
                            name.setRefersToFormula("{1,2,3,4}");
                        })),
                hidden("a comment", "T.xlsx › S comments", s -> s.xlsx("T.xlsx", HidingTest::comment)),
                hidden("a note of an old workbook", "T.xls › S comments", s -> s.xls("T.xls", HidingTest::comment)),
                hidden(
                        "an embedded file",
                        "T.xlsx › xl/embeddings/x.bin",
                        s -> s.with(workbook(s), "xl/embeddings/x.bin", new byte[] {1, 2, 3, 0, 5})));
    }

    static Stream<Hidden> documents() {
        return Stream.of(
                hidden(
                        "hidden text",
                        "D.docx › text",
                        s -> s.docx("D.docx", d -> {
                            d.createParagraph().createRun().setText("seen");
                            var run = d.createParagraph().createRun();
                            run.setText("not seen");
                            run.setVanish(true);
                        })),
                hidden(
                        "deleted text",
                        "D.docx › text",
                        s -> document(s, "<w:p><w:del><w:r><w:delText>four patients</w:delText></w:r></w:del></w:p>")),
                hidden(
                        "moved text",
                        "D.docx › text",
                        s -> document(s, "<w:p><w:moveFrom><w:r><w:t>four patients</w:t></w:r></w:moveFrom></w:p>")),
                hidden(
                        "white text",
                        "D.docx › text",
                        s -> document(
                                s, "<w:p><w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>x</w:t></w:r></w:p>")),
                hidden(
                        "text as small as a dot",
                        "D.docx › text",
                        s -> document(s, "<w:p><w:r><w:rPr><w:sz w:val=\"2\"/></w:rPr><w:t>x</w:t></w:r></w:p>")),
                hidden(
                        "a comment",
                        "D.docx › word/comments.xml",
                        s -> s.with(
                                s.docx("D.docx", "x"),
                                "word/comments.xml",
                                ascii(
                                        "<w:comments " + WORD
                                                + "><w:comment w:id=\"1\"><w:p><w:r><w:t>who?</w:t></w:r></w:p></w:comment></w:comments>"))),
                hidden("deleted rich text", "r.rtf › text", s -> s.text("r.rtf", "{\\rtf1 x{\\deleted gone}\\par}")),
                hidden("hidden rich text", "r.rtf › text", s -> s.text("r.rtf", "{\\rtf1 x{\\v gone}\\par}")),
                hidden(
                        "a comment in rich text",
                        "r.rtf › comments",
                        s -> s.text("r.rtf", "{\\rtf1 x{\\*\\annotation who is this?}\\par}")),
                hidden(
                        "an object in rich text",
                        "r.rtf › object 1",
                        s -> s.text("r.rtf", "{\\rtf1 x{\\object\\objemb{\\*\\objdata 0102030405}}}")));
    }

    static Stream<Hidden> slides() {
        return Stream.of(
                hidden(
                        "a hidden slide",
                        "P.pptx › slide 2",
                        s -> s.pptx("P.pptx", show -> {
                            show.createSlide().createTextBox().setText("seen");
                            var slide = show.createSlide();
                            slide.createTextBox().setText("not seen");
                            slide.setHidden(true);
                        })),
                hidden("a box beside the slide", "P.pptx › slide 1", s -> s.pptx("P.pptx", HidingTest::beside)),
                hidden(
                        "a comment",
                        "P.pptx › ppt/comments/comment1.xml",
                        s -> s.with(
                                s.pptx("P.pptx", "x"),
                                "ppt/comments/comment1.xml",
                                ascii("<p:cmLst xmlns:p=\"p\"><p:cm><p:text>who?</p:text></p:cm></p:cmLst>"))),
                hidden(
                        "a row per patient behind a chart",
                        "Fig1.pptx › chart2 › workbook",
                        s -> withChart(s, "<c:v>40</c:v>", chartData(s, 30))));
    }

    static Stream<Hidden> pages() {
        return Stream.of(
                hidden(
                        "an attachment",
                        "R.pdf › x.txt",
                        s -> s.pdf("R.pdf", d -> Samples.attach(d, "x.txt", ascii("a list")), "x")),
                hidden("a note on a page", "R.pdf › page 1", s -> s.pdf("R.pdf", HidingTest::remark, "x")),
                hidden("a hidden layer", "R.pdf › layers", s -> s.pdf("R.pdf", HidingTest::layer, "x")),
                hidden("text beside the page", "R.pdf › page 1", s -> s.pdf("R.pdf", HidingTest::cropped, "x")),
                hidden("invisible text", "R.pdf › page 1", s -> s.pdf("R.pdf", HidingTest::invisible, "x")),
                hidden(
                        "an earlier edition",
                        "R.pdf › revision 1",
                        s -> s.bytes("R.pdf", emptied(content(s.pdf("R.pdf", "four patients"))))));
    }

    static Stream<Hidden> markup() {
        String array = "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24]";
        return Stream.of(
                hidden(
                        "a widget's data",
                        "p.html › script",
                        s -> s.text(
                                "p.html",
                                "<html><body><script type=\"application/json\" data-for=\"w\">{\"x\":{\"data\":[{\"x\":"
                                        + array + "}]}}</script></body></html>")),
                hidden(
                        "a plot's data",
                        "p.html › script",
                        s -> s.text(
                                "p.html",
                                "<html><body><script>Plotly.newPlot('d',[{x:" + array
                                        + ",y:[1,2,3,4]}])</script></body></html>")),
                hidden(
                        "data in an attribute",
                        "p.html › data-points",
                        s -> s.text("p.html", "<html><body><div data-points='" + array + "'>x</div></body></html>")),
                hidden(
                        "a hidden table",
                        "p.html",
                        s -> s.text(
                                "p.html",
                                "<html><body><div style='display: none'><table><tr><td>1</td></tr></table></div></body></html>")),
                hidden(
                        "a file in a link",
                        "p.html › embedded data 1",
                        s -> s.text(
                                "p.html",
                                "<html><body><a href=\"data:text/csv;base64,"
                                        + Base64.getEncoder().encodeToString(ascii("id,age\n1,40\n"))
                                        + "\">x</a></body></html>")),
                hidden(
                        "a hidden group of a drawing",
                        "f.svg",
                        s -> s.text(
                                "f.svg",
                                "<svg xmlns=\"http://www.w3.org/2000/svg\"><g style=\"display:none\"><text>P7</text></g></svg>")));
    }

    static Stream<Hidden> pictures() {
        return Stream.of(
                hidden("where it was taken", "f.jpg › GPS", s -> s.bytes("f.jpg", located(image("jpg")))),
                hidden(
                        "a long text",
                        "f.png › text Comment",
                        s -> s.pngWithText("f.png", "sample;age;sex\n".repeat(60), true)));
    }

    @Test
    void theWorkbookBehindAChartIsNoNewsWhenItHoldsWhatTheChartShows() {
        Samples samples = new Samples(folder);

        assertThatScreening(withChart(samples, points(30), chartData(samples, 30)))
                .passes();
    }

    @Test
    void anAuthorAndNotesToASlideAreOnlyNoted() {
        Samples samples = new Samples(folder);
        Path authored = samples.docx(
                "D.docx", d -> d.getProperties().getCoreProperties().setCreator("Officer One"));

        assertThatScreening(authored).isNotedBy(HiddenData.NAME).passes();
        assertThatScreening(samples.pptx("P.pptx", "x", "say this"))
                .isNotedBy(HiddenData.NAME)
                .passes();
    }

    @Test
    void whatOrdinaryFilesCarryIsNotHeld() {
        Samples samples = new Samples(folder);
        Path filtered = samples.xlsx("T.xlsx", w -> {
            sheet(w, "S", row("a", "b"), row(1, 2));
            w.getSheetAt(0).setAutoFilter(org.apache.poi.ss.util.CellRangeAddress.valueOf("A1:B2"));
            var style = w.createCellStyle();
            var font = w.createFont();
            font.setColor(IndexedColors.WHITE.getIndex());
            style.setFont(font);
            style.setFillForegroundColor(IndexedColors.DARK_BLUE.getIndex());
            style.setFillPattern(org.apache.poi.ss.usermodel.FillPatternType.SOLID_FOREGROUND);
            w.getSheetAt(0).getRow(0).getCell(0).setCellStyle(style);
        });

        assertThatScreening(filtered).passes();
        assertThatScreening(samples.text(
                        "p.html",
                        "<!DOCTYPE html><html><head><script>var a=[1,2];function f(){return a}</script></head>"
                                + "<body><div hidden>menu</div><img src=\"data:image/png;base64,"
                                + Base64.getEncoder().encodeToString(image("png")) + "\"></body></html>"))
                .passes();
    }

    private static Hidden hidden(String title, String place, Function<Samples, Path> file) {
        return new Hidden(title, place, file);
    }

    static Path workbook(Samples samples) {
        return samples.xlsx("T.xlsx", w -> sheet(w, "S", row("a", 1)));
    }

    public static Path document(Samples samples, String body) {
        return samples.with(
                samples.docx("D.docx", "x"),
                "word/document.xml",
                ascii("<w:document " + WORD + "><w:body>" + body + "</w:body></w:document>"));
    }

    private static void veryHidden(Workbook workbook) {
        sheet(workbook, "S", row("n"));
        sheet(workbook, "Kept", row(1));
        workbook.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
    }

    private static void white(Workbook workbook) {
        sheet(workbook, "S", row("a"), row(7));
        var style = workbook.createCellStyle();
        var font = workbook.createFont();
        font.setColor(IndexedColors.WHITE.getIndex());
        style.setFont(font);
        workbook.getSheetAt(0).getRow(1).getCell(0).setCellStyle(style);
    }

    private static void emptyFormat(Workbook workbook) {
        sheet(workbook, "S", row("a"), row(7));
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(";;;"));
        workbook.getSheetAt(0).getRow(1).getCell(0).setCellStyle(style);
    }

    private static void comment(Workbook workbook) {
        sheet(workbook, "S", row("a"));
        var helper = workbook.getCreationHelper();
        var comment = workbook.getSheetAt(0).createDrawingPatriarch().createCellComment(helper.createClientAnchor());
        comment.setString(helper.createRichTextString("who is this?"));
        workbook.getSheetAt(0).getRow(0).getCell(0).setCellComment(comment);
    }

    private static void beside(XMLSlideShow show) {
        var box = show.createSlide().createTextBox();
        box.setText("raw numbers");
        box.setAnchor(new java.awt.Rectangle(-500, 10, 200, 50));
    }

    /** A presentation with a chart that keeps these values, and a workbook behind it. */
    public static Path withChart(Samples samples, String values, byte[] workbook) {
        Path plain = samples.pptx("Fig1.pptx", "Figure 1");
        Path chart = samples.with(
                plain,
                "ppt/charts/chart2.xml",
                ascii("<c:chartSpace xmlns:c=\"c\"><c:barChart><c:ser><c:val><c:numRef><c:numCache>" + values
                        + "</c:numCache></c:numRef></c:val></c:ser></c:barChart></c:chartSpace>"));
        Path related = samples.with(
                chart,
                "ppt/charts/_rels/chart2.xml.rels",
                ascii(
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                                + " Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/package\""
                                + " Target=\"../embeddings/Book1.xlsx\"/></Relationships>"));
        return samples.with(related, "ppt/embeddings/Book1.xlsx", workbook);
    }

    public static String points(int count) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < count; i++) {
            points.append("<c:pt idx=\"")
                    .append(i)
                    .append("\"><c:v>")
                    .append(40 + i)
                    .append("</c:v></c:pt>");
        }
        return points.toString();
    }

    private static byte[] chartData(Samples samples, int rows) {
        return content(samples.xlsx("Book1.xlsx", w -> {
            var sheet = w.createSheet("Sheet1");
            for (int i = 0; i < rows; i++) {
                sheet.createRow(i).createCell(0).setCellValue(40 + i);
            }
        }));
    }

    private static void remark(PDDocument document) throws java.io.IOException {
        PDAnnotationText note = new PDAnnotationText();
        note.setContents("patient seven?");
        note.setRectangle(new PDRectangle(10, 10, 20, 20));
        document.getPage(0).getAnnotations().add(note);
    }

    private static void layer(PDDocument document) {
        PDOptionalContentProperties layers = new PDOptionalContentProperties();
        PDOptionalContentGroup group = new PDOptionalContentGroup("raw");
        layers.addGroup(group);
        layers.setGroupEnabled(group, false);
        document.getDocumentCatalog().setOCProperties(layers);
    }

    private static void cropped(PDDocument document) {
        document.getPage(0).setCropBox(new PDRectangle(0, 0, 300, 300));
    }

    private static void invisible(PDDocument document) throws java.io.IOException {
        try (PDPageContentStream content =
                new PDPageContentStream(document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, false)) {
            content.beginText();
            content.setRenderingMode(RenderingMode.NEITHER);
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 10);
            content.newLineAtOffset(50, 400);
            content.showText("not to be seen");
            content.endText();
        }
    }

    private static byte[] emptied(byte[] pdf) {
        return revised(pdf, document -> document.getPage(0).getCOSObject().removeItem(COSName.CONTENTS));
    }

    private static byte[] revised(byte[] pdf, java.util.function.Consumer<PDDocument> change) {
        try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            change.accept(document);
            document.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            var out = new java.io.ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** With an EXIF block that says a latitude and a longitude. */
    private static byte[] located(byte[] jpeg) {
        java.nio.ByteBuffer tiff = java.nio.ByteBuffer.allocate(150);
        tiff.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        tiff.putShort((short) 1)
                .putShort((short) 0x8825)
                .putShort((short) 4)
                .putInt(1)
                .putInt(26)
                .putInt(0);
        tiff.putShort((short) 4);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put(ascii("N\0\0\0"));
        tiff.putShort((short) 2).putShort((short) 5).putInt(3).putInt(80);
        tiff.putShort((short) 3).putShort((short) 2).putInt(2).put(ascii("E\0\0\0"));
        tiff.putShort((short) 4).putShort((short) 5).putInt(3).putInt(104);
        tiff.putInt(0);
        for (int number : new int[] {55, 1, 40, 1, 12, 1, 12, 1, 34, 1, 5, 1}) {
            tiff.putInt(number);
        }
        byte[] body = join(ascii("Exif\0\0"), java.util.Arrays.copyOf(tiff.array(), tiff.position()));
        int length = body.length + 2;
        byte[] head = {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length};
        return join(java.util.Arrays.copyOf(jpeg, 2), head, body, java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }
}

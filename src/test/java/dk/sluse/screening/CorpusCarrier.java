package dk.sluse.screening;

import static dk.sluse.screening.Samples.content;
import static dk.sluse.screening.Samples.sheet;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.util.Matrix;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;

/**
 * A type of table 1 and a place in it where something can stand.
 *
 * @param name the type and the place
 * @param open whether a reader of the file sees it there; clean files are made of these only
 * @param takes what can stand there
 * @param write makes the file
 */
record CorpusCarrier(
        String name, boolean open, Predicate<CorpusPayload> takes, BiFunction<Samples, CorpusPayload, Path> write) {

    private static final Charset LATIN = StandardCharsets.ISO_8859_1;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Predicate<CorpusPayload> ANY = CorpusCarrier::isAnything;
    private static final Predicate<CorpusPayload> WESTERN = CorpusCarrier::isWestern;
    private static final Predicate<CorpusPayload> TABLES = CorpusPayload::isTable;
    private static final Predicate<CorpusPayload> PROSE = CorpusCarrier::isProse;

    private static boolean isAnything(CorpusPayload payload) {
        return !payload.text().isEmpty();
    }

    private static boolean isWestern(CorpusPayload payload) {
        return payload.fits(LATIN) && !payload.text().contains("\u00ad");
    }

    private static boolean isProse(CorpusPayload payload) {
        return payload.kind().equals("text");
    }

    static List<CorpusCarrier> all() {
        List<CorpusCarrier> all = new ArrayList<>(texts());
        all.addAll(markup());
        all.addAll(sheets());
        all.addAll(documents());
        all.addAll(slides());
        all.addAll(others());
        return all;
    }

    private static List<CorpusCarrier> texts() {
        return List.of(
                open("txt, lines", ANY, (s, p) -> s.text("a.txt", p.array())),
                open("log, lines", ANY, (s, p) -> s.text("run.log", p.array())),
                open("tab, lines", ANY, (s, p) -> s.text("a.tab", p.array())),
                open("R, comments", ANY, (s, p) -> s.text("s.R", prefixed("# ", p))),
                open("py, comments", ANY, (s, p) -> s.text("s.py", prefixed("# ", p))),
                open("txt, UTF-16", ANY, (s, p) -> s.text(StandardCharsets.UTF_16LE, "a.txt", marked(p))),
                open("txt, Windows-1252", p -> p.fits(WINDOWS), (s, p) -> s.text(WINDOWS, "a.txt", p.array())),
                open("txt, Windows line ends", ANY, (s, p) -> s.text("a.txt", suffixed(p, "\r"))),
                open("txt, indented", ANY, (s, p) -> s.text("a.txt", prefixed("      ", p))));
    }

    private static List<CorpusCarrier> markup() {
        return List.of(
                open("html, paragraphs", ANY, (s, p) -> s.text("p.html", page(each("<p>", p, "</p>")))),
                open("htm, pre", ANY, (s, p) -> s.text("p.htm", page("<pre>" + escaped(p.text()) + "</pre>"))),
                open("html, table", TABLES, (s, p) -> s.text("p.html", page(htmlTable(p)))),
                hidden("html, comment", WESTERN, (s, p) -> s.text("p.html", page("<!--\n" + dashed(p) + "\n-->x"))),
                hidden(
                        "html, numeric entities",
                        PROSE,
                        (s, p) -> s.text("p.html", page("<p>" + entities(String.join(" ", p.lines())) + "</p>"))),
                hidden(
                        "html, script",
                        ANY,
                        (s, p) -> s.text("p.html", page("<script>\nvar x=`" + p.text() + "`;</script>"))),
                hidden(
                        "html, attribute",
                        PROSE,
                        (s, p) -> s.text("p.html", page("<p title=\"" + escaped(p.text()) + "\">x</p>"))),
                open("xml, element", ANY, (s, p) -> s.text("x.xml", "<?xml version=\"1.0\"?><a>", xml(p), "</a>")),
                open("svg, text", ANY, (s, p) -> s.text("f.svg", svg(each("<text>", p, "</text>")))),
                hidden("svg, description", ANY, (s, p) -> s.text("f.svg", svg("<desc>" + xml(p) + "</desc>"))));
    }

    private static List<CorpusCarrier> sheets() {
        return List.of(
                open("xlsx, cells", ANY, (s, p) -> s.xlsx("T.xlsx", w -> sheet(w, "S", p.rows()))),
                open("xls, cells", ANY, (s, p) -> s.xls("T.xls", w -> sheet(w, "S", p.rows()))),
                open("xlsx, one cell", PROSE, (s, p) -> s.xlsx("T.xlsx", w -> sheet(w, "S", one(p)))),
                open("xls, one cell", PROSE, (s, p) -> s.xls("T.xls", w -> sheet(w, "S", one(p)))),
                hidden("xlsx, hidden sheet", ANY, (s, p) -> s.xlsx("T.xlsx", w -> hiddenSheet(w, p))),
                hidden("xls, hidden sheet", ANY, (s, p) -> s.xls("T.xls", w -> hiddenSheet(w, p))),
                hidden("xlsx, comment", PROSE, (s, p) -> s.xlsx("T.xlsx", w -> comment(w, p.text()))),
                hidden("xls, comment", PROSE, (s, p) -> s.xls("T.xls", w -> comment(w, p.text()))),
                hidden(
                        "xlsx, link",
                        p -> PROSE.test(p) && WESTERN.test(p) && p.lines().size() == 1,
                        (s, p) -> s.xlsx("T.xlsx", w -> link(w, p))),
                hidden(
                        "xlsx, property",
                        PROSE,
                        (s, p) -> s.xlsx("T.xlsx", w -> {
                            sheet(w, "S", Samples.row("x"));
                            ((XSSFWorkbook) w)
                                    .getProperties()
                                    .getCoreProperties()
                                    .setDescription(p.text());
                        })));
    }

    private static List<CorpusCarrier> documents() {
        return List.of(
                open("docx, paragraphs", ANY, (s, p) -> s.docx("D.docx", p.array())),
                open("docx, one paragraph with breaks", ANY, (s, p) -> s.docx("D.docx", d -> breaks(d, p))),
                open("docx, table", TABLES, (s, p) -> s.docx("D.docx", d -> table(d, p))),
                open("docx, a run for each character", PROSE, (s, p) -> s.docx("D.docx", d -> characters(d, p))),
                hidden("docx, hidden text", ANY, (s, p) -> s.docx("D.docx", d -> vanish(d, p))),
                open("docx, footnote", PROSE, (s, p) -> s.docx("D.docx", d -> footnote(d, p))),
                open("docx, header", PROSE, (s, p) -> s.docx("D.docx", d -> header(d, p))),
                hidden(
                        "docx, embedded text",
                        ANY,
                        (s, p) -> s.with(
                                s.docx("D.docx", "x"),
                                "word/embeddings/o.bin",
                                p.text().getBytes(StandardCharsets.UTF_8))),
                hidden(
                        "docx, embedded workbook",
                        ANY,
                        (s, p) -> s.with(
                                s.docx("D.docx", "x"),
                                "word/embeddings/w.xlsx",
                                content(s.xlsx("w.xlsx", w -> sheet(w, "S", p.rows()))))),
                open("rtf, paragraphs", ANY, (s, p) -> s.text(StandardCharsets.US_ASCII, "r.rtf", rtf(p, "\\par "))),
                hidden(
                        "rtf, hidden",
                        ANY,
                        (s, p) -> s.text(
                                StandardCharsets.US_ASCII,
                                "r.rtf",
                                rtf(p, "\\line ").replace("\\f0 ", "\\v "))));
    }

    private static List<CorpusCarrier> slides() {
        return List.of(
                open("pptx, slide", ANY, (s, p) -> s.pptx("P.pptx", p.text())),
                hidden("pptx, notes", ANY, (s, p) -> s.pptx("P.pptx", "x", p.array())),
                hidden(
                        "pptx, alternative text",
                        PROSE,
                        (s, p) -> s.pptx("P.pptx", show -> {
                            var box = show.createSlide().createTextBox();
                            box.setText("x");
                            ((org.openxmlformats.schemas.presentationml.x2006.main.CTShape) box.getXmlObject())
                                    .getNvSpPr()
                                    .getCNvPr()
                                    .setDescr(p.text());
                        })),
                open("ppt, slide", p -> p.fits(WINDOWS), (s, p) -> s.ppt("P.ppt", p.text())));
    }

    private static List<CorpusCarrier> others() {
        return List.of(
                open("pdf, page", WESTERN, (s, p) -> s.pdf("R.pdf", spaced(p))),
                hidden(
                        "pdf, attached text",
                        ANY,
                        (s, p) -> s.pdf("R.pdf", d -> {
                            Samples.attach(d, "a.txt", p.text().getBytes(StandardCharsets.UTF_8));
                        })),
                hidden(
                        "pdf, attached workbook",
                        ANY,
                        (s, p) -> s.pdf(
                                "R.pdf",
                                d -> Samples.attach(
                                        d, "w.xlsx", content(s.xlsx("w.xlsx", w -> sheet(w, "S", p.rows())))))),
                hidden(
                        "pdf, note",
                        PROSE,
                        (s, p) -> s.pdf("R.pdf", d -> {
                            PDAnnotationText note = new PDAnnotationText();
                            note.setContents(p.text());
                            note.setRectangle(new org.apache.pdfbox.pdmodel.common.PDRectangle(10, 10, 20, 20));
                            d.getPage(0).getAnnotations().add(note);
                        })),
                hidden(
                        "pdf, title",
                        PROSE,
                        (s, p) -> s.pdf("R.pdf", d -> d.getDocumentInformation().setTitle(p.text()))),
                hidden("png, text", WESTERN, (s, p) -> s.pngWithText("f.png", p.text(), false)),
                hidden("png, compressed text", WESTERN, (s, p) -> s.pngWithText("f.png", p.text(), true)),
                hidden("png, behind its end", ANY, (s, p) -> behind(s, "f.png", "png", p)),
                hidden("jpg, behind its end", ANY, (s, p) -> behind(s, "f.jpg", "jpg", p)),
                hidden("gif, behind its end", ANY, (s, p) -> behind(s, "f.gif", "gif", p)),
                hidden("bmp, behind its end", ANY, (s, p) -> behind(s, "f.bmp", "bmp", p)),
                hidden(
                        "tif, a zip behind it",
                        ANY,
                        (s, p) -> s.bytes(
                                "f.tif", Samples.join(Samples.image("tif"), Samples.zip(Map.of("a.txt", utf8(p)))))),
                hidden(
                        "html, data of a link",
                        ANY,
                        (s, p) -> s.text(
                                "p.html",
                                page("<a href=\"data:text/plain;base64,"
                                        + Base64.getEncoder().encodeToString(utf8(p)) + "\">x</a>"))),
                hidden(
                        "svg, data of a picture",
                        ANY,
                        (s, p) -> s.text(
                                "f.svg",
                                svg("<image href=\"data:image/png;base64,"
                                        + Base64.getEncoder().encodeToString(utf8(p)) + "\"/>"))),
                hidden("txt, gzip under the name", ANY, (s, p) -> s.bytes("a.txt", Samples.gzip(utf8(p)))),
                hidden("png, only by name", ANY, (s, p) -> s.bytes("plot.png", utf8(p))));
    }

    /** Places that came later; each payload stands in some of them too, and where the others stand is left as it was. */
    static List<CorpusCarrier> later() {
        return List.of(
                hidden(
                        "pdf, white text",
                        WESTERN,
                        (s, p) -> lines(s, p, page -> page.setNonStrokingColor(1f), page -> {})),
                hidden("pdf, under a bar", WESTERN, (s, p) -> lines(s, p, page -> {}, CorpusCarrier::bar)),
                hidden(
                        "pdf, invisible",
                        WESTERN,
                        (s, p) -> lines(s, p, page -> page.setRenderingMode(RenderingMode.NEITHER), page -> {})),
                hidden("pdf, minute", WESTERN, (s, p) -> lines(s, p, CorpusCarrier::shrink, page -> {})),
                open("docx, a drawing's text", ANY, (s, p) -> drawing(s, p, Drawing.Kind.EMF, "word/media/image1.emf")),
                open(
                        "docx, a newer drawing's text",
                        ANY,
                        (s, p) -> drawing(s, p, Drawing.Kind.EMF_PLUS, "word/media/image1.emf")),
                open(
                        "docx, an older drawing's text",
                        p -> p.fits(WINDOWS),
                        (s, p) -> drawing(s, p, Drawing.Kind.WMF, "word/media/image1.wmf")),
                open(
                        "rtf, a drawing's text",
                        ANY,
                        (s, p) -> s.text(
                                "r.rtf",
                                "{\\rtf1 x{\\pict\\emfblip "
                                        + HexFormat.of()
                                                .formatHex(new Drawing(Drawing.Kind.EMF)
                                                        .lines(p.array())
                                                        .bytes())
                                        + "}}")),
                open("pdf, a scan's text", WESTERN, (s, p) -> s.pdf("R.pdf", d -> scan(d, spaced(p)))),
                open("doc, paragraphs", ANY, (s, p) -> s.doc("D.doc", range -> {}, p.array())),
                hidden("doc, hidden text", ANY, (s, p) -> s.doc("D.doc", CorpusCarrier::vanish, p.array())),
                open(
                        "xlsm, cells",
                        ANY,
                        (s, p) -> s.mayHaveMacros(
                                s.xlsx("T.xlsm", w -> sheet(w, "S", p.rows())),
                                "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                "vnd.ms-excel.sheet.macroEnabled.main+xml")),
                open(
                        "pptm, slide",
                        ANY,
                        (s, p) -> s.mayHaveMacros(
                                s.pptx("P.pptm", p.text()),
                                "vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
                                "vnd.ms-powerpoint.presentation.macroEnabled.main+xml")),
                open("pdf, white on a dark ground", WESTERN, (s, p) -> lines(s, p, CorpusCarrier::onDark, page -> {})));
    }

    private static Path drawing(Samples s, CorpusPayload p, Drawing.Kind kind, String name) {
        return s.with(
                s.docx("D.docx", "x"), name, new Drawing(kind).lines(p.array()).bytes());
    }

    /** Lines on a page of their own, with something before and after them. */
    private static Path lines(
            Samples s,
            CorpusPayload p,
            Samples.Filling<PDPageContentStream> before,
            Samples.Filling<PDPageContentStream> after) {
        return s.pdf("R.pdf", d -> {
            d.addPage(new PDPage());
            try (PDPageContentStream page = new PDPageContentStream(d, d.getPage(1))) {
                before.fill(page);
                Samples.show(page, spaced(p));
                after.fill(page);
            }
        });
    }

    private static void bar(PDPageContentStream page) throws IOException {
        page.addRect(0, 0, 612, 792);
        page.fill();
    }

    private static void onDark(PDPageContentStream page) throws IOException {
        page.setNonStrokingColor(0.1f, 0.2f, 0.4f);
        bar(page);
        page.setNonStrokingColor(1f);
    }

    private static void shrink(PDPageContentStream page) throws IOException {
        page.transform(Matrix.getScaleInstance(0.05f, 0.05f));
    }

    private static void scan(PDDocument document, String[] lines) throws IOException {
        PDPage first = document.getPage(0);
        try (PDPageContentStream page = new PDPageContentStream(document, first)) {
            page.drawImage(UnseenTextTest.picture(document), 0, 0, 612, 792);
            page.setRenderingMode(RenderingMode.NEITHER);
            Samples.show(page, lines);
        }
    }

    private static CorpusCarrier open(
            String name, Predicate<CorpusPayload> takes, BiFunction<Samples, CorpusPayload, Path> write) {
        return new CorpusCarrier(name, true, takes, write);
    }

    private static CorpusCarrier hidden(
            String name, Predicate<CorpusPayload> takes, BiFunction<Samples, CorpusPayload, Path> write) {
        return new CorpusCarrier(name, false, takes, write);
    }

    CorpusCase with(CorpusPayload payload) {
        return new CorpusCase(
                payload.title() + " (" + name + ")", payload.policy(), samples -> write.apply(samples, payload));
    }

    private static byte[] utf8(CorpusPayload p) {
        return p.text().getBytes(StandardCharsets.UTF_8);
    }

    private static Path behind(Samples s, String name, String format, CorpusPayload p) {
        return s.bytes(name, Samples.join(Samples.image(format), utf8(p)));
    }

    private static String[] prefixed(String prefix, CorpusPayload p) {
        return p.lines().stream().map(line -> prefix + line).toArray(String[]::new);
    }

    private static String[] suffixed(CorpusPayload p, String suffix) {
        return p.lines().stream().map(line -> line + suffix).toArray(String[]::new);
    }

    private static String[] marked(CorpusPayload p) {
        String[] lines = p.array();
        lines[0] = "\ufeff" + lines[0];
        return lines;
    }

    /** A PDF's own fonts have no tabs. */
    private static String[] spaced(CorpusPayload p) {
        return p.lines().stream().map(line -> line.replace("\t", "   ")).toArray(String[]::new);
    }

    private static String page(String body) {
        return "<!DOCTYPE html>\n<html><head><title>x</title></head><body>\n" + body + "\n</body></html>";
    }

    private static String svg(String body) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\">" + body + "</svg>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String dashed(CorpusPayload p) {
        return p.text().replace("-->", "->");
    }

    private static String xml(CorpusPayload p) {
        return escaped(p.text());
    }

    private static String each(String before, CorpusPayload p, String after) {
        return p.lines().stream().map(line -> before + escaped(line) + after).collect(Collectors.joining("\n"));
    }

    private static String entities(String text) {
        return text.chars().mapToObj(c -> "&#" + c + ";").collect(Collectors.joining());
    }

    private static String htmlTable(CorpusPayload p) {
        return p.lines().stream()
                .map(line -> "<tr><td>" + escaped(line).replace("\t", "</td><td>") + "</td></tr>")
                .collect(Collectors.joining("\n", "<table>", "</table>"));
    }

    private static Object[] one(CorpusPayload p) {
        return new Object[] {String.join("\n", p.lines())};
    }

    private static void hiddenSheet(Workbook workbook, CorpusPayload p) {
        sheet(workbook, "S", Samples.row("x"));
        sheet(workbook, "H", p.rows());
        workbook.setSheetHidden(1, true);
    }

    private static void comment(Workbook workbook, String text) {
        sheet(workbook, "S", Samples.row("x"));
        var helper = workbook.getCreationHelper();
        var drawing = workbook.getSheetAt(0).createDrawingPatriarch();
        var comment = drawing.createCellComment(helper.createClientAnchor());
        comment.setString(helper.createRichTextString(text));
        workbook.getSheetAt(0).getRow(0).getCell(0).setCellComment(comment);
    }

    private static void link(Workbook workbook, CorpusPayload p) {
        sheet(workbook, "S", Samples.row("x"));
        var link = workbook.getCreationHelper().createHyperlink(HyperlinkType.URL);
        link.setAddress("http://x.example/?q="
                + java.net.URLEncoder.encode(p.lines().get(0), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
        workbook.getSheetAt(0).getRow(0).getCell(0).setHyperlink(link);
    }

    private static void breaks(XWPFDocument document, CorpusPayload p) {
        var run = document.createParagraph().createRun();
        for (String line : p.lines()) {
            run.setText(line);
            run.addBreak();
        }
    }

    private static void characters(XWPFDocument document, CorpusPayload p) {
        for (String line : p.lines()) {
            var paragraph = document.createParagraph();
            line.chars().forEach(c -> paragraph.createRun().setText(String.valueOf((char) c)));
        }
    }

    private static void table(XWPFDocument document, CorpusPayload p) {
        XWPFTable table = document.createTable();
        boolean first = true;
        for (String line : p.lines()) {
            var row = first ? table.getRow(0) : table.createRow();
            String[] fields = line.split("\t", -1);
            for (int i = 0; i < fields.length; i++) {
                (i < row.getTableCells().size() ? row.getCell(i) : row.addNewTableCell()).setText(fields[i]);
            }
            first = false;
        }
    }

    private static void vanish(XWPFDocument document, CorpusPayload p) {
        document.createParagraph().createRun().setText("x");
        for (String line : p.lines()) {
            var run = document.createParagraph().createRun();
            run.setText(line);
            run.setVanish(true);
        }
    }

    private static void vanish(Range range) {
        for (int i = 0; i < range.numCharacterRuns(); i++) {
            range.getCharacterRun(i).setVanished(true);
        }
    }

    private static void footnote(XWPFDocument document, CorpusPayload p) {
        document.createParagraph().createRun().setText("x");
        document.createFootnotes();
        var note = document.createFootnote();
        p.lines().forEach(line -> note.createParagraph().createRun().setText(line));
    }

    private static void header(XWPFDocument document, CorpusPayload p) {
        document.createParagraph().createRun().setText("x");
        var header = document.createHeader(org.apache.poi.wp.usermodel.HeaderFooterType.DEFAULT);
        p.lines().forEach(line -> header.createParagraph().createRun().setText(line));
    }

    private static String rtf(CorpusPayload p, String between) {
        StringBuilder body = new StringBuilder("{\\rtf1\\ansi\\f0 ");
        for (String line : p.lines()) {
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (c == '\\' || c == '{' || c == '}') {
                    body.append('\\').append(c);
                } else if (c == '\t') {
                    body.append("\\tab ");
                } else {
                    body.append(c < 0x80 ? String.valueOf(c) : "\\u" + (int) (short) c + "?");
                }
            }
            body.append(between);
        }
        return body + "}";
    }
}

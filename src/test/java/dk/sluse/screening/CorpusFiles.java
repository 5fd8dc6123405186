package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.content;
import static dk.sluse.screening.Samples.image;
import static dk.sluse.screening.Samples.join;
import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Labelled files whose fault, or whose innocence, lies in how they are built and not in what stands in them. */
final class CorpusFiles {

    private static final String READ = "GATTTGGGGTTCAAAGCAGTATCGATCAAATAGTAAATCCATTTGTTCAACTCACAGTTTACGGATTTGG";
    private static final String VCF = """
            ##fileformat=VCFv4.2
            #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tP1
            1\t69270\t.\tA\tG\t50\tPASS\tDP=10\tGT\t0/1
            """;
    private static final String FASTQ = "@r1\n" + READ + "\n+\n" + "I".repeat(READ.length()) + "\n";

    private CorpusFiles() {}

    static List<CorpusCase> all() {
        List<CorpusCase> all = new ArrayList<>(types());
        all.addAll(signatures());
        all.addAll(wrapped());
        all.addAll(names());
        all.addAll(hidden());
        all.addAll(active());
        all.addAll(figures());
        all.addAll(fewInFigures());
        all.addAll(clean());
        return all;
    }

    private static List<CorpusCase> types() {
        return List.of(
                type("a table with separators by name", s -> s.text("t.csv", "a,b", "1,2")),
                type("an archive", s -> s.zip("r.zip", Map.of("a.txt", ascii("x")))),
                type("a compressed text", s -> s.bytes("a.txt.gz", Samples.gzip(ascii("x")))),
                type("no ending", s -> s.text("README", "x")),
                type("a notebook", s -> s.text("n.ipynb", "{\"cells\": []}")),
                type("a PNG named as text", s -> s.bytes("a.txt", image("png"))),
                type("a text named as a PNG", s -> s.text("a.png", "x")),
                type("a workbook named as a document", s -> s.xlsx("D.docx", w -> sheet(w, "S", row("x")))),
                type("a document named as a PDF", s -> s.docx("D.pdf", "x")),
                type("a PDF named as a picture", s -> s.pdf("f.png", "x")),
                type("a JPEG named as a PNG", s -> s.bytes("f.png", image("jpg"))),
                type("an archive named as a text", s -> s.zip("r.txt", Map.of("a.txt", ascii("x")))),
                type(
                        "a program named as a picture",
                        s -> s.bytes("f.bmp", join(ascii("\u007fELF\2\1\1\0"), noise(800, 1)))),
                type("noise named as a text", s -> s.bytes("a.log", noise(3000, 2))),
                type("noise named as a PDF", s -> s.bytes("a.pdf", noise(3000, 3))),
                type("two endings, the last a program's", s -> s.text("figure.png.exe", "x")),
                type("two endings, the first an archive's", s -> s.text("reads.zip.txt", "x")),
                type("two endings, the first a data format's", s -> s.text("table.csv.txt", "a,b")),
                type("an ending behind blanks", s -> s.text("figure.exe      .txt", "x")),
                type("an ending turned around", s -> s.text("figure\u202egnp.txt", "x")),
                type(
                        "an archive behind a PNG",
                        s -> s.bytes("f.png", join(image("png"), Samples.zip(Map.of("a.txt", ascii("x")))))),
                type(
                        "an archive behind a JPEG",
                        s -> s.bytes("f.jpg", join(image("jpg"), Samples.zip(Map.of("a.txt", ascii("x")))))),
                type(
                        "an archive behind a PDF",
                        s -> s.bytes(
                                "r.pdf", join(content(s.pdf("r.pdf", "x")), Samples.zip(Map.of("a.txt", ascii("x")))))),
                type("a PDF behind a GIF", s -> s.bytes("f.gif", join(image("gif"), content(s.pdf("r.pdf", "x"))))),
                type(
                        "a page before a PDF",
                        s -> s.bytes(
                                "r.pdf",
                                join(ascii("<html><script>x</script></html>\n"), content(s.pdf("r.pdf", "x"))))),
                type("noise behind a PNG", s -> s.bytes("f.png", join(image("png"), noise(2000, 4)))),
                type("noise behind a JPEG", s -> s.bytes("f.jpg", join(image("jpg"), noise(2000, 5)))),
                type("noise behind a BMP", s -> s.bytes("f.bmp", join(image("bmp"), noise(2000, 6)))),
                type("noise behind a workbook", s -> s.bytes("T.xlsx", join(content(plain(s)), noise(2000, 7)))),
                type(
                        "noise behind a text",
                        s -> s.bytes("a.txt", join(ascii("all well\n".repeat(50)), noise(2000, 8)))),
                type("a PNG cut short", s -> s.bytes("f.png", java.util.Arrays.copyOf(image("png"), 900))),
                type("an encrypted workbook", s -> s.encrypted("T.xlsx", plain(s))),
                type("an encrypted PDF", s -> s.pdf("r.pdf", Samples::lock, "x")),
                type(
                        "an archive in a document",
                        s -> s.with(
                                s.docx("D.docx", "x"),
                                "word/embeddings/o.bin",
                                Samples.zip(Map.of("a.txt", ascii("x"))))),
                type(
                        "a program in a workbook",
                        s -> s.with(plain(s), "xl/embeddings/o.bin", join(ascii("MZ\u0090\0\3\0\0\0"), noise(900, 9)))),
                type("macros in a plain workbook", s -> s.with(plain(s), "xl/vbaProject.bin", noise(1200, 10))));
    }

    private static CorpusCase type(String title, Function<Samples, Path> file) {
        return CorpusCase.leak("allowed-type", title, file);
    }

    private static List<CorpusCase> signatures() {
        List<CorpusCase> cases = new ArrayList<>();
        Map<String, String> magics = new java.util.TreeMap<>(Map.of(
                "BAM", "BAM\1\0\0\0\0",
                "CRAM", "CRAM\3\1test",
                "BCF", "BCF\2\2\0\0\0",
                "PLINK bed", "l\u001b\1\u00fa\u00ea",
                "2bit", "C'A\u001a\0\0\0\0",
                "POD5", "\u008bPOD\r\n\u001a\n",
                "fast5", "\u0089HDF\r\n\u001a\n\0\0",
                "IDAT", "IDAT\3\0\0\0",
                "GTC", "gtc\5\1\0\0\0",
                "CRAI and BAI", "BAI\1\1\0\0\0"));
        String[] names = {"plot.png", "fig.jpg", "report.pdf", "table.xlsx", "notes.txt", "slides.pptx"};
        int next = 0;
        for (Map.Entry<String, String> magic : magics.entrySet()) {
            byte[] bytes = join(ascii(magic.getValue()), noise(400, next));
            for (int i = 0; i < 2; i++) {
                String name = names[next++ % names.length];
                cases.add(genome(magic.getKey() + " named " + name, s -> s.bytes(name, bytes)));
            }
            cases.add(genome(
                    magic.getKey() + " in a document",
                    s -> s.with(s.docx("D.docx", "x"), "word/media/image1.png", bytes)));
            cases.add(genome(magic.getKey() + " compressed", s -> s.bytes("a.log", Samples.gzip(bytes))));
        }
        return cases;
    }

    private static CorpusCase genome(String title, Function<Samples, Path> file) {
        return CorpusCase.leak("raw-genomic", title, file);
    }

    private static List<CorpusCase> wrapped() {
        String base64 = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(ascii(VCF.repeat(4)));
        String packed = Base64.getEncoder().encodeToString(Samples.gzip(ascii(FASTQ.repeat(3))));
        String hex = java.util.HexFormat.of().formatHex(ascii(VCF.repeat(3)));
        return List.of(
                genome("base64 in lines of 76", s -> s.text("a.txt", "begin", base64, "end")),
                genome("base64 in one line", s -> s.text("a.log", "x " + packed + " y")),
                genome("base64 as an R string", s -> s.text("s.R", "x <- \"" + packed + "\"")),
                genome("base64 as Python bytes", s -> s.text("s.py", "x = b'" + packed + "'")),
                genome("base64 in a cell", s -> s.xlsx("T.xlsx", w -> sheet(w, "S", row(packed)))),
                genome("base64 in a document", s -> s.docx("D.docx", packed)),
                genome("base64 in XML", s -> s.text("x.xml", "<?xml version=\"1.0\"?><a>" + base64 + "</a>")),
                genome(
                        "base64 of a URL's alphabet",
                        s -> s.text("a.txt", packed.replace('+', '-').replace('/', '_'))),
                genome("hexadecimal digits", s -> s.text("a.txt", hex)),
                genome(
                        "hexadecimal digits in lines",
                        s -> s.text("a.txt", hex.replaceAll("(.{64})", "$1\n").split("\n"))),
                genome("a dump of xxd", s -> s.text("a.log", xxd(ascii(VCF.repeat(2))))),
                genome(
                        "base64 of an archive in a page",
                        s -> s.text(
                                "p.html",
                                "<html><body><a href=\"data:application/zip;base64,"
                                        + Base64.getEncoder().encodeToString(Samples.zip(Map.of("r.txt", ascii(FASTQ))))
                                        + "\">x</a></body></html>")),
                genome(
                        "reads in an old workbook in a document",
                        s -> s.with(
                                s.docx("D.docx", "x"),
                                "word/embeddings/w.xls",
                                content(s.xls(
                                        "w.xls",
                                        w -> sheet(
                                                w,
                                                "S",
                                                row("@r1"),
                                                row(READ),
                                                row("+"),
                                                row("I".repeat(READ.length()))))))),
                genome("gzip in gzip", s -> s.bytes("a.tab", Samples.gzip(Samples.gzip(ascii(VCF))))),
                genome("xz", s -> s.bytes("a.tab", Samples.xz(ascii(FASTQ)))),
                genome("bzip2", s -> s.bytes("a.tab", Samples.bzip2(ascii(FASTQ)))));
    }

    private static String[] xxd(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < bytes.length; i += 16) {
            StringBuilder hex = new StringBuilder();
            StringBuilder text = new StringBuilder();
            for (int j = i; j < Math.min(bytes.length, i + 16); j++) {
                hex.append(String.format("%02x", bytes[j])).append(j % 2 == 1 ? " " : "");
                text.append(bytes[j] >= 0x20 ? (char) bytes[j] : '.');
            }
            lines.add(String.format("%08x: %-40s %s", i, hex, text));
        }
        return lines.toArray(String[]::new);
    }

    private static List<CorpusCase> names() {
        String number = "140799-0214";
        return List.of(
                person("a file's name", s -> s.text("patient_" + number + ".txt", "x")),
                person("a file's name without separator", s -> s.bytes("1407990214.png", image("png"))),
                person(
                        "a file's name behind letters",
                        s -> s.text("cpr1407990214_fig.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")),
                person("a Swedish number in a file's name", s -> s.text("id_19810812-3459.log", "x")),
                person("a Finnish number in a file's name", s -> s.text("131052-308T.txt", "x")),
                person("a sheet's name", s -> s.xlsx("T.xlsx", w -> sheet(w, number, row("x")))),
                person("an old sheet's name", s -> s.xls("T.xls", w -> sheet(w, number, row("x")))),
                person(
                        "a name of an attachment",
                        s -> s.pdf("r.pdf", d -> Samples.attach(d, number + ".txt", ascii("x")))),
                person(
                        "an entry of a package",
                        s -> s.with(s.docx("D.docx", "x"), "word/embeddings/" + number + ".txt", ascii("x"))),
                person(
                        "an author",
                        s -> s.docx(
                                "D.docx",
                                d -> d.getProperties().getCoreProperties().setCreator(number))),
                person(
                        "a defined name",
                        s -> s.xlsx("T.xlsx", w -> {
                            sheet(w, "S", row("x"));
                            var name = w.createName();
                            name.setNameName("who");
                            name.setRefersToFormula("\"" + number + "\"");
                        })),
                person(
                        "a formula",
                        s -> s.xlsx("T.xlsx", w -> {
                            sheet(w, "S", row("x"));
                            w.getSheetAt(0).getRow(0).createCell(1).setCellFormula("IF(A1=\"" + number + "\",1,0)");
                        })),
                person(
                        "a header of a sheet",
                        s -> s.xlsx("T.xlsx", w -> {
                            sheet(w, "S", row("x"));
                            w.getSheetAt(0).getHeader().setLeft("Case " + number);
                        })),
                person("dates as dates beside four digits", s -> s.xlsx("T.xlsx", CorpusFiles::birthdays)));
    }

    private static void birthdays(Workbook workbook) {
        sheet(workbook, "S", row("dob", "cpr4"), row("", 214), row("", 333), row("", 2118), row("", 124));
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("dd-mm-yyyy"));
        java.time.LocalDate[] days = {
            java.time.LocalDate.of(1999, 7, 14), java.time.LocalDate.of(1985, 2, 9),
            java.time.LocalDate.of(1961, 11, 23), java.time.LocalDate.of(1948, 6, 5)
        };
        for (int i = 0; i < days.length; i++) {
            var cell = workbook.getSheetAt(0).getRow(i + 1).getCell(0);
            cell.setCellValue(days[i]);
            cell.setCellStyle(style);
        }
    }

    private static CorpusCase person(String title, Function<Samples, Path> file) {
        return CorpusCase.leak("person-id", title, file);
    }

    private static List<CorpusCase> hidden() {
        return List.of(
                hides("a hidden sheet", s -> s.xlsx("T.xlsx", w -> more(w, SheetVisibility.HIDDEN))),
                hides("a very hidden sheet", s -> s.xlsx("T.xlsx", w -> more(w, SheetVisibility.VERY_HIDDEN))),
                hides("a very hidden old sheet", s -> s.xls("T.xls", w -> more(w, SheetVisibility.VERY_HIDDEN))),
                hides(
                        "a hidden column",
                        s -> s.xlsx("T.xlsx", w -> {
                            rows(w);
                            w.getSheetAt(0).setColumnHidden(2, true);
                        })),
                hides(
                        "hidden rows",
                        s -> s.xlsx("T.xlsx", w -> {
                            rows(w);
                            for (int i = 3; i < 9; i++) {
                                w.getSheetAt(0).getRow(i).setZeroHeight(true);
                            }
                        })),
                hides(
                        "a workbook behind a chart",
                        s -> s.with(
                                s.pptx("P.pptx", "x"),
                                "ppt/embeddings/Microsoft_Excel_Sheet1.xlsx",
                                content(s.xlsx("w.xlsx", CorpusFiles::rows)))),
                hides(
                        "a workbook in a document",
                        s -> s.with(
                                s.docx("D.docx", "x"),
                                "word/embeddings/Microsoft_Excel_Sheet1.xlsx",
                                content(s.xlsx("w.xlsx", CorpusFiles::rows)))),
                hides(
                        "a workbook attached to a PDF",
                        s -> s.pdf(
                                "r.pdf",
                                d -> Samples.attach(d, "w.xlsx", content(s.xlsx("w.xlsx", CorpusFiles::rows))))),
                hides(
                        "a deleted text",
                        s -> s.with(
                                s.docx("D.docx", "x"),
                                "word/document.xml",
                                ascii(
                                        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>"
                                                + "<w:del w:id=\"1\" w:author=\"A\" w:date=\"2024-01-01T00:00:00Z\"><w:r><w:delText>the patient from the north with the rare disease</w:delText></w:r></w:del>"
                                                + "<w:r><w:t>Results</w:t></w:r></w:p></w:body></w:document>"))),
                hides("an earlier revision of a PDF", s -> s.bytes("r.pdf", revised(s))),
                hides("white text in a PDF", s -> unseen(s, 0)),
                hides("a text under a bar", s -> unseen(s, 5)),
                hides("a text under a picture", s -> unseen(s, 7)),
                hides("a text too small to see", s -> unseen(s, 8)),
                hides("an invisible text", s -> unseen(s, 10)),
                hides("a place in a photograph", s -> s.bytes("f.jpg", photograph())),
                hides(
                        "a pivot cache",
                        s -> s.with(
                                plain(s),
                                "xl/pivotCache/pivotCacheRecords1.xml",
                                ascii(
                                        "<pivotCacheRecords xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"12\">"
                                                + "<r><n v=\"54\"/><n v=\"1\"/><n v=\"27.3\"/></r>".repeat(12)
                                                + "</pivotCacheRecords>"))));
    }

    private static Path unseen(Samples samples, int number) {
        return drawn(samples, UnseenTextTest.unseen().toList().get(number));
    }

    private static Path drawn(Samples samples, UnseenTextTest.Case made) {
        return samples.pdf(
                "r.pdf",
                d -> {
                    try (PDPageContentStream page = new PDPageContentStream(
                            d, d.getPage(0), PDPageContentStream.AppendMode.APPEND, false, true)) {
                        made.drawing().on(page, d);
                    }
                },
                "Results");
    }

    private static CorpusCase hides(String title, Function<Samples, Path> file) {
        return CorpusCase.leak("hidden-data", title, file);
    }

    private static void rows(Workbook workbook) {
        Object[][] rows = new Object[31][];
        rows[0] = row("record", "age", "bmi", "hba1c");
        Random random = new Random(7);
        for (int i = 1; i < rows.length; i++) {
            rows[i] = row(
                    1000 + i,
                    30 + random.nextInt(50),
                    18 + random.nextInt(150) / 10.0,
                    30 + random.nextInt(300) / 10.0);
        }
        sheet(workbook, "Data", rows);
    }

    private static void more(Workbook workbook, SheetVisibility visibility) {
        sheet(workbook, "S", row("Group", "n"), row("A", 412), row("B", 398));
        rows(workbook);
        workbook.setSheetVisibility(1, visibility);
    }

    private static byte[] revised(Samples samples) {
        Path first = samples.pdf("r.pdf", "The patient from the north with the rare disease");
        try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(first.toFile());
                var out = new java.io.ByteArrayOutputStream()) {
            document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("Note"), COSName.A);
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A JPEG whose EXIF says where it was taken. */
    private static byte[] photograph() {
        byte[] exif = join(
                ascii("Exif\0\0MM\0*\0\0\0\u0008"),
                ascii("\0\1" + "\u0088%\0\4\0\0\0\1\0\0\0\u001a" + "\0\0\0\0"),
                ascii("\0\4" + "\0\1\0\2\0\0\0\2N\0\0\0" + "\0\2\0\5\0\0\0\3\0\0\0P" + "\0\3\0\2\0\0\0\2E\0\0\0"
                        + "\0\4\0\5\0\0\0\3\0\0\0h" + "\0\0\0\0"),
                ascii("\0\0\0\67\0\0\0\1\0\0\0\52\0\0\0\1\0\0\0\5\0\0\0\1"),
                ascii("\0\0\0\14\0\0\0\1\0\0\0\42\0\0\0\1\0\0\0\6\0\0\0\1"));
        byte[] picture = image("jpg");
        int length = exif.length + 2;
        return join(
                new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length},
                exif,
                java.util.Arrays.copyOfRange(picture, 2, picture.length));
    }

    private static List<CorpusCase> active() {
        return List.of(
                acts("macros", s -> s.with(macroBook(s), "xl/vbaProject.bin", noise(900, 20))),
                acts("a formula of DDE", s -> s.xlsx("T.xlsx", w -> sheet(w, "S", row("=cmd|' /C calc'!A0")))),
                acts(
                        "a field of DDE",
                        s -> s.with(
                                s.docx("D.docx", "x"),
                                "word/document.xml",
                                ascii(
                                        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r>"
                                                + "<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\"</w:instrText></w:r>"
                                                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:body></w:document>"))),
                acts(
                        "a template from elsewhere",
                        s -> s.with(
                                s.docx("D.docx", "x"),
                                "word/_rels/settings.xml.rels",
                                ascii(
                                        "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                                                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"https://x.example/t.dotm\" TargetMode=\"External\"/></Relationships>"))),
                acts(
                        "a script in a PDF",
                        s -> s.pdf(
                                "r.pdf",
                                d -> d.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")),
                                "x")),
                acts(
                        "a script in a drawing",
                        s -> s.text(
                                "f.svg",
                                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>fetch('https://x.example')</script></svg>")),
                acts(
                        "a handler in a drawing",
                        s -> s.text(
                                "f.svg",
                                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"fetch('https://x.example')\"/>")),
                acts(
                        "a script of elsewhere in a page",
                        s -> s.text(
                                "p.html",
                                "<html><head><script src=\"https://x.example/a.js\"></script></head><body>x</body></html>")));
    }

    private static CorpusCase acts(String title, Function<Samples, Path> file) {
        return CorpusCase.leak("active-content", title, file);
    }

    private static Path macroBook(Samples samples) {
        return samples.mayHaveMacros(
                samples.xlsx("T.xlsm", w -> sheet(w, "S", row("x"))),
                "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "vnd.ms-excel.sheet.macroEnabled.main+xml");
    }

    private static List<CorpusCase> figures() {
        return List.of(
                figure("a circle for each person", s -> s.text("f.svg", points("circle cx=\"%d\" cy=\"%d\" r=\"2\""))),
                figure("a use for each person", s -> s.text("f.svg", points("use x=\"%d\" y=\"%d\" href=\"#m1\""))),
                figure("a path for each person", s -> s.text("f.svg", points("path d=\"M %d %d l 2 0 l 0 2 z\""))),
                figure("a disc for each person in a drawing", s -> drawn(s, Drawing.Kind.EMF)),
                figure("a disc for each person in a newer drawing", s -> drawn(s, Drawing.Kind.EMF_PLUS)),
                figure("a disc for each person in an older drawing", s -> drawn(s, Drawing.Kind.WMF)),
                figure(
                        "a title for each person",
                        s -> s.text(
                                "f.svg",
                                points("circle cx=\"%d\" cy=\"%d\" r=\"2\"><title>person</title></circle")
                                        .replace("/>", ">"))));
    }

    /** People at risk below a curve, and counts over bars: few of them, and more. */
    private static List<CorpusCase> fewInFigures() {
        return List.of(
                CorpusCase.leak("small-cells", "few at risk in a drawing", s -> atRisk(3)
                        .svg(s)),
                CorpusCase.leak("small-cells", "few at risk in a page's drawing", s -> atRisk(3)
                        .html(s)),
                CorpusCase.leak(
                        "small-cells", "few at risk on a slide", s -> atRisk(3).pptx(s)),
                CorpusCase.leak("small-cells", "few over a bar in a PDF", s -> bars(3).pdf(s)),
                CorpusCase.clean("more at risk in a drawing", s -> atRisk(13).svg(s)),
                CorpusCase.clean(
                        "more at risk in a page's drawing", s -> atRisk(13).html(s)),
                CorpusCase.clean("more at risk on a slide", s -> atRisk(13).pptx(s)),
                CorpusCase.clean("more over a bar in a PDF", s -> bars(13).pdf(s)));
    }

    private static PlacedText atRisk(int last) {
        return new PlacedText()
                .row(110, 270, 90, 0, 1, 2, 3, 4)
                .at(10, 300, "No. at risk")
                .row(20, 320, 90, "Carriers", 88, 71, 53, 30, last);
    }

    private static PlacedText bars(int last) {
        return new PlacedText()
                .turned(20, 250, "Number of patients")
                .at(110, 90, 61)
                .at(210, 240, 24)
                .at(310, 320, last)
                .row(100, 345, 100, "SNV", "Indel", "CNV")
                .column(50, 90, 80, 60, 40, 20, 0);
    }

    private static CorpusCase figure(String title, Function<Samples, Path> file) {
        return CorpusCase.leak("figure", title, file);
    }

    private static Path drawn(Samples samples, Drawing.Kind kind) {
        Drawing drawing = new Drawing(kind);
        Random random = new Random(3);
        for (int i = 0; i < 120; i++) {
            drawing.disc(random.nextInt(380), random.nextInt(280), 5);
        }
        return pictured(samples, drawing);
    }

    private static Path pictured(Samples samples, Drawing drawing) {
        return samples.with(samples.docx("D.docx", "x"), "word/media/image1.emf", drawing.bytes());
    }

    private static String points(String element) {
        StringBuilder svg =
                new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"400\">\n");
        Random random = new Random(3);
        for (int i = 0; i < 120; i++) {
            svg.append('<')
                    .append(String.format(element, random.nextInt(400), random.nextInt(400)))
                    .append("/>\n");
        }
        return svg + "</svg>";
    }

    private static List<CorpusCase> clean() {
        List<CorpusCase> cases = new ArrayList<>();
        for (String format : List.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff")) {
            String writer = format.equals("jpeg") ? "jpg" : format.equals("tiff") ? "tif" : format;
            cases.add(CorpusCase.clean("a figure (" + format + ")", s -> s.image("figure." + format, writer)));
            cases.add(CorpusCase.clean(
                    "a figure with an upper-case ending (" + format + ")",
                    s -> s.image("Figure1." + format.toUpperCase(java.util.Locale.ROOT), writer)));
        }
        cases.add(CorpusCase.clean(
                "a figure's software",
                s -> s.pngWithText("f.png", "Matplotlib version3.8.0, https://matplotlib.org/", false)));
        cases.add(CorpusCase.clean("bars", s -> s.text("f.svg", bars())));
        cases.add(CorpusCase.clean("a workbook with a chart", s -> s.xlsx("T.xlsx", CorpusFiles::chart)));
        cases.add(CorpusCase.clean(
                "a document with a picture",
                s -> s.docx("D.docx", d -> d.createParagraph()
                        .createRun()
                        .addPicture(
                                new java.io.ByteArrayInputStream(image("png")),
                                org.apache.poi.common.usermodel.PictureType.PNG,
                                "f.png",
                                900_000,
                                600_000))));
        cases.add(CorpusCase.clean(
                "a presentation with a picture",
                s -> s.pptx("P.pptx", show -> show.createSlide()
                        .createPicture(show.addPicture(
                                image("png"), org.apache.poi.sl.usermodel.PictureData.PictureType.PNG)))));
        UnseenTextTest.seen().forEach(made -> cases.add(CorpusCase.clean("a PDF's text " + made, s -> drawn(s, made))));
        for (Drawing.Kind kind : Drawing.Kind.values()) {
            cases.add(CorpusCase.clean("a drawing of bars (" + kind + ")", s -> pictured(s, DrawingTest.bars(kind))));
        }
        cases.add(CorpusCase.clean(
                "a scanned page", s -> drawn(s, UnseenTextTest.scan("The patients were followed for five years."))));
        cases.add(CorpusCase.clean("a name with a date", s -> s.text("results_2024-01-31.txt", "n = 412")));
        cases.add(CorpusCase.clean("a name with a version", s -> s.text("table2_v1.2.log", "n = 412")));
        cases.add(CorpusCase.clean("a name with dots", s -> s.text("model.age.sex.R", "summary(m)")));
        cases.add(CorpusCase.clean("a name with a time", s -> s.text("run_20240131_123456.log", "done")));
        cases.add(CorpusCase.clean("an empty log", s -> s.bytes("a.log", new byte[0])));
        cases.add(CorpusCase.clean("a macro workbook without macros", CorpusFiles::macroBook));
        return cases;
    }

    private static String bars() {
        StringBuilder svg =
                new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"200\">\n");
        for (int i = 0; i < 6; i++) {
            svg.append(String.format(
                    "<rect x=\"%d\" y=\"%d\" width=\"40\" height=\"%d\"/>%n", 20 + 60 * i, 180 - 20 * i, 20 * i + 10));
            svg.append(String.format("<text x=\"%d\" y=\"196\">%d-%d</text>%n", 20 + 60 * i, 30 + 10 * i, 39 + 10 * i));
        }
        return svg + "</svg>";
    }

    private static void chart(Workbook workbook) {
        sheet(workbook, "S", row("Group", "OR"), row("A", 1.23), row("B", 0.91), row("C", 1.85));
        XSSFSheet sheet = ((XSSFWorkbook) workbook).getSheetAt(0);
        var drawing = sheet.createDrawingPatriarch();
        var chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 4, 1, 10, 15));
        var categories = org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory.fromStringCellRange(
                sheet, new org.apache.poi.ss.util.CellRangeAddress(1, 3, 0, 0));
        var values = org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory.fromNumericCellRange(
                sheet, new org.apache.poi.ss.util.CellRangeAddress(1, 3, 1, 1));
        var bottom = chart.createCategoryAxis(org.apache.poi.xddf.usermodel.chart.AxisPosition.BOTTOM);
        var left = chart.createValueAxis(org.apache.poi.xddf.usermodel.chart.AxisPosition.LEFT);
        var data = chart.createData(org.apache.poi.xddf.usermodel.chart.ChartTypes.BAR, bottom, left);
        data.addSeries(categories, values);
        chart.plot(data);
    }

    private static Path plain(Samples samples) {
        return samples.xlsx("T.xlsx", w -> sheet(w, "S", row("Group", "OR"), row("A", 1.23)));
    }

    private static byte[] noise(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}

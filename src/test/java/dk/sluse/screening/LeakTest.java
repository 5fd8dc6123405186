package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.content;
import static dk.sluse.screening.Samples.image;
import static dk.sluse.screening.Samples.join;
import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case hides something that must not leave; each is a type of table 1 times a hiding place. */
final class LeakTest {

    @TempDir
    private Path folder;

    /** A file that leaks, the policy that must refuse it, and the place a person must be led to. */
    record Leak(String title, String policy, String place, Function<Samples, Path> file) {
        @Override
        public String toString() {
            return title;
        }
    }

    /** Invented; the date is valid and the check digit right. */
    static final String PERSON = "010170-1239";

    static final String[] PERSONS = {"0101701239", "1503852468", "2411990013", "3006541117"};
    static final String READ = "GATTTGGGGTTCAAAGCAGTATCGATCAAATAGTAAATCCATTTGTTCAACTCACAGTTT";
    static final String[] FASTQ = {"@SEQ_ID:1:1101", READ, "+", "I".repeat(READ.length())};
    static final String[] VCF = {
        "##fileformat=VCFv4.2",
        "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tP1",
        "1\t12345\trs123\tA\tG\t50\tPASS\tDP=10\tGT\t0/1"
    };
    private static final String VCF_TEXT = String.join("\n", VCF) + "\n";
    private static final byte[] BAM = join(ascii("BAM\1"), new byte[60]);
    private static final byte[] CRAM = join(ascii("CRAM\3\0"), new byte[60]);

    @ParameterizedTest(name = "{0}")
    @MethodSource({"persons", "genomes", "hidden"})
    @DisplayName("refuses, and leads to the place")
    void refuses(Leak leak) {
        assertThatScreening(leak.file().apply(new Samples(folder)))
                .isRefusedBy(leak.policy())
                .near(leak.place());
    }

    static Stream<Leak> persons() {
        return Stream.of(
                person("a number in a text", "a.txt:2", s -> s.text("a.txt", "x", "see " + PERSON)),
                person("a number in a log", "run.log:1", s -> s.text("run.log", "INFO reading " + PERSON + " ok")),
                person(
                        "a condition in R",
                        "script.R:2",
                        s -> s.text("script.R", "d <- d0", "d <- d[d$id != \"" + PERSON + "\", ]")),
                person("a literal in Python", "x.py:1", s -> s.text("x.py", "ids = ['" + PERSON + "']")),
                person("an en dash", "a.txt:1", s -> s.text("a.txt", "010170\u20131239")),
                person("a non-breaking space", "a.txt:1", s -> s.text("a.txt", "nr. 010170\u00a01239")),
                person(
                        "a Windows-1252 text",
                        "a.txt:1",
                        s -> s.text(Charset.forName("windows-1252"), "a.txt", "S\u00f8ren 010170\u00a01239")),
                person(
                        "a UTF-16 text",
                        "a.txt:1",
                        s -> s.text(StandardCharsets.UTF_16LE, "a.txt", "\ufeffpatient " + PERSON)),
                person("a slash", "a.txt:1", s -> s.text("a.txt", "010170/1239")),
                person("an invisible character inside", "a.txt:1", s -> s.text("a.txt", "0101\u200b70-12\u00ad39")),
                person(
                        "full-width digits",
                        "a.txt:1",
                        s -> s.text("a.txt", "\uff10\uff11\uff10\uff11\uff17\uff10-\uff11\uff12\uff13\uff19")),
                person("a bare number behind the word", "a.txt:1", s -> s.text("a.txt", "CPR-nr.: 0101701234")),
                person(
                        "a bare number under the word",
                        "a.tab:2",
                        s -> s.text("a.tab", "cprnr\tvalue", "0101701234\t2")),
                person(
                        "a bare number without check digit under the word",
                        "t.txt:2",
                        s -> s.text("t.txt", "navn;CPR;kode", "A;0101701234;2")),
                person("a column of bare numbers", "c.txt:1", s -> s.text("c.txt", PERSONS)),
                person(
                        "a column among others",
                        "c.txt:2",
                        s -> s.text("c.txt", "id;a", PERSONS[0] + ";1", PERSONS[1] + ";2", PERSONS[2] + ";3")),
                person("a substitute number", "a.txt:1", s -> s.text("a.txt", "020329-1WQ3")),
                person("a bare substitute number", "a.txt:1", s -> s.text("a.txt", "2804560PJ2")),
                person("an administrative substitute number", "a.txt:1", s -> s.text("a.txt", "610170-1234")),
                person("a number born after 2000", "a.txt:1", s -> s.text("a.txt", "290204-4321")),
                person("a name of a file", "pt_******", s -> s.text("pt_" + PERSON + ".txt", "x")),
                person("a number in commas", "a.txt:1", s -> s.text("a.txt", "1," + PERSON + ",M")),
                person(
                        "a cell",
                        "T.xlsx › S1!B2",
                        s -> s.xlsx("T.xlsx", w -> sheet(w, "S1", row("a", "b"), row(1, PERSON)))),
                person(
                        "numbers that lost their zero",
                        "T.xlsx › S1!A1",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(w, "S1", row(101701239), row(1503852468), row(203991117), row(904541117)))),
                person(
                        "a number without zero under the word",
                        "T.xlsx › S1!A2",
                        s -> s.xlsx("T.xlsx", w -> sheet(w, "S1", row("cpr"), row(101701234)))),
                person(
                        "a hidden sheet",
                        "T.xlsx › Hid!A1",
                        s -> s.xlsx("T.xlsx", w -> {
                            sheet(w, "S", row("n"));
                            sheet(w, "Hid", row(PERSON));
                            w.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
                        })),
                person(
                        "a hidden column",
                        "T.xlsx › S!C2",
                        s -> s.xlsx("T.xlsx", w -> {
                            sheet(w, "S", row("a", "b", "cpr"), row(1, 2, 1503852468));
                            w.getSheetAt(0).setColumnHidden(2, true);
                        })),
                person("a name of a sheet", "T.xlsx", s -> s.xlsx("T.xlsx", w -> sheet(w, PERSON, row("n")))),
                person("a comment in a sheet", "comments", s -> s.xlsx("T.xlsx", LeakTest::comment)),
                person("a cell's rich text in runs", "T.xlsx › S!A1", s -> s.xlsx("T.xlsx", LeakTest::runs)),
                person(
                        "an old workbook",
                        "T.xls › S1!B2",
                        s -> s.xls("T.xls", w -> sheet(w, "S1", row("a", "b"), row(1, PERSON)))),
                person(
                        "a hidden sheet in an old workbook",
                        "T.xls › Hid!A1",
                        s -> s.xls("T.xls", w -> {
                            sheet(w, "S", row("n"));
                            sheet(w, "Hid", row(PERSON));
                            w.setSheetHidden(1, true);
                        })),
                person(
                        "a pivot cache",
                        "pivot cache 1",
                        s -> s.with(
                                plainWorkbook(s),
                                "xl/pivotCache/pivotCacheRecords1.xml",
                                ascii("<pivotCacheRecords xmlns=\"x\"><r><s v=\"" + PERSON
                                        + "\"/><n v=\"3\"/></r></pivotCacheRecords>"))),
                person(
                        "a chart's cache",
                        "T.xlsx › chart1!A2",
                        s -> s.with(
                                plainWorkbook(s),
                                "xl/charts/chart1.xml",
                                ascii("<c:chart xmlns:c=\"c\"><c:ser><c:cat><c:strRef><c:strCache><c:pt idx=\"0\"><c:v>"
                                        + PERSON + "</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:chart>"))),
                person(
                        "an external link's cache",
                        "external link 1",
                        s -> s.with(
                                plainWorkbook(s),
                                "xl/externalLinks/externalLink1.xml",
                                ascii("<externalLink xmlns=\"x\"><sheetData><row r=\"1\"><cell r=\"A1\" t=\"str\"><v>"
                                        + PERSON + "</v></cell></row></sheetData></externalLink>"))),
                person(
                        "custom XML",
                        "customXml",
                        s -> s.with(
                                plainWorkbook(s),
                                "customXml/item1.xml",
                                ascii("<data><p nr=\"" + PERSON + "\"/></data>"))),
                person("a document's text", "D.docx › text › paragraph 1", s -> s.docx("D.docx", "Patient " + PERSON)),
                person(
                        "a number split in a document's runs",
                        "D.docx › text › paragraph 1",
                        s -> s.docx("D.docx", LeakTest::splitRuns)),
                person("a table in a document", "D.docx › text › table 1!B2", s -> s.docx("D.docx", LeakTest::table)),
                person(
                        "deleted text in a document",
                        "D.docx",
                        s -> s.with(
                                s.docx("D.docx", "x"),
                                "word/comments.xml",
                                ascii("<w:comments xmlns:w=\"w\"><w:p><w:del><w:r><w:delText>" + PERSON
                                        + "</w:delText></w:r></w:del></w:p></w:comments>"))),
                person(
                        "a document's property",
                        "D.docx › docProps",
                        s -> s.docx(
                                "D.docx",
                                d -> d.getProperties().getCoreProperties().setDescription("about " + PERSON))),
                person("a slide", "P.pptx › slide 1", s -> s.pptx("P.pptx", "Case " + PERSON)),
                person("a slide's notes", "P.pptx › slide 1 notes", s -> s.pptx("P.pptx", "x", "remember " + PERSON)),
                person("an old slide", "P.ppt › slide 1", s -> s.ppt("P.ppt", "Case " + PERSON)),
                person("a page of a PDF", "R.pdf › page 1", s -> s.pdf("R.pdf", "Case " + PERSON)),
                person(
                        "a PDF's title",
                        "R.pdf",
                        s -> s.pdf("R.pdf", d -> d.getDocumentInformation().setTitle("Case " + PERSON), "x")),
                person(
                        "a PDF's attachment",
                        "S!A1",
                        s -> s.pdf(
                                "R.pdf",
                                d -> Samples.attach(
                                        d, "x.xlsx", content(s.xlsx("x.xlsx", w -> sheet(w, "S", row(PERSON))))),
                                "x")),
                person(
                        "HTML split by tags",
                        "p.html",
                        s -> s.text("p.html", "<html><body><p>0101<b>70</b>-<i>12</i>39</p></body></html>")),
                person(
                        "HTML entities",
                        "p.html",
                        s -> s.text("p.html", "<html><body><p>&#48;10170&#45;1239</p></body></html>")),
                person(
                        "an HTML comment",
                        "p.htm:1",
                        s -> s.text("p.htm", "<html><!-- " + PERSON + " --><body>x</body></html>")),
                person(
                        "JSON in an HTML script",
                        "p.html:2",
                        s -> s.text(
                                "p.html", "<html><script>", "var d={\"id\":\"" + PERSON + "\"};", "</script></html>")),
                person(
                        "an SVG's title",
                        "f.svg",
                        s -> s.text(
                                "f.svg",
                                "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>" + PERSON + "</title></svg>")),
                person(
                        "XML with entities",
                        "x.xml",
                        s -> s.text("x.xml", "<?xml version=\"1.0\"?><a>&#x30;10170-1239</a>")),
                person("rich text", "r.rtf", s -> s.text("r.rtf", "{\\rtf1\\ansi Patient 0101{\\b 70}-1239\\par}")),
                person(
                        "hidden rich text",
                        "r.rtf",
                        s -> s.text("r.rtf", "{\\rtf1\\ansi x\\par{\\v \\'30\\'310170-1239}}")),
                person("a picture's text", "f.png", s -> s.pngWithText("f.png", "from " + PERSON, false)),
                person("a picture's compressed text", "f.png", s -> s.pngWithText("f.png", "from " + PERSON, true)),
                person("a JPEG's comment", "f.jpg", s -> s.bytes("f.jpg", jpegWithComment("taken of " + PERSON))));
    }

    static Stream<Leak> genomes() {
        return Stream.of(
                genome("VCF as a picture", "plot.png:1", s -> s.text("plot.png", VCF)),
                genome("VCF as text", "a.txt:1", s -> s.text("a.txt", VCF)),
                genome("VCF rows without heading", "a.txt", s -> s.text("a.txt", VCF[2])),
                genome("VCF compressed as text", "a.txt › a", s -> s.bytes("a.txt", Samples.gzip(ascii(VCF_TEXT)))),
                genome("VCF in bzip2", "a.log", s -> s.bytes("a.log", Samples.bzip2(ascii(VCF_TEXT)))),
                genome("VCF in xz", "a.log", s -> s.bytes("a.log", Samples.xz(ascii(VCF_TEXT)))),
                genome(
                        "VCF in a zip in a zip",
                        "z.zip › i.zip › v.txt",
                        s -> s.zip("z.zip", Map.of("i.zip", Samples.zip(Map.of("v.txt", ascii(VCF_TEXT)))))),
                genome(
                        "VCF in cells",
                        "T.xlsx › S!A2",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("x"),
                                        row("#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"),
                                        row(1, 12345, "rs1", "A", "G", 50, "PASS", "DP=3")))),
                genome("VCF in one cell", "T.xls › S!A1", s -> s.xls("T.xls", w -> sheet(w, "S", row(VCF_TEXT)))),
                genome(
                        "FASTQ in a text",
                        "a.txt:4",
                        s -> s.text("a.txt", "intro", FASTQ[0], FASTQ[1], FASTQ[2], FASTQ[3])),
                genome("FASTQ in a log", "run.log", s -> s.text("run.log", FASTQ)),
                genome("FASTQ of short reads", "a.txt", s -> s.text("a.txt", "@r1", "ACGTAC", "+", "IIIIII")),
                genome(
                        "FASTQ down a column",
                        "T.xlsx › S!B",
                        s -> s.xlsx(
                                "T.xlsx",
                                w -> sheet(
                                        w,
                                        "S",
                                        row("a", FASTQ[0]),
                                        row("b", FASTQ[1]),
                                        row("c", FASTQ[2]),
                                        row("d", FASTQ[3])))),
                genome("FASTQ in a slide's notes", "P.pptx › slide 1 notes", s -> s.pptx("P.pptx", "x", FASTQ)),
                genome("FASTQ in a document", "D.docx › text", s -> s.docx("D.docx", FASTQ)),
                genome("FASTQ in a PDF", "R.pdf › page 1", s -> s.pdf("R.pdf", FASTQ)),
                genome(
                        "FASTQ in an HTML page",
                        "p.html",
                        s -> s.text("p.html", "<html><pre>", FASTQ[0], FASTQ[1], FASTQ[2], FASTQ[3], "</pre></html>")),
                genome(
                        "FASTQ in rich text",
                        "r.rtf",
                        s -> s.text("r.rtf", "{\\rtf1 " + String.join("\\par ", FASTQ) + "\\par}")),
                genome(
                        "FASTQ commented in a script",
                        "s.R",
                        s -> s.text("s.R", "# " + FASTQ[0], "# " + FASTQ[1], "# " + FASTQ[2], "# " + FASTQ[3])),
                genome("FASTA", "a.txt", s -> s.text("a.txt", ">chr1", READ)),
                genome("a bare sequence", "a.txt:1", s -> s.text("a.txt", READ + READ)),
                genome("SAM", "a.tab:1", s -> s.text("a.tab", "@SQ\tSN:chr1\tLN:248956422")),
                genome(
                        "SAM without heading",
                        "a.log:1",
                        s -> s.text("a.log", "r1\t99\tchr1\t100\t60\t10M\t=\t200\t110\tACGTACGTAC\tIIIIIIIIII")),
                genome(
                        "a person's genotypes",
                        "a.txt:1",
                        s -> s.text(
                                "a.txt",
                                "# rsid\tchromosome\tposition\tgenotype",
                                "rs4477212\t1\t82154\tAA",
                                "rs3094315\t1\t752566\tAG",
                                "rs3131972\t1\t752721\tGG")),
                genome(
                        "a pedigree",
                        "a.txt:1",
                        s -> s.text("a.txt", "F1 P1 0 0 1 -9", "F1 P2 0 0 2 -9", "F1 P3 P1 P2 1 -9")),
                genome("BAM as a PDF", "a.pdf › a", s -> s.bytes("a.pdf", Samples.gzip(BAM))),
                genome("CRAM as a picture", "fig.png", s -> s.bytes("fig.png", CRAM)),
                genome(
                        "CRAM in a document",
                        "D.docx › word/media/image1.png",
                        s -> s.with(s.docx("D.docx", "x"), "word/media/image1.png", CRAM)),
                genome("BCF", "a.tif", s -> s.bytes("a.tif", ascii("BCF\2\2" + "\0".repeat(40)))),
                genome("PLINK bed", "a.bmp", s -> s.bytes("a.bmp", ascii("l\u001b\1" + "\0".repeat(40)))),
                genome(
                        "BGEN",
                        "a.gif",
                        s -> s.bytes("a.gif", ascii("\24\0\0\0\24\0\0\0\1\0\0\0\1\0\0\0bgen" + "\0".repeat(9)))),
                genome(
                        "HDF5 behind a block of its user's",
                        "a.jpg",
                        s -> s.bytes("a.jpg", join(new byte[512], ascii("\u0089HDF\r\n\u001a\n")))),
                genome("R data", "s.R › s", s -> s.bytes("s.R", Samples.gzip(ascii("RDX3\nX\n\0\0\0\3")))),
                genome("NumPy", "x.py", s -> s.bytes("x.py", ascii("\u0093NUMPY\1\0v\0{'descr'"))),
                genome("Python pickle", "x.py", s -> s.bytes("x.py", ascii("\u0080\4\u0095\5\0\0\0\0\0\0\0}\u0094."))),
                genome("Parquet", "x.txt", s -> s.bytes("x.txt", ascii("PAR1\25\0\25\0PAR1"))),
                genome("Crypt4GH", "x.txt", s -> s.bytes("x.txt", ascii("crypt4gh\1\0\0\0\1\0\0\0"))),
                genome("SRA", "x.txt", s -> s.bytes("x.txt", ascii("NCBI.sra\5\3\31\210\1\0\0\0"))),
                genome("a name that says so", "reads.fastq", s -> s.text("reads.fastq", "nothing here")));
    }

    static Stream<Leak> hidden() {
        return Stream.of(
                genome(
                        "VCF behind a picture",
                        "f.png › byte",
                        s -> s.bytes("f.png", join(image("png"), ascii(VCF_TEXT)))),
                genome(
                        "BAM behind a JPEG",
                        "f.jpg › byte",
                        s -> s.bytes("f.jpg", join(image("jpg"), Samples.gzip(BAM)))),
                genome("VCF behind a GIF", "f.gif › byte", s -> s.bytes("f.gif", join(image("gif"), ascii(VCF_TEXT)))),
                genome(
                        "VCF behind a bitmap",
                        "f.bmp › byte",
                        s -> s.bytes("f.bmp", join(image("bmp"), ascii(VCF_TEXT)))),
                genome(
                        "a zip behind a TIFF",
                        "f.tif › byte",
                        s -> s.bytes("f.tif", join(image("tif"), Samples.zip(Map.of("a.txt", ascii(VCF_TEXT)))))),
                genome(
                        "VCF behind a PDF",
                        "r.pdf › byte",
                        s -> s.bytes("r.pdf", join(content(s.pdf("r.pdf", "x")), ascii("\n" + VCF_TEXT)))),
                genome(
                        "BAM behind a text",
                        "a.log › byte",
                        s -> s.bytes("a.log", join(ascii("all went well\n".repeat(40)), Samples.gzip(BAM)))),
                genome(
                        "VCF before a workbook",
                        "T.xlsx › byte 0",
                        s -> s.bytes("T.xlsx", join(ascii(VCF_TEXT), content(plainWorkbook(s))))),
                genome(
                        "VCF in rich text's object",
                        "r.rtf › object 1",
                        s -> s.text(
                                "r.rtf", "{\\rtf1 x{\\object\\objemb{\\*\\objdata " + hex(ascii(VCF_TEXT)) + "}}}")),
                genome(
                        "VCF in a page's data",
                        "p.html › embedded data 1",
                        s -> s.text(
                                "p.html",
                                "<html><a href=\"data:text/plain;base64,"
                                        + Base64.getEncoder().encodeToString(ascii(VCF_TEXT)) + "\">x</a></html>")),
                genome(
                        "VCF in a drawing's data",
                        "f.svg › embedded data 1",
                        s -> s.text(
                                "f.svg",
                                "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"data:image/png;base64,"
                                        + Base64.getEncoder().encodeToString(ascii(VCF_TEXT)) + "\"/></svg>")),
                genome(
                        "VCF as a part of a document",
                        "word/embeddings/o.bin",
                        s -> s.with(s.docx("D.docx", "x"), "word/embeddings/o.bin", ascii(VCF_TEXT))),
                person(
                        "a workbook behind a chart",
                        "F.pptx › ppt/embeddings/b.xlsx › Sheet1!B7",
                        s -> s.with(
                                s.pptx("F.pptx", "x"),
                                "ppt/embeddings/b.xlsx",
                                content(s.xlsx(
                                        "b.xlsx",
                                        w -> sheet(
                                                w,
                                                "Sheet1",
                                                row("x"),
                                                row("x"),
                                                row("x"),
                                                row("x"),
                                                row("x"),
                                                row("x"),
                                                row("x", PERSON)))))),
                person(
                        "an earlier revision of a PDF",
                        "R.pdf",
                        s -> s.bytes("R.pdf", revised(content(s.pdf("R.pdf", "Case " + PERSON))))));
    }

    private static Leak person(String title, String place, Function<Samples, Path> file) {
        return new Leak(title, PersonId.NAME, place, file);
    }

    private static Leak genome(String title, String place, Function<Samples, Path> file) {
        return new Leak(title, RawGenomic.NAME, place, file);
    }

    private static Path plainWorkbook(Samples samples) {
        return samples.xlsx("T.xlsx", w -> sheet(w, "S", row("a", 1)));
    }

    private static void comment(Workbook workbook) {
        sheet(workbook, "S", row("a"));
        var drawing = workbook.getSheetAt(0).createDrawingPatriarch();
        var comment = drawing.createCellComment(workbook.getCreationHelper().createClientAnchor());
        comment.setString(new XSSFRichTextString("ask " + PERSON));
        workbook.getSheetAt(0).getRow(0).getCell(0).setCellComment(comment);
    }

    private static void runs(Workbook workbook) {
        XSSFRichTextString text = new XSSFRichTextString(PERSON);
        var bold = workbook.createFont();
        bold.setBold(true);
        text.applyFont(2, 5, bold);
        workbook.createSheet("S").createRow(0).createCell(0).setCellValue(text);
    }

    private static void splitRuns(XWPFDocument document) {
        var paragraph = document.createParagraph();
        for (String piece : new String[] {"01", "0170", "-12", "39"}) {
            paragraph.createRun().setText(piece);
        }
    }

    private static void table(XWPFDocument document) {
        var table = document.createTable(2, 2);
        table.getRow(1).getCell(1).setText(PERSON);
    }

    private static byte[] jpegWithComment(String comment) {
        byte[] jpeg = image("jpg");
        byte[] text = ascii(comment);
        byte[] segment = {(byte) 0xff, (byte) 0xfe, 0, (byte) (text.length + 2)};
        return join(
                java.util.Arrays.copyOf(jpeg, 2), segment, text, java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A further revision that empties the page's content. */
    private static byte[] revised(byte[] pdf) {
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            document.getPage(0).getCOSObject().removeItem(org.apache.pdfbox.cos.COSName.CONTENTS);
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

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }
}

package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.gzip;
import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of persons that are cut, named behind, or written in ways of a program's own; files that are written as characters. */
final class CutAndWrittenTest {

    private static final byte[] VARIANTS = gzip(ascii(
            "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\nchr1\t1\t.\tA\tG\t5\tPASS\t.\n"));

    @TempDir
    private Path folder;

    private Samples samples() {
        return new Samples(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id <- paste0(\"01017\", \"01238\")",
                "id <- paste(\"010170\", \"1238\", sep = \"-\")",
                "pid = \"0101\" + \"701238\"",
                "pid = '0101' '701238'",
                "people = [(\"010170\", \"1238\", 3), (\"120371\", \"4321\", 4)]",
                "x = \"\".join([\"01\", \"0170\", \"1238\"])",
                "load(\"scan_010170_1238.rds\")"
            })
    void R50_aNumberCutIntoStringsIsForAPersonToLookAt(String code) {
        assertThatScreening(samples().text("a.R", code + "\n")).isHeldBy("person-id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fn <- paste0(\"run_\", \"240115\", \"_\", \"0815\")",
                "x <- paste(\"240115\", \"0815\")",
                "load(\"scan_240115_0815.rds\")",
                "w <- paste(\"100000\", \"2000\")",
                "v = \"1.2\" + \".3\"",
                "p <- c(\"0170\", \"1238\", \"2045\")"
            })
    void whatCodeCutsOtherwiseIsNobody(String code) {
        assertThatScreening(samples().text("a.R", code + "\n")).saysNothingOf("person-id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PID|1||0101701238^^^CPR||Test",
                "<id extension=\"0101701238\" root=\"1.2.208.176.1.2\"/>",
                "cpr 01-01-70-1238",
                "cpr: 0 1 0 1 7 0 1 2 3 8",
                "cpr\tx\n1.101701238e+09\t2.5\n",
                "pnr <- c(1101701238L)"
            })
    void R50_whatIsNamedIsCertainHoweverItIsWritten(String text) {
        assertThatScreening(samples().text("a.txt", text + "\n")).isRefusedBy("person-id");
    }

    @Test
    void R50_aSingleNumberShownWithADashIsOne() {
        Path shown = samples().xlsx("T.xlsx", w -> {
            sheet(w, "S", row("P1", 101701238));
            var style = w.createCellStyle();
            style.setDataFormat(w.createDataFormat().getFormat("000000\\-0000"));
            w.getSheetAt(0).getRow(0).getCell(1).setCellStyle(style);
        });
        assertThatScreening(shown).isRefusedBy("person-id");
    }

    @Test
    void R50_elementsOfXmlAreColumns() {
        StringBuilder people = new StringBuilder("<?xml version=\"1.0\"?><d>");
        for (int i = 0; i < 6; i++) {
            people.append("<p><birth>")
                    .append("0")
                    .append(i + 1)
                    .append("0170</birth><serial>1")
                    .append(230 + i);
            people.append("</serial><v>").append(i * 1.5).append("</v></p>");
        }
        assertThatScreening(samples().text("a.xml", people + "</d>")).isRefusedBy("person-id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\\info{\\title A}{\\subject 010170-1238}{\\author B}}x",
                "{\\info{\\title A}{\\doccomm 010170-1238}{\\*\\company B}}x",
                "{\\*\\docvar {pid}{010170-1238}}x",
                "{\\*\\docvar {pid}{3031303137302d31323338}}x"
            })
    void R50_whatRichTextSaysOfItselfIsReadApart(String inner) {
        assertThatScreening(samples().text("a.rtf", "{\\rtf1\\ansi " + inner + "\\par}"))
                .isRefusedBy("person-id");
    }

    @Test
    void R50_aBookmarkMayBeNamedByANumber() {
        assertThatScreening(samples().text("a.rtf", "{\\rtf1\\ansi {\\*\\bkmkstart p010170_1238}x\\par}"))
                .isHeldBy("person-id");
    }

    @Test
    void R56_bytesThatCodeWritesAreTheFileTheyMakeUp() {
        StringBuilder escaped = new StringBuilder();
        StringBuilder hex = new StringBuilder();
        StringBuilder plain = new StringBuilder();
        for (byte b : VARIANTS) {
            escaped.append("\\x").append(HexFormat.of().toHexDigits(b));
            hex.append(hex.isEmpty() ? "0x" : ", 0x").append(HexFormat.of().toHexDigits(b));
            plain.append(plain.isEmpty() ? "" : ", ").append(b & 0xff);
        }
        assertThatScreening(samples().text("a.py", "x = b'" + escaped + "'\n")).isRefusedBy("raw-genomic");
        assertThatScreening(samples().text("b.R", "x <- as.raw(c(" + hex + "))\n"))
                .isRefusedBy("raw-genomic");
        assertThatScreening(samples().text("c.py", "x = bytes([" + plain + "])\n"))
                .isRefusedBy("raw-genomic");
    }

    @Test
    void R56_uuencodeAndBase32AreOtherBase64() {
        StringBuilder uu = new StringBuilder("begin 644 a.gz\n");
        StringBuilder base32 = new StringBuilder();
        for (int i = 0; i < VARIANTS.length; i += 45) {
            int count = Math.min(45, VARIANTS.length - i);
            uu.append((char) (count + 32));
            for (int j = i; j < i + count; j += 3) {
                int bits = at(j) << 16 | at(j + 1) << 8 | at(j + 2);
                for (int shift = 18; shift >= 0; shift -= 6) {
                    uu.append((char) ((bits >> shift & 63) + 32));
                }
            }
            uu.append('\n');
        }
        for (int bit = 0; bit < VARIANTS.length * 8 - 4; bit += 5) {
            int two = at(bit / 8) << 8 | at(bit / 8 + 1);
            base32.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(two >> (11 - bit % 8) & 31));
        }
        assertThatScreening(samples().text("a.txt", uu + "`\nend\n")).isRefusedBy("raw-genomic");
        assertThatScreening(samples().text("b.txt", base32 + "\n")).isRefusedBy("raw-genomic");
    }

    private static int at(int index) {
        return index < VARIANTS.length ? VARIANTS[index] & 0xff : 0;
    }

    @Test
    void R50_wordsOfADrawingStandApartAndLettersDoNot() {
        String row = "<tspan x=\"1\">chr1</tspan><tspan x=\"9\">10583</tspan><tspan x=\"15\">.</tspan>"
                + "<tspan x=\"20\">G</tspan>";
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>%s</text></svg>";
        assertThatScreening(samples()
                        .text(
                                "a.svg",
                                svg.formatted(
                                        "<tspan x=\"1\">chr1</tspan><tspan x=\"9\">10583 . G A 50 PASS DP=30</tspan>"
                                                + "<tspan x=\"90\">GT:DP</tspan><tspan x=\"99\">0/1:30</tspan>")))
                .isRefusedBy("raw-genomic");
        StringBuilder letters = new StringBuilder();
        "010170-1238"
                .chars()
                .forEach(c -> letters.append("<tspan x=\"1\">").append((char) c).append("</tspan>"));
        assertThatScreening(samples().text("b.svg", svg.formatted(letters))).isRefusedBy("person-id");
        assertThatScreening(samples().text("c.svg", svg.formatted(row))).saysNothingOf("raw-genomic");
    }

    @Test
    void R43_xmlAndPdfMayReachForOtherFiles() {
        assertThatScreening(samples()
                        .text(
                                "a.xml",
                                "<?xml version=\"1.0\"?><?xml-stylesheet href=\"https://x.example/a.xsl\"?><a/>"))
                .isHeldBy("active-content");
        assertThatScreening(
                        samples()
                                .text(
                                        "b.xml",
                                        "<?xml version=\"1.0\"?><a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"file:///x\"/></a>"))
                .isHeldBy("active-content");
        assertThatScreening(samples()
                        .text("c.html", "<html><body><p>x</p><script>fetch('//x.example')</script></body></html>"))
                .isHeldBy("active-content");
        assertThatScreening(samples().text("d.html", "<html><body><p>x</p><script>draw('a')</script></body></html>"))
                .passes();
    }

    @Test
    void R56_inALargeTextTheyAreFoundToo() {
        StringBuilder hex = new StringBuilder();
        StringBuilder escaped = new StringBuilder();
        for (byte b : VARIANTS) {
            hex.append(hex.isEmpty() ? "0x" : ", 0x").append(HexFormat.of().toHexDigits(b));
            escaped.append("\\x").append(HexFormat.of().toHexDigits(b));
        }
        String prose = "the model was fitted and all was well with it\n".repeat(30_000);
        assertThatScreening(samples().text("a.R", prose + "x <- as.raw(c(" + hex + "))\n" + prose))
                .isRefusedBy("raw-genomic");
        assertThatScreening(samples().text("b.py", prose + "x = b'" + escaped + "'\n" + prose))
                .isRefusedBy("raw-genomic");
        assertThatScreening(samples().text("c.R", prose + "id <- paste0(\"01017\", \"01238\")\n" + prose))
                .isHeldBy("person-id");
    }

    @Test
    void R50_anObjectThatNoTableOfAPdfNamesIsRead() {
        String body = """
                %PDF-1.4
                1 0 obj
                <</Type/Catalog/Pages 2 0 R>>
                endobj
                2 0 obj
                <</Type/Pages/Kids[3 0 R]/Count 1>>
                endobj
                3 0 obj
                <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>
                endobj
                """;
        StringBuilder table = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (int i = 1; i < 4; i++) {
            table.append(String.format("%010d 00000 n \n", body.indexOf(i + " 0 obj")));
        }
        String left = "9 0 obj\n<</Length 16>>\nstream\ncase 010170-1238\nendstream\nendobj\n";
        String end = "trailer\n<</Root 1 0 R/Size 4>>\nstartxref\n" + (body + left).length() + "\n%%EOF\n";
        byte[] pdf = (body + left + table + end).getBytes(StandardCharsets.ISO_8859_1);

        assertThatScreening(samples().bytes("a.pdf", pdf)).isRefusedBy("person-id");
    }
}

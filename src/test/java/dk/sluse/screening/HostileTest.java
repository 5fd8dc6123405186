package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.content;
import static dk.sluse.screening.Samples.join;
import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.Severity;
import dk.sluse.opening.Limits;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to harm whoever opens them (F38), and files that cannot be opened. */
@Timeout(120)
final class HostileTest {

    private static final Limits TIGHT =
            new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), 32L << 20, 100, 5, 200, 320);

    @TempDir
    private Path folder;

    private Samples samples() {
        return new Samples(folder);
    }

    @Test
    void F38_aZipBombEndsAtTheLimitOfExpansion() {
        byte[] zeros = new byte[8 << 20];
        Path bomb =
                samples().zip("b.zip", Map.of("1", zeros, "2", zeros, "3", zeros, "4", zeros, "5", zeros, "6", zeros));

        assertThatScreening(bomb, TIGHT).isRefusedBy("allowed-type").at("b.zip");
    }

    @Test
    void F38_aBombInsideAWorkbookEndsAtTheLimitToo() {
        Path workbook = samples().xlsx("T.xlsx", w -> sheet(w, "S", row(1)));
        String cells = "<c><v>1</v></c>".repeat(3_000_000);

        assertThatScreening(
                        samples()
                                .with(
                                        workbook,
                                        "xl/worksheets/sheet1.xml",
                                        ascii("<worksheet><sheetData><row>" + cells
                                                + "</row></sheetData></worksheet>")),
                        TIGHT)
                .isRefusedBy("allowed-type");
    }

    @Test
    void F38_archivesInsideArchivesEndAtTheLimitOfDepth() {
        byte[] inner = ascii("x");
        for (int i = 0; i < 12; i++) {
            inner = Samples.zip(Map.of("inner.zip", inner));
        }

        assertThatScreening(samples().bytes("deep.zip", inner), TIGHT).isRefusedBy("allowed-type");
    }

    @Test
    void F38_anArchiveOfVeryManyFilesEndsAtTheLimitOfParts() {
        Map<String, byte[]> entries = new java.util.TreeMap<>();
        for (int i = 0; i < 500; i++) {
            entries.put("f" + i, ascii("x"));
        }

        assertThatScreening(samples().zip("many.zip", entries), TIGHT).isRefusedBy("allowed-type");
    }

    @Test
    void F38_aBillionLaughsAreNotLaughed() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 20; i++) {
            xml.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        xml.append("]><lolz>&l19;</lolz>");

        assertThatScreening(samples().text("laughs.xml", xml.toString()), TIGHT).isHeldBy("allowed-type");
        assertThatScreening(
                        samples().with(samples().docx("D.docx", "x"), "word/document.xml", ascii(xml.toString())),
                        TIGHT)
                .isHeldBy("allowed-type");
        assertThat(Screened.findings(folder.resolve("laughs.xml"), Declaration.undeclared("laughs.xml"), TIGHT))
                .anySatisfy(f -> assertThat(f.message().en()).contains("defines entities"));
        assertThat(Screened.findings(folder.resolve("D.docx"), Declaration.undeclared("D.docx"), TIGHT))
                .anySatisfy(f -> assertThat(f.message().en()).contains("defines entities"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 500, 1023})
    void F38_aTextOfAPartThatIsLongerThanAnyBufferHidesNothing(int before) {
        String filler = "x ".repeat((1 << 15) - 8) + "y".repeat(before);
        String text = filler + " 010170-1239 " + filler;
        Path workbook = samples().xlsx("T.xlsx", w -> sheet(w, "S", row(1)));

        assertThatScreening(HidingTest.document(samples(), "<w:p><w:t>" + text + "</w:t></w:p>"))
                .isRefusedBy("person-id");
        assertThatScreening(samples()
                        .with(
                                workbook,
                                "xl/worksheets/sheet1.xml",
                                ascii("<worksheet><sheetData><row>" + text + "</row></sheetData></worksheet>")))
                .isRefusedBy("person-id");
    }

    @Test
    void aNumberWrittenWithCharacterReferencesIsOneText() {
        String text = "0&#49;01&#x37;0&#45;<![CDATA[12]]>39";

        assertThatScreening(HidingTest.document(samples(), "<w:p><w:t>" + text + "</w:t></w:p>"))
                .isRefusedBy("person-id");
        assertThatScreening(samples().text("x.xml", "<?xml version=\"1.0\"?><a><b>" + text + "</b></a>"))
                .isRefusedBy("person-id");
        assertThatScreening(samples()
                        .with(
                                samples().xlsx("T.xlsx", w -> sheet(w, "S", row(1))),
                                "xl/worksheets/sheet1.xml",
                                ascii("<worksheet><sheetData><row><c t=\"str\"><v>" + text
                                        + "</v></c></row></sheetData></worksheet>")))
                .isRefusedBy("person-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.xml", "x.svg"})
    void F38_anExternalEntityReadsNoLocalFile(String name) throws IOException {
        Path secret = folder.resolve("secret");
        Files.writeString(secret, "010170-1239");
        String root = name.endsWith("svg") ? "svg" : "a";

        assertThatScreening(
                        samples()
                                .text(
                                        name,
                                        "<?xml version=\"1.0\"?><!DOCTYPE " + root + " [<!ENTITY e SYSTEM \"file://"
                                                + secret + "\">]><" + root + ">&e;</" + root + ">"),
                        TIGHT)
                .saysNothingOf("person-id");
    }

    @Test
    void F38_anExternalEntityReachesNoServer() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            server.setSoTimeout(300);
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";
            String xml = "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"" + url + "\" [<!ENTITY % p SYSTEM \"" + url
                    + "\"> %p;<!ENTITY e SYSTEM \"" + url + "\">]><a>&e;</a>";
            assertThatScreening(samples().text("x.xml", xml), TIGHT).saysNothingOf("person-id");
            assertThatScreening(samples().with(samples().docx("D.docx", "x"), "customXml/item1.xml", ascii(xml)), TIGHT)
                    .saysNothingOf("person-id");

            org.assertj.core.api.Assertions.assertThatThrownBy(server::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void F38_anExternalEntityOfADrawingReachesNoServer() throws IOException {
        try (ServerSocket server = new ServerSocket(0)) {
            server.setSoTimeout(300);
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            String svg = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY e SYSTEM \"" + url + "\">]><svg"
                    + " xmlns:xlink=\"http://www.w3.org/1999/xlink\"><image xlink:href=\"" + url + "\"/>&e;</svg>";
            assertThatScreening(samples().text("x.svg", svg), TIGHT).isHeldBy("active-content");
            assertThatScreening(
                            samples().text("x.html", "<html><body><img src=\"" + url + "\">" + svg + "</body></html>"),
                            TIGHT)
                    .isNotedBy("active-content");

            org.assertj.core.api.Assertions.assertThatThrownBy(server::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @Test
    void F38_aBombInAPicturesTextEndsAtTheLimit() {
        assertThatScreening(samples().pngWithText("f.png", "0".repeat(40 << 20), true), TIGHT)
                .isRefusedBy("allowed-type");
    }

    @Test
    void F38_aBombInAPdfsAttachmentEndsAtTheLimit() {
        byte[] zeros = new byte[40 << 20];
        assertThatScreening(samples().pdf("R.pdf", d -> Samples.attachPacked(d, "x.txt", zeros), "x"), TIGHT)
                .isRefusedBy("allowed-type");
    }

    @Test
    void F38_aTextOfOneVeryLongLineIsReadToItsEnd() {
        byte[] line = new byte[24 << 20];
        java.util.Arrays.fill(line, (byte) 'x');
        byte[] person = ascii(" 010170-1239");
        System.arraycopy(person, 0, line, line.length - person.length, person.length);

        assertThatScreening(samples().bytes("one.txt", line), TIGHT)
                .isRefusedBy("person-id")
                .at("one.txt:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<table><tr><td>", "<svg><g>", "<div hidden>"})
    void F38_aPageOfVeryDeepElementsIsRead(String element) {
        String page = "<html><body>" + element.repeat(20_000) + "010170-1239";

        assertThatScreening(samples().text("p.html", page), TIGHT).isRefusedBy("person-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"w:p", "w:tbl", "w:tc", "a:ser"})
    void F38_aDocumentOfVeryDeepElementsIsRead(String element) {
        String body =
                ("<" + element + ">").repeat(20_000) + "<w:p>010170-1239</w:p>" + ("</" + element + ">").repeat(20_000);

        assertThatScreening(HidingTest.document(samples(), body), TIGHT).isRefusedBy("person-id");
    }

    @Test
    void F38_cellsThatReachOverMillionsOfColumnsEnd() {
        String row = "<tr>" + "<td colspan=99999999 rowspan=99999999>1</td>".repeat(2000) + "</tr>";

        assertThatScreening(samples().text("p.html", "<html><table>" + row + row + "</table>"), TIGHT)
                .saysNothingOf("person-id");
    }

    @Test
    void anEncryptedEntryOfAnArchiveIsRefused() {
        byte[] zip = Samples.zip(Map.of("a.txt", ascii("secret")));
        int central = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        zip[6] |= 1;
        zip[central + 8] |= 1;

        assertThat(Screened.findings(samples().bytes("z.zip", zip), Declaration.undeclared("z.zip"), TIGHT))
                .anySatisfy(finding -> {
                    assertThat(finding.place()).isEqualTo("z.zip › a.txt");
                    assertThat(finding.severity()).isEqualTo(Severity.REFUSE);
                    assertThat(finding.message().en()).contains("encrypted");
                });
    }

    @Test
    void anEncryptedWorkbookIsRefusedAndNothingLiftsIt() {
        Samples samples = samples();
        Path plain = samples.xlsx("plain.xlsx", w -> sheet(w, "S", row("x")));

        assertThatScreening(samples.encrypted("T.xlsx", plain)).isRefusedBy("allowed-type");
        assertThat(Screened.findings(folder.resolve("T.xlsx"), Declaration.undeclared("T.xlsx"), TIGHT))
                .anySatisfy(finding -> {
                    assertThat(finding.message().en()).contains("encrypted");
                    assertThat(finding.permission()).isEmpty();
                });
    }

    @Test
    void anEncryptedPdfIsRefused() {
        assertThatScreening(samples().pdf("R.pdf", Samples::lock, "secret")).isRefusedBy("allowed-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T.xlsx", "D.docx", "P.pptx", "T.xls", "R.pdf", "f.png", "f.jpg", "f.gif", "r.rtf"})
    void aFileCutInTheMiddleNeverPassesAndNeverThrows(String name) {
        byte[] whole = content(whole(name));
        byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);

        assertThat(Verdict.of(Screened.findings(samples().bytes(name, half), Declaration.undeclared(name), TIGHT)))
                .isNotEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "T.xlsx", "D.docx", "P.pptx", "T.xls", "R.pdf", "f.png", "f.jpg", "f.tif", "f.gif", "f.bmp", "r.rtf"
            })
    void aFileWithBrokenBytesNeverThrows(String name) {
        byte[] whole = content(whole(name));
        Random random = new Random(7);
        for (int round = 0; round < 15; round++) {
            byte[] broken = whole.clone();
            for (int i = 0; i < 12; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            Path file = samples().bytes(name, broken);

            assertThat(Screened.findings(file, Declaration.undeclared(name), TIGHT))
                    .isNotNull();
        }
    }

    @Test
    void twoEntriesOfOneNameAreSeenAndBothAreRead() {
        Map<String, byte[]> entries = new java.util.LinkedHashMap<>();
        entries.put("aaaa.txt", ascii("nothing"));
        entries.put("bbbb.txt", ascii("010170-1239"));
        byte[] zip = Samples.zip(entries);
        byte[] twice = new String(zip, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("bbbb.txt", "aaaa.txt")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThatScreening(samples().bytes("z.zip", twice)).isRefusedBy("person-id");
        assertThat(Screened.findings(folder.resolve("z.zip"), Declaration.undeclared("z.zip"), TIGHT))
                .anySatisfy(f -> assertThat(f.message().en()).contains("two entries of the same name"));
    }

    @Test
    void aNameOfAnEntryCannotReachOutOfTheArchiveNorIntoTheReport() {
        Path file = samples().zip("z.zip", Map.of("../../etc/\u001b[31mx\n<script>.txt", ascii("010170-1239")));

        assertThat(Screened.findings(file, Declaration.undeclared("z.zip"), TIGHT))
                .allSatisfy(f -> assertThat(f.place()).doesNotContain("\u001b").doesNotContain("\n"));
        assertThat(folder.getParent().resolve("etc")).doesNotExist();
    }

    @Test
    void bytesBeforeAPdfAreNoPartOfIt() {
        Path pdf = samples().pdf("r.pdf", "x");

        assertThatScreening(samples().bytes("R.pdf", join(ascii("MZ secret part "), content(pdf))))
                .isHeldBy("allowed-type");
    }

    private Path whole(String name) {
        Samples samples = samples();
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "xlsx" -> samples.xlsx(name, w -> sheet(w, "S", row("a", 1), row("b", 2)));
            case "xls" -> samples.xls(name, w -> sheet(w, "S", row("a", 1), row("b", 2)));
            case "docx" -> samples.docx(name, "one", "two");
            case "pptx" -> samples.pptx(name, "one", "two");
            case "pdf" -> samples.pdf(name, "one", "two");
            case "rtf" -> samples.text(name, "{\\rtf1\\ansi one\\par two\\par {\\b three}}");
            default -> samples.image(name, ending);
        };
    }
}

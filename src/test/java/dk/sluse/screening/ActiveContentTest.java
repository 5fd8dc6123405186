package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;

import dk.sluse.document.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What acts by itself or reaches out when a file is opened (R43, F38). */
final class ActiveContentTest {

    @TempDir
    private Path folder;

    /** A file that acts, and how heavily that weighs. */
    record Acting(String title, Severity severity, Function<Samples, Path> file) {
        @Override
        public String toString() {
            return title;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"office", "others"})
    @DisplayName("is told")
    void R43_acts(Acting acting) {
        Screened screened = assertThatScreening(acting.file().apply(new Samples(folder)));
        switch (acting.severity()) {
            case REFUSE -> screened.isRefusedBy(ActiveContent.NAME);
            case HOLD -> screened.isHeldBy(ActiveContent.NAME);
            case NOTE -> screened.isNotedBy(ActiveContent.NAME);
        }
    }

    static Stream<Acting> office() {
        return Stream.of(
                holds("macros", s -> s.with(HidingTest.workbook(s), "xl/vbaProject.bin", project("x = 1"))),
                holds(
                        "a sheet of Excel 4 macros",
                        s -> s.with(HidingTest.workbook(s), "xl/macrosheets/sheet1.xml", ascii("<macrosheet/>"))),
                refuses(
                        "DDE behind a link",
                        s -> s.with(
                                HidingTest.workbook(s),
                                "xl/externalLinks/externalLink1.xml",
                                ascii("<externalLink><ddeLink ddeService=\"cmd\" ddeTopic=\"/c x\"/></externalLink>"))),
                refuses(
                        "DDE in a formula",
                        s -> s.with(
                                HidingTest.workbook(s),
                                "xl/worksheets/sheet1.xml",
                                ascii(
                                        "<worksheet><sheetData><row><c r=\"A1\"><f>cmd|'/c calc'!A0</f><v>1</v></c></row></sheetData></worksheet>"))),
                refuses(
                        "DDE in a field split over runs",
                        s -> HidingTest.document(
                                s,
                                "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>"
                                        + "<w:r><w:instrText>AUTO c:\\\\x.exe</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")),
                refuses(
                        "DDE in a simple field",
                        s -> HidingTest.document(s, "<w:p><w:fldSimple w:instr=\" DDE x y \"/></w:p>")),
                holds(
                        "another file's text",
                        s -> HidingTest.document(
                                s, "<w:p><w:fldSimple w:instr=\" INCLUDETEXT &quot;c:/x.docx&quot; \"/></w:p>")),
                holds("a remote template", s -> related(s, "attachedTemplate", "https://example.org/t.dotm")),
                notes("a local template", s -> related(s, "attachedTemplate", "file:///C:\\Templates\\Paper.dotx")),
                holds("a linked object", s -> related(s, "oleObject", "file:///C:\\data\\cohort.xlsx")),
                holds("a remote picture", s -> related(s, "image", "https://example.org/p.png")),
                holds(
                        "a connection to a database",
                        s -> s.with(
                                HidingTest.workbook(s),
                                "xl/connections.xml",
                                ascii("<connections><connection id=\"1\" name=\"cohort\"/></connections>"))),
                holds(
                        "an ActiveX control",
                        s -> s.with(
                                s.docx("D.docx", "x"),
                                "word/activeX/activeX1.xml",
                                ascii("<ax:ocx xmlns:ax=\"a\" ax:classid=\"{X}\"/>"))),
                holds("rich text's link", s -> s.text("r.rtf", "{\\rtf1 {\\object\\objautlink{\\*\\objdata 0102}}}")),
                refuses(
                        "rich text's DDE",
                        s -> s.text("r.rtf", "{\\rtf1 {\\field{\\*\\fldinst DDE{\\b AUTO} cmd x}{\\fldrslt y}}\\par}")),
                holds(
                        "rich text's template",
                        s -> s.text("r.rtf", "{\\rtf1{\\*\\template https://example.org/t.dotm}x\\par}")));
    }

    static Stream<Acting> others() {
        return Stream.of(
                holds(
                        "a PDF's script",
                        s -> s.pdf(
                                "R.pdf",
                                d -> d.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")),
                                "x")),
                refuses(
                        "a PDF that starts a program",
                        s -> s.pdf(
                                "R.pdf",
                                d -> {
                                    COSDictionary action = new COSDictionary();
                                    action.setName(COSName.S, "Launch");
                                    action.setString(COSName.F, "x.exe");
                                    d.getDocumentCatalog().getCOSObject().setItem(COSName.OPEN_ACTION, action);
                                },
                                "x")),
                holds(
                        "a drawing's script",
                        s -> s.text(
                                "f.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")),
                holds(
                        "a drawing's handler",
                        s -> s.text("f.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")),
                holds(
                        "a remote script",
                        s -> s.text("p.html", "<html><script src=\"https://example.org/x.js\"></script></html>")),
                holds(
                        "a remote frame",
                        s -> s.text("p.html", "<html><body><iframe src=\"//example.org/x\"></iframe></body></html>")),
                notes(
                        "a script of the page's own",
                        s -> s.text("p.html", "<html><body><script>f()</script></body></html>")),
                notes(
                        "a well-known library",
                        s -> s.text(
                                "p.html",
                                "<html><script src=\"https://cdnjs.cloudflare.com/ajax/libs/require.js/2.1.10/require.min.js\"></script></html>")));
    }

    @Test
    void aListInTheSourceOfAMacroIsRead() {
        Samples samples = new Samples(folder);

        assertThatScreening(samples.with(
                        HidingTest.workbook(samples), "xl/vbaProject.bin", project("id = \"" + LeakTest.PERSON + "\"")))
                .isRefusedBy(PersonId.NAME)
                .near("vbaProject.bin › macro Module1, line 1");
    }

    @Test
    void linksToReadOnAreNoAction() {
        Samples samples = new Samples(folder);

        assertThatScreening(related(samples, "hyperlink", "https://doi.org/10.1038/x"))
                .saysNothingOf(ActiveContent.NAME);
        assertThatScreening(related(samples, "image", "NULL")).saysNothingOf(ActiveContent.NAME);
        assertThatScreening(samples.xlsx("T.xlsx", w -> sheet(w, "S", row("a"))))
                .saysNothingOf(ActiveContent.NAME);
    }

    private static Acting holds(String title, Function<Samples, Path> file) {
        return new Acting(title, Severity.HOLD, file);
    }

    private static Acting refuses(String title, Function<Samples, Path> file) {
        return new Acting(title, Severity.REFUSE, file);
    }

    private static Acting notes(String title, Function<Samples, Path> file) {
        return new Acting(title, Severity.NOTE, file);
    }

    private static Path related(Samples samples, String type, String target) {
        return samples.with(
                samples.docx("D.docx", "x"),
                "word/_rels/document.xml.rels",
                ascii(
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId9\""
                                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type
                                + "\" Target=\"" + target + "\" TargetMode=\"External\"/></Relationships>"));
    }

    /** A project of one module with this source, packed as Office packs it: here, all of it literally. */
    static byte[] project(String source) {
        try (POIFSFileSystem ole = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            DirectoryEntry vba = ole.createDirectory("VBA");
            vba.createDocument("dir", new java.io.ByteArrayInputStream(packed(directory())));
            vba.createDocument("Module1", new java.io.ByteArrayInputStream(packed(ascii(source + "\r\n"))));
            ole.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records of the project: its code page, one module's name, stream and offset. */
    private static byte[] directory() {
        byte[] name = ascii("Module1");
        return Samples.join(
                entry(0x0003, new byte[] {(byte) 0xe4, 4}),
                entry(0x0019, name),
                entry(0x001a, name),
                entry(0x0032, wide("Module1")),
                entry(0x0031, new byte[4]),
                entry(0x0021, new byte[0]),
                entry(0x002b, new byte[0]),
                entry(0x0010, new byte[0]));
    }

    private static byte[] wide(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    }

    private static byte[] entry(int id, byte[] data) {
        return Samples.join(new byte[] {(byte) id, (byte) (id >> 8), (byte) data.length, 0, 0, 0}, data);
    }

    /** The format's compression without any: a signature, a chunk's header, and eight literal bytes after each flag. */
    private static byte[] packed(byte[] plain) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < plain.length; i++) {
            if (i % 8 == 0) {
                body.write(0);
            }
            body.write(plain[i]);
        }
        int header = (body.size() + 2 - 3) | 0xb000;
        return Samples.join(new byte[] {1, (byte) header, (byte) (header >> 8)}, body.toByteArray());
    }
}

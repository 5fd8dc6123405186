package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.content;
import static dk.sluse.screening.Samples.join;
import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dk.sluse.document.FileType;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import dk.sluse.document.Severity;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowedTypeTest {

    @TempDir
    private Path folder;

    private Samples samples() {
        return new Samples(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.TXT", "a.log", "a.tab", "a.R", "a.r", "a.py", "a.b.c.log"})
    void textMayHaveTheseNames(String name) {
        assertThatScreening(samples().text(name, "n = 412")).passes();
    }

    @ParameterizedTest(name = "{0} needs {1}")
    @CsvSource({
        "a.csv, extra-type:csv",
        "a.CSV, extra-type:csv",
        "a.json, extra-type:json",
        "a.md, extra-type:md",
        "a.sh, extra-type:sh",
        "README, extra-type:none",
        "a., extra-type:none"
    })
    void otherNamesNeedAPermission(String name, String permission) {
        assertThatScreening(samples().text(name, "n;412"))
                .isRefusedBy("allowed-type")
                .needs(permission);
    }

    @Test
    void anArchiveNeedsAPermissionWhateverItIsCalled() {
        Samples samples = samples();
        assertThatScreening(samples.zip("a.zip", Map.of("a.txt", ascii("x"))))
                .isRefusedBy("allowed-type")
                .needs("extra-type:zip");
        assertThatScreening(samples.zip("a.docx", Map.of("a.txt", ascii("x"))))
                .isRefusedBy("allowed-type")
                .needs("extra-type:zip");
        assertThatScreening(samples.bytes("a.txt", Samples.gzip(ascii("x"))))
                .isRefusedBy("allowed-type")
                .needs("extra-type:gz");
    }

    @Test
    void contentOfAnotherTypeThanTheNameSaysIsForAPersonToLookAt() {
        Samples samples = samples();
        assertThatScreening(samples.bytes("f.png", Samples.image("jpg"))).isHeldBy("allowed-type");
        assertThatScreening(samples.bytes("f.doc", ascii("{\\rtf1 x}"))).isHeldBy("allowed-type");
        assertThatScreening(samples.bytes("f.txt", content(samples.pdf("r.pdf", "x"))))
                .isHeldBy("allowed-type");
        assertThatScreening(samples.bytes("f.xlsx", content(samples.xls("t.xls", w -> sheet(w, "S", row(1))))))
                .isHeldBy("allowed-type");
    }

    @Test
    void contentThatNobodyKnowsIsNeverAllowed() {
        assertThatScreening(samples().bytes("a.png", join(new byte[] {1, 2, 3, 0}, new byte[2000])))
                .isRefusedBy("allowed-type");
    }

    @Test
    void macrosInATypeWithoutMacrosAreForAPersonToLookAt() {
        Samples samples = samples();
        Path workbook = samples.xlsx("T.xlsx", w -> sheet(w, "S", row(1)));

        assertThatScreening(samples.with(workbook, "xl/vbaProject.bin", ascii("Sub x()\0\1\2")))
                .isHeldBy("allowed-type");
    }

    @Test
    void anEmbeddedFileIsHeldToTheSameTable() {
        Samples samples = samples();
        assertThatScreening(samples.with(
                        samples.docx("D.docx", "x"),
                        "word/embeddings/data.zip",
                        Samples.zip(Map.of("a.txt", ascii("x")))))
                .isHeldBy("allowed-type")
                .at("D.docx › word/embeddings/data.zip");
    }

    @Test
    void somethingBehindAPicturesEndIsSeen() {
        Samples samples = samples();
        assertThatScreening(samples.bytes("f.png", join(Samples.image("png"), ascii("what is this doing here"))))
                .isHeldBy("allowed-type");
        assertThatScreening(
                        samples.bytes("f.png", join(Samples.image("png"), Samples.zip(Map.of("a.txt", ascii("x"))))))
                .isRefusedBy("allowed-type")
                .at("f.png");
        assertThatScreening(samples.bytes("g.png", join(Samples.image("png"), new byte[20])))
                .passes();
    }

    @Test
    void somethingBehindTheLastPieceOfATiffIsSeen() {
        Samples samples = samples();
        byte[] tiff = Samples.image("tiff");
        assertThatScreening(samples.bytes("f.tif", tiff)).passes();
        assertThatScreening(samples.bytes("g.tif", join(tiff, new byte[20]))).passes();
        assertThatScreening(samples.bytes("h.tif", join(tiff, ascii("what is this doing here"))))
                .isHeldBy("allowed-type");
        assertThatScreening(samples.bytes("i.tif", join(tiff, Samples.zip(Map.of("a.txt", ascii("x"))))))
                .isRefusedBy("allowed-type");
    }

    @ParameterizedTest(name = "{0} that is {1} as {2}")
    @CsvSource({
        "EMBEDDED, ZIP, x.zip, HOLD",
        "EMBEDDED, UNKNOWN, x.dat, HOLD",
        "EMBEDDED, UNKNOWN, image1.emf, ",
        "EMBEDDED, UNKNOWN, font.odttf, ",
        "EMBEDDED, OLE, x.bin, ",
        "EMBEDDED, RAW_GENOMIC, x.bam, ",
        "EMBEDDED, PNG, x.png, ",
        "COMPONENT, ZIP, x.zip, ",
        "COMPONENT, UNKNOWN, x.dat, ",
    })
    void whatSomebodyPutIntoAFileIsHeldUnlessItBelongsToTheFormat(
            Part.Role role, FileType type, String name, Severity severity) throws IOException {
        assertThat(new Made(Passages.part(0, "a.docx", Part.Role.FILE, FileType.DOCX))
                        .part(Passages.part(1, name, role, type))
                        .by(new AllowedType()))
                .extracting(Finding::severity)
                .isEqualTo(severity == null ? List.of() : List.of(severity));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({
        "XLSX, xl/vbaProject.bin, 1",
        "DOCX, word/VBAPROJECT.BIN, 1",
        "PPTX, ppt/vbaProject.bin, 1",
        "XLSM, xl/vbaProject.bin, 0",
        "XLSX, xl/sheet1.xml, 0",
    })
    void macrosAreForTypesThatSaySo(FileType type, String part, int findings) throws IOException {
        String name = "a." + type.name().toLowerCase(java.util.Locale.ROOT);
        assertThat(new Made(Passages.part(0, name, Part.Role.FILE, type))
                        .part(Passages.part(1, part, Part.Role.COMPONENT, FileType.XML))
                        .by(new AllowedType()))
                .hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource({
        "results.vcf.txt, HOLD",
        "a.zip.txt, HOLD",
        "a.b.txt, ",
        "'a   .txt', HOLD",
        "'a.txt .txt', HOLD",
        "a\u202etxt.txt, HOLD",
    })
    void aNameShowsItsOneEnding(String name, Severity severity) throws IOException {
        assertThat(new Made(Passages.part(name)).by(new AllowedType()))
                .extracting(Finding::severity)
                .isEqualTo(severity == null ? List.of() : List.of(severity));
    }

    @Test
    void whatCouldNotBeInspectedWeighsAsItsKindSays() throws IOException {
        Made made = new Made(Passages.part("a.txt"));
        for (Obstacle.Kind kind : Obstacle.Kind.values()) {
            made.met(new Obstacle(kind, "a.txt › " + kind, new Phrase("derfor", "because")));
        }
        assertThat(made.by(new AllowedType()))
                .extracting(Finding::severity, Finding::permission)
                .containsExactlyElementsOf(Stream.of(Obstacle.Kind.values())
                        .map(kind -> tuple(kind.severity(), Optional.empty()))
                        .toList());
        for (int i = 0; i < 30; i++) {
            made.met(new Obstacle(Obstacle.Kind.STRAY, "a.txt", new Phrase("derfor", "because")));
        }
        assertThat(made.by(new AllowedType())).hasSize(31);
    }

    @ParameterizedTest
    @CsvSource({
        "GZIP, extra-type:gz",
        "BZIP2, extra-type:bz2",
        "XZ, extra-type:xz",
        "DOCM, extra-type:docm",
        "UNKNOWN, "
    })
    void contentThatNobodyCanLookIntoHasNoPermission(FileType type, String permission) throws IOException {
        assertThat(new Made(Passages.part(0, "a.txt", Part.Role.FILE, type)).by(new AllowedType()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.permission()).isEqualTo(Optional.ofNullable(permission)));
    }
}

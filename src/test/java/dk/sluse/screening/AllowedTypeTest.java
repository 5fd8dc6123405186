package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.content;
import static dk.sluse.screening.Samples.join;
import static dk.sluse.screening.Samples.row;
import static dk.sluse.screening.Samples.sheet;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.file.Path;
import java.util.Map;
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
}

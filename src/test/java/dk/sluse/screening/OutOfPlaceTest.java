package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.content;
import static dk.sluse.screening.Samples.join;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw genomic data where a format has room that no program shows (R56). */
final class OutOfPlaceTest {

    private static final byte[] CALLS = Samples.gzip(ascii("""
            ##fileformat=VCFv4.3
            #CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1
            1\t10177\t.\tA\tC\t100\tPASS\tDP=31\tGT\t0/1
            1\t10352\t.\tT\tA\t100\tPASS\tDP=29\tGT\t1/1
            """));

    @TempDir
    private Path folder;

    private Samples samples() {
        return new Samples(folder);
    }

    @Test
    void inAChunkOfAPictureThatNoProgramKnows() {
        assertThatScreening(samples().bytes("f.png", withChunk("vcFz", CALLS)))
                .isRefusedBy("raw-genomic")
                .at("f.png › chunk vcFz › chunk vcFz:1");
    }

    @Test
    void whatOtherProgramsKeepInChunksOfTheirOwnIsNoLeak() {
        byte[] settings = new byte[200];
        Arrays.fill(settings, (byte) 7);

        assertThatScreening(samples().bytes("f.png", withChunk("prVw", settings)))
                .saysNothingOf("raw-genomic");
        assertThatScreening(samples().bytes("f.png", withChunk("prVw", settings)))
                .saysNothingOf("allowed-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\n\n  "})
    void behindTheEndOfAPdf(String between) {
        byte[] pdf = content(samples().pdf("R.pdf", "one"));
        byte[] whole = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1)
                .stripTrailing()
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        assertThatScreening(samples().bytes("R.pdf", join(whole, ascii(between), CALLS)))
                .isRefusedBy("raw-genomic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"f.png", "f.jpg", "f.gif"})
    void behindTheEndOfAPicture(String name) {
        byte[] picture = content(samples().image(name, name.substring(2)));

        assertThatScreening(samples().bytes(name, join(picture, ascii("\n"), CALLS)))
                .isRefusedBy("raw-genomic");
    }

    private byte[] withChunk(String type, byte[] data) {
        byte[] picture = content(samples().image("p.png", "png"));
        int end = picture.length - 12;
        byte[] named = join(ascii(type), data);
        CRC32 check = new CRC32();
        check.update(named);
        return join(
                Arrays.copyOf(picture, end),
                ByteBuffer.allocate(4).putInt(data.length).array(),
                named,
                ByteBuffer.allocate(4).putInt((int) check.getValue()).array(),
                Arrays.copyOfRange(picture, end, picture.length));
    }
}

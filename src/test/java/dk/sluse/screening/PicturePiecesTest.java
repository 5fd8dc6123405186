package dk.sluse.screening;

import static dk.sluse.screening.Samples.ascii;
import static dk.sluse.screening.Samples.gzip;
import static dk.sluse.screening.Samples.image;
import static dk.sluse.screening.Samples.join;
import static dk.sluse.screening.Screened.assertThatScreening;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a picture's format lets lie beside its pixels is looked at as the file that it is (R56). */
final class PicturePiecesTest {

    private static final byte[] VARIANTS = variants();

    @TempDir
    private Path folder;

    private Samples samples() {
        return new Samples(folder);
    }

    /** Long enough, and varied enough, that it fills several blocks when it is packed. */
    private static byte[] variants() {
        StringBuilder text = new StringBuilder("##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n");
        for (int i = 0; i < 400; i++) {
            text.append("chr1\t")
                    .append(1000 + i * 7919L % 100_003)
                    .append("\t.\tA\tG\t50\tPASS\tDP=")
                    .append(i % 61);
            text.append('\n');
        }
        return ascii(text.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0xe1, 0xe5, 0xed, 0xef, 0xfe})
    void R56_inSegmentsOfAPhotograph(int marker) {
        byte[] jpeg = image("jpg");
        byte[] packed = gzip(VARIANTS);
        byte[] pieces = new byte[0];
        for (int from = 0; from < packed.length; from += 700) {
            byte[] piece = Arrays.copyOfRange(packed, from, Math.min(packed.length, from + 700));
            byte[] length =
                    ByteBuffer.allocate(2).putShort((short) (piece.length + 2)).array();
            pieces = join(pieces, new byte[] {(byte) 0xff, (byte) marker}, length, piece);
        }
        byte[] whole = join(Arrays.copyOf(jpeg, 2), pieces, Arrays.copyOfRange(jpeg, 2, jpeg.length));

        assertThatScreening(samples().bytes("f.jpg", whole)).isRefusedBy("raw-genomic");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xfe, 0x42})
    void R56_inBlocksOfAnAnimation(int label) {
        byte[] gif = image("gif");
        int colours = (gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1);
        byte[] packed = gzip(VARIANTS);
        byte[] blocks = new byte[] {0x21, (byte) label};
        for (int from = 0; from < packed.length; from += 255) {
            byte[] block = Arrays.copyOfRange(packed, from, Math.min(packed.length, from + 255));
            blocks = join(blocks, new byte[] {(byte) block.length}, block);
        }
        byte[] whole = join(
                Arrays.copyOf(gif, 13 + colours),
                blocks,
                new byte[1],
                Arrays.copyOfRange(gif, 13 + colours, gif.length));

        assertThatScreening(samples().bytes("f.gif", whole)).isRefusedBy("raw-genomic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vpAg", "eXIf", "prVt"})
    void R56_inChunksOfADrawing(String type) throws Exception {
        assertThatScreening(samples().bytes("f.png", withChunk(type, gzip(VARIANTS))))
                .isRefusedBy("raw-genomic");
    }

    @Test
    void R56_deflatedInChunks() throws Exception {
        assertThatScreening(samples().bytes("a.png", withChunk("prVt", deflated(VARIANTS))))
                .isRefusedBy("raw-genomic");
        assertThatScreening(samples().bytes("b.png", withChunk("iCCP", join(ascii("p\0\0"), deflated(VARIANTS)))))
                .isRefusedBy("raw-genomic");
        assertThatScreening(samples()
                        .bytes(
                                "c.png",
                                withChunk("iCCP", join(ascii("p\0\0"), deflated(ascii("profile of 010170-1239"))))))
                .isRefusedBy("person-id");
    }

    @Test
    void R56_betweenABitmapsHeaderAndItsPixels() {
        byte[] bitmap = image("bmp");
        ByteBuffer header = ByteBuffer.wrap(bitmap).order(ByteOrder.LITTLE_ENDIAN);
        int pixels = header.getInt(10);
        byte[] packed = gzip(VARIANTS);
        header.putInt(10, pixels + packed.length);
        byte[] whole = join(Arrays.copyOf(bitmap, pixels), packed, Arrays.copyOfRange(bitmap, pixels, bitmap.length));
        ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(2, whole.length);

        assertThatScreening(samples().bytes("f.bmp", whole)).isRefusedBy("raw-genomic");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void aPictureWithNothingButPixelsPasses(String format) {
        assertThatScreening(samples().bytes("f." + format, image(format))).saysNothingOf("raw-genomic");
    }

    private static byte[] withChunk(String type, byte[] content) {
        byte[] png = image("png");
        byte[] named = join(ascii(type), content);
        CRC32 crc = new CRC32();
        crc.update(named);
        byte[] chunk = join(number(content.length), named, number((int) crc.getValue()));
        return join(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] deflated(byte[] content) throws java.io.IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(content);
        }
        return out.toByteArray();
    }
}

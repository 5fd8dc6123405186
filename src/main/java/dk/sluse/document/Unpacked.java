package dk.sluse.document;

import dk.sluse.bytes.TextSniffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lzma.LZMACompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The beginning of what packed bytes hold: gzip, zlib, bzip2, zip, xz, lzma, and deflate without a heading when it holds a text. */
final class Unpacked {

    private static final int LONGEST = 1 << 16;
    private static final int MOST_MEMORY = 1 << 14;
    private static final int SHORTEST = 8;
    private static final int SHORTEST_BARE = 24;

    private Unpacked() {}

    static Optional<byte[]> of(byte[] content) {
        if (content.length < SHORTEST) {
            return Optional.empty();
        }
        ByteArrayInputStream in = new ByteArrayInputStream(content);
        int first = (content[0] & 0xff) << 8 | (content[1] & 0xff);
        try {
            return switch (first) {
                case 0x1f8b -> beginning(new GZIPInputStream(in));
                case 0x7801, 0x785e, 0x789c, 0x78da -> beginning(new InflaterInputStream(in));
                case 0x425a -> beginning(new BZip2CompressorInputStream(in));
                case 0xfd37 -> beginning(xz(in));
                case 0x5d00 -> beginning(lzma(in));
                case 0x504b -> {
                    ZipInputStream zip = new ZipInputStream(in);
                    yield zip.getNextEntry() == null ? Optional.empty() : beginning(zip);
                }
                default -> bare(content);
            };
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static InputStream xz(InputStream in) throws IOException {
        return XZCompressorInputStream.builder()
                .setInputStream(in)
                .setDecompressConcatenated(true)
                .setMemoryLimitKiB(MOST_MEMORY)
                .get();
    }

    private static InputStream lzma(InputStream in) throws IOException {
        return LZMACompressorInputStream.builder()
                .setInputStream(in)
                .setMemoryLimitKiB(MOST_MEMORY)
                .get();
    }

    /** Chance unpacks a few bytes of anything, and no text. */
    private static Optional<byte[]> bare(byte[] content) {
        if (content.length < SHORTEST_BARE || TextSniffer.isText(content)) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater(true);
        try {
            return beginning(new InflaterInputStream(new ByteArrayInputStream(content), inflater))
                    .filter(text -> text.length >= SHORTEST_BARE && TextSniffer.isText(text));
        } finally {
            inflater.end();
        }
    }

    /** As much as can be unpacked of a piece that was cut short. */
    private static Optional<byte[]> beginning(InputStream in) {
        byte[] buffer = new byte[LONGEST];
        int count = 0;
        try (in) {
            for (int read; count < LONGEST && (read = in.read(buffer, count, LONGEST - count)) > 0; ) {
                count += read;
            }
        } catch (IOException e) {
            // What came before is enough.
        }
        return count == 0 ? Optional.empty() : Optional.of(Arrays.copyOf(buffer, count));
    }
}

package dk.sluse.opening;

import dk.sluse.document.Part;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Inflates a single compressed stream, all members of it, and hands over what was in it. */
final class PackedOpener implements Opener {

    private static final int XZ_MEMORY_KIB = 64 * 1024;

    @Override
    public void open(Part part, Opening opening) throws IOException {
        try (InputStream in = inflate(part)) {
            opening.embed(
                    part,
                    innerName(part),
                    Part.Role.EMBEDDED,
                    opening.unpack(in, part.bytes().size()));
        }
    }

    private static InputStream inflate(Part part) throws IOException {
        InputStream in = new BufferedInputStream(part.bytes().open());
        return switch (part.type()) {
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .get();
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case XZ ->
                XZCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .setMemoryLimitKiB(XZ_MEMORY_KIB)
                        .get();
            default -> throw new IllegalArgumentException(part.media());
        };
    }

    private static String innerName(Part part) {
        String name = part.name();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}

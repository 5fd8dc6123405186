package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A PNG with nothing but its pixels: Java's reader unpacks texts and profiles on the way, without a limit. */
final class PngPixels {

    private static final int SIGNATURE = 8;
    private static final int FRAME = 12;
    private static final Set<String> OF_PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngPixels() {}

    static Path of(Bytes bytes, Opening opening) throws IOException {
        Path file = opening.scratch();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(bytes.open()));
                OutputStream out = Files.newOutputStream(file)) {
            out.write(in.readNBytes(SIGNATURE));
            String type = "";
            for (long position = SIGNATURE; !type.equals("IEND") && position + FRAME <= bytes.size(); ) {
                long length = in.readInt() & 0xffffffffL;
                type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                if (OF_PIXELS.contains(type)) {
                    try (InputStream chunk = bytes.slice(position, Math.min(FRAME + length, bytes.size() - position))
                            .open()) {
                        chunk.transferTo(out);
                    }
                }
                in.skipNBytes(length + 4);
                position += FRAME + length;
            }
        } catch (EOFException e) {
            // A picture cut short is read as far as it goes.
            return file;
        }
        return file;
    }
}

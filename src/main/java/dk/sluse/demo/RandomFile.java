package dk.sluse.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A file of bytes that no compression and no zero page makes cheap. */
final class RandomFile {

    private static final int BLOCK = 1 << 20;

    private RandomFile() {}

    /** One file of a size is like another. */
    static Path make(Path file, long size) throws IOException {
        return make(file, size, size);
    }

    static Path make(Path file, long size, long seed) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] block = new byte[(int) Math.min(size, BLOCK)];
        Random random = new Random(seed);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= block.length) {
                random.nextBytes(block);
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        }
        return file;
    }
}

package dk.sluse.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Random;

/**
 * An object in the bench's store that takes no room: a file without blocks, all zeros but for its last bytes. The store keeps an
 * object's ETag beside it and has none for a file that it did not write itself; so it is given one, or custody would read it
 * twice.
 */
record HugeObject(Path file, long size) {

    private static final String ETAG = "user.content-md5";
    private static final int LAST = 16;

    static HugeObject make(Path file, long size) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] last = new byte[LAST];
        new Random(size).nextBytes(last);
        try (SeekableByteChannel out = Files.newByteChannel(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            out.position(size - LAST);
            out.write(ByteBuffer.wrap(last));
        }
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class).write(ETAG, ByteBuffer.wrap(last));
        return new HugeObject(file, size);
    }

    /** Its hash was compared by custody. */
    void requireSameSize(Path stored) throws IOException {
        if (Files.size(stored) != size) {
            throw new IOException("Of " + size + " bytes " + Files.size(stored) + " are stored");
        }
    }

    void delete() throws IOException {
        Files.delete(file);
    }
}

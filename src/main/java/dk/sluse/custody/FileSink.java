package dk.sluse.custody;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Where a file's bytes go in a folder of this machine. */
record FileSink(FileChannel channel) implements Sink {

    /** Goes on after so many bytes that are there already; what comes after them is dropped. */
    static FileSink after(Path path, Spot file, long from) throws IOException {
        FileChannel channel = writing(path);
        if (channel.size() < from) {
            channel.close();
            throw new FileSystemException(file.toString(), null, "is shorter than " + from + " bytes");
        }
        return new FileSink(channel.truncate(from).position(from));
    }

    /** A copy that nobody may write to was made by the hub, which may: for the moment in which it opens it. */
    private static FileChannel writing(Path path) throws IOException {
        if (!Files.isRegularFile(path, NOFOLLOW_LINKS) || Files.isWritable(path)) {
            return FileChannel.open(path, Set.of(WRITE, NOFOLLOW_LINKS));
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        try {
            return FileChannel.open(path, Set.of(WRITE, NOFOLLOW_LINKS));
        } finally {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes, offset, length);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    @Override
    public boolean sync() throws IOException {
        channel.force(true);
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

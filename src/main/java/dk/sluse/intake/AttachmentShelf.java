package dk.sluse.intake;

import dk.sluse.intake.Letter.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Lays attachments aside as files of one letter. A file is named by its hash, never by what a mail says; so opening the
 * same letter again changes nothing, and two letters under one key cannot exchange each other's files.
 */
final class AttachmentShelf {

    private static final int BUFFER = 16 * 1024;

    private final Path folder;
    private final long longest;

    AttachmentShelf(Path folder, long longest) {
        this.folder = folder;
        this.longest = longest;
    }

    /** The bytes of an attachment could not be read: the mail is damaged, not the disk. */
    static final class Damaged extends Exception {
        private static final long serialVersionUID = 1;

        Damaged(IOException cause) {
            super(cause);
        }
    }

    /** An attachment is longer than allowed. */
    static final class TooLong extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * Copies an attachment to its file.
     *
     * @throws IOException when our own disk fails
     */
    Attachment lay(String name, InputStream content) throws IOException, Damaged, TooLong {
        Files.createDirectories(folder);
        Path part = folder.resolve("." + UUID.randomUUID() + ".part");
        try {
            MessageDigest digest = DigestUtils.getSha256Digest();
            long size = copy(content, part, digest);
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Path file = folder.resolve(sha256);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Attachment(name, file, size, sha256);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long copy(InputStream content, Path part, MessageDigest digest) throws IOException, Damaged, TooLong {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(part)) {
            for (int n = read(content, buffer); n >= 0; n = read(content, buffer)) {
                size += n;
                if (size > longest) {
                    throw new TooLong();
                }
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        }
        return size;
    }

    private static int read(InputStream content, byte[] buffer) throws Damaged {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw new Damaged(e);
        }
    }
}

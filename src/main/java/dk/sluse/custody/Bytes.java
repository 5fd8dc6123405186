package dk.sluse.custody;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Reads and compares stored files, through one buffer of a fixed size each. */
final class Bytes {

    private static final int BUFFER = 256 << 10;

    private Bytes() {}

    /** Told of the bytes as they are read. */
    interface Count {
        void read(long bytes) throws IOException;
    }

    /** The hash of the bytes that a place has stored. */
    static String hash(OpenPlace place, Spot file, long size, Count count) throws IOException {
        byte[] buffer = new byte[(int) Math.max(1, Math.min(BUFFER, size + 1))];
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        try (InputStream in = place.read(file, size)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
                count.read(n);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Whether a regular file of this size and hash lies there. */
    static boolean sameAs(OpenPlace place, Spot file, long size, String sha256) throws IOException {
        Optional<Entry> entry = place.look(file);
        return entry.isPresent()
                && entry.get().isFile()
                && entry.get().size() == size
                && hash(place, file, size, n -> {}).equals(sha256);
    }
}

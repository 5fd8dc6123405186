package dk.sluse.custody;

import dk.sluse.custody.Treating.Doubt;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/** Reads one file from its beginning, treats it, and hashes it before and after. */
final class Intake implements Closeable {

    private final InputStream in;
    private final Treating treating;
    private final long expected;
    private final MessageDigest stored = DigestUtils.getSha256Digest();
    private final Optional<MessageDigest> read;
    private long size;

    /** @param expected how long the file is */
    Intake(InputStream in, Treatment treatment, long expected, boolean exact) {
        this.in = in;
        this.treating = Treating.of(treatment, expected, exact);
        this.expected = expected;
        this.read = treatment == Treatment.AS_IS ? Optional.empty() : Optional.of(DigestUtils.getSha256Digest());
    }

    /**
     * Fills a buffer, as far as the file goes. A file that keeps growing is read no further than one buffer beyond the size it
     * had.
     *
     * @return how many bytes, or a negative number when there are no more
     * @throws Unfit when the file has become longer, or is not what its treatment is for
     * @throws SourceFailure when it cannot be read
     */
    int fill(byte[] buffer) throws IOException, Unfit, Doubt {
        int n = readFully(buffer);
        if (n == 0) {
            if (size == expected) {
                treating.end();
            }
            return -1;
        }
        size += n;
        if (size > expected) {
            throw new Unfit(Refusal.CHANGED);
        }
        read.ifPresent(digest -> digest.update(buffer, 0, n));
        treating.pass(buffer, 0, n);
        stored.update(buffer, 0, n);
        return n;
    }

    private int readFully(byte[] buffer) throws SourceFailure {
        try {
            return in.readNBytes(buffer, 0, buffer.length);
        } catch (IOException e) {
            throw new SourceFailure(e);
        }
    }

    /** What was read, when it was read to its end. */
    Copied result(boolean synced) {
        String sha256 = hex(stored);
        return new Copied(sha256, read.map(Intake::hex).orElse(sha256), size, synced);
    }

    long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        treating.close();
        in.close();
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}

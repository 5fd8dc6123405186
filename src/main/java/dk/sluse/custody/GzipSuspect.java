package dk.sluse.custody;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Something in the middle of a gzip file that looks like a further member's header. Compressed data holds such bytes by
 * chance; what follows them then hardly ever inflates.
 */
final class GzipSuspect {

    private static final int PATIENCE = 256 << 10;
    private static final int SCRATCH = 8 << 10;
    private static final byte[] MAGIC = {0x1f, (byte) 0x8b, 8};

    private final long start;
    private final GzipHeader header = new GzipHeader();
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private long fed;
    private long trailer;
    private int trailed;

    enum Verdict {
        /** It is no header, or one with nothing to blank. */
        REFUTED,
        OPEN,
        /** It may well be one. */
        LIKELY
    }

    /** @param start where its first byte stands in the file */
    GzipSuspect(long start) {
        this.start = start;
        try {
            header.pass(MAGIC.clone(), 0, MAGIC.length);
        } catch (Unfit e) {
            throw new IllegalStateException(e);
        }
    }

    long start() {
        return start;
    }

    /** Looks at the bytes that follow, and leaves them as they are. */
    Verdict feed(byte[] bytes, int from, int to) {
        fed += to - from;
        int at = from;
        try {
            if (!header.isComplete()) {
                byte[] copy = Arrays.copyOfRange(bytes, from, to);
                at += header.pass(copy, 0, copy.length);
                if (header.isComplete() && !header.hasChanged()) {
                    return Verdict.REFUTED;
                }
            }
            at = inflate(bytes, at, to);
        } catch (Unfit | DataFormatException e) {
            return Verdict.REFUTED;
        }
        while (inflater.finished() && at < to && trailed < Long.BYTES) {
            trailer |= (bytes[at++] & 0xffL) << (8 * trailed++);
        }
        if (trailed == Long.BYTES) {
            long told = crc.getValue() | (inflater.getBytesWritten() & 0xffffffffL) << Integer.SIZE;
            return trailer == told ? Verdict.LIKELY : Verdict.REFUTED;
        }
        return fed > PATIENCE ? Verdict.LIKELY : Verdict.OPEN;
    }

    private int inflate(byte[] bytes, int from, int to) throws DataFormatException {
        if (from == to || inflater.finished()) {
            return from;
        }
        byte[] scratch = new byte[SCRATCH];
        inflater.setInput(bytes, from, to - from);
        while (!inflater.finished() && !inflater.needsInput()) {
            int n = inflater.inflate(scratch);
            if (n == 0 && inflater.needsDictionary()) {
                throw new DataFormatException();
            }
            crc.update(scratch, 0, n);
        }
        return to - inflater.getRemaining();
    }

    void close() {
        inflater.end();
    }
}

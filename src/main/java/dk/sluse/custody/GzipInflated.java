package dk.sluse.custody;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Finds every member's header for certain, by inflating what lies between them, and checks the members as gzip would. */
final class GzipInflated implements Treating {

    private static final int SCRATCH = 64 << 10;

    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] scratch = new byte[SCRATCH];
    private GzipHeader header = new GzipHeader();
    private Where where = Where.HEADER;
    private long trailer;
    private int trailed;

    private enum Where {
        HEADER,
        DATA,
        TRAILER,
        BETWEEN,
        /** Zeros after the last member, as on a tape. */
        PADDING
    }

    @Override
    public void pass(byte[] bytes, int offset, int length) throws Unfit {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            at = step(bytes, at, end);
        }
    }

    private int step(byte[] bytes, int at, int end) throws Unfit {
        return switch (where) {
            case HEADER -> head(bytes, at, end);
            case DATA -> inflate(bytes, at, end);
            case TRAILER -> trail(bytes[at], at);
            case BETWEEN -> between(bytes[at], at);
            case PADDING -> pad(bytes[at], at);
        };
    }

    private int head(byte[] bytes, int at, int end) throws Unfit {
        int taken = header.pass(bytes, at, end);
        if (header.isComplete()) {
            inflater.reset();
            crc.reset();
            where = Where.DATA;
        }
        return at + taken;
    }

    private int inflate(byte[] bytes, int at, int end) throws Unfit {
        inflater.setInput(bytes, at, end - at);
        try {
            while (!inflater.finished() && !inflater.needsInput()) {
                int n = inflater.inflate(scratch);
                if (n == 0 && inflater.needsDictionary()) {
                    throw new Unfit(Refusal.NO_GZIP);
                }
                crc.update(scratch, 0, n);
            }
        } catch (DataFormatException e) {
            throw new Unfit(Refusal.NO_GZIP);
        }
        if (inflater.finished()) {
            where = Where.TRAILER;
            trailer = 0;
            trailed = 0;
        }
        return end - inflater.getRemaining();
    }

    private int trail(byte value, int at) throws Unfit {
        trailer |= (value & 0xffL) << (8 * trailed++);
        if (trailed == Long.BYTES) {
            long told = crc.getValue() | (inflater.getBytesWritten() & 0xffffffffL) << Integer.SIZE;
            if (trailer != told) {
                throw new Unfit(Refusal.NO_GZIP);
            }
            where = Where.BETWEEN;
        }
        return at + 1;
    }

    private int between(byte value, int at) {
        if (value == 0) {
            where = Where.PADDING;
            return at + 1;
        }
        header = new GzipHeader();
        where = Where.HEADER;
        return at;
    }

    private static int pad(byte value, int at) throws Unfit {
        if (value != 0) {
            throw new Unfit(Refusal.NO_GZIP);
        }
        return at + 1;
    }

    @Override
    public void end() throws Unfit {
        if (where != Where.BETWEEN && where != Where.PADDING) {
            throw new Unfit(Refusal.NO_GZIP);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}

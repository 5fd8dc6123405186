package dk.sluse.opening;

import dk.sluse.wording.Phrase;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a stream that unpacks to more than is allowed, in all or against its packed size (F38). */
final class ExpansionGuard extends FilterInputStream {

    /** Is told what came out, and may end it. */
    interface Meter {
        void passed(int count) throws LimitReached;
    }

    static final Phrase PHRASE =
            new Phrase("Filen fylder for meget, når den pakkes ud.", "The file grows too large when it is unpacked.");

    private final long packed;
    private final int ratio;
    private final Meter meter;
    private long count;

    /**
     * @param packed how many bytes the stream is packed in, or 0 when it is not packed
     * @param ratio how many times that it may grow, once past {@link Limits#FREE_EXPANSION}
     */
    ExpansionGuard(InputStream in, long packed, int ratio, Meter meter) {
        super(in);
        this.packed = packed;
        this.ratio = ratio;
        this.meter = meter;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            passed(1);
        }
        return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            passed(read);
        }
        return read;
    }

    private void passed(int read) throws LimitReached {
        count += read;
        meter.passed(read);
        if (packed > 0 && count > Limits.FREE_EXPANSION && count / packed > ratio) {
            throw new LimitReached(PHRASE);
        }
    }
}

package dk.sluse.custody;

import java.io.Closeable;

/** Changes the bytes of one file on their way, in place and in order; never how many there are. */
interface Treating extends Closeable {

    /** Whatever is up to this size is inflated as a whole: that is cheap, and finds files that were cut, too. */
    long SMALL = 4L << 20;

    /**
     * Treats the next bytes.
     *
     * @throws Unfit when the file is not of the kind that this is for
     * @throws Doubt when it cannot be sure without starting over, exactly
     */
    void pass(byte[] bytes, int offset, int length) throws Unfit, Doubt;

    /** No more bytes follow. */
    void end() throws Unfit, Doubt;

    @Override
    void close();

    /**
     * @param size of the whole file
     * @param exact whether certainty is worth the time, because an earlier {@link Doubt} asked for it
     */
    static Treating of(Treatment treatment, long size, boolean exact) {
        return switch (treatment) {
            case AS_IS -> NOTHING;
            case GZIP_NAMES_BLANKED -> exact || size <= SMALL ? new GzipInflated() : new GzipScanned();
        };
    }

    /** Leaves everything as it is. */
    Treating NOTHING = new Treating() {
        @Override
        public void pass(byte[] bytes, int offset, int length) {
            // as it is
        }

        @Override
        public void end() {
            // as it is
        }

        @Override
        public void close() {
            // nothing is kept
        }
    };

    /** Up to here every byte was treated as an exact look would treat it; beyond, only an exact look can tell. */
    final class Doubt extends Exception {

        private final long sure;

        Doubt(long sure) {
            super("sure of " + sure + " bytes only", null, false, false);
            this.sure = sure;
        }

        long sure() {
            return sure;
        }
    }
}

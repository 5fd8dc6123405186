package dk.sluse.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Writes a mail to a file while looking at its shape, so that it is known before it is taken apart whether that would cost
 * too much memory (F39): its length, its lines that could begin a part, and the bytes that could be headers.
 */
final class Spool extends OutputStream {

    /** More lines that begin with two dashes than any mail of a person has. */
    private static final int MOST_BOUNDARIES = 5_000;

    private static final long LONGEST_HEADERS = 1 << 20;

    private final OutputStream file;
    private final long longest;
    private final MessageDigest digest;
    private long length;
    private long headerBytes;
    private int boundaries;
    private int column;
    private boolean inHeaders = true;
    private boolean dashed;

    /** Thrown to stop the writer of a mail that is too long or too many-parted. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;

        private final boolean isTooLong;

        TooMuch(boolean isTooLong, String what) {
            super(what);
            this.isTooLong = isTooLong;
        }

        /** Whether it is too long; else it has too many parts or headers. */
        boolean isTooLong() {
            return isTooLong;
        }
    }

    Spool(OutputStream file, long longest) {
        this.file = file;
        this.longest = longest;
        this.digest = DigestUtils.getSha256Digest();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int fits = (int) Math.min(count, longest - length);
        int looked = 0;
        try {
            while (looked < fits) {
                look(bytes[from + looked++]);
            }
        } finally {
            // To the very byte, in whatever pieces it comes: who reads the file again finds it too much, too.
            digest.update(bytes, from, looked);
            file.write(bytes, from, looked);
            length += looked;
        }
        if (fits < count) {
            throw new TooMuch(true, "longer than " + longest + " bytes");
        }
    }

    private void look(byte b) throws TooMuch {
        if (inHeaders && ++headerBytes > LONGEST_HEADERS) {
            throw new TooMuch(false, "more than " + LONGEST_HEADERS + " bytes of headers");
        }
        if (b == '\r') {
            return;
        }
        if (b == '\n') {
            endLine();
            return;
        }
        dashed = b == '-' && (column == 0 || (column == 1 && dashed));
        if (dashed && column == 1) {
            inHeaders = true;
            if (++boundaries > MOST_BOUNDARIES) {
                throw new TooMuch(false, "more than " + MOST_BOUNDARIES + " parts");
            }
        }
        column++;
    }

    private void endLine() {
        if (column == 0) {
            inHeaders = false;
        }
        column = 0;
        dashed = false;
    }

    @Override
    public void flush() throws IOException {
        file.flush();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The hash of what was written, lower-case hexadecimal. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}

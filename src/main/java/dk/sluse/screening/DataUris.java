package dk.sluse.screening;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Hands over what a page or drawing carries inside itself as {@code data:…;base64,…}. */
final class DataUris {

    private static final byte[] MARK = ";base64,".getBytes(StandardCharsets.US_ASCII);

    private DataUris() {}

    static void embed(Part part, Opening opening) throws IOException {
        int number = 1;
        try (InputStream in = new BufferedInputStream(part.bytes().open())) {
            while (findMark(in)) {
                Encoded encoded = new Encoded(in);
                Bytes bytes = decode(encoded, opening);
                if (bytes.size() > 0) {
                    opening.embed(part, "embedded data " + number++, Part.Role.COMPONENT, bytes);
                }
            }
        }
    }

    private static Bytes decode(Encoded encoded, Opening opening) throws IOException {
        try {
            return opening.unpack(Base64.getMimeDecoder().wrap(encoded), 0);
        } catch (LimitReached e) {
            throw e;
        } catch (IOException e) {
            // Not base64 after all; the source's lines have been read.
            return Bytes.of(new byte[0]);
        }
    }

    private static boolean findMark(InputStream in) throws IOException {
        int matched = 0;
        for (int b; (b = in.read()) >= 0; ) {
            matched = b == MARK[matched] ? matched + 1 : b == MARK[0] ? 1 : 0;
            if (matched == MARK.length) {
                return true;
            }
        }
        return false;
    }

    /** Ends where the alphabet ends. */
    private static final class Encoded extends InputStream {
        private final InputStream in;
        private boolean ended;

        Encoded(InputStream in) {
            this.in = in;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = 0;
            for (int b; count < length && (b = read()) >= 0; count++) {
                target[offset + count] = (byte) b;
            }
            return count == 0 && length > 0 ? -1 : count;
        }

        @Override
        public int read() throws IOException {
            if (ended) {
                return -1;
            }
            int b = in.read();
            if (b > 0 && b < 0x80 && (Character.isLetterOrDigit(b) || "+/=\r\n".indexOf(b) >= 0)) {
                return b;
            }
            ended = true;
            return -1;
        }
    }
}

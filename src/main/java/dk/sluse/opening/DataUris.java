package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Hands over what a page or drawing carries inside itself as {@code data:…;base64,…}. */
final class DataUris {

    private static final byte[] MARK = ";base64,".getBytes(StandardCharsets.US_ASCII);

    private static final int WINDOW = 120;
    private static final Pattern FURNITURE = Pattern.compile(
            "(?i)data:(?:image/|font/|text/css|(?:text|application)/(?:x-)?(?:java|ecma)script|application/(?:x-)?font|application/vnd\\.ms-fontobject|application/octet-stream)[^,]{0,80};base64,$");

    private DataUris() {}

    static void embed(Part part, Opening opening) throws IOException {
        int number = 1;
        try (InputStream in = new BufferedInputStream(part.bytes().open())) {
            StringBuilder before = new StringBuilder();
            while (findMark(in, before)) {
                Encoded encoded = new Encoded(in);
                Bytes bytes = decode(encoded, opening);
                if (bytes.size() > 0) {
                    if (isFile(before, bytes, opening)) {
                        opening.saw(Hiding.DATA_URI, part, "", "embedded data " + number, 1);
                    }
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

    /** Pictures, fonts, styles and scripts make a page self-contained; anything else is a file that somebody put there. */
    private static boolean isFile(StringBuilder before, Bytes bytes, Opening opening) throws IOException {
        FileType type = opening.typeOf(bytes);
        boolean furniture = FURNITURE.matcher(before).find();
        return switch (type) {
            case TEXT, UNKNOWN, EMPTY -> !furniture;
            default -> !type.isImage() && type != FileType.SVG && !(type == FileType.GZIP && furniture);
        };
    }

    /** Leaves what stood right before the mark. */
    private static boolean findMark(InputStream in, StringBuilder before) throws IOException {
        int matched = 0;
        before.setLength(0);
        for (int b; (b = in.read()) >= 0; ) {
            if (before.length() >= 2 * WINDOW) {
                before.delete(0, WINDOW);
            }
            before.append((char) b);
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

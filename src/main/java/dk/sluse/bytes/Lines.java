package dk.sluse.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The lines of a text, read with a bounded buffer. A line longer than {@link #LONGEST} comes in pieces with the same
 * number that overlap, so that nothing hides across a cut. UTF-16 is told by its byte order mark or its zero bytes;
 * a line that is no UTF-8 is read as Windows-1252.
 */
public final class Lines {

    /** Takes one line, or a piece of a long one. */
    public interface Taker {
        void take(int row, String text) throws IOException;
    }

    /** Turns bytes into a line. */
    interface Decoder {
        String decode(byte[] bytes, int start, int end);
    }

    public static final int LONGEST = 1 << 16;
    public static final int OVERLAP = 1 << 10;
    /** What is smaller is read in full. */
    static final int LARGE = 1 << 20;

    private static final int BUFFER = 1 << 17;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final Bytes bytes;
    private final Charset charset;

    /** The end of a piece that the next piece of the same text begins with. */
    public static String endOf(CharSequence piece) {
        return piece.subSequence(Math.max(0, piece.length() - OVERLAP), piece.length())
                .toString();
    }

    private Lines(Bytes bytes, Charset charset) {
        this.bytes = bytes;
        this.charset = charset;
    }

    public static Lines of(Bytes bytes) throws IOException {
        return new Lines(bytes, charsetOf(bytes.head(TextSniffer.HEAD)));
    }

    private static Charset charsetOf(byte[] head) {
        return TextSniffer.wideCharset(head).orElse(StandardCharsets.UTF_8);
    }

    /** Whether so much of it is plain bytes that it pays to look through them first. */
    public boolean isLarge() {
        return bytes.size() >= LARGE && charset.equals(StandardCharsets.UTF_8);
    }

    /** Those lines that stand in the windows. */
    public void read(Taker taker, Windows windows) throws IOException {
        windows.read(bytes, taker, this::decode);
    }

    /** All lines, but while the taker is idle only those that stand in the windows. */
    public void read(Taker taker, BooleanSupplier idle, Windows windows) throws IOException {
        windows.read(bytes, taker, idle, this::decode);
    }

    public void read(Taker taker) throws IOException {
        int unit = charset.equals(StandardCharsets.UTF_8) ? 1 : 2;
        int endOffset = charset.equals(StandardCharsets.UTF_16BE) ? 1 : 0;
        byte[] buffer = new byte[BUFFER];
        int filled = 0;
        int row = 1;
        try (InputStream in = bytes.open()) {
            while (true) {
                int count = in.readNBytes(buffer, filled, BUFFER - filled);
                filled += count;
                int start = 0;
                for (int end; (end = lineEnd(buffer, start, filled, unit, endOffset)) >= 0; start = end + unit) {
                    taker.take(row++, decode(buffer, start, end));
                }
                if (count == 0 && filled - start < LONGEST) {
                    if (filled > start) {
                        taker.take(row, decode(buffer, start, filled));
                    }
                    return;
                }
                if (filled - start >= LONGEST) {
                    taker.take(row, decode(buffer, start, start + LONGEST));
                    start += LONGEST - OVERLAP;
                }
                System.arraycopy(buffer, start, buffer, 0, filled - start);
                filled -= start;
            }
        }
    }

    private static int lineEnd(byte[] buffer, int start, int filled, int unit, int endOffset) {
        int limit = Math.min(filled, start + LONGEST);
        if (unit == 1) {
            int end = WordBytes.newline(buffer, start, limit);
            return end < limit ? end : -1;
        }
        for (int i = start; i + unit <= limit; i += unit) {
            if (buffer[i + endOffset] == '\n' && buffer[i + 1 - endOffset] == 0) {
                return i;
            }
        }
        return -1;
    }

    private String decode(byte[] buffer, int start, int end) {
        int stop = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
        String text = new String(buffer, start, stop - start, charset);
        if (charset.equals(StandardCharsets.UTF_8) && text.indexOf('\uFFFD') >= 0) {
            return new String(Arrays.copyOfRange(buffer, start, stop), WINDOWS);
        }
        return text;
    }
}

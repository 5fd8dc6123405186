package dk.sluse.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells text from other bytes. */
public final class TextSniffer {

    /** How many bytes of the beginning are looked at. */
    public static final int HEAD = 1 << 16;

    private TextSniffer() {}

    public static boolean isText(byte[] head) {
        return wideCharset(head).isPresent() || firstControl(head, head.length) < 0;
    }

    /** UTF-16, by its byte order mark or because every other byte of the beginning is zero. */
    public static Optional<Charset> wideCharset(byte[] head) {
        boolean four = head.length >= 4 && head[2] == 0 && head[3] == 0;
        if (head.length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            // The mark of UTF-32 begins alike; nobody writes texts so, and as UTF-16 its digits would stand apart.
            if (four) {
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        int pairs = Math.min(head.length, 512) / 2;
        int low = 0;
        int high = 0;
        for (int i = 0; i < pairs; i++) {
            low += isPrintable(head[2 * i]) && head[2 * i + 1] == 0 ? 1 : 0;
            high += head[2 * i] == 0 && isPrintable(head[2 * i + 1]) ? 1 : 0;
        }
        if (pairs >= 8 && low > pairs * 0.9) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return pairs >= 8 && high > pairs * 0.9 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    /** The offset of the first byte that no text has, or -1; of UTF-16 none. */
    public static long firstControl(Bytes bytes) throws IOException {
        if (wideCharset(bytes.head(HEAD)).isPresent()) {
            return -1;
        }
        byte[] block = new byte[HEAD];
        try (InputStream in = bytes.open()) {
            long offset = 0;
            for (int count; (count = in.read(block)) > 0; offset += count) {
                int control = firstControl(block, count);
                if (control >= 0) {
                    return offset + control;
                }
            }
        }
        return -1;
    }

    /** The offset of the first byte that no text has, or -1. */
    public static int firstControl(byte[] bytes, int length) {
        int i = 0;
        while (i < length) {
            if (i + 8 <= length && !WordBytes.anyControl(bytes, i)) {
                i += 8;
                continue;
            }
            int stop = Math.min(length, i + 8);
            for (; i < stop; i++) {
                if (isControl(bytes[i])) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** Bell to carriage return and escape occur in logs; other control characters do not. */
    static boolean isControl(byte b) {
        return b >= 0 && b < 0x20 && (b < 7 || b > 13) && b != 0x1b;
    }

    static boolean isPrintable(byte b) {
        return (b >= 0x20 && b < 0x7f) || b == '\t' || b == '\n' || b == '\r';
    }
}

package dk.sluse.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time. */
public final class WordBytes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;
    private static final long ONES = 0x0101010101010101L;
    private static final long ESCAPES = 0x1b * ONES;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LOW = 0x7f7f7f7f7f7f7f7fL;

    private WordBytes() {}

    /** The offset of the next line end, or {@code end}. */
    public static int newline(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + 8 <= end; i += 8) {
            long marks = newlineMarks((long) LONG.get(bytes, i));
            if (marks != 0) {
                return i + Long.numberOfTrailingZeros(marks) / 8;
            }
        }
        while (i < end && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /** The offset of the next byte above 127, or {@code end}. */
    static int high(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + 8 <= end; i += 8) {
            long marks = (long) LONG.get(bytes, i) & HIGH;
            if (marks != 0) {
                return i + Long.numberOfTrailingZeros(marks) / 8;
            }
        }
        while (i < end && bytes[i] >= 0) {
            i++;
        }
        return i;
    }

    /** Whether any of the eight bytes from the offset on is a control character that no text has. */
    static boolean anyControl(byte[] bytes, int offset) {
        long word = (long) LONG.get(bytes, offset);
        long low = word & LOW;
        long below = ~(low + (0x80 - ' ') * ONES) & ~word & HIGH;
        if (below == 0) {
            return false;
        }
        long spacing = (low + (0x80 - 7) * ONES) & ~(low + (0x80 - 14) * ONES);
        return (below & ~spacing & ~zeros(word ^ ESCAPES)) != 0;
    }

    private static long newlineMarks(long word) {
        return zeros(word ^ NEWLINES);
    }

    private static long zeros(long difference) {
        return ~(((difference & LOW) + LOW) | difference) & HIGH;
    }
}

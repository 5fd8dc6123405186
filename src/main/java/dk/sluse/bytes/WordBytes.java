package dk.sluse.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time. */
public final class WordBytes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;
    private static final long PERCENTS = 0x2525252525252525L;
    private static final long SPACES = 0x2020202020202020L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LOW = 0x7f7f7f7f7f7f7f7fL;

    private WordBytes() {}

    /** How many line ends lie between the two offsets. */
    static int newlines(byte[] bytes, int from, int end) {
        int count = 0;
        int i = from;
        for (; i + 8 <= end; i += 8) {
            count += Long.bitCount(newlineMarks((long) LONG.get(bytes, i)));
        }
        for (; i < end; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }

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

    /** The offset of the next percent sign, or {@code end}. */
    public static int percent(byte[] bytes, int from, int end) {
        int i = from;
        for (; i + 8 <= end; i += 8) {
            long marks = zeros((long) LONG.get(bytes, i) ^ PERCENTS);
            if (marks != 0) {
                return i + Long.numberOfTrailingZeros(marks) / 8;
            }
        }
        while (i < end && bytes[i] != '%') {
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

    /** Whether any of the eight bytes from the offset on is below a space. */
    static boolean anyBelowSpace(byte[] bytes, int offset) {
        long word = (long) LONG.get(bytes, offset);
        return ((word - SPACES) & ~word & HIGH) != 0;
    }

    private static long newlineMarks(long word) {
        return zeros(word ^ NEWLINES);
    }

    private static long zeros(long difference) {
        return ~(((difference & LOW) + LOW) | difference) & HIGH;
    }
}

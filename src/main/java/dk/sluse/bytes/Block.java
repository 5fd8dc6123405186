package dk.sluse.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A stretch of whole lines of a large text, small enough to stay in the processor's cache while every {@link Sieve} goes over
 * it. Its bytes are told apart by kind once, eight at a time, into maps of a bit per byte, so that most sieves need not look
 * at bytes at all. Sieves mark the lines that could matter to a policy.
 */
public final class Block {

    static final int SIZE = 1 << 17;
    /** Behind the text, so that eight bytes can be looked at from its last one on. */
    private static final int MARGIN = 64;

    private static final int WORDS = SIZE / 64;
    private static final int FEW_LINES = 1 << 12;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long LOW = 0x7f * ONES;
    private static final long GATHER = 0x0102040810204080L;
    private static final byte HAS_HIGH = 1;
    private static final byte HAS_PERCENT = 2;
    private static final byte HAS_BRACKET = 4;

    private final byte[] bytes = new byte[SIZE + MARGIN];
    private final long[] newlines = new long[WORDS + 2];
    private final long[] digits = new long[WORDS + 2];
    private final long[] letters = new long[WORDS + 2];
    private final long[] figures = new long[WORDS + 2];
    private final long[] codes = new long[WORDS + 2];
    private final byte[] flags = new byte[WORDS + 2];
    private int[] starts = new int[FEW_LINES];
    private final short[][] reach;
    private int end;
    private int words;
    private int lines;
    private int marked;

    /** @param topics how many readers the lines are marked for */
    Block(int topics) {
        reach = new short[topics][FEW_LINES];
    }

    /** The buffer to fill. */
    public byte[] bytes() {
        return bytes;
    }

    /** Tells the first bytes apart, which are whole lines, and clears some of those behind them. */
    void classify(int length) {
        forget();
        end = length;
        words = (length + 63) / 64;
        Arrays.fill(bytes, length, Math.min(bytes.length, words * 64 + MARGIN), (byte) 0);
        for (int word = 0; word < words; word++) {
            classify64(word);
        }
        for (int word = words; word < words + 2; word++) {
            newlines[word] = digits[word] = letters[word] = figures[word] = codes[word] = 0;
            flags[word] = 0;
        }
        split();
    }

    private void classify64(int word) {
        long newline = 0;
        long digit = 0;
        long letter = 0;
        long figure = 0;
        long code = 0;
        long high = 0;
        long odd = 0;
        long percent = HIGH;
        int base = word * 64;
        for (int k = 0; k < 64; k += 8) {
            long x = (long) LONG.get(bytes, base + k);
            long ascii = ~x & HIGH;
            long low = x & LOW;
            long lower = low | 0x20 * ONES;
            long pastNine = low + (0x80 - 0x3a) * ONES;
            long pastZ = lower + (0x80 - 0x7b) * ONES;
            newline |= gather(~((low ^ 0x0a * ONES) + LOW) & ascii) << k;
            digit |= gather((low + (0x80 - 0x30) * ONES) & ~pastNine & ascii) << k;
            figure |= gather((low + (0x80 - 0x20) * ONES) & ~pastNine & ascii) << k;
            letter |= gather((lower + (0x80 - 0x61) * ONES) & ~pastZ & ascii) << k;
            code |= gather((low + (0x80 - 0x2b) * ONES) & ~(low + (0x80 - 0x7b) * ONES) & ascii) << k;
            high |= x;
            odd |= pastZ;
            percent &= (low ^ 0x25 * ONES) + LOW;
        }
        newlines[word] = newline;
        digits[word] = digit;
        letters[word] = letter;
        figures[word] = figure;
        codes[word] = code;
        flags[word] = (byte) (((high & HIGH) == 0 ? 0 : HAS_HIGH)
                | ((odd & HIGH) == 0 ? 0 : HAS_BRACKET)
                | ((percent & HIGH) == HIGH ? 0 : HAS_PERCENT));
    }

    /** The top bits of eight bytes as a number of eight bits. */
    private static long gather(long tops) {
        return ((tops >>> 7) * GATHER) >>> 56;
    }

    private void split() {
        room();
        int count = 0;
        starts[0] = 0;
        for (int word = 0; word < words; word++) {
            for (long bits = newlines[word]; bits != 0; bits &= bits - 1) {
                starts[++count] = word * 64 + Long.numberOfTrailingZeros(bits) + 1;
            }
        }
        if (starts[count] < end) {
            starts[++count] = end + 1;
        }
        lines = count;
    }

    /** Few texts have the shortest lines of all. */
    private void room() {
        int most = 3;
        for (int word = 0; word < words; word++) {
            most += Long.bitCount(newlines[word]);
        }
        if (most > starts.length) {
            starts = new int[2 * most];
            for (int topic = 0; topic < reach.length; topic++) {
                reach[topic] = new short[2 * most];
            }
        }
    }

    /** How many bytes there are. */
    public int end() {
        return end;
    }

    /** How many times 64 bytes there are, the last ones in part. */
    public int words() {
        return words;
    }

    public int lines() {
        return lines;
    }

    /** Where a line begins; the one after the last begins at the end. */
    public int start(int line) {
        return starts[line];
    }

    /** Where a line ends, without the mark of its end. */
    public int stop(int line) {
        return starts[line + 1] - 1;
    }

    /** The line that holds an offset. */
    public int lineAt(int offset) {
        int found = Arrays.binarySearch(starts, 0, lines, offset);
        return found >= 0 ? found : -found - 2;
    }

    public long[] digits() {
        return digits;
    }

    public boolean isDigit(int offset) {
        return (digits[offset >>> 6] & 1L << offset) != 0;
    }

    /** The first offset from there on where no blank of ASCII stands, which is at its line's end at the latest. */
    public int pastBlanks(int from) {
        int i = from;
        while (isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    /** The last offset before there where no blank of ASCII stands: the end of the line above, or -1, when there is none. */
    public int lastBefore(int offset) {
        int i = offset - 1;
        while (i >= 0 && isBlank(bytes[i])) {
            i--;
        }
        return i;
    }

    private static boolean isBlank(byte c) {
        return c > 0 && c <= ' ' && c != '\n';
    }

    /** Letters of ASCII. */
    public long[] letters() {
        return letters;
    }

    /** Digits, blanks, and the punctuation between them in the order of ASCII, which holds dots and dashes. */
    public long[] figures() {
        return figures;
    }

    /** From the plus to the z in the order of ASCII, which holds what base64 and file names are written with. */
    public long[] codes() {
        return codes;
    }

    /** Whether any of the 64 bytes is no ASCII. */
    boolean hasHigh(int word) {
        return (flags[word] & HAS_HIGH) != 0;
    }

    boolean hasPercent(int word) {
        return (flags[word] & HAS_PERCENT) != 0;
    }

    /** Whether any of the 64 bytes is a bracket other than a round one, a backslash, a bar or their like. */
    boolean hasBracket(int word) {
        return (flags[word] & HAS_BRACKET) != 0;
    }

    /** Where a run of a kind ends that holds the offset. */
    public static int endOfRun(long[] kind, int offset) {
        int word = offset >>> 6;
        long rest = ~kind[word] >>> offset;
        if (rest != 0) {
            return offset + Long.numberOfTrailingZeros(rest);
        }
        do {
            word++;
        } while (kind[word] == -1);
        return word * 64 + Long.numberOfTrailingZeros(~kind[word]);
    }

    /** Where a run of a kind begins that holds the offset. */
    public static int startOfRun(long[] kind, int offset) {
        int word = offset >>> 6;
        long rest = ~kind[word] << (63 - (offset & 63));
        if (rest != 0) {
            return offset + 1 - Long.numberOfLeadingZeros(rest);
        }
        do {
            word--;
        } while (word >= 0 && kind[word] == -1);
        return word < 0 ? 0 : word * 64 + 64 - Long.numberOfLeadingZeros(~kind[word]);
    }

    /** Marks a line for some topics, and so many lines below it. */
    public void mark(int topics, int line, int below) {
        marked |= topics;
        for (int left = topics; left != 0; left &= left - 1) {
            short[] of = reach[Integer.numberOfTrailingZeros(left)];
            of[line] = (short) Math.max(of[line], below + 1);
        }
    }

    /** Whether a topic has any line here. */
    boolean isMarked(int topic) {
        return (marked & 1 << topic) != 0;
    }

    /** How many lines from this one on are marked by it; 0 when it is not marked. */
    int reach(int topic, int line) {
        return reach[topic][line];
    }

    private void forget() {
        for (int left = marked; left != 0; left &= left - 1) {
            Arrays.fill(reach[Integer.numberOfTrailingZeros(left)], 0, lines, (short) 0);
        }
        marked = 0;
    }
}

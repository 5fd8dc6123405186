package dk.sluse.bytes;

import java.util.Arrays;

/**
 * A stretch of whole lines of a large text, small enough to stay in the processor's cache while every {@link Sieve} goes over
 * it. Its bytes are told apart by kind once, so that most sieves need not look at bytes at all but at maps of a bit per byte.
 * Sieves mark the lines that could matter to a policy.
 */
public final class Block {

    static final int SIZE = 1 << 17;
    /** Behind the text, so that eight bytes can be looked at from its last one on. */
    private static final int MARGIN = 64;

    private static final int WORDS = SIZE / 64;
    private static final int FEW_LINES = 1 << 12;
    private static final int STRETCH = 32;

    private final byte[] bytes = new byte[SIZE + MARGIN];
    private final KindMaps kinds = new KindMaps(WORDS + 2);
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

    /** A block of one short text, as a survey for one reader makes it. */
    public static Block of(byte[] text) {
        Block block = new Block(1);
        System.arraycopy(text, 0, block.bytes, 0, text.length);
        block.classify(text.length);
        return block;
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
        inStretches((from, to) -> kinds.tell(bytes, from, to));
        kinds.clear(words, words + 2);
        split();
    }

    /** Looks at some of the maps' words. */
    public interface Look {
        void at(int from, int to);
    }

    /**
     * Goes over the maps in short stretches: what is called often Java compiles once and as a whole, but a loop that goes on for
     * long it compiles twice, first from its middle.
     */
    public void inStretches(Look look) {
        for (int from = 0; from < words; from += STRETCH) {
            look.at(from, Math.min(from + STRETCH, words));
        }
    }

    private void split() {
        room();
        int count = 0;
        starts[0] = 0;
        for (int word = 0; word < words; word++) {
            for (long bits = kinds.newlines()[word]; bits != 0; bits &= bits - 1) {
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
            most += Long.bitCount(kinds.newlines()[word]);
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
        return kinds.digits();
    }

    public boolean isDigit(int offset) {
        return (kinds.digits()[offset >>> 6] & 1L << offset) != 0;
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
        return kinds.letters();
    }

    /** Digits, and the letters from a to f. */
    public long[] hexadecimals() {
        return kinds.hexadecimals();
    }

    /** Digits, blanks, and the punctuation between them in the order of ASCII, which holds dots and dashes. */
    public long[] figures() {
        return kinds.figures();
    }

    /** From the plus to the z in the order of ASCII, which holds what base64 and file names are written with. */
    public long[] codes() {
        return kinds.codes();
    }

    /** What stands between fields: blanks, tabs, commas and semicolons. */
    public long[] gaps() {
        return kinds.gaps();
    }

    /** What stands between the fields of a row and seldom elsewhere: tabs, semicolons, bars, and a second blank. */
    public long[] dividers() {
        return kinds.dividers();
    }

    /** Marks of a line's end other than its last byte, in front of which they stand in texts of Windows. */
    public long[] returns() {
        return kinds.returns();
    }

    /** Percent signs, square and curly brackets that open, backslashes and bars. */
    public long[] signs() {
        return kinds.signs();
    }

    /** What is no ASCII. */
    long[] highs() {
        return kinds.highs();
    }

    /** The offset of the first byte that no text has, or -1. */
    int stray() {
        int stray = next(kinds.strays(), 0);
        return stray < end ? stray : -1;
    }

    /** The first offset from there on where a kind stands, or the end. */
    public int next(long[] kind, int from) {
        return next(kind, from, end);
    }

    /** The first offset of a stretch where a kind stands, or where the stretch stops: rare kinds are looked for no further. */
    public static int next(long[] kind, int from, int stop) {
        int word = from >>> 6;
        long rest = kind[word] >>> from;
        if (rest != 0) {
            return Math.min(stop, from + Long.numberOfTrailingZeros(rest));
        }
        for (word++; word * 64 < stop; word++) {
            if (kind[word] != 0) {
                return Math.min(stop, word * 64 + Long.numberOfTrailingZeros(kind[word]));
            }
        }
        return stop;
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

package dk.sluse.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds words by where they begin: at a letter of ASCII behind any other byte, or behind what an escaped text writes for a
 * line's end, such as {@code \nMin.}. All words of all readers are looked up at once, by their first three bytes.
 */
public final class WordSieve implements Sieve {

    /** Whether a word matters where it stands, and how many lines below it then matter; -1 when it does not. */
    public interface Judge {
        int below(Block block, int start, int stop);
    }

    /**
     * A word to find.
     *
     * @param text as it is written in small letters; looked for whatever the case of ASCII letters
     * @param topics whose word it is
     */
    public record Word(String text, int topics, Judge judge) {

        public Word(String text, int topics, int below) {
            this(text, topics, (block, start, stop) -> below);
        }
    }

    /**
     * A word.
     *
     * @param first its first eight bytes, as far as {@link #simplified}
     * @param mask which of them there are
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(byte[] text, long first, long mask, int topics, Judge judge) {

        static Entry of(byte[] text, Word word) {
            byte[] eight = Arrays.copyOf(text, Math.max(8, text.length));
            long mask = text.length >= 8 ? -1 : (1L << (8 * text.length)) - 1;
            return new Entry(text, simplified(eight, 0), mask, word.topics(), word.judge());
        }

        boolean mayBe(long eight) {
            return ((eight ^ first) & mask) == 0;
        }
    }

    private static final int PREFIXES = 1 << 15;
    private static final int SCATTERED = 1 << 16;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LAST_FIVE = 0x1f1f1f1f1f1f1f1fL;
    private static final int SCATTER = 0x9e3779b1;
    private static final Entry[] NONE = {};

    /** Whether any word may begin with four bytes that scatter to the same number. */
    private final long[] known = new long[SCATTERED / 64];

    private final Entry[][] byPrefix = new Entry[PREFIXES][];
    private final Entry[][] single = new Entry[32][];

    public WordSieve(List<Word> words) {
        Arrays.fill(single, NONE);
        for (Word word : words) {
            byte[] text = lower(word.text());
            Entry entry = Entry.of(text, word);
            if (text.length == 1) {
                single[text[0] & 0x1f] = and(single[text[0] & 0x1f], entry);
            } else if (text.length == 2) {
                throw new IllegalArgumentException("Neither a letter nor three: " + word.text());
            } else {
                int prefix = prefix(text, 0);
                know(text);
                byPrefix[prefix] = and(byPrefix[prefix] == null ? NONE : byPrefix[prefix], entry);
            }
        }
    }

    /** Anything may follow three letters. */
    private void know(byte[] text) {
        byte[] four = Arrays.copyOf(text, 8);
        for (int last = text.length > 3 ? 31 : 0; last < 32; last++) {
            four[3] = text.length > 3 ? text[3] : (byte) last;
            int scattered = scattered(four, 0);
            known[scattered >>> 6] |= 1L << scattered;
        }
    }

    /** The last five bits of each of eight bytes, which are the same for small and for capital letters. */
    private static long simplified(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at) & LAST_FIVE;
    }

    /** Four bytes in sixteen bits. */
    private static int scattered(byte[] bytes, int at) {
        return ((int) simplified(bytes, at) * SCATTER) >>> 16;
    }

    private boolean isKnown(byte[] bytes, int at) {
        int scattered = scattered(bytes, at);
        return (known[scattered >>> 6] & 1L << scattered) != 0;
    }

    /** Other letters than ASCII's are looked for as they are given. */
    private static byte[] lower(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (bytes[i] >= 'A' && bytes[i] <= 'Z' ? bytes[i] | 0x20 : bytes[i]);
        }
        return bytes;
    }

    private static Entry[] and(Entry[] entries, Entry one) {
        Entry[] more = Arrays.copyOf(entries, entries.length + 1);
        more[entries.length] = one;
        return more;
    }

    /** Five bits of each of three bytes, the same for small and for capital letters. */
    private static int prefix(byte[] bytes, int at) {
        return (bytes[at] & 0x1f) << 10 | (bytes[at + 1] & 0x1f) << 5 | (bytes[at + 2] & 0x1f);
    }

    @Override
    public void sift(Block block) {
        block.inStretches((from, to) -> begins(block, from, to));
        alone(block);
        escaped(block);
    }

    private void begins(Block block, int from, int to) {
        long[] letters = block.letters();
        byte[] bytes = block.bytes();
        long before = from == 0 ? 0 : letters[from - 1];
        for (int word = from; word < to; word++) {
            long now = letters[word];
            for (long left = now & ~(now << 1 | before >>> 63); left != 0; left &= left - 1) {
                int at = word * 64 + Long.numberOfTrailingZeros(left);
                if (isKnown(bytes, at)) {
                    look(block, at, of(bytes, at));
                }
            }
            before = now;
        }
    }

    private Entry[] of(byte[] bytes, int at) {
        Entry[] entries = byPrefix[prefix(bytes, at)];
        return entries == null ? NONE : entries;
    }

    /** Letters between others than letters. */
    private void alone(Block block) {
        long[] letters = block.letters();
        byte[] bytes = block.bytes();
        long before = 0;
        for (int word = 0; word < block.words(); word++) {
            long now = letters[word];
            long next = letters[word + 1];
            for (long left = now & ~(now << 1 | before >>> 63) & ~(now >>> 1 | next << 63);
                    left != 0;
                    left &= left - 1) {
                int at = word * 64 + Long.numberOfTrailingZeros(left);
                look(block, at, single[bytes[at] & 0x1f]);
            }
            before = now;
        }
    }

    /** Behind a backslash and a letter another word may begin. */
    private void escaped(Block block) {
        byte[] bytes = block.bytes();
        int stop = block.end() - 4;
        for (int at = block.next(block.signs(), 0); at < stop; at = block.next(block.signs(), at + 1)) {
            if (bytes[at] == '\\') {
                look(block, at + 2, of(bytes, at + 2));
                look(block, at + 2, single[bytes[at + 2] & 0x1f]);
            }
        }
    }

    private static void look(Block block, int at, Entry[] entries) {
        long eight = simplified(block.bytes(), at);
        for (Entry entry : entries) {
            if (entry.mayBe(eight) && isAt(block.bytes(), at, block.end(), entry.text())) {
                int below = entry.judge().below(block, at, at + entry.text().length);
                if (below >= 0) {
                    block.mark(entry.topics(), block.lineAt(at), below);
                }
            }
        }
    }

    private static boolean isAt(byte[] bytes, int start, int end, byte[] word) {
        if (start + word.length > end) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            int c = bytes[start + i];
            if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != word[i]) {
                return false;
            }
        }
        return true;
    }
}

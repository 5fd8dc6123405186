package dk.sluse.bytes;

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

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(byte[] text, int topics, Judge judge) {}

    private static final int PREFIXES = 1 << 15;
    private static final Entry[] NONE = {};

    private final long[] known = new long[PREFIXES / 64];
    /** For each prefix, which fourth bytes follow, by their last five bits. */
    private final int[] fourth = new int[PREFIXES];

    private final Entry[][] byPrefix = new Entry[PREFIXES][];
    private final Entry[][] single = new Entry[32][];

    public WordSieve(List<Word> words) {
        Arrays.fill(single, NONE);
        for (Word word : words) {
            byte[] text = lower(word.text());
            Entry entry = new Entry(text, word.topics(), word.judge());
            if (text.length == 1) {
                single[text[0] & 0x1f] = and(single[text[0] & 0x1f], entry);
            } else if (text.length == 2) {
                throw new IllegalArgumentException("Neither a letter nor three: " + word.text());
            } else {
                int prefix = prefix(text, 0);
                known[prefix >>> 6] |= 1L << prefix;
                fourth[prefix] |= text.length == 3 ? -1 : 1 << (text[3] & 0x1f);
                byPrefix[prefix] = and(byPrefix[prefix] == null ? NONE : byPrefix[prefix], entry);
            }
        }
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
        long[] letters = block.letters();
        byte[] bytes = block.bytes();
        long before = 0;
        for (int word = 0; word < block.words(); word++) {
            long now = letters[word];
            long begins = now & ~(now << 1 | before >>> 63);
            long alone = begins & ~(now >>> 1 | letters[word + 1] << 63);
            before = now;
            begins(block, bytes, word * 64, begins);
            for (; alone != 0; alone &= alone - 1) {
                int at = word * 64 + Long.numberOfTrailingZeros(alone);
                look(block, at, single[bytes[at] & 0x1f]);
            }
            if (block.hasBracket(word)) {
                escaped(block, bytes, word * 64);
            }
        }
    }

    private void begins(Block block, byte[] bytes, int base, long begins) {
        for (long left = begins; left != 0; left &= left - 1) {
            int at = base + Long.numberOfTrailingZeros(left);
            int prefix = prefix(bytes, at);
            if ((known[prefix >>> 6] & 1L << prefix) != 0 && (fourth[prefix] & 1 << bytes[at + 3]) != 0) {
                look(block, at, byPrefix[prefix]);
            }
        }
    }

    /** Behind a backslash and a letter another word may begin. */
    private void escaped(Block block, byte[] bytes, int base) {
        int stop = Math.min(base + 64, block.end() - 4);
        for (int i = base; i < stop; i++) {
            if (bytes[i] == '\\') {
                int prefix = prefix(bytes, i + 2);
                if ((known[prefix >>> 6] & 1L << prefix) != 0) {
                    look(block, i + 2, byPrefix[prefix]);
                }
                look(block, i + 2, single[bytes[i + 2] & 0x1f]);
            }
        }
    }

    private static void look(Block block, int at, Entry[] entries) {
        for (Entry entry : entries) {
            if (isAt(block.bytes(), at, block.end(), entry.text())) {
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

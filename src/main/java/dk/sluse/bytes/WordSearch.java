package dk.sluse.bytes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds any of several words in bytes, whatever their case, by skipping as far as no word can end (Wu and Manber). */
public final class WordSearch implements ByteSearch {

    /** How many letters of each word are looked for; a longer word is found by its beginning. */
    private static final int LETTERS = 5;

    private static final int PAIRS = 1 << 10;

    private final byte[] skip = new byte[PAIRS];
    private final byte[][][] words = new byte[PAIRS][][];

    public WordSearch(List<String> searched) {
        Arrays.fill(skip, (byte) (LETTERS - 1));
        for (String word : searched) {
            byte[] lower = word.toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8);
            if (lower.length < LETTERS) {
                throw new IllegalArgumentException("Too short a word: " + word);
            }
            for (int i = 1; i < LETTERS; i++) {
                int pair = pair(lower[i - 1], lower[i]);
                skip[pair] = (byte) Math.min(skip[pair], LETTERS - 1 - i);
            }
            int last = pair(lower[LETTERS - 2], lower[LETTERS - 1]);
            List<byte[]> known = new ArrayList<>(words[last] == null ? List.of() : Arrays.asList(words[last]));
            known.add(lower);
            words[last] = known.toArray(byte[][]::new);
        }
    }

    private static int pair(byte one, byte other) {
        return (one & 0x1f) << 5 | (other & 0x1f);
    }

    @Override
    public int next(byte[] bytes, int from, int end) {
        for (int i = from + LETTERS - 1; i < end; ) {
            int pair = (bytes[i - 1] & 0x1f) << 5 | (bytes[i] & 0x1f);
            int shift = skip[pair];
            if (shift > 0) {
                i += shift;
                continue;
            }
            int start = i - LETTERS + 1;
            for (byte[] word : words[pair]) {
                if (isAt(bytes, start, end, word)) {
                    return start;
                }
            }
            i++;
        }
        return end;
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

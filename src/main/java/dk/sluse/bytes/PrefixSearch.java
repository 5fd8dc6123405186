package dk.sluse.bytes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds any of several words in bytes, whatever their case, by their first three letters; for words too short to skip by. */
public final class PrefixSearch implements ByteSearch {

    private static final int PREFIX = 3;
    private static final int PREFIXES = 1 << 15;
    private static final byte[] KINDS = kinds();

    private final byte[][][] words = new byte[PREFIXES][][];
    private final boolean[] known = new boolean[PREFIXES];

    public PrefixSearch(List<String> searched) {
        for (String word : searched) {
            byte[] lower = lower(word);
            if (lower.length < PREFIX) {
                throw new IllegalArgumentException("Too short a word: " + word);
            }
            int prefix = prefix(lower, 0);
            List<byte[]> same = new ArrayList<>(known[prefix] ? Arrays.asList(words[prefix]) : List.of());
            same.add(lower);
            words[prefix] = same.toArray(byte[][]::new);
            known[prefix] = true;
        }
    }

    /** Other letters than ASCII's are looked for as they are given. */
    private static byte[] lower(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = lower(bytes[i]);
        }
        return bytes;
    }

    private static byte lower(byte c) {
        return c >= 'A' && c <= 'Z' ? (byte) (c | 0x20) : c;
    }

    /** Letters without their case, and the rest in a few kinds. */
    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        for (int c = 0; c < kinds.length; c++) {
            int lower = c | 0x20;
            boolean letter = c < 0x80 && lower >= 'a' && lower <= 'z';
            kinds[c] = (byte) (letter ? 1 + lower - 'a' : c >= 0x80 ? 28 : c == '-' || c == '_' || c == ' ' ? 29 : 30);
        }
        return kinds;
    }

    private static int prefix(byte[] bytes, int at) {
        return KINDS[bytes[at] & 0xff] << 10 | KINDS[bytes[at + 1] & 0xff] << 5 | KINDS[bytes[at + 2] & 0xff];
    }

    @Override
    public int next(byte[] bytes, int from, int end) {
        int rolling = 0;
        for (int i = from; i < end; i++) {
            rolling = (rolling << 5 | KINDS[bytes[i] & 0xff]) & (PREFIXES - 1);
            if (known[rolling] && i - from >= PREFIX - 1 && begins(bytes, i - PREFIX + 1, end)) {
                return i - PREFIX + 1;
            }
        }
        return end;
    }

    /** Whether one of the words begins here. */
    public boolean begins(byte[] bytes, int start, int end) {
        if (start + PREFIX > end || !known[prefix(bytes, start)]) {
            return false;
        }
        for (byte[] word : words[prefix(bytes, start)]) {
            if (isAt(bytes, start, end, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] bytes, int start, int end, byte[] word) {
        if (start + word.length > end) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (lower(bytes[start + i]) != word[i]) {
                return false;
            }
        }
        return true;
    }
}

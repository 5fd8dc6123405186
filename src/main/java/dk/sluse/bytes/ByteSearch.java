package dk.sluse.bytes;

/**
 * Finds in bytes the next place that could matter to a policy, so that of a large text only a few lines become strings. It
 * may say too much, never too little; what it skips must be what the policy would have passed over.
 */
public interface ByteSearch {

    /** The offset of the next such place from {@code from} on, or {@code end} when there is none before it. */
    int next(byte[] bytes, int from, int end);

    /** Text that is not plain ASCII can write anything in another way; letters of western Europe cannot. */
    static ByteSearch foreign() {
        return (bytes, from, end) -> {
            for (int i = WordBytes.high(bytes, from, end); i < end; i = WordBytes.high(bytes, i + 2, end)) {
                if ((bytes[i] & 0xff) != 0xc3) {
                    return i;
                }
            }
            return end;
        };
    }

    /** A run of at least so many characters of a set: only every n-th byte need be looked at. */
    static ByteSearch run(int shortest, String characters) {
        boolean[] set = new boolean[256];
        characters.chars().forEach(c -> set[c] = true);
        return (bytes, from, end) -> {
            for (int i = from + shortest - 1; i < end; i += shortest) {
                if (set[bytes[i] & 0xff]) {
                    int start = i;
                    while (start > from && set[bytes[start - 1] & 0xff]) {
                        start--;
                    }
                    int stop = i + 1;
                    while (stop < end && set[bytes[stop] & 0xff] && stop - start < shortest) {
                        stop++;
                    }
                    if (stop - start >= shortest) {
                        return start;
                    }
                    i = stop - 1;
                }
            }
            return end;
        };
    }
}

package dk.sluse.bytes;

import java.util.Arrays;
import java.util.List;

/**
 * Finds in bytes the next place that could matter to a policy, so that of a large text only a few lines become strings. It
 * may say too much, never too little; what it skips must be what the policy would have passed over.
 */
public interface ByteSearch {

    /** The offset of the next such place from {@code from} on, or {@code end} when there is none before it. */
    int next(byte[] bytes, int from, int end);

    /** How many lines below the one that ends at {@code lineEnd} belong to what was found in it. */
    default int below(byte[] bytes, int hit, int lineEnd) {
        return 1;
    }

    /** Whatever one of several finds. */
    static ByteSearch any(List<ByteSearch> searches) {
        return new Any(searches.toArray(ByteSearch[]::new));
    }

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

    /** Several searches, each of which goes over the bytes once. */
    final class Any implements ByteSearch {
        private final ByteSearch[] searches;
        private final int[] hits;
        private byte[] bytes = {};
        private int last;

        private Any(ByteSearch[] searches) {
            this.searches = searches;
            this.hits = new int[searches.length];
        }

        /** Forgets what it found: the bytes have changed. */
        void begin() {
            bytes = new byte[0];
        }

        @Override
        public int next(byte[] now, int from, int end) {
            if (now != bytes || from < last) {
                bytes = now;
                Arrays.fill(hits, -1);
            }
            last = from;
            int first = end;
            for (int i = 0; i < searches.length; i++) {
                if (hits[i] < from) {
                    hits[i] = searches[i].next(now, from, end);
                }
                first = Math.min(first, hits[i]);
            }
            return first;
        }

        @Override
        public int below(byte[] now, int hit, int lineEnd) {
            int most = 0;
            for (int i = 0; i < searches.length; i++) {
                if (hits[i] >= hit && hits[i] < lineEnd) {
                    most = Math.max(most, searches[i].below(now, hits[i], lineEnd));
                }
            }
            return most;
        }
    }
}

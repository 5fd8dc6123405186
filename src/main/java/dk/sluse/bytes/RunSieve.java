package dk.sluse.bytes;

import java.util.List;

/** Looks into long words and names, which few texts have many of. */
public final class RunSieve implements Sieve {

    /**
     * What to look for in them.
     *
     * @param shortest how long it must be
     * @param search looks at the word alone, with the digits behind it
     * @param below how many lines below it then matter
     */
    public record Run(int topics, int shortest, ByteSearch search, int below) {}

    private final Run[] words;
    private final Run[] names;

    /**
     * @param words what to look for in nine letters and more
     * @param names what to look for in eighteen letters and digits and more
     */
    public RunSieve(List<Run> words, List<Run> names) {
        this.words = words.toArray(Run[]::new);
        this.names = names.toArray(Run[]::new);
    }

    @Override
    public void sift(Block block) {
        block.inStretches((from, to) -> sift(block, from, to));
    }

    private void sift(Block block, int from, int to) {
        long[] letters = block.letters();
        long[] digits = block.digits();
        long before = from == 0 ? 0 : nine(letters[from - 1], letters[from]);
        long nameBefore = from == 0 ? 0 : eighteen(letters, digits, from - 1);
        for (int word = from; word < to; word++) {
            long nine = nine(letters[word], letters[word + 1]);
            look(block, word * 64, nine & ~(nine << 1 | before >>> 63), words);
            before = nine;
            long eighteen = eighteen(letters, digits, word);
            look(block, word * 64, eighteen & ~(eighteen << 1 | nameBefore >>> 63), names);
            nameBefore = eighteen;
        }
    }

    /** Where eighteen letters and digits begin. */
    private static long eighteen(long[] letters, long[] digits, int word) {
        long next = letters[word + 1] | digits[word + 1];
        long nine = nine(letters[word] | digits[word], next);
        return nine == 0 ? 0 : nine & (nine >>> 9 | nine(next, 0) << 55);
    }

    /** Where nine in a row begin; what shifts bring in from the next map is right as far as they reach. */
    private static long nine(long now, long next) {
        long two = now & (now >>> 1 | next << 63);
        long nextTwo = next & next >>> 1;
        long four = two & (two >>> 2 | nextTwo << 62);
        long nextFour = nextTwo & nextTwo >>> 2;
        long eight = four & (four >>> 4 | nextFour << 60);
        return eight & (now >>> 8 | next << 56);
    }

    private static void look(Block block, int base, long begins, Run[] runs) {
        for (long left = begins; left != 0; left &= left - 1) {
            look(block, base + Long.numberOfTrailingZeros(left), runs);
        }
    }

    private static void look(Block block, int start, Run[] runs) {
        byte[] bytes = block.bytes();
        int stop = start;
        while (isAlphanumeric(bytes[stop])) {
            stop++;
        }
        for (Run run : runs) {
            if (stop - start >= run.shortest() && run.search().next(bytes, start, stop) < stop) {
                block.mark(run.topics(), block.lineAt(start), run.below());
            }
        }
    }

    private static boolean isAlphanumeric(byte c) {
        int lower = c | 0x20;
        return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z');
    }
}

package dk.sluse.bytes;

import java.util.List;

/** Looks into long words, of nine letters and digits and more, which few texts have many of. */
public final class RunSieve implements Sieve {

    /**
     * What to look for in them.
     *
     * @param shortest how long a word must be, at least nine
     * @param search looks at the word alone
     * @param below how many lines below it then matter
     */
    public record Run(int topics, int shortest, ByteSearch search, int below) {}

    private final Run[] runs;

    public RunSieve(List<Run> runs) {
        this.runs = runs.toArray(Run[]::new);
    }

    @Override
    public void sift(Block block) {
        long[] letters = block.letters();
        long[] digits = block.digits();
        long before = 0;
        for (int word = 0; word < block.words(); word++) {
            long nine = nine(letters[word] | digits[word], letters[word + 1] | digits[word + 1]);
            long begins = nine & ~(nine << 1 | before);
            before = nine >>> 63;
            for (; begins != 0; begins &= begins - 1) {
                look(block, word * 64 + Long.numberOfTrailingZeros(begins));
            }
        }
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

    private void look(Block block, int start) {
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

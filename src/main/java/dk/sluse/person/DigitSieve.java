package dk.sluse.person;

import dk.sluse.bytes.Block;
import dk.sluse.bytes.Sieve;

/** Marks the lines whose runs of digits may be a person's number: {@link NumberBytes} and {@link ScatteredBytes} judge them. */
final class DigitSieve implements Sieve {

    private static final int MOST_DIGITS = 12;

    private final int topics;

    DigitSieve(int topics) {
        this.topics = topics;
    }

    @Override
    public void sift(Block block) {
        runs(block);
        scattered(block);
    }

    /** Runs of four digits and more. */
    private void runs(Block block) {
        long[] digits = block.digits();
        long before = 0;
        for (int word = 0; word < block.words(); word++) {
            long now = digits[word];
            long next = digits[word + 1];
            long four = now & (now >>> 1 | next << 63) & (now >>> 2 | next << 62) & (now >>> 3 | next << 61);
            long begins = four & ~(now << 1 | before >>> 63);
            before = now;
            for (; begins != 0; begins &= begins - 1) {
                number(block, digits, word * 64 + Long.numberOfTrailingZeros(begins));
            }
        }
    }

    private void number(Block block, long[] digits, int start) {
        int stop = Block.endOfRun(digits, start);
        int length = stop - start;
        if (length != 5
                && length <= MOST_DIGITS
                && NumberBytes.mayMatter(block.bytes(), start, stop, 0, block.end())) {
            block.mark(topics, block.lineAt(start), 1);
        }
    }

    /** Runs of twelve and more digits, blanks, dots and dashes, of which ten are digits. */
    private void scattered(Block block) {
        long[] figures = block.figures();
        long before = 0;
        for (int word = 0; word < block.words(); word++) {
            long now = figures[word];
            long twelve = twelve(now, figures[word + 1]);
            long begins = twelve & ~(now << 1 | before >>> 63);
            before = now;
            for (; begins != 0; begins &= begins - 1) {
                figures(block, word * 64 + Long.numberOfTrailingZeros(begins));
            }
        }
    }

    /** Where twelve in a row begin; what shifts bring in from the next map is right as far as they reach. */
    private static long twelve(long now, long next) {
        long two = now & (now >>> 1 | next << 63);
        long nextTwo = next & next >>> 1;
        long four = two & (two >>> 2 | nextTwo << 62);
        long nextFour = nextTwo & nextTwo >>> 2;
        long eight = four & (four >>> 4 | nextFour << 60);
        return eight & (four >>> 8 | nextFour << 56);
    }

    private void figures(Block block, int start) {
        int stop = Block.endOfRun(block.figures(), start);
        if (count(block.digits(), start, stop) >= ScatteredBytes.DIGITS) {
            int hit = ScatteredBytes.within(block.bytes(), start, stop);
            if (hit < stop) {
                block.mark(topics, block.lineAt(hit), 1);
            }
        }
    }

    private static int count(long[] kind, int start, int stop) {
        int first = start >>> 6;
        int last = stop >>> 6;
        long head = kind[first] & -1L << start;
        long tail = ~(-1L << stop);
        if (first == last) {
            return Long.bitCount(head & tail);
        }
        int count = Long.bitCount(head) + Long.bitCount(kind[last] & tail);
        for (int word = first + 1; word < last; word++) {
            count += Long.bitCount(kind[word]);
        }
        return count;
    }
}

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
        NineDigits nine = new NineDigits(topics);
        long[] digits = block.digits();
        long before = 0;
        for (int word = 0; word < block.words(); word++) {
            long now = digits[word];
            long next = digits[word + 1];
            long four = now & (now >>> 1 | next << 63) & (now >>> 2 | next << 62) & (now >>> 3 | next << 61);
            long begins = four & ~(now << 1 | before >>> 63);
            before = now;
            for (; begins != 0; begins &= begins - 1) {
                number(block, nine, word * 64 + Long.numberOfTrailingZeros(begins));
            }
        }
        nine.mark(block);
    }

    private void number(Block block, NineDigits nine, int start) {
        int stop = Block.endOfRun(block.digits(), start);
        int length = stop - start;
        if (length == 9) {
            nine.add(block, start);
        } else if (length != 5
                && length <= MOST_DIGITS
                && NumberBytes.mayMatter(block.bytes(), start, stop, 0, block.end())) {
            block.mark(topics, block.lineAt(start), 1);
        }
    }

    /** Runs of one, two, four or six digits, from which on twelve characters are digits or may stand between them. */
    private void scattered(Block block) {
        long[] figures = block.figures();
        long[] digits = block.digits();
        long before = 0;
        for (int word = 0; word < block.words(); word++) {
            long now = digits[word];
            long begins = now & ~(now << 1 | before) & twelve(figures[word], figures[word + 1]);
            before = now >>> 63;
            if (begins != 0) {
                scattered(block, word * 64, begins & shaped(now, digits[word + 1]));
            }
        }
    }

    private static long shaped(long now, long next) {
        long second = now >>> 1 | next << 63;
        long third = now >>> 2 | next << 62;
        long fourth = third & (now >>> 3 | next << 61);
        long fifth = now >>> 4 | next << 60;
        long sixth = fifth & (now >>> 5 | next << 59);
        long seventh = now >>> 6 | next << 58;
        long four = second & fourth;
        return ~second | (second & ~third) | (four & ~fifth) | (four & sixth & ~seventh);
    }

    private void scattered(Block block, int base, long begins) {
        for (long left = begins; left != 0; left &= left - 1) {
            int start = base + Long.numberOfTrailingZeros(left);
            if (ScatteredBytes.isNumber(block.bytes(), start, block.end())) {
                block.mark(topics, block.lineAt(start), 1);
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
}

package dk.sluse.person;

import dk.sluse.bytes.Block;
import dk.sluse.bytes.Sieve;

/** Marks the lines whose runs of digits may be a person's number: {@link NumberBytes} and {@link ScatteredBytes} judge them. */
final class DigitSieve implements Sieve {

    private static final int MOST_DIGITS = 12;
    private static final int LONGEST_GAP = 4;

    private final int topics;

    DigitSieve(int topics) {
        this.topics = topics;
    }

    @Override
    public void sift(Block block) {
        NineDigits nine = new NineDigits(topics);
        block.inStretches((from, to) -> runs(block, nine, from, to));
        nine.mark(block);
        block.inStretches((from, to) -> scattered(block, from, to));
    }

    /** Runs of six digits and more, and of four that may fill a field beside a date. */
    private void runs(Block block, NineDigits nine, int from, int to) {
        long[] digits = block.digits();
        long[] letters = block.letters();
        for (int word = from; word < to; word++) {
            long now = digits[word];
            long next = digits[word + 1];
            long begins = now & ~(now << 1 | last(digits, word)) & (now >>> 1 | next << 63);
            long fourth = (now >>> 2 | next << 62) & (now >>> 3 | next << 61);
            long fifth = now >>> 4 | next << 60;
            long sixth = fifth & (now >>> 5 | next << 59);
            long behindLetter = letters[word] << 2 | lastTwo(letters, word);
            for (long left = begins & fourth & (sixth | ~(fifth | behindLetter)); left != 0; left &= left - 1) {
                number(block, nine, word * 64 + Long.numberOfTrailingZeros(left));
            }
        }
    }

    private static long last(long[] map, int word) {
        return word == 0 ? 0 : map[word - 1] >>> 63;
    }

    private static long lastTwo(long[] map, int word) {
        return word == 0 ? 0 : map[word - 1] >>> 62;
    }

    private void number(Block block, NineDigits nine, int start) {
        int stop = Block.endOfRun(block.digits(), start);
        int length = stop - start;
        if (NumberBytes.isPower(block.bytes(), start, stop, block.end())) {
            block.mark(topics, block.lineAt(start), 1);
        } else if (length == 9) {
            nine.add(block, start);
        } else if (length > MOST_DIGITS && isRecord(block.bytes(), start)) {
            block.mark(topics, block.lineAt(start), 1);
        } else if (length <= MOST_DIGITS && NumberBytes.mayMatter(block.bytes(), start, stop, 0, block.end())) {
            block.mark(topics, block.lineAt(start), 1);
        }
    }

    /** A line that begins with a record's type and a day, as {@link RegisterLines} reads it. */
    private static boolean isRecord(byte[] bytes, int start) {
        boolean first = start == 0 || bytes[start - 1] == '\n';
        return first && bytes[start] == '0' && bytes[start + 3] <= '3' && bytes[start + 5] <= '1';
    }

    /** Runs of one, two, four or six digits, from which on twelve characters are digits or may stand between them. */
    private void scattered(Block block, int from, int to) {
        long[] figures = block.figures();
        long[] digits = block.digits();
        for (int word = from; word < to; word++) {
            long now = digits[word];
            long begins = now & ~(now << 1 | last(digits, word)) & twelve(figures[word], figures[word + 1]);
            if (begins != 0) {
                scattered(block, word * 64, begins & shaped(last(digits, word), now, digits[word + 1]));
            }
        }
    }

    /** Where one or two digits begin that have as many behind a gap, or four or six. */
    private static long shaped(long before, long now, long next) {
        long begins = now & ~(now << 1 | before);
        long nextBegins = next & ~(next << 1 | now >>> 63);
        long second = now >>> 1 | next << 63;
        long third = now >>> 2 | next << 62;
        long one = begins & ~second;
        long two = begins & second & ~third;
        long four = begins & second & third & (now >>> 3 | next << 61);
        long fifth = now >>> 4 | next << 60;
        long sixth = fifth & (now >>> 5 | next << 59);
        long seventh = now >>> 6 | next << 58;
        return (one & behindGap(one, nextBegins & ~(next >>> 1), 1))
                | (two & behindGap(two, nextBegins & next >>> 1 & ~(next >>> 2), 2))
                | (four & (~fifth | (sixth & ~seventh)));
    }

    /** Where as long a run begins behind one to four other characters. */
    private static long behindGap(long now, long next, int run) {
        long found = 0;
        for (int distance = run + 1; distance <= run + LONGEST_GAP; distance++) {
            found |= now >>> distance | next << -distance;
        }
        return found;
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

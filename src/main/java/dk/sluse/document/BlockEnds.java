package dk.sluse.document;

import dk.sluse.bytes.Block;
import dk.sluse.bytes.Sieve;

/**
 * Marks the lines of a large text that may end a block of lines: empty ones, prompts, elements of a page, very long lines, and
 * those that hold several; and those that may begin a table ({@link LineShape#isHead}). May mark too many, never too few.
 */
record BlockEnds(int topics) implements Sieve {

    @Override
    public void sift(Block block) {
        block.inStretches((from, to) -> returns(block, from, to));
        for (int line = 0; line < block.lines(); line++) {
            if (mayEnd(block, block.start(line), block.stop(line))) {
                block.mark(topics, line, 0);
            }
        }
    }

    /** Marks of a line's end that have no other behind them. */
    private void returns(Block block, int from, int to) {
        long[] returns = block.returns();
        for (int word = from; word < to; word++) {
            for (long left = returns[word]; left != 0; left &= left - 1) {
                int at = word * 64 + Long.numberOfTrailingZeros(left);
                if (at + 1 < block.end() && block.bytes()[at + 1] != '\n') {
                    block.mark(topics, block.lineAt(at), 0);
                }
            }
        }
    }

    private boolean mayEnd(Block block, int start, int stop) {
        byte[] bytes = block.bytes();
        int i = start;
        while (i < stop && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        if (i == stop || bytes[i] < ' ' || stop - start > LineShape.LONGEST) {
            return true;
        }
        byte first = bytes[i];
        return switch (first) {
            case '>', '+', '.', 'I', 'O', '<' -> true;
            case 'T', 't' -> isNumberedTable(block, i) || mayBeHead(block, start, i, stop);
            default -> isDigit(first) ? isNumbered(bytes, i, stop) : mayBeHead(block, start, i, stop);
        };
    }

    private static boolean isNumberedTable(Block block, int i) {
        byte[] bytes = block.bytes();
        boolean table = (bytes[i + 1] | 0x20) == 'a' && (bytes[i + 2] | 0x20) == 'b';
        int farthest = Math.min(block.end(), i + LineShape.LONGEST_NUMBERED);
        return table && Block.next(block.digits(), i, farthest) < farthest;
    }

    /** No digit, and more between two words than one blank, or before the first: dividers or blanks. */
    private static boolean mayBeHead(Block block, int start, int first, int stop) {
        return Block.next(block.digits(), start, stop) == stop
                && (first - start > 1 || Block.next(block.dividers(), first, stop) < stop);
    }

    /** The number of a program's line, with the word of a step behind it. */
    private static boolean isNumbered(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && isDigit(bytes[i])) {
            i++;
        }
        if (i == end || bytes[i] != ' ') {
            return false;
        }
        while (i < end && bytes[i] == ' ') {
            i++;
        }
        return i < end && (bytes[i] == 'p' || bytes[i] == 'd' || bytes[i] == 'r');
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}

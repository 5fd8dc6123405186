package dk.sluse.screening;

import dk.sluse.bytes.Block;
import dk.sluse.bytes.Sieve;

/** Marks the lines of large texts that end in a count behind two blanks, as pandas prints a series ({@link PrintedCounts}). */
record SeriesLines(int topics) implements Sieve {

    @Override
    public void sift(Block block) {
        for (int line = 0; line < block.lines(); line++) {
            if (isCount(block, block.start(line), block.stop(line))) {
                block.mark(topics, line, 0);
            }
        }
    }

    private static boolean isCount(Block block, int from, int newline) {
        byte[] bytes = block.bytes();
        int last = newline > from && bytes[newline - 1] == '\r' ? newline - 2 : newline - 1;
        if (last <= from || !block.isDigit(last) || bytes[from] == ' ') {
            return false;
        }
        int before = Block.startOfRun(block.digits(), last) - 1;
        return before > from + 1 && bytes[before] == ' ' && bytes[before - 1] == ' ';
    }
}

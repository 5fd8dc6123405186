package dk.sluse.bytes;

/**
 * Marks the lines of a block that could matter. It may mark too many, never too few: what it passes over must be what the
 * policy would have passed over. It keeps nothing of what it saw.
 */
public interface Sieve {

    void sift(Block block);

    /** Every line for which a look at it says so, and so many below. */
    static Sieve ofLines(int topics, int below, Look look) {
        return block -> {
            byte[] bytes = block.bytes();
            for (int line = 0; line < block.lines(); line++) {
                if (look.matters(bytes, block.start(line), block.stop(line))) {
                    block.mark(topics, line, below);
                }
            }
        };
    }

    /** A cheap look at one line. */
    interface Look {
        boolean matters(byte[] bytes, int start, int stop);
    }
}

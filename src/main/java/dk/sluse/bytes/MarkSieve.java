package dk.sluse.bytes;

/**
 * Marks the lines where a sign of punctuation stands as it should not: a percent sign, a backslash, a bar, or a bracket that is
 * not round.
 */
public final class MarkSieve implements Sieve {

    /** Whether the sign matters where it stands in its block. */
    public interface Judge {
        int below(Block block, int at);
    }

    private final byte one;
    private final byte other;
    private final int topics;
    private final Judge judge;

    /** @param two the two signs that are looked for: percent, an opening square or curly bracket, a backslash, a bar */
    public MarkSieve(String two, int topics, Judge judge) {
        this.one = (byte) two.charAt(0);
        this.other = (byte) two.charAt(1);
        this.topics = topics;
        this.judge = judge;
    }

    @Override
    public void sift(Block block) {
        long[] signs = block.signs();
        byte[] bytes = block.bytes();
        for (int word = 0; word < block.words(); word++) {
            for (long left = signs[word]; left != 0; left &= left - 1) {
                int at = word * 64 + Long.numberOfTrailingZeros(left);
                byte c = bytes[at];
                if (c == one || c == other) {
                    look(block, at);
                }
            }
        }
    }

    private void look(Block block, int at) {
        int below = judge.below(block, at);
        if (below >= 0) {
            block.mark(topics, block.lineAt(at), below);
        }
    }
}

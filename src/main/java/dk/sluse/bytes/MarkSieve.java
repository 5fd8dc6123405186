package dk.sluse.bytes;

/** Marks the lines where a sign of punctuation stands as it should not: a percent sign, or a bracket that is not round. */
public final class MarkSieve implements Sieve {

    /** Whether the sign matters where it stands in its block. */
    public interface Judge {
        int below(Block block, int at);
    }

    private final boolean percent;
    private final int topics;
    private final Judge judge;

    /** @param percent whether percent signs are looked for, or square and curly brackets that open */
    public MarkSieve(boolean percent, int topics, Judge judge) {
        this.percent = percent;
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
                if (percent ? c == '%' : c == '[' || c == '{') {
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

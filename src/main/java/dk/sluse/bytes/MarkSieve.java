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
        for (int word = 0; word < block.words(); word++) {
            if (percent ? block.hasPercent(word) : block.hasBracket(word)) {
                look(block, word * 64);
            }
        }
    }

    private void look(Block block, int base) {
        byte[] bytes = block.bytes();
        int stop = Math.min(base + 64, block.end());
        for (int at = base; at < stop; at++) {
            byte c = bytes[at];
            if (percent ? c == '%' : c == '[' || c == '{') {
                int below = judge.below(block, at);
                if (below >= 0) {
                    block.mark(topics, block.lineAt(at), below);
                }
            }
        }
    }
}

package dk.sluse.bytes;

/** Looks into long runs of what base64, addresses and names of files are written with: forty and more. */
public final class CodeSieve implements Sieve {

    private static final long LANES = 0x0001000100010001L;

    private final int topics;
    private final ByteSearch search;

    /** @param search looks at the run alone */
    public CodeSieve(int topics, ByteSearch search) {
        this.topics = topics;
        this.search = search;
    }

    /** A run of forty holds at least one whole sixteenth of a map. */
    @Override
    public void sift(Block block) {
        long[] codes = block.codes();
        int done = 0;
        for (int word = 0; word < block.words(); word++) {
            long others = ~codes[word];
            long whole = (others - LANES) & ~others & LANES << 15;
            for (; whole != 0; whole &= whole - 1) {
                int at = word * 64 + Long.numberOfTrailingZeros(whole);
                if (at >= done) {
                    done = Block.endOfRun(codes, at);
                    look(block, Block.startOfRun(codes, at), done);
                }
            }
        }
    }

    private void look(Block block, int start, int stop) {
        if (search.next(block.bytes(), start, stop) < stop) {
            block.mark(topics, block.lineAt(start), 1);
        }
    }
}

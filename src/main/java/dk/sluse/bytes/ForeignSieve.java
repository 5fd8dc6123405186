package dk.sluse.bytes;

/** Marks lines that can write anything in another way, for everybody: text that is neither ASCII nor letters of western Europe. */
public final class ForeignSieve implements Sieve {

    private final int topics;
    private final ByteSearch foreign = ByteSearch.foreign();

    public ForeignSieve(int topics) {
        this.topics = topics;
    }

    @Override
    public void sift(Block block) {
        long[] highs = block.highs();
        for (int word = 0; word < block.words(); word++) {
            if (highs[word] != 0) {
                look(block, word * 64);
            }
        }
    }

    /** A letter of two bytes may stand across the border. */
    private void look(Block block, int base) {
        int stop = Math.min(base + 64, block.end());
        int from = base > 0 && (block.bytes()[base - 1] & 0xff) == 0xc3 ? base + 1 : base;
        int hit = foreign.next(block.bytes(), from, stop);
        while (hit < stop) {
            block.mark(topics, block.lineAt(hit), 1);
            hit = foreign.next(block.bytes(), hit + 1, stop);
        }
    }
}

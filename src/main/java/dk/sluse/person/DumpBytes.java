package dk.sluse.person;

import dk.sluse.bytes.Block;
import dk.sluse.bytes.Sieve;

/** Marks lines that begin as a hexadecimal dump's do: with an offset and a colon or blanks behind it. */
record DumpBytes(int topics) implements Sieve {

    @Override
    public void sift(Block block) {
        for (int line = 0; line < block.lines(); line++) {
            if (isDump(block, block.start(line), block.stop(line))) {
                block.mark(topics, line, 1);
            }
        }
    }

    private static boolean isDump(Block block, int start, int end) {
        byte[] bytes = block.bytes();
        int offset = start;
        while (offset < end && offset - start < 4 && (bytes[offset] == ' ' || bytes[offset] == '\t')) {
            offset++;
        }
        int i = Block.endOfRun(block.hexadecimals(), offset);
        if (i - offset < 4 || i - offset > 8) {
            return false;
        }
        i += i < end && bytes[i] == ':' ? 1 : 0;
        if (i >= end || bytes[i] != ' ') {
            return false;
        }
        while (i < end && bytes[i] == ' ') {
            i++;
        }
        int group = i;
        i = Block.endOfRun(block.hexadecimals(), group);
        return i - group >= 2 && i - group <= 4 && i < end && bytes[i] == ' ';
    }
}

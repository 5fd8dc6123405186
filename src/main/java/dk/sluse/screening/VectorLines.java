package dk.sluse.screening;

import dk.sluse.bytes.Block;

/** Where in large texts values stand one after another, as {@link PrintedVectors} reads them. */
final class VectorLines {

    /** Blanks and commas between as many values as may be one per person. */
    private static final int FEWEST_VALUES = 7;

    private static final int LONGEST_VALUE = 14;

    private VectorLines() {}

    /** Values one after another, as {@link PrintedVectors} reads them: behind R's number of the first, or up to the bracket. */
    static int below(Block block, int at) {
        byte[] bytes = block.bytes();
        int next = block.pastBlanks(at + 1);
        byte before = ListingWords.byteAt(block, block.lastBefore(at));
        if (bytes[next] == '\n' || next >= block.end()) {
            return before == ':' ? ListingWords.WRITTEN : -1;
        }
        if (bytes[next] != '"' && bytes[next] != '\'' && bytes[next] != '-' && !block.isDigit(next)) {
            return -1;
        }
        int i = next;
        int gaps = 0;
        while (i < block.end() && bytes[i] != ']' && bytes[i] != '\n' && bytes[i] != '[' && gaps < FEWEST_VALUES) {
            gaps += bytes[i] == ' ' || bytes[i] == ',' ? 1 : 0;
            i++;
        }
        if (gaps == 0 && bytes[i] == ']' && block.isDigit(next)) {
            boolean first = before == '\n' || before == '#';
            return first && bytes[i + 1] == ' ' && isAnswer(block, i + 1) ? 0 : -1;
        }
        return gaps < FEWEST_VALUES ? -1 : ListingWords.isLeftOpen(block, at, 1) ? ListingWords.WRITTEN : 0;
    }

    /** Short values behind R's number of the first of a line. */
    private static boolean isAnswer(Block block, int from) {
        int i = block.pastBlanks(from);
        if (i >= block.end() || block.bytes()[i] == '\n') {
            return false;
        }
        for (int value = 0; value < 3 && i < block.end() && block.bytes()[i] != '\n'; value++) {
            int start = i;
            while (block.bytes()[i] > ' ') {
                i++;
            }
            if (i - start > LONGEST_VALUE) {
                return false;
            }
            i = block.pastBlanks(i);
        }
        return true;
    }
}

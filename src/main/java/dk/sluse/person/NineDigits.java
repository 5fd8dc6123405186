package dk.sluse.person;

import dk.sluse.bytes.Block;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers of nine digits in a block, which a spreadsheet makes of those with a zero in front, and which positions in a
 * genome have, too. In a column of many, most have a day and a month, or the column is none of persons: {@link NumberColumn}
 * asks for half of them at least.
 */
final class NineDigits {

    private static final int MANY = 20;
    private static final double LEAST_SHARE = 0.4;

    /** The numbers of one column here. */
    private static final class Tally {
        private int all;
        private int dated;
    }

    private final int topics;
    private int[] starts = {};
    private int count;
    private boolean dated;

    NineDigits(int topics) {
        this.topics = topics;
    }

    void add(Block block, int start) {
        byte[] bytes = block.bytes();
        if (!NumberBytes.isNine(bytes, start, 0, block.end())) {
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, Math.max(64, 2 * count));
        }
        dated |= NumberBytes.isShortened(bytes, start);
        starts[count++] = start;
    }

    /** Marks the lines whose numbers have a day and a month, but for columns in which few have. */
    void mark(Block block) {
        if (!dated) {
            return;
        }
        byte[] bytes = block.bytes();
        Map<Long, Tally> columns = new HashMap<>();
        Tally[] tallies = new Tally[count];
        for (int i = 0; i < count; i++) {
            Tally tally = columns.computeIfAbsent(column(bytes, starts[i]), c -> new Tally());
            tallies[i] = tally;
            tally.all++;
            tally.dated += NumberBytes.isShortened(bytes, starts[i]) ? 1 : 0;
        }
        for (int i = 0; i < count; i++) {
            boolean chance = tallies[i].all >= MANY && tallies[i].dated < LEAST_SHARE * tallies[i].all;
            if (!chance && NumberBytes.isShortened(bytes, starts[i])) {
                block.mark(topics, block.lineAt(starts[i]), 1);
            }
        }
    }

    /** How many of each delimiter stand before it on its line. */
    private static long column(byte[] bytes, int start) {
        long column = 0;
        for (int i = start - 1; i >= 0 && bytes[i] != '\n'; i--) {
            switch (bytes[i]) {
                case '\t' -> column += 1;
                case ';' -> column += 1 << 12;
                case ',' -> column += 1 << 24;
                case '|' -> column += 1L << 36;
                case ' ' -> column += 1L << 48;
                default -> {}
            }
        }
        return column;
    }
}

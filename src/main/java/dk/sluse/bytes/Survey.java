package dk.sluse.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a large text once, for all that will be asked about it, and remembers which lines each reader need see: those that a
 * {@link Sieve} marked, those about them, the first ones, and lines that are too long to judge. Long lines do not count as
 * one of the lines before or below, since readers pass over them.
 */
public final class Survey {

    /** Headings and the rule below them, or the read of a record. */
    private static final int FIRST_LINES = 3;

    private static final int MOST_BEFORE = 3;
    private static final int LONG = 2000;

    private final int[] before;
    private final Windows[] windows;
    private long stray = -1;
    private final int[] owed;
    private final Block block;
    /** Where the last short lines began, the latest last. */
    private final long[] lastStarts = new long[MOST_BEFORE];

    private final int[] lastRows = new int[MOST_BEFORE];

    private Survey(int[] before, long size) {
        this.before = before;
        this.windows = new Windows[before.length];
        Arrays.setAll(windows, topic -> new Windows(size));
        this.owed = new int[before.length];
        Arrays.fill(owed, FIRST_LINES);
        Arrays.fill(lastRows, 1);
        this.block = new Block(before.length);
    }

    /** Looks through a text. */
    public static Survey of(Bytes text, Sieves sieves) throws IOException {
        int[] before = sieves.before().stream().mapToInt(Integer::intValue).toArray();
        Survey survey = new Survey(before, text.size());
        try (InputStream in = text.open()) {
            survey.read(in, sieves.list().toArray(Sieve[]::new));
        }
        return survey;
    }

    /** What a topic's reader need see. */
    public Windows windows(int topic) {
        return windows[topic];
    }

    /** The offset of the first byte that no text has, or -1. */
    public long stray() {
        return stray;
    }

    private void read(InputStream in, Sieve[] sieves) throws IOException {
        byte[] bytes = block.bytes();
        long offset = 0;
        long longLine = -1;
        int row = 1;
        int filled = 0;
        while (true) {
            int count = in.readNBytes(bytes, filled, Block.SIZE - filled);
            filled += count;
            boolean last = filled < Block.SIZE;
            if (filled == 0) {
                break;
            }
            int limit = last ? filled : afterLastNewline(bytes, filled);
            if (limit == 0) {
                // Part of a line that fills it all.
                longLine = longLine < 0 ? offset : longLine;
                limit = filled;
                stray(offset, TextSniffer.firstControl(bytes, limit));
            } else if (longLine >= 0) {
                int end = Math.min(limit, WordBytes.newline(bytes, 0, limit) + 1);
                stray(offset, TextSniffer.firstControl(bytes, end));
                whole(longLine, offset + end, row++);
                longLine = -1;
                limit = end;
            } else {
                // The block clears what stands behind its lines, which here is the beginning of the next line.
                byte[] begun = Arrays.copyOfRange(bytes, limit, filled);
                block.classify(limit);
                stray(offset, block.stray());
                for (Sieve sieve : sieves) {
                    sieve.sift(block);
                }
                gather(offset, row);
                row += block.lines();
                System.arraycopy(begun, 0, bytes, limit, begun.length);
            }
            offset += limit;
            System.arraycopy(bytes, limit, bytes, 0, filled - limit);
            filled -= limit;
        }
        if (longLine >= 0) {
            whole(longLine, offset, row);
        }
    }

    private void stray(long offset, int at) {
        stray = stray < 0 && at >= 0 ? offset + at : stray;
    }

    private static int afterLastNewline(byte[] bytes, int filled) {
        int i = filled;
        while (i > 0 && bytes[i - 1] != '\n') {
            i--;
        }
        return i;
    }

    /** A line longer than a block: every reader sees it, and the one below it. */
    private void whole(long start, long end, int row) {
        for (int topic = 0; topic < windows.length; topic++) {
            windows[topic].add(start, end, row);
            owed[topic] = Math.max(owed[topic], 1);
        }
    }

    private void gather(long offset, int row) {
        for (int topic = 0; topic < windows.length; topic++) {
            if (owed[topic] > 0 || block.isMarked(topic)) {
                gather(topic, offset, row);
            }
        }
        for (int line = Math.max(0, block.lines() - lookback()); line < block.lines(); line++) {
            if (isShort(line)) {
                System.arraycopy(lastStarts, 1, lastStarts, 0, MOST_BEFORE - 1);
                System.arraycopy(lastRows, 1, lastRows, 0, MOST_BEFORE - 1);
                lastStarts[MOST_BEFORE - 1] = offset + block.start(line);
                lastRows[MOST_BEFORE - 1] = row + line;
            }
        }
    }

    /** From how many lines before its end on a block holds enough short ones. */
    private int lookback() {
        int lines = 0;
        for (int found = 0; found < MOST_BEFORE && lines < block.lines(); lines++) {
            found += isShort(block.lines() - 1 - lines) ? 1 : 0;
        }
        return lines;
    }

    private void gather(int topic, long offset, int row) {
        int left = owed[topic];
        for (int line = 0; line < block.lines(); line++) {
            int reach = block.reach(topic, line);
            if (reach > 0) {
                before(topic, line, offset, row);
                left = Math.max(left, reach);
            }
            if (left > 0) {
                windows[topic].add(offset + block.start(line), offset + block.start(line + 1), row + line);
                left -= isShort(line) || reach > 0 ? 1 : 0;
            }
        }
        owed[topic] = left;
    }

    private void before(int topic, int line, long offset, int row) {
        int from = line;
        int wanted = before[topic];
        while (wanted > 0 && from > 0) {
            from--;
            wanted -= isShort(from) ? 1 : 0;
        }
        if (wanted > 0) {
            windows[topic].add(
                    lastStarts[MOST_BEFORE - wanted], offset + block.start(line), lastRows[MOST_BEFORE - wanted]);
        } else if (from < line) {
            windows[topic].add(offset + block.start(from), offset + block.start(line), row + from);
        }
    }

    private boolean isShort(int line) {
        return block.stop(line) - block.start(line) <= LONG;
    }
}

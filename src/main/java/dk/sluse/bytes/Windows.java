package dk.sluse.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * The stretches of a large text that one reader need see, in order. When there are too many to remember, neighbours are
 * joined: more is read then than needed, never less.
 */
public final class Windows {

    private static final int FEWEST = 64;
    private static final int MOST = 1 << 18;
    /** A stretch in so many bytes is remembered. */
    private static final int SPARSE = 1 << 11;

    private static final int BUFFER = 1 << 17;
    private static final int PAGE = 1 << 13;

    private final int most;
    private long[] starts = new long[FEWEST];
    private long[] ends = new long[FEWEST];
    private int[] rows = new int[FEWEST];
    private int count;
    private long gap = FEWEST;

    /** @param size of the text, which says how many stretches are remembered */
    Windows(long size) {
        most = (int) Math.max(FEWEST, Math.min(MOST, size / SPARSE));
    }

    /** Takes a stretch that begins no earlier than the last one did. */
    void add(long start, long end, int row) {
        if (count > 0 && start <= ends[count - 1]) {
            ends[count - 1] = Math.max(ends[count - 1], end);
            return;
        }
        if (count == most) {
            join();
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
            rows = Arrays.copyOf(rows, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        rows[count++] = row;
    }

    private void join() {
        while (count > most / 2) {
            int kept = 0;
            for (int i = 1; i < count; i++) {
                if (starts[i] - ends[kept] <= gap) {
                    ends[kept] = ends[i];
                } else {
                    kept++;
                    starts[kept] = starts[i];
                    ends[kept] = ends[i];
                    rows[kept] = rows[i];
                }
            }
            count = kept + 1;
            gap *= 2;
        }
    }

    /** How many lines are read is not known; how many stretches is. */
    int count() {
        return count;
    }

    /** Hands over all lines, long ones in pieces; but while the taker is idle, only those of the stretches. */
    void read(Bytes text, Lines.Taker taker, BooleanSupplier idle, Lines.Decoder decoder) throws IOException {
        try (SeekableByteChannel channel = text.channel()) {
            Reading reading = new Reading(channel, taker, decoder, BUFFER);
            int row = 1;
            int next = 0;
            for (long at = 0; at < text.size(); at = reading.after) {
                if (idle.getAsBoolean()) {
                    while (next < count && ends[next] <= at) {
                        next++;
                    }
                    if (next == count) {
                        return;
                    }
                    if (starts[next] > at) {
                        at = starts[next];
                        row = rows[next];
                    }
                }
                row = reading.readLine(at, text.size(), row);
            }
        }
    }

    /** Hands over the lines of all stretches, long ones in pieces. */
    void read(Bytes text, Lines.Taker taker, Lines.Decoder decoder) throws IOException {
        if (count == 0) {
            return;
        }
        try (SeekableByteChannel channel = text.channel()) {
            Reading reading = new Reading(channel, taker, decoder, isDense(text.size()) ? BUFFER : PAGE);
            for (int i = 0; i < count; i++) {
                reading.read(starts[i], ends[i], rows[i]);
            }
        }
    }

    /** Reading on is cheaper than asking the system for every stretch. */
    private boolean isDense(long size) {
        return count > size / BUFFER;
    }

    /** A buffer that moves along the text. */
    private static final class Reading {
        private final SeekableByteChannel channel;
        private final Lines.Taker taker;
        private final Lines.Decoder decoder;
        private final byte[] buffer = new byte[BUFFER];
        private final int atOnce;
        private long offset;
        private int filled;
        /** Where the text goes on behind the line read last. */
        private long after;

        Reading(SeekableByteChannel channel, Lines.Taker taker, Lines.Decoder decoder, int atOnce) {
            this.atOnce = atOnce;
            this.channel = channel;
            this.taker = taker;
            this.decoder = decoder;
        }

        void read(long start, long end, int firstRow) throws IOException {
            int row = firstRow;
            for (long at = start; at < end; at = after) {
                row = readLine(at, end, row);
            }
        }

        /**
         * Hands over one line, or a piece of a long one.
         *
         * @return the row of what follows
         */
        int readLine(long at, long end, int row) throws IOException {
            int here = find(at, end);
            int limit = (int) Math.min(filled, end - offset);
            int stop = WordBytes.newline(buffer, here, Math.min(limit, here + Lines.LONGEST));
            boolean piece = stop - here == Lines.LONGEST;
            after = piece ? at + Lines.LONGEST - Lines.OVERLAP : offset + stop + 1;
            taker.take(row, decoder.decode(buffer, here, stop));
            return piece ? row : row + 1;
        }

        /** Where in the buffer an offset is, with the whole of its line or as much as is read of one at once. */
        private int find(long at, long end) throws IOException {
            if (at >= offset && at < offset + filled) {
                int here = (int) (at - offset);
                int limit = (int) Math.min(filled, end - offset);
                boolean whole = limit - here >= Lines.LONGEST
                        || end <= offset + filled
                        || WordBytes.newline(buffer, here, limit) < limit;
                if (whole) {
                    return here;
                }
            }
            offset = at;
            filled = 0;
            channel.position(at);
            ByteBuffer target = ByteBuffer.wrap(buffer);
            target.limit((int) Math.min(BUFFER, Math.max(end - at, atOnce)));
            while (target.hasRemaining() && channel.read(target) > 0) {
                filled = target.position();
            }
            if (filled == 0) {
                throw new IOException("The text became shorter");
            }
            return 0;
        }
    }
}

package dk.sluse.bytes;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a large text for the lines that could matter, with the lines about each, which head or continue it. Lines keep
 * their numbers; the first ones are always read.
 */
final class Skimming {

    /** Turns bytes into a line. */
    interface Decoder {
        String decode(byte[] bytes, int start, int end);
    }

    /** Headings and the rule below them, or the read of a record. */
    private static final int LINES_BEFORE = 3;

    private static final int BUFFER = 1 << 18;

    private final Lines.Taker taker;
    private final ByteSearch search;
    private final Decoder decoder;
    private final byte[] buffer = new byte[BUFFER];
    private int row = 1;
    private int owed = LINES_BEFORE;

    Skimming(Lines.Taker taker, ByteSearch search, Decoder decoder) {
        this.taker = taker;
        this.search = search;
        this.decoder = decoder;
    }

    void read(InputStream in) throws IOException {
        int filled = 0;
        while (true) {
            int count = in.readNBytes(buffer, filled, BUFFER - filled);
            filled += count;
            boolean last = filled < BUFFER;
            int limit = last ? filled : afterLastNewline(filled);
            int kept;
            if (limit == 0 && filled > 0) {
                // One line fills it all: read in pieces that overlap.
                taker.take(row, decoder.decode(buffer, 0, Math.min(filled, Lines.LONGEST)));
                kept = Math.min(filled, Lines.LONGEST - Lines.OVERLAP);
            } else {
                kept = skim(limit, last);
            }
            if (last) {
                return;
            }
            System.arraycopy(buffer, kept, buffer, 0, filled - kept);
            filled -= kept;
        }
    }

    private int afterLastNewline(int filled) {
        int i = filled;
        while (i > 0 && buffer[i - 1] != '\n') {
            i--;
        }
        return i;
    }

    /** Reads what matters of these whole lines; answers from where on they are kept for the next ones. */
    private int skim(int limit, boolean last) throws IOException {
        if (search instanceof ByteSearch.Any any) {
            any.begin();
        }
        int position = 0;
        while (position < limit) {
            int hit = search.next(buffer, position, limit);
            if (owed == 0) {
                if (hit >= limit) {
                    break;
                }
                int begin = back(back(hit, position, 0), position, LINES_BEFORE);
                row += WordBytes.newlines(buffer, position, begin);
                owed = WordBytes.newlines(buffer, begin, hit) + 1;
                position = begin;
            }
            int end = WordBytes.newline(buffer, position, limit);
            deliver(position, end);
            owed--;
            if (hit < end) {
                owed = Math.max(owed, search.below(buffer, hit, end));
            }
            position = Math.min(limit, end + 1);
        }
        if (last) {
            return limit;
        }
        int kept = back(limit, position, LINES_BEFORE);
        row += WordBytes.newlines(buffer, position, kept);
        return kept;
    }

    /** The start of the line, so many lines back, but not before what was read already. */
    private int back(int offset, int earliest, int lines) {
        int i = offset;
        for (int left = lines; i > earliest; i--) {
            if (buffer[i - 1] == '\n' && left-- == 0) {
                break;
            }
        }
        return i;
    }

    /** Hands over a line, in pieces when it is long. */
    private void deliver(int start, int end) throws IOException {
        for (int piece = start; ; piece += Lines.LONGEST - Lines.OVERLAP) {
            int stop = Math.min(end, piece + Lines.LONGEST);
            taker.take(row, decoder.decode(buffer, piece, stop));
            if (stop == end) {
                break;
            }
        }
        row++;
    }
}

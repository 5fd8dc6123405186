package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/** Counts the pictures of a TIFF: its directories are a chain, each with the offset of the next. */
final class TiffPages {

    private static final int MOST = 10_000;
    private static final int ENTRY = 12;

    private TiffPages() {}

    static int count(Bytes bytes) throws IOException {
        byte[] head = bytes.head(8);
        if (head.length < 8 || head[2] == 43 || head[3] == 43) {
            // The 64-bit kind has offsets of another size; its metadata is read all the same.
            return 1;
        }
        ByteOrder order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        Set<Long> seen = new HashSet<>();
        long offset = ByteBuffer.wrap(head).order(order).getInt(4) & 0xffffffffL;
        while (offset > 0 && offset + 2 < bytes.size() && seen.add(offset) && seen.size() < MOST) {
            int entries = ByteBuffer.wrap(bytes.read(offset, 2)).order(order).getShort() & 0xffff;
            byte[] next = bytes.read(offset + 2 + (long) entries * ENTRY, 4);
            offset = next.length < 4 ? 0 : ByteBuffer.wrap(next).order(order).getInt() & 0xffffffffL;
        }
        return seen.size();
    }
}

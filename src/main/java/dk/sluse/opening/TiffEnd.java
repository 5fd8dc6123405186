package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds where the last of a TIFF's pieces ends: directories, values, strips, tiles and thumbnails, which may lie anywhere. A
 * kind that it cannot follow to its end, such as the 64-bit one, is said to fill its file.
 */
final class TiffEnd {

    private static final int MOST_DIRECTORIES = 10_000;
    private static final int MOST_VALUES = 1_000_000;
    private static final int ENTRY = 12;
    private static final int INLINE = 4;
    private static final int IFD = 13;
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
    /** Where pieces of a picture lie, and the tag that says how long each is. */
    private static final Map<Integer, Integer> PIECES = Map.of(273, 279, 324, 325, 513, 514, 288, 289);

    private static final Set<Integer> DIRECTORIES = Set.of(330, 34665, 34853, 40965);
    /** Tables of the old kind of JPEG, whose length only a decoder knows. */
    private static final Set<Integer> ENDLESS = Set.of(519, 520, 521);

    private final Bytes bytes;
    private final ByteOrder order;
    private final Deque<Long> pending = new ArrayDeque<>();
    private long end = 8;

    private TiffEnd(Bytes bytes, ByteOrder order) {
        this.bytes = bytes;
        this.order = order;
    }

    static long of(Bytes bytes) throws IOException {
        byte[] head = bytes.head(8);
        if (head.length < 8 || head[2] == 43 || head[3] == 43) {
            return bytes.size();
        }
        TiffEnd tiff = new TiffEnd(bytes, head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tiff.pending.add(tiff.whole(head, 4, 4));
        return tiff.walk() ? Math.min(tiff.end, bytes.size()) : bytes.size();
    }

    /** Whether everything could be followed. */
    private boolean walk() throws IOException {
        Set<Long> seen = new HashSet<>();
        while (!pending.isEmpty()) {
            long offset = pending.poll();
            if (offset != 0 && seen.add(offset) && (seen.size() > MOST_DIRECTORIES || !directory(offset))) {
                return false;
            }
        }
        return !seen.isEmpty();
    }

    private boolean directory(long offset) throws IOException {
        byte[] count = bytes.read(offset, 2);
        int entries = count.length < 2 ? 0 : (int) whole(count, 0, 2);
        byte[] table = bytes.read(offset + 2, entries * ENTRY + INLINE);
        if (entries == 0 || table.length < entries * ENTRY) {
            return false;
        }
        reach(offset + 2, table.length);
        if (table.length == entries * ENTRY + INLINE) {
            pending.add(whole(table, entries * ENTRY, INLINE));
        }
        Map<Integer, long[]> known = new HashMap<>();
        for (int at = 0; at < entries * ENTRY; at += ENTRY) {
            if (!entry(table, at, known)) {
                return false;
            }
        }
        return pieces(known);
    }

    private boolean entry(byte[] table, int at, Map<Integer, long[]> known) throws IOException {
        int tag = (int) whole(table, at, 2);
        int type = (int) whole(table, at + 2, 2);
        long count = whole(table, at + 4, 4);
        if (type == 0 || type >= SIZES.length || ENDLESS.contains(tag)) {
            return false;
        }
        long size = SIZES[type] * count;
        long lies = whole(table, at + 8, 4);
        if (size > INLINE) {
            reach(lies, size);
        }
        boolean pointer = DIRECTORIES.contains(tag) || type == IFD;
        if (!pointer && !PIECES.containsKey(tag) && !PIECES.containsValue(tag)) {
            return true;
        }
        Optional<long[]> values = count > MOST_VALUES || SIZES[type] > INLINE
                ? Optional.empty()
                : values(table, at, type, (int) count, lies);
        values.ifPresent(found -> known.put(tag, found));
        if (pointer) {
            values.ifPresent(found -> java.util.Arrays.stream(found).forEach(pending::add));
        }
        return values.isPresent();
    }

    private Optional<long[]> values(byte[] table, int at, int type, int count, long lies) throws IOException {
        int size = SIZES[type];
        boolean inline = size * count <= INLINE;
        byte[] held = inline ? table : bytes.read(lies, size * count);
        int from = inline ? at + 8 : 0;
        if (!inline && held.length < size * count) {
            return Optional.empty();
        }
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = whole(held, from + i * size, size);
        }
        return Optional.of(values);
    }

    private boolean pieces(Map<Integer, long[]> known) {
        for (Map.Entry<Integer, Integer> piece : PIECES.entrySet()) {
            long[] offsets = known.getOrDefault(piece.getKey(), new long[0]);
            long[] lengths = known.getOrDefault(piece.getValue(), new long[0]);
            if (offsets.length != lengths.length) {
                return false;
            }
            for (int i = 0; i < offsets.length; i++) {
                reach(offsets[i], lengths[i]);
            }
        }
        return true;
    }

    private void reach(long offset, long length) {
        end = Math.max(end, offset + length);
    }

    private long whole(byte[] from, int at, int size) {
        ByteBuffer buffer = ByteBuffer.wrap(from).order(order);
        return switch (size) {
            case 1 -> buffer.get(at) & 0xffL;
            case 2 -> buffer.getShort(at) & 0xffffL;
            default -> buffer.getInt(at) & 0xffffffffL;
        };
    }
}

package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which sectors of an OLE container belong to one of its streams, and what lies in the others. What lies in a stream is looked
 * at as that stream's, so that a zip in it, such as the theme that Office 2007 and later keep in doc, ppt and xls, is no second
 * file; the others hold what was deleted, and no stream shows it.
 */
final class OleExtent {

    private static final int HEADER = 512;
    private static final int MAGIC = 0xe011cfd0;
    private static final int FIRST_TABLES = 109;
    private static final int ENTRY = 128;
    private static final int LEFT = 68;
    private static final int CHILD = 76;
    private static final long LAST_SECTOR = 0xfffffffaL;
    /** The table of a larger file would take too much memory; none of its bytes counts as used. */
    private static final long LARGEST = 1L << 29;

    private final Bytes bytes;
    private final ByteBuffer header;
    private final int sector;
    private final int sectors;
    private final BitSet used = new BitSet();
    /** How much of its last sector a stream fills. */
    private final Map<Integer, Integer> slack = new TreeMap<>();

    private int[] next = new int[0];

    private OleExtent(Bytes bytes, ByteBuffer header) {
        this.bytes = bytes;
        this.header = header;
        this.sector = header.getShort(30) == 12 ? 4096 : 512;
        this.sectors = (int) ((bytes.size() + sector - 1) / sector) - 1;
    }

    /** What the tables of a container say; of anything else, that nothing is used. */
    static OleExtent of(Bytes bytes) throws IOException {
        ByteBuffer header = little(bytes.head(HEADER));
        boolean container = header.limit() == HEADER && header.getInt(0) == MAGIC && bytes.size() <= LARGEST;
        OleExtent extent = new OleExtent(bytes, container ? header : ByteBuffer.allocate(HEADER));
        if (container) {
            extent.readTables();
            extent.follow(unsigned(header, 48), bytes.size());
            extent.follow(unsigned(header, 60), bytes.size());
            extent.streams(unsigned(header, 48));
        }
        return extent;
    }

    /** Whether the byte at the offset lies in what the container uses. */
    boolean uses(long offset) {
        long number = offset / sector - 1;
        return number >= 0
                && number < sectors
                && used.get((int) number)
                && offset % sector < slack.getOrDefault((int) number, sector);
    }

    /** The bytes that no stream leads to or that lie behind its end, after a zero, without sectors of one and the same byte. */
    Bytes unused(Path into) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(into))) {
            out.write(0);
            for (int number = used.nextClearBit(0);
                    !used.isEmpty() && number < sectors;
                    number = used.nextClearBit(number + 1)) {
                write(read(number), out);
            }
            for (Map.Entry<Integer, Integer> last : slack.entrySet()) {
                byte[] content = read(last.getKey());
                write(Arrays.copyOfRange(content, Math.min(last.getValue(), content.length), content.length), out);
            }
        }
        return Bytes.of(into);
    }

    private static void write(byte[] content, OutputStream out) throws IOException {
        for (byte b : content) {
            if (b != content[0]) {
                out.write(content);
                return;
            }
        }
    }

    private void readTables() throws IOException {
        int perTable = sector / 4;
        int[] tables = new int[Math.min(sectors, sectors / perTable + 1)];
        int count = 0;
        for (int i = 0; i < FIRST_TABLES && count < tables.length; i++) {
            tables[count++] = header.getInt(76 + i * 4);
        }
        long list = unsigned(header, 68);
        for (int lists = 0; list < sectors && count < tables.length && lists < sectors; lists++) {
            used.set((int) list);
            ByteBuffer block = little(Arrays.copyOf(read((int) list), sector));
            for (int i = 0; i < perTable - 1 && count < tables.length; i++) {
                tables[count++] = block.getInt(i * 4);
            }
            list = unsigned(block, sector - 4);
        }
        next = new int[sectors];
        Arrays.fill(next, -1);
        for (int i = 0; i < count; i++) {
            table(tables[i], i * perTable);
        }
    }

    private void table(int number, int from) throws IOException {
        if (number < 0 || number >= sectors) {
            return;
        }
        used.set(number);
        ByteBuffer block = little(Arrays.copyOf(read(number), sector));
        for (int i = 0; i < sector / 4 && from + i < sectors; i++) {
            next[from + i] = block.getInt(i * 4);
        }
    }

    /** A chain ends where it is told to, leaves the file, comes back to where it was, or holds all of its stream. */
    private void follow(long first, long size) {
        long at = first;
        for (long left = size; left > 0 && at < sectors && !used.get((int) at); left -= sector) {
            used.set((int) at);
            if (left < sector) {
                slack.put((int) at, (int) left);
            }
            at = next[(int) at] & 0xffffffffL;
        }
    }

    /** The streams that the root leads to; those that only lie in the directory are shown by nobody. */
    private void streams(long directory) throws IOException {
        List<ByteBuffer> entries = new ArrayList<>();
        BitSet seen = new BitSet();
        for (long at = directory; at < sectors && !seen.get((int) at); at = next[(int) at] & 0xffffffffL) {
            seen.set((int) at);
            byte[] block = Arrays.copyOf(read((int) at), sector);
            for (int i = 0; i < sector; i += ENTRY) {
                entries.add(little(Arrays.copyOfRange(block, i, i + ENTRY)));
            }
        }
        BitSet reached = new BitSet();
        Deque<Long> waiting = new ArrayDeque<>(List.of(0L));
        while (!waiting.isEmpty()) {
            long number = waiting.pop();
            if (number < entries.size() && !reached.get((int) number)) {
                reached.set((int) number);
                ByteBuffer entry = entries.get((int) number);
                stream(entry);
                for (int side = LEFT; side <= CHILD; side += 4) {
                    waiting.push(unsigned(entry, side));
                }
            }
        }
    }

    /** Small streams lie in the root's own, which is followed; their sectors are not the file's. */
    private void stream(ByteBuffer entry) {
        byte kind = entry.get(66);
        long size = sector == 512 ? unsigned(entry, 120) : entry.getLong(120);
        boolean large = size >= unsigned(header, 56);
        if (kind == 5 || (kind == 2 && large)) {
            follow(unsigned(entry, 116), size);
        }
    }

    private byte[] read(int number) throws IOException {
        try (InputStream in = bytes.open((number + 1L) * sector)) {
            return in.readNBytes(sector);
        }
    }

    private static long unsigned(ByteBuffer block, int at) {
        return Math.min(block.getInt(at) & 0xffffffffL, LAST_SECTOR);
    }

    private static ByteBuffer little(byte[] array) {
        return ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }
}

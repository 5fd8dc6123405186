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
import java.util.Arrays;
import java.util.BitSet;

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
    private static final long LAST_SECTOR = 0xfffffffaL;
    /** The table of a larger file would take too much memory; none of its bytes counts as used. */
    private static final long LARGEST = 1L << 29;

    private final Bytes bytes;
    private final ByteBuffer header;
    private final int sector;
    private final int sectors;
    private final BitSet used = new BitSet();
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
            extent.follow(unsigned(header, 48));
            extent.follow(unsigned(header, 60));
            extent.streams(unsigned(header, 48));
        }
        return extent;
    }

    /** Whether the byte at the offset lies in a sector that the container uses. */
    boolean uses(long offset) {
        long number = offset / sector - 1;
        return number >= 0 && number < sectors && used.get((int) number);
    }

    /** The bytes that no stream leads to, behind a zero, without sectors of one and the same byte. */
    Bytes unused(Path into) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(into))) {
            out.write(0);
            for (int number = used.nextClearBit(0);
                    !used.isEmpty() && number < sectors;
                    number = used.nextClearBit(number + 1)) {
                byte[] content = read(number);
                byte first = content.length == 0 ? 0 : content[0];
                for (byte b : content) {
                    if (b != first) {
                        out.write(content);
                        break;
                    }
                }
            }
        }
        return Bytes.of(into);
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

    /** A chain ends where it is told to, leaves the file, or comes back to where it was. */
    private void follow(long first) {
        long at = first;
        while (at < sectors && !used.get((int) at)) {
            used.set((int) at);
            at = next[(int) at] & 0xffffffffL;
        }
    }

    private void streams(long directory) throws IOException {
        BitSet seen = new BitSet();
        for (long at = directory; at < sectors && !seen.get((int) at); at = next[(int) at] & 0xffffffffL) {
            seen.set((int) at);
            ByteBuffer block = little(Arrays.copyOf(read((int) at), sector));
            for (int i = 0; i < sector; i += ENTRY) {
                stream(block, i);
            }
        }
    }

    /** Small streams lie in the root's own, which is followed; their sectors are not the file's. */
    private void stream(ByteBuffer block, int at) {
        byte kind = block.get(at + 66);
        boolean large = unsigned(block, at + 120) >= unsigned(header, 56);
        if (kind == 5 || (kind == 2 && large)) {
            follow(unsigned(block, at + 116));
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

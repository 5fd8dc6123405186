package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Finds other files among a picture's bytes, wherever its format lets bytes lie that are no pixels: in segments, blocks, chunks
 * and tags of somebody's own, behind names and marks, between header and pixels (R56). Of what is packed, the first stretch
 * is enough to tell what it is.
 */
final class Carving {

    private static final int BLOCK = 1 << 16;
    private static final int LONGEST_MAGIC = 8;
    private static final int MOST_FILES = 8;
    private static final int MOST_TRIED = 1000;
    /** What a chance hit would hardly unpack to. */
    private static final int FEWEST_UNPACKED = 8;

    private static final List<byte[]> MAGICS = List.of(
            magic("1f8b08"),
            magic("42414d01"),
            magic("4352414d02"),
            magic("4352414d03"),
            magic("4352414d04"),
            magic("42434602"),
            magic("42434604"),
            magic("fd377a585a00"),
            magic("504b0304"),
            magic("894844460d0a1a0a"),
            magic("6372797074346768"),
            magic("4e4342492e737261"));
    private static final boolean[] FIRST = first();

    private final Part part;
    private final Opening opening;
    private final Bytes bytes;
    private final String where;
    private int found;
    private int tried;

    private Carving(Part part, Opening opening, Bytes bytes, String where) {
        this.part = part;
        this.opening = opening;
        this.bytes = bytes;
        this.where = where;
    }

    /** A picture as it lies, or the pieces of it that belong together. */
    static void of(Part part, Opening opening) throws IOException {
        if (part.type() == FileType.JPEG || part.type() == FileType.GIF) {
            for (PicturePieces.Piece piece : PicturePieces.of(part)) {
                new Carving(part, opening, Bytes.of(piece.bytes()), piece.name()).carve();
            }
        } else {
            new Carving(part, opening, part.bytes(), "").carve();
        }
    }

    /** A stretch of a part, between others that are known. */
    static void between(Part part, Opening opening, long from, long to) throws IOException {
        if (to > from) {
            new Carving(part, opening, part.bytes().slice(from, to - from), "from byte " + from).carve();
        }
    }

    /** Bytes that a piece may hold packed without any header of a file's. */
    static void inflated(Part part, Opening opening, String name, Bytes packed) throws IOException {
        byte[] head = packed.head(2);
        boolean zlib = head.length == 2
                && (head[0] & 0x0f) == 8
                && (head[0] & 0xf0) <= 0x70
                && ((head[0] & 0xff) << 8 | (head[1] & 0xff)) % 31 == 0;
        if (zlib) {
            embed(part, opening, name, new java.util.zip.InflaterInputStream(packed.open()), packed.size());
        }
    }

    private void carve() throws IOException {
        byte[] window = new byte[BLOCK + LONGEST_MAGIC];
        int kept = 0;
        long base = 0;
        try (InputStream in = bytes.open()) {
            for (int read; (read = in.readNBytes(window, kept, BLOCK)) > 0; ) {
                int length = kept + read;
                int last = length - LONGEST_MAGIC;
                for (int i = 0; i <= last && found < MOST_FILES; i++) {
                    if (FIRST[window[i] & 0xff]) {
                        look(window, i, base + i);
                    }
                }
                int from = Math.max(0, last + 1);
                kept = length - from;
                System.arraycopy(window, from, window, 0, kept);
                base += from;
            }
        }
    }

    private void look(byte[] window, int at, long offset) throws IOException {
        for (byte[] magic : MAGICS) {
            if (java.util.Arrays.equals(window, at, at + magic.length, magic, 0, magic.length)) {
                hit(magic, offset);
                return;
            }
        }
    }

    private void hit(byte[] magic, long offset) throws IOException {
        if ((offset == 0 && where.isEmpty()) || tried++ >= MOST_TRIED) {
            return;
        }
        Bytes rest = bytes.slice(offset, bytes.size() - offset);
        String name = (where.isEmpty() ? "" : where + " ") + "byte " + offset;
        if (magic.length == 3) {
            boolean plausible = rest.size() > 18 && (rest.read(3, 1)[0] & 0xe0) == 0;
            found += plausible && embed(part, opening, name, gzip(rest), rest.size()) ? 1 : 0;
        } else {
            found++;
            opening.embed(part, name, Part.Role.STRAY, rest);
        }
    }

    private static InputStream gzip(Bytes bytes) {
        try {
            return new GzipCompressorInputStream(new BufferedInputStream(bytes.open()));
        } catch (IOException e) {
            return InputStream.nullInputStream();
        }
    }

    /** As much as can be unpacked; whether that was anything. */
    private static boolean embed(Part part, Opening opening, String name, InputStream packed, long size)
            throws IOException {
        try (InputStream in = new Tolerant(packed)) {
            byte[] head = in.readNBytes(FEWEST_UNPACKED);
            if (head.length < FEWEST_UNPACKED) {
                return false;
            }
            InputStream whole =
                    new SequenceInputStream(Collections.enumeration(List.of(new ByteArrayInputStream(head), in)));
            opening.embed(part, name + " unpacked", Part.Role.STRAY, opening.unpack(whole, size));
            return true;
        }
    }

    private static byte[] magic(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static boolean[] first() {
        boolean[] table = new boolean[256];
        new ArrayList<>(MAGICS).forEach(magic -> table[magic[0] & 0xff] = true);
        return table;
    }

    /** Ends where the packing goes wrong, since a piece may be cut short or followed by others. */
    private static final class Tolerant extends java.io.FilterInputStream {

        Tolerant(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            try {
                return super.read(into, from, count);
            } catch (ZipException | EOFException e) {
                return -1;
            } catch (IOException e) {
                if (e instanceof LimitReached) {
                    throw e;
                }
                return -1;
            }
        }
    }
}

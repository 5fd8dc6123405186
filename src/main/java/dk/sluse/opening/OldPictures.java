package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.Obstacle;
import dk.sluse.document.Part;
import dk.sluse.wording.Phrase;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.util.zip.InflaterInputStream;

/**
 * Finds the drawings that the binary Office formats keep in their pictures' records (MS-ODRAW, OfficeArtBlipEMF and
 * OfficeArtBlipWMF), mostly deflated, and hands each over as a part.
 */
final class OldPictures {

    /** Instance and type of such records, as four bytes; the second of each has one more hash. */
    private static final int EMF = 0x403d1af0;

    private static final int EMF_TWICE = 0x503d1af0;
    private static final int WMF = 0x60211bf0;
    private static final int WMF_TWICE = 0x70211bf0;
    private static final int HASH = 16;
    private static final int HEAD = 34;
    private static final int MOST = 500;
    private static final Phrase MORE = Phrase.of(
            "Filen har flere end %d tegninger; resten er ikke læst.",
            "The file has more than %d drawings; the rest were not read.", MOST);
    private static final int GROUP = 0x00eb;
    private static final int CONTINUE = 0x003c;

    private OldPictures() {}

    /** Looks through a stream of records. */
    static void find(Bytes bytes, Part part, Opening opening) throws IOException {
        int found = 0;
        int window = 0;
        long at = 0;
        try (InputStream in = new BufferedInputStream(bytes.open())) {
            for (int b; (b = in.read()) >= 0; ) {
                window = window << 8 | b;
                at++;
                if (window == EMF || window == EMF_TWICE || window == WMF || window == WMF_TWICE) {
                    if (found == MOST) {
                        opening.obstacle(Obstacle.Kind.LIMIT, part.place(), MORE);
                        return;
                    }
                    boolean twice = window == EMF_TWICE || window == WMF_TWICE;
                    found += take(bytes, at + 4 + (twice ? 2 * HASH : HASH), found + 1, part, opening) ? 1 : 0;
                }
            }
        }
    }

    /** A workbook keeps the records of its pictures in pieces. */
    static void inWorkbook(Bytes workbook, Part part, Opening opening) throws IOException {
        var file = opening.scratch();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(workbook.open()));
                OutputStream out = Files.newOutputStream(file)) {
            boolean within = false;
            while (true) {
                int type = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
                byte[] record = in.readNBytes(Short.toUnsignedInt(Short.reverseBytes(in.readShort())));
                within = type == GROUP || (within && type == CONTINUE);
                if (within) {
                    out.write(record);
                }
            }
        } catch (EOFException e) {
            // The end of the records.
        }
        find(Bytes.of(file), part, opening);
    }

    private static boolean take(Bytes bytes, long start, int number, Part part, Opening opening) throws IOException {
        byte[] head = bytes.slice(start, Math.max(0, Math.min(HEAD, bytes.size() - start)))
                .head(HEAD);
        if (head.length < HEAD) {
            return false;
        }
        var fields = java.nio.ByteBuffer.wrap(head).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        long size = fields.getInt(28) & 0xffffffffL;
        int packing = head[32] & 0xff;
        if (size > bytes.size() - start - HEAD || (packing != 0 && packing != 0xfe)) {
            return false;
        }
        Bytes kept = bytes.slice(start + HEAD, size);
        try (InputStream raw = kept.open();
                InputStream in = packing == 0 ? new InflaterInputStream(raw) : raw) {
            // A first byte tells whether it can be unpacked at all: this may be a chance match.
            int first = in.read();
            if (first >= 0) {
                InputStream whole = new SequenceInputStream(new ByteArrayInputStream(new byte[] {(byte) first}), in);
                opening.embed(
                        part,
                        "drawing " + number,
                        Part.Role.COMPONENT,
                        opening.unpack(whole, packing == 0 ? Math.max(1, size) : 0));
            }
            return first >= 0;
        } catch (java.util.zip.ZipException e) {
            return false;
        }
    }
}

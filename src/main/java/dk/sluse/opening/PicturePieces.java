package dk.sluse.opening;

import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a JPEG's segments of one kind, or a GIF's blocks of one extension, hold when they are put together. */
final class PicturePieces {

    private static final int MOST_BYTES = 8 << 20;

    /** A piece and its name. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Piece(String name, byte[] bytes) {}

    private final DataInputStream in;
    private final Map<String, ByteArrayOutputStream> pieces = new LinkedHashMap<>();
    private int gathered;

    private PicturePieces(DataInputStream in) {
        this.in = in;
    }

    static List<Piece> of(Part part) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(part.bytes().open(), 1 << 16))) {
            PicturePieces pieces = new PicturePieces(in);
            try {
                if (part.type() == FileType.JPEG) {
                    pieces.jpeg();
                } else {
                    pieces.gif();
                }
            } catch (EOFException e) {
                // What came before is looked at; that the end is missing is told by its end.
            }
            List<Piece> found = new ArrayList<>();
            pieces.pieces.forEach((name, bytes) -> found.add(new Piece(name, bytes.toByteArray())));
            return found;
        }
    }

    /** The segments before the pixels; each has a mark and its length. */
    private void jpeg() throws IOException {
        in.skipNBytes(2);
        while (in.readUnsignedByte() == 0xff) {
            int marker = in.readUnsignedByte();
            while (marker == 0xff) {
                marker = in.readUnsignedByte();
            }
            if (marker == 0xda || marker == 0xd9) {
                return;
            }
            int length = Math.max(0, in.readUnsignedShort() - 2);
            if ((marker >= 0xe0 && marker <= 0xef) || marker == 0xfe) {
                gather("segment " + Integer.toHexString(marker), length);
            } else {
                in.skipNBytes(length);
            }
        }
    }

    private void gif() throws IOException {
        in.skipNBytes(10);
        int flags = in.readUnsignedByte();
        in.skipNBytes(2);
        colours(flags);
        int extensions = 0;
        while (true) {
            switch (in.readUnsignedByte()) {
                case 0x21 -> {
                    int label = in.readUnsignedByte();
                    blocks("extension " + Integer.toHexString(label) + " " + ++extensions, label);
                }
                case 0x2c -> {
                    in.skipNBytes(8);
                    colours(in.readUnsignedByte());
                    in.skipNBytes(1);
                    for (int length; (length = in.readUnsignedByte()) != 0; ) {
                        in.skipNBytes(length);
                    }
                }
                default -> {
                    return;
                }
            }
        }
    }

    /** An application's extension and a plain text's begin with a block of their own. */
    private void blocks(String name, int label) throws IOException {
        boolean introduced = label == 0xff || label == 0x01;
        for (int length; (length = in.readUnsignedByte()) != 0; ) {
            if (introduced) {
                in.skipNBytes(length);
                introduced = false;
            } else {
                gather(name, length);
            }
        }
    }

    private void colours(int flags) throws IOException {
        if ((flags & 0x80) != 0) {
            in.skipNBytes(3L << ((flags & 7) + 1));
        }
    }

    private void gather(String name, int length) throws IOException {
        byte[] more = in.readNBytes(length);
        gathered += more.length;
        if (gathered <= MOST_BYTES) {
            pieces.computeIfAbsent(name, n -> new ByteArrayOutputStream()).write(more);
        }
    }
}

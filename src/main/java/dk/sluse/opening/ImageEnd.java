package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds where a picture ends by its own format, so that what follows can be seen. */
final class ImageEnd {

    private static final int IEND = 0x49454e44;
    private static final int BMP_SIZE = 2;

    private final DataInputStream in;
    private long position;

    private ImageEnd(DataInputStream in) {
        this.in = in;
    }

    /** The offset after the picture's last byte. A TIFF says no end: its pieces lie anywhere. */
    static long of(FileType type, Bytes bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(bytes.open(), 1 << 16))) {
            ImageEnd walk = new ImageEnd(in);
            return switch (type) {
                case PNG -> walk.png();
                case JPEG -> walk.jpeg();
                case GIF -> walk.gif();
                case BMP -> bmp(bytes);
                default -> bytes.size();
            };
        } catch (EOFException e) {
            throw new IOException("Ends before its end mark", e);
        }
    }

    private long png() throws IOException {
        skip(8);
        while (true) {
            int length = in.readInt();
            int type = in.readInt();
            position += 8;
            if (length < 0) {
                throw new IOException("A chunk of negative length");
            }
            skip(length + 4L);
            if (type == IEND) {
                return position;
            }
        }
    }

    private long jpeg() throws IOException {
        skip(2);
        while (true) {
            int marker = marker();
            if (marker == 0xd9) {
                return position;
            }
            boolean alone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7);
            if (!alone) {
                int length = in.readUnsignedShort();
                position += 2;
                skip(Math.max(0, length - 2L));
            }
        }
    }

    /** The next marker; after a scan's header that skips the scan's own data, in which 0xff is followed by zero. */
    private int marker() throws IOException {
        int b = next();
        while (true) {
            while (b != 0xff) {
                b = next();
            }
            while (b == 0xff) {
                b = next();
            }
            if (b != 0) {
                return b;
            }
            b = next();
        }
    }

    private long gif() throws IOException {
        skip(10);
        int flags = next();
        skip(2);
        colours(flags);
        while (true) {
            switch (next()) {
                case 0x21 -> {
                    next();
                    blocks();
                }
                case 0x2c -> {
                    skip(8);
                    colours(next());
                    next();
                    blocks();
                }
                case 0x3b -> {
                    return position;
                }
                default -> throw new IOException("An unknown block");
            }
        }
    }

    private void colours(int flags) throws IOException {
        if ((flags & 0x80) != 0) {
            skip(3L << ((flags & 7) + 1));
        }
    }

    private void blocks() throws IOException {
        for (int length; (length = next()) != 0; ) {
            skip(length);
        }
    }

    private static long bmp(Bytes bytes) throws IOException {
        long claimed = ByteBuffer.wrap(bytes.read(BMP_SIZE, Integer.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt()
                & 0xffffffffL;
        return claimed < 26 || claimed > bytes.size() ? bytes.size() : claimed;
    }

    private int next() throws IOException {
        position++;
        return in.readUnsignedByte();
    }

    private void skip(long count) throws IOException {
        in.skipNBytes(count);
        position += count;
    }
}

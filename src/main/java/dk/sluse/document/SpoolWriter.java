package dk.sluse.document;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts numbers and texts into a file one after the other, as {@link SpoolReader} takes them. */
final class SpoolWriter implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private String place = "";
    private byte[] lastPlace = {};

    SpoolWriter(Path file) throws IOException {
        this.out = Files.newOutputStream(file);
    }

    void number(int number) throws IOException {
        room(Integer.BYTES);
        INT.set(buffer, filled, number);
        filled += Integer.BYTES;
    }

    void flag(boolean flag) throws IOException {
        room(1);
        buffer[filled++] = (byte) (flag ? 1 : 0);
    }

    void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A text that is most often the one before. */
    void place(String text) throws IOException {
        if (!text.equals(place)) {
            place = text;
            lastPlace = text.getBytes(StandardCharsets.UTF_8);
        }
        bytes(lastPlace);
    }

    private void bytes(byte[] bytes) throws IOException {
        number(bytes.length);
        if (bytes.length > BUFFER) {
            room(BUFFER);
            out.write(bytes);
        } else {
            room(bytes.length);
            System.arraycopy(bytes, 0, buffer, filled, bytes.length);
            filled += bytes.length;
        }
    }

    private void room(int count) throws IOException {
        if (filled + count > BUFFER) {
            out.write(buffer, 0, filled);
            filled = 0;
        }
    }

    /** Once and for all; a second time does nothing. */
    @Override
    public void close() throws IOException {
        try (out) {
            room(BUFFER);
        }
    }
}

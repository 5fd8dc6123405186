package dk.sluse.document;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Takes numbers and texts from a file one after the other; millions of cells pass through it. */
final class SpoolReader implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final InputStream in;
    private byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private byte[] lastPlace = {};
    private String place = "";

    SpoolReader(Path file) throws IOException {
        this.in = Files.newInputStream(file);
    }

    /** Whether anything is left. */
    boolean hasMore() throws IOException {
        return at < end || fill(1);
    }

    int number() throws IOException {
        need(Integer.BYTES);
        int number = (int) INT.get(buffer, at);
        at += Integer.BYTES;
        return number;
    }

    boolean flag() throws IOException {
        need(1);
        return buffer[at++] != 0;
    }

    String text() throws IOException {
        int length = number();
        need(length);
        String text = new String(buffer, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** A text that is most often the one that stood there the last time. */
    String place() throws IOException {
        int length = number();
        need(length);
        if (!Arrays.equals(buffer, at, at + length, lastPlace, 0, lastPlace.length)) {
            lastPlace = Arrays.copyOfRange(buffer, at, at + length);
            place = new String(lastPlace, StandardCharsets.UTF_8);
        }
        at += length;
        return place;
    }

    void skipText() throws IOException {
        int length = number();
        need(length);
        at += length;
    }

    private void need(int count) throws IOException {
        if (end - at < count && !fill(count)) {
            throw new EOFException("The spool ends early");
        }
    }

    /** Moves what is left to the front and reads on until so many bytes are there. */
    private boolean fill(int count) throws IOException {
        byte[] target = count > buffer.length ? new byte[count] : buffer;
        System.arraycopy(buffer, at, target, 0, end - at);
        buffer = target;
        end -= at;
        at = 0;
        while (end < count) {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

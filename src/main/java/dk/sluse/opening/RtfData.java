package dk.sluse.opening;

import dk.sluse.bytes.Bytes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Hexadecimal digits of rich text on their way into a part. */
final class RtfData {

    private final Path file;
    private final OutputStream out;
    private int high = -1;

    RtfData(Opening opening) throws IOException {
        file = opening.scratch();
        out = new BufferedOutputStream(Files.newOutputStream(file));
    }

    void digit(int b) throws IOException {
        int digit = Character.digit(b, 16);
        if (digit < 0) {
            return;
        }
        if (high < 0) {
            high = digit;
        } else {
            write(high << 4 | digit);
            high = -1;
        }
    }

    void write(int b) throws IOException {
        out.write(b);
    }

    Bytes bytes() throws IOException {
        out.close();
        return Bytes.of(file);
    }
}

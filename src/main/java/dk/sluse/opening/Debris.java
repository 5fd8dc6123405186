package dk.sluse.opening;

import dk.sluse.document.Part;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What can be read in bytes of no known format: runs of printable characters, one byte or two bytes wide, as {@code
 * strings} shows them. It finds the text that a format's own reader leaves out: deleted, cached, fast-saved.
 */
final class Debris {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 16 * 1024;
    private static final int BUFFER = 1 << 16;

    private final Part part;
    private final Opening opening;
    private final StringBuilder run = new StringBuilder();
    private long position;
    private long start;

    private Debris(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
    }

    static void of(Part part, Opening opening) throws IOException {
        new Debris(part, opening).read();
    }

    private void read() throws IOException {
        Debris wide = new Debris(part, opening);
        try (InputStream in = new BufferedInputStream(part.bytes().open(), BUFFER)) {
            int before = -1;
            for (int b; (b = in.read()) >= 0; before = b) {
                position++;
                wide.position++;
                narrow(b);
                wide.wide(before, b);
            }
        }
        flush();
        wide.flush();
    }

    private void narrow(int b) throws IOException {
        if (isReadable(b)) {
            append(b);
        } else {
            flush();
        }
    }

    /** A readable byte followed by zero is one wide character; two bytes that are not zero end the run. */
    private void wide(int before, int b) throws IOException {
        if (b == 0 && isReadable(before)) {
            append(before);
        } else if (b != 0 && before != 0) {
            flush();
        }
    }

    private void append(int b) throws IOException {
        if (run.isEmpty()) {
            start = position - 1;
        }
        run.append((char) b);
        if (run.length() >= LONGEST) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (run.length() >= SHORTEST) {
            String where = "byte " + start;
            for (String line : run.toString().split("[\r\n]+", -1)) {
                if (line.length() >= SHORTEST) {
                    opening.debris(part, where, line);
                }
            }
        }
        run.setLength(0);
    }

    private static boolean isReadable(int b) {
        return (b >= 0x20 && b < 0x7f) || b == '\t' || b == '\n' || b == '\r';
    }
}

package dk.sluse.gateway;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Ends lines as a terminal in raw mode wants them, which is how a client's terminal stands when it asked for one. */
final class TerminalLines extends FilterOutputStream {

    TerminalLines(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        if (b == '\n') {
            out.write('\r');
        }
        out.write(b);
    }
}

package dk.sluse.gateway;

import dk.sluse.project.Denied;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/**
 * What somebody sends with a command. Its end is believed only when they said so themselves and are welcome still: where the
 * connection broke, or the door put them out, half a text is no text (F1, F32).
 */
final class SentText extends FilterInputStream {

    private final BooleanSupplier mayEnd;

    SentText(InputStream sent, BooleanSupplier mayEnd) {
        super(sent);
        this.mayEnd = mayEnd;
    }

    @Override
    public int read() throws IOException {
        return believed(super.read());
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        return believed(super.read(into, at, length));
    }

    private int believed(int read) {
        if (read < 0 && !mayEnd.getAsBoolean()) {
            throw new Denied("What you send ended too early: nothing was done.");
        }
        return read;
    }
}

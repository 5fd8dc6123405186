package dk.sluse.desk;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Writes UTF-8 bytes to the caller's writer, as a stream. */
final class WriterStream extends OutputStream {

    private final PrintWriter out;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
    private final ByteBuffer pending = ByteBuffer.allocate(8192);
    private final CharBuffer chars = CharBuffer.allocate(8192);

    WriterStream(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void write(int b) {
        pending.put((byte) b);
        if (!pending.hasRemaining()) {
            drain(false);
        }
    }

    @Override
    public void flush() {
        drain(false);
        out.flush();
    }

    @Override
    public void close() {
        drain(true);
        out.flush();
    }

    private void drain(boolean end) {
        pending.flip();
        decoder.decode(pending, chars, end);
        chars.flip();
        out.append(chars);
        chars.clear();
        pending.compact();
    }
}

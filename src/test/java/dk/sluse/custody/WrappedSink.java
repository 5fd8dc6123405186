package dk.sluse.custody;

import java.io.IOException;

/** A sink that does what another does; a test changes what it wants to go wrong. */
class WrappedSink implements Sink {

    private final Sink inner;

    WrappedSink(Sink inner) {
        this.inner = inner;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        inner.write(bytes, offset, length);
    }

    @Override
    public boolean sync() throws IOException {
        return inner.sync();
    }

    @Override
    public void close() throws IOException {
        inner.close();
    }
}

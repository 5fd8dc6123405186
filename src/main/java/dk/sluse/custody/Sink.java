package dk.sluse.custody;

import java.io.Closeable;
import java.io.IOException;

/** A file that is being written, in order, from its beginning or an offset on; by one thread. */
interface Sink extends Closeable {

    void write(byte[] bytes, int offset, int length) throws IOException;

    /**
     * Waits until everything written was acknowledged, and asks the place to put it on its disk.
     *
     * @return whether the place can be asked for that
     */
    boolean sync() throws IOException;
}

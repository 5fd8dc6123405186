package dk.sluse.custody;

import java.io.Closeable;
import java.io.IOException;

/** A file that is being written, in order, from its beginning or an offset on; by one thread. */
interface Sink extends Closeable {

    void write(byte[] bytes, int offset, int length) throws IOException;

    /** How far from the file's beginning on everything is known to be stored; nothing where that cannot be told. */
    default long stored() {
        return 0;
    }

    /**
     * Waits until everything written was acknowledged, and asks the place to put it on its disk.
     *
     * @return whether the place can be asked for that
     */
    boolean sync() throws IOException;
}

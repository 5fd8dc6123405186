package dk.sluse.custody;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A file that is being written, in order, from its beginning or an offset on; by one thread. */
interface Sink extends Closeable {

    void write(byte[] bytes, int offset, int length) throws IOException;

    /** How far from the file's beginning on everything is known to be stored; nothing where that cannot be told. */
    default long stored() {
        return 0;
    }

    /**
     * Waits until everything written was acknowledged, and asks the place to put it on its disk. Nothing is written after it.
     *
     * @return whether the place can be asked for that
     */
    boolean sync() throws IOException;

    /**
     * The hash of what the place stored under the file's name, where {@link #sync} had it read back, too. Nothing where it did
     * not, or found anything odd: the file is verified by itself then.
     */
    default Optional<String> readBack() {
        return Optional.empty();
    }
}

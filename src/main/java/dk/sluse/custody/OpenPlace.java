package dk.sluse.custody;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Optional;

/**
 * A place that was reached and has proven who it is. The few calls that custody needs; each is one step that happens or
 * does not. None follows a link at the end of a path; {@link Ground} looks at the folders on the way.
 */
interface OpenPlace extends Closeable {

    String name();

    /** What lies there, or nothing. */
    Optional<Entry> look(Spot spot) throws IOException;

    /** The names of the files in a folder; links, folders and all else are left out. Nothing when there is no such folder. */
    List<String> files(Spot folder) throws IOException;

    /**
     * Reads a file from its beginning.
     *
     * @param size its size as last seen, so that as much may be asked for ahead; the stream ends where the file ends
     */
    InputStream read(Spot file, long size) throws IOException;

    /**
     * Makes a file that was not there.
     *
     * @param readOnly whether nobody may write to it later, where the place can say so
     * @throws FileAlreadyExistsException when there is something already
     */
    Sink create(Spot file, boolean readOnly) throws IOException;

    /** Renames in one step; a file that was there is replaced. */
    void replace(Spot from, Spot to) throws IOException;

    /**
     * Renames in one step, and never over something else.
     *
     * @throws FileAlreadyExistsException when there is something already
     */
    void rename(Spot from, Spot to) throws IOException;

    /** Deletes a file. Answers whether there was one. */
    boolean delete(Spot file) throws IOException;

    /** Makes one folder. Answers no when something lies there already. */
    boolean makeFolder(Spot folder) throws IOException;

    /** Removes a folder if it is there and empty. */
    boolean removeFolder(Spot folder) throws IOException;

    /** The room left, where the place tells it. */
    Optional<Space> space() throws IOException;
}

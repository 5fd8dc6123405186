package dk.sluse.custody;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place that was reached and has proven who it is. The few calls that custody needs; each is one step that happens or
 * does not. Many threads may use one at once. None follows a link at the end of a path; {@link Ground} looks at the folders on the way.
 */
interface OpenPlace extends Closeable {

    String name();

    /** What lies there, or nothing. */
    Optional<Entry> look(Spot spot) throws IOException;

    /** The same of many spots, as far as the place tells it in fewer words than a look at each: the others are looked at. */
    default Map<Spot, Entry> lookTogether(List<Spot> spots) throws IOException {
        return Map.of();
    }

    /** The names of the files in a folder; links, folders and all else are left out. Nothing when there is no such folder. */
    List<String> files(Spot folder) throws IOException;

    /**
     * Reads a file from its beginning.
     *
     * @param size its size as last seen, so that as much may be asked for ahead; the stream ends where the file ends
     */
    default InputStream read(Spot file, long size) throws IOException {
        return read(file, 0, size);
    }

    /**
     * Reads a file from one of its bytes on. Several streams of one place may be read at once, each by a thread of its own.
     *
     * @param from how many bytes are left out at the beginning
     * @param size how far into the file the reader means to go: its size as last seen, or the end of a part. As much is asked
     *     for ahead; the stream itself ends where the file ends
     */
    InputStream read(Spot file, long from, long size) throws IOException;

    /**
     * Reads a file as it was seen. A place that tells versions makes sure that it is still that one, all the while.
     *
     * @throws ChangedException when it is another one, where the place can tell
     */
    default InputStream read(Spot file, Entry seen, long from) throws IOException {
        return read(file, from, seen.size());
    }

    /**
     * Says what is going to be looked at next, each once: a place may ask for it all together. What {@link #look} then says
     * was true after this call.
     */
    default void expect(List<Spot> files) throws IOException {
        // looked at one by one
    }

    /** Whether names are made of folders that could be missing, or links. */
    default boolean hasFolders() {
        return true;
    }

    /**
     * Makes a file that was not there.
     *
     * @param readOnly whether nobody may write to it later, where the place can say so
     * @throws FileAlreadyExistsException when there is something already
     */
    Sink create(Spot file, boolean readOnly) throws IOException;

    /**
     * Goes on with a file that an earlier attempt began: what lies behind the offset is cut off first.
     *
     * @param from how many of its bytes stay
     * @throws java.nio.file.NoSuchFileException when there is no such file
     * @throws java.nio.file.FileSystemException also when it is shorter than that, or no regular file
     */
    Sink append(Spot file, long from) throws IOException;

    /**
     * Writes into a file that is there, beginning at an offset; what lies before and behind stays. So several parts of one
     * file can be written at once.
     */
    Sink within(Spot file, long from) throws IOException;

    /**
     * The hash of what is stored in a file, where the place itself can compute it, as 64 lower-case hexadecimal digits. Nothing
     * when it cannot, or when its answer is odd in any way: the bytes must be read back then.
     */
    Optional<String> sha256(Spot file) throws IOException;

    /**
     * Begins to hash a file that is going to be written from here, while it is: what is stored of it is read by the place. So
     * the hash is there soon after the last byte. Nothing where the place cannot, or has no time to.
     */
    default Optional<Following> follow(Spot file) throws IOException {
        return Optional.empty();
    }

    /** Hashes a file as it grows. It may give up at any time: the whole file is hashed then. */
    interface Following extends Closeable {

        /** So many bytes from its beginning on are stored by now, as the place itself said. */
        void stored(long bytes);

        /** Everything is stored: the hash of all of it, under the conditions of {@link OpenPlace#sha256}. */
        Optional<String> sha256(long size);

        @Override
        void close();
    }

    /** Renames in one step; a file that was there is replaced. */
    void replace(Spot from, Spot to) throws IOException;

    /**
     * Renames in one step, and never over something else.
     *
     * @throws FileAlreadyExistsException when there is something already
     */
    void rename(Spot from, Spot to) throws IOException;

    /** The same of a regular file to a spot where nothing lay a moment ago: where a server sees to it, it is not asked again. */
    default void renameFile(Spot from, Spot to) throws IOException {
        rename(from, to);
    }

    /**
     * Renames a folder with all that is in it, in one step, to a spot of another place that lies on the same server and file
     * system, and never over something else.
     *
     * @throws FileAlreadyExistsException when there is something already
     * @throws java.nio.file.FileSystemException when that cannot be done in one step
     */
    void renameFolder(Spot from, OpenPlace other, Spot to) throws IOException;

    /** Deletes a file. Answers whether there was one. */
    boolean delete(Spot file) throws IOException;

    /** Makes one folder. Answers no when something lies there already. */
    boolean makeFolder(Spot folder) throws IOException;

    /** Removes a folder if it is there and empty. */
    boolean removeFolder(Spot folder) throws IOException;

    /** The room left, where the place tells it. */
    Optional<Space> space() throws IOException;

    /**
     * The same place over a connection of its own, as well proven: one connection of SSH keeps one core busy at most. Where
     * there is no connection, it may be this one. It is closed by itself.
     */
    OpenPlace another() throws IOException;
}

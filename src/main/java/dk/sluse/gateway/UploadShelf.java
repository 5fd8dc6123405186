package dk.sluse.gateway;

import dk.sluse.audit.Event;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import java.io.IOException;
import java.util.List;

/**
 * A folder that members fill over SFTP, shown as {@code /upload} beside the downloads. Whatever it shows can be listed and
 * put there, and nothing of it can be read. Which files it takes, and from whom, is for it to say; its folders are there
 * already. Paths are names from its own root.
 */
public interface UploadShelf extends Shelf {

    /** What it is called at the top of the view. */
    String NAME = "upload";

    /** The largest file it takes, in bytes. */
    long largest();

    /** Bytes of the disk that uploads never use up. */
    long spare();

    /**
     * Makes sure that the caller may put a file here now.
     *
     * @throws Denied when not; its English words go to the client
     */
    void mayFill(Caller caller, List<String> names);

    /**
     * Takes a file that is whole and on the disk, records that, and has it given its name, as one change.
     *
     * @param told the event so far, with where the caller came from
     * @param place gives the file its name
     * @throws Denied when it may not be put here any more
     */
    void take(Caller caller, List<String> names, Whole whole, Event told, Deed place) throws IOException;

    /**
     * Lets the caller remove a file, recorded.
     *
     * @throws Denied when it is not the caller's, or cannot go any more
     */
    void remove(Caller caller, List<String> names, Event told, Deed delete) throws IOException;

    /** What came in. */
    record Whole(long size, String sha256) {}

    /** What is done to a file while nobody else can. */
    interface Deed {
        void done() throws IOException;
    }

    @Override
    default boolean cuts(Caller caller, List<String> names) {
        return !shows(caller, names);
    }
}

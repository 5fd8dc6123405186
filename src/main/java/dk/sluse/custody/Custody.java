package dk.sluse.custody;

import java.io.IOException;
import java.util.List;

/** Carries files. Every call may be made again after a crash, with the same consignment, and ends the same. */
public interface Custody {

    /**
     * Moves files in two passes: first every file is held, copied and verified at the target, then every source is read
     * once more, and only then are the sources deleted. A fault before that puts everything back as it was; a fault while
     * deleting is tried again and undoes nothing.
     */
    Delivery move(Consignment consignment, Place from, Place to) throws IOException;

    /** Copies files, verified; the sources stay. */
    Delivery copy(Consignment consignment, Place from, Place to) throws IOException;

    /**
     * Moves files back to where they came from. A place that is taken by now is never overwritten: the file then lies
     * beside it under a name that says so.
     */
    Delivery putBack(Consignment consignment, Place from, Place to) throws IOException;

    /**
     * Undoes a {@link #move} or {@link #copy} that ended in neither way, or that nobody waits for any more: everything is back where it
     * was. Does nothing to one that arrived.
     */
    void abandon(Consignment consignment, Place from, Place to) throws IOException;

    /**
     * Gives folders that were filled in a hidden place their names in a visible one of the same server, each in one step;
     * each parcel names such a folder. What was shown already stays so.
     *
     * @throws java.nio.file.FileAlreadyExistsException when something else lies there
     */
    void reveal(Consignment consignment, Place hidden, Place visible) throws IOException;

    /** The names of the plain files that lie in a folder of a place; links and folders are left out. */
    List<String> list(Place place, SafePath folder) throws IOException;

    /**
     * Deletes files that are the hub's own, such as an expired download, and the folders they leave empty. A file that
     * cannot be deleted does not keep the others; it is named in the exception (F34).
     */
    void delete(Consignment consignment, Place from) throws IOException;
}

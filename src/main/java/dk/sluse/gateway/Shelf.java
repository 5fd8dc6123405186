package dk.sluse.gateway;

import dk.sluse.project.Caller;
import java.nio.file.Path;
import java.util.List;

/** A folder of files that the gateway shows read-only over SFTP, and what of it a person may see. */
public interface Shelf {

    /** Its root on this machine. */
    Path root();

    /**
     * Whether the caller may see this file or folder now. The root is always visible; what is not visible does not exist
     * for the caller.
     *
     * @param names the names from the root; empty for the root itself
     */
    boolean shows(Caller caller, List<String> names);

    /** Whether what lies here went away so that running reads must be cut at once: revoked, breached, or past its grace. */
    boolean cuts(Caller caller, List<String> names);

    /** The chain of the record that events about this path belong to: the project's id, or the hub's. */
    String chain(List<String> names);
}

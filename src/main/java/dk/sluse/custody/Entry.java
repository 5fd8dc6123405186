package dk.sluse.custody;

import java.time.Instant;
import java.util.Optional;

/**
 * What lies at a spot, looked at without following a link.
 *
 * @param size in bytes
 * @param modified as precisely as the place tells it; two equal values do not prove an unchanged content
 * @param version what the place calls this content, where it does: two equal ones prove an unchanged content
 */
record Entry(Type type, long size, Instant modified, Optional<String> version) {

    Entry(Type type, long size, Instant modified) {
        this(type, size, modified, Optional.empty());
    }

    /** Kinds of things that can lie at a spot. */
    enum Type {
        FILE,
        FOLDER,
        LINK,
        /** A device, a pipe, a socket. */
        OTHER
    }

    /** What tells this content from an earlier or a later one at the same spot, as well as the place can. */
    String mark() {
        return size + " " + version.orElseGet(modified::toString);
    }

    boolean isFile() {
        return type == Type.FILE;
    }

    boolean isFolder() {
        return type == Type.FOLDER;
    }
}

package dk.sluse.custody;

import java.time.Instant;

/**
 * What lies at a spot, looked at without following a link.
 *
 * @param size in bytes
 * @param modified as precisely as the place tells it; two equal values do not prove an unchanged content
 */
record Entry(Type type, long size, Instant modified) {

    /** Kinds of things that can lie at a spot. */
    enum Type {
        FILE,
        FOLDER,
        LINK,
        /** A device, a pipe, a socket. */
        OTHER
    }

    boolean isFile() {
        return type == Type.FILE;
    }

    boolean isFolder() {
        return type == Type.FOLDER;
    }
}

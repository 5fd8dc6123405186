package dk.sluse.custody;

/**
 * Room for more.
 *
 * @param volume what shares the room, such as one file system, whatever places lie on it
 * @param free in bytes
 */
record Space(String volume, long free) {}

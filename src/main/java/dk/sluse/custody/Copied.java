package dk.sluse.custody;

/**
 * A copy that was read back and is what the source was.
 *
 * @param synced whether the place was asked to put it on its disk
 */
record Copied(String sha256, long size, boolean synced) {}

package dk.sluse.custody;

/**
 * A copy as it was written.
 *
 * @param sha256 of what was written, after the file's treatment
 * @param sourceSha256 of what was read
 * @param synced whether the place was asked to put it on its disk
 */
record Copied(String sha256, String sourceSha256, long size, boolean synced) {}

package dk.sluse.custody;

import java.time.Duration;
import java.util.Optional;

/**
 * A file on its way, at this moment.
 *
 * @param consignment the consignment's id
 * @param file its path in the place it comes from, with person numbers masked
 * @param doing what is being done with its bytes
 * @param bytes how many bytes of that are done
 * @param total how many there are
 * @param bytesPerSecond the rate over the last seconds
 * @param left how long the rest of that takes at this rate; unknown while nothing moves
 */
public record InFlight(
        String consignment,
        String file,
        Doing doing,
        long bytes,
        long total,
        long bytesPerSecond,
        Optional<Duration> left) {

    /** What is done with a file's bytes. */
    public enum Doing {
        /** They are copied. */
        COPYING,
        /** The copy is read back. */
        VERIFYING,
        /** The source is read once more. */
        LOOKING_AGAIN
    }
}

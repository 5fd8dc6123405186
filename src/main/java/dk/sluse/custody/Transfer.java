package dk.sluse.custody;

import java.time.Duration;
import java.util.Optional;

/**
 * A consignment whose files are being copied, at this moment.
 *
 * @param consignment its id
 * @param project whose files they are
 * @param way from where to where
 * @param files how many have arrived at the target
 * @param bytes how many were copied; what an earlier attempt copied already is not among them
 * @param bytesPerSecond the rate over the last seconds
 * @param left how long the rest takes at this rate; unknown while nothing moves
 */
public record Transfer(
        String consignment,
        String project,
        String way,
        Count files,
        Count bytes,
        long bytesPerSecond,
        Optional<Duration> left) {

    /** So many of so many. */
    public record Count(long done, long total) {}
}

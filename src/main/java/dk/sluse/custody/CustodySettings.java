package dk.sluse.custody;

import java.time.Duration;
import java.util.Objects;

/**
 * What custody is told.
 *
 * @param patience how long a server may keep an answer back before the connection counts as broken
 * @param spareBytes the room that must remain on a volume after everything reserved on it was written (F13)
 */
public record CustodySettings(Duration patience, long spareBytes) {

    /** Two minutes of patience, 64 MiB to spare. */
    public static final CustodySettings DEFAULT = new CustodySettings(Duration.ofMinutes(2), 64L << 20);

    public CustodySettings {
        Objects.requireNonNull(patience, "patience");
        if (patience.isNegative() || patience.isZero() || spareBytes < 0) {
            throw new IllegalArgumentException("custody.patience must be positive, custody.spare-bytes not negative");
        }
    }
}

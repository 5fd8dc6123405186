package dk.sluse.custody;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * What custody is told.
 *
 * @param patience how long a server may keep an answer back before the connection counts as broken
 * @param spareBytes the room that must remain on a volume after everything reserved on it was written (F13)
 * @param filesAtOnce how many large files may be on their way to or from one place at once; four times as many small ones
 * @param connections how many connections a consignment of several large files may use to its target
 * @param bufferBytes what all transfers of this hub together may read ahead in memory (F20); besides 32 MiB for what S3 is asked for ahead
 * @param limits how fast a place may be used, by its name
 */
public record CustodySettings(
        Duration patience,
        long spareBytes,
        int filesAtOnce,
        int connections,
        long bufferBytes,
        Map<String, RateLimit> limits) {

    /** Two minutes of patience, 64 MiB to spare. */
    public static final CustodySettings DEFAULT = new CustodySettings(Duration.ofMinutes(2), 64L << 20);

    public CustodySettings {
        Objects.requireNonNull(patience, "patience");
        limits = Map.copyOf(limits);
        if (patience.isNegative() || patience.isZero() || spareBytes < 0) {
            throw new IllegalArgumentException("custody.patience must be positive, custody.spare-bytes not negative");
        }
        if (filesAtOnce < 1 || connections < 1 || bufferBytes < 1 << 20) {
            throw new IllegalArgumentException("custody.files-at-once and custody.connections must be at least 1,"
                    + " custody.buffer-bytes at least 1 MiB");
        }
    }

    /** Eight large files at once over two connections, 32 MiB of buffers, no limit of rate. */
    public CustodySettings(Duration patience, long spareBytes) {
        this(patience, spareBytes, 8, 2, 32L << 20, Map.of());
    }
}

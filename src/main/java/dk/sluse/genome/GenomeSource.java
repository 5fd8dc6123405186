package dk.sluse.genome;

import java.time.Duration;
import java.util.Objects;

/**
 * A database that the hub may read: the genome database's metadata, or a register. Its role should be able to do no more.
 *
 * @param name how messages call it, such as {@code The genome database}
 * @param url the JDBC address
 * @param connections the most at once
 * @param patience the longest that one query may take
 */
public record GenomeSource(String name, String url, String user, String password, int connections, Duration patience) {

    public GenomeSource {
        Objects.requireNonNull(url, "url");
    }

    @Override
    public String toString() {
        return name;
    }
}

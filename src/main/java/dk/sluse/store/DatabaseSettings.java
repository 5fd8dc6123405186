package dk.sluse.store;

import java.util.Objects;

/**
 * Where the hub's database is, and as whom it works there.
 *
 * @param url the JDBC address
 * @param owner who owns the tables and runs the migrations
 * @param hub the role the hub works with: it may not alter the record
 * @param poolSize the most connections at once
 */
public record DatabaseSettings(String url, Login owner, Login hub, int poolSize) {

    public DatabaseSettings {
        Objects.requireNonNull(url, "url");
        if (owner.user().equals(hub.user())) {
            throw new IllegalArgumentException(
                    "The database role of the hub and that of the owner must differ, or the record is not protected.");
        }
    }

    /** A database role and its password. The password is never shown. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }
}

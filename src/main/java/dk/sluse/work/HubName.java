package dk.sluse.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A hub's right to its name, held as a lock of one database session for as long as the hub lives. It is what allows a hub
 * to take up at once the steps of its own earlier life: nobody else of that name can be running them.
 */
final class HubName implements AutoCloseable {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final DataSource pool;
    private final String hub;
    private Optional<Connection> session = Optional.empty();

    HubName(DataSource pool, String hub) {
        this.pool = pool;
        this.hub = hub;
    }

    /**
     * Takes the name.
     *
     * @throws IllegalStateException when another hub holds it, even after the patience that a killed hub's session needs to end
     */
    synchronized void take(Duration patience) {
        if (!tryTake(patience)) {
            throw new IllegalStateException(
                    "Another hub named " + hub + " works on this database. Stop it, or give this"
                            + " hub a name of its own (hub.name in config/application.properties).");
        }
    }

    /** Makes sure of the name, and takes it anew when the session was lost. Answers whether it is held. */
    synchronized boolean keep() {
        return session.map(HubName::isAlive).orElse(false) || tryTake(Duration.ofMillis(100));
    }

    private boolean tryTake(Duration patience) {
        drop();
        try {
            Connection fresh = pool.getConnection();
            boolean locked = false;
            try {
                locked = lock(fresh, patience);
            } finally {
                if (locked) {
                    session = Optional.of(fresh);
                } else {
                    fresh.close();
                }
            }
            return locked;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot take the name " + hub + " in the database: " + e.getMessage(), e);
        }
    }

    private boolean lock(Connection connection, Duration patience) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            // So that the database notices soon when this machine is gone without a word.
            settings.execute("set tcp_keepalives_idle = 5");
            settings.execute("set tcp_keepalives_interval = 2");
            settings.execute("set tcp_keepalives_count = 3");
            settings.execute("set lock_timeout = " + patience.toMillis());
        }
        try (PreparedStatement lock = onName(connection, "select pg_advisory_lock(hashtextextended(?, 0))")) {
            lock.execute();
            return true;
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        } finally {
            reset(connection);
        }
    }

    private static void reset(Connection connection) {
        try (Statement settings = connection.createStatement()) {
            settings.execute("reset lock_timeout");
        } catch (SQLException e) {
            // The session is broken; the pool finds out when it is given back.
        }
    }

    private PreparedStatement onName(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, "sluse hub " + hub);
        return statement;
    }

    private static boolean isAlive(Connection connection) {
        try {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private void drop() {
        session.ifPresent(connection -> {
            try (connection;
                    PreparedStatement unlock =
                            onName(connection, "select pg_advisory_unlock(hashtextextended(?, 0))")) {
                unlock.execute();
            } catch (SQLException e) {
                // The session is gone, and the lock with it.
            }
        });
        session = Optional.empty();
    }

    @Override
    public synchronized void close() {
        drop();
    }
}

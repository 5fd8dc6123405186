package dk.sluse.store;

import dk.sluse.store.DatabaseSettings.Login;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fresh, real database for a test: one PostgreSQL serves the whole test run, each test class or test gets a database of
 * its own in it, with all migrations run.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Database database;
    private final DatabaseSettings settings;

    private TestDatabase(DatabaseSettings settings) {
        this.settings = settings;
        this.database = Database.open(settings);
    }

    /** A new database with all tables, empty. */
    public static TestDatabase fresh() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        int port = Server.RUNNING.getPort();
        try (Connection owner = connect(url(port, "postgres"));
                Statement create = owner.createStatement()) {
            create.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(new DatabaseSettings(
                url(port, name), new Login("postgres", "unused"), new Login("sluse_hub", "test"), 10));
    }

    /** Where it is, for a hub in another process. */
    public DatabaseSettings settings() {
        return settings;
    }

    /** As the hub sees it. */
    public Store store() {
        return new Store(database.pool());
    }

    /** The hub's pool. */
    public Database database() {
        return database;
    }

    /** A connection as the owner of the tables, for what the hub may not do. */
    public Connection asOwner() throws SQLException {
        return connect(settings.url());
    }

    @Override
    public void close() {
        database.close();
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", "unused");
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Started with the first test that needs it, ended with the test run. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("fsync", "off")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void stop(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package dk.sluse.store;

import dk.sluse.demo.FreePort;
import dk.sluse.store.DatabaseSettings.Login;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    /** Migrated once; the others are copies of it. */
    private static final String TEMPLATE = "sluse_template";

    private final Database database;
    private final String name;
    private final DatabaseSettings settings;

    private TestDatabase(String name) {
        this.name = name;
        this.settings = Server.RUNNING.settings(name);
        this.database = Database.upToDate(settings);
    }

    /** A new database with all tables, empty. */
    public static TestDatabase fresh() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
        Server.RUNNING.execute("create database " + name + " template " + TEMPLATE + " strategy file_copy");
        return new TestDatabase(name);
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

    /** Ends it, and what it took of the disk. */
    @Override
    public void close() {
        database.close();
        Server.RUNNING.execute("drop database if exists " + name + " with (force)");
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", "unused");
    }

    /** Started with the first test that needs it, ended with the test run. */
    private record Server(EmbeddedPostgres postgres) {

        /** A memory disk makes a database in a tenth of the time. */
        private static final Path MEMORY = Path.of("/dev/shm");

        private static final long ROOM = 2L << 30;

        static final Server RUNNING = start();

        private static Server start() {
            try {
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                        .setPort(FreePort.next())
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("wal_level", "minimal")
                        .setServerConfig("max_wal_senders", "0")
                        .setServerConfig("autovacuum", "off")
                        .setServerConfig("shared_buffers", "32MB")
                        .setServerConfig("jit", "off");
                if (Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > ROOM) {
                    builder.setDataDirectory(Files.createTempDirectory(MEMORY, "sluse-test-database"));
                }
                Server server = new Server(builder.start());
                Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
                server.execute("create database " + TEMPLATE);
                Migrations.run(server.settings(TEMPLATE));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        DatabaseSettings settings(String database) {
            return new DatabaseSettings(
                    url(database), new Login("postgres", "unused"), new Login("sluse_hub", "test"), 10);
        }

        void execute(String order) {
            try (Connection owner = connect(url("postgres"));
                    Statement statement = owner.createStatement()) {
                statement.execute(order);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private String url(String database) {
            return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
        }

        private void stop() {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

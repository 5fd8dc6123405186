package dk.sluse.store;

import dk.sluse.store.DatabaseSettings.Login;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL of the hub's own, for trying and for small sites: its binaries come with the hub, its data lies in a folder
 * and survives restarts. Only this machine reaches it, and only with its role's password.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final int POOL_SIZE = 16;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final String OWNER = "postgres";

    private final EmbeddedPostgres postgres;
    private final DatabaseSettings settings;

    private EmbeddedDatabase(EmbeddedPostgres postgres, DatabaseSettings settings) {
        this.postgres = postgres;
        this.settings = settings;
    }

    /**
     * Starts it over a data folder, which is made when it does not exist. A server that an earlier hub left running there,
     * because that hub was killed, is stopped first: committed work is on disk.
     *
     * @param port the loopback port, or 0 for any that is free
     */
    public static EmbeddedDatabase start(Path folder, int port) throws IOException {
        Path data = folder.toAbsolutePath().resolve("data");
        Files.createDirectories(data.getParent());
        stopLeftover(data);
        Login owner = new Login(OWNER, secret(folder.resolve("owner-password")));
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setConnectConfig("password", owner.password())
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setPGStartupWait(Duration.ofSeconds(30))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "100")
                .start();
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
        demandPasswords(url, owner, data);
        Login hub = new Login("sluse_hub", secret(folder.resolve("hub-password")));
        return new EmbeddedDatabase(postgres, new DatabaseSettings(url, owner, hub, POOL_SIZE));
    }

    /** How to reach it. */
    public DatabaseSettings settings() {
        return settings;
    }

    private static void demandPasswords(String url, Login owner, Path data) throws IOException {
        List<String> rules = List.of("local all all scram-sha-256", "host all all 127.0.0.1/32 scram-sha-256");
        Path file = data.resolve("pg_hba.conf");
        if (Files.readAllLines(file).equals(rules)) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(url, owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            // The password is hexadecimal by construction, so it needs no quoting.
            statement.execute("alter role " + OWNER + " password '" + owner.password() + "'");
            Files.write(file, rules);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("The embedded database could not be locked with a password: " + e.getMessage(), e);
        }
    }

    private static void stopLeftover(Path data) throws IOException {
        Optional<ProcessHandle> leftover = running(data.resolve("postmaster.pid"));
        if (leftover.isEmpty()) {
            return;
        }
        ProcessHandle server = leftover.get();
        server.destroy();
        try {
            server.onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while an earlier database server stopped.", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(
                    "Another hub uses the embedded database in " + data + " (process " + server.pid()
                            + "). Stop that hub first, or give this one a data folder of its own.",
                    e);
        }
    }

    private static Optional<ProcessHandle> running(Path pidFile) throws IOException {
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
    }

    private static String secret(Path file) throws IOException {
        if (Files.notExists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}

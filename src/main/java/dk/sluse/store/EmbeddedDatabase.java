package dk.sluse.store;

import dk.sluse.store.DatabaseSettings.Login;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    /** The system property that names a folder to keep the server's programs in; without it they lie beside the data. */
    public static final String PROGRAMS = "sluse.postgres";

    private static final int POOL_SIZE = 16;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final String OWNER = "postgres";
    private static final String LOCK = "lock";

    /** The line of postmaster.pid that holds the port. */
    private static final int POSTMASTER_PORT = 3;

    private final FileChannel lock;
    private final EmbeddedPostgres postgres;
    private final DatabaseSettings settings;

    private EmbeddedDatabase(FileChannel lock, EmbeddedPostgres postgres, DatabaseSettings settings) {
        this.lock = lock;
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
        FileChannel lock = lock(folder)
                .orElseThrow(() -> new IOException("Another hub uses the embedded database in " + folder
                        + ". Stop that hub first, or give this one a data folder of its own (hub.data)."));
        try {
            return start(folder, data, port, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** How to reach the database of this folder while a hub runs it; empty when none does. */
    public static Optional<DatabaseSettings> running(Path folder) throws IOException {
        if (Files.notExists(folder.resolve(LOCK))) {
            return Optional.empty();
        }
        Optional<FileChannel> free = lock(folder);
        if (free.isPresent()) {
            free.get().close();
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
        Login owner = new Login(OWNER, secret(folder.resolve("owner-password")));
        return Optional.of(settings(url(lines.get(POSTMASTER_PORT).strip()), owner, folder));
    }

    /** Held for as long as the hub lives, and let go by the kernel when it dies. */
    private static Optional<FileChannel> lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // This very process holds it.
        }
        channel.close();
        return Optional.empty();
    }

    private static EmbeddedDatabase start(Path folder, Path data, int port, FileChannel lock) throws IOException {
        stopLeftover(data);
        Login owner = new Login(OWNER, secret(folder.resolve("owner-password")));
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setRegisterShutdownHook(false)
                .setConnectConfig("password", owner.password())
                .setOverrideWorkingDirectory(programs(folder).toFile())
                .setPGStartupWait(Duration.ofSeconds(30))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "100")
                .start();
        String url = url(Integer.toString(postgres.getPort()));
        demandPasswords(url, owner, data);
        return new EmbeddedDatabase(lock, postgres, settings(url, owner, folder));
    }

    /** Where the server's programs are unpacked: the demo and the tests keep them from one server to the next. */
    private static Path programs(Path folder) {
        return Optional.ofNullable(System.getProperty(PROGRAMS)).map(Path::of).orElse(folder.resolve("binaries"));
    }

    private static String url(String port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private static DatabaseSettings settings(String url, Login owner, Path folder) throws IOException {
        return new DatabaseSettings(
                url, owner, new Login("sluse_hub", secret(folder.resolve("hub-password"))), POOL_SIZE);
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
        Optional<ProcessHandle> leftover = process(data.resolve("postmaster.pid"));
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

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
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
        try {
            postgres.close();
        } finally {
            lock.close();
        }
    }
}

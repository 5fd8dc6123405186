package dk.sluse.store;

import dk.sluse.store.DatabaseSettings.Login;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A PostgreSQL of the hub's own, for trying and for small sites: its binaries come with the hub, its data lies in a folder
 * and survives restarts. Only this machine reaches it, and only with its role's password.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final int POOL_SIZE = 16;

    private final EmbeddedPostgres postgres;
    private final DatabaseSettings settings;

    private EmbeddedDatabase(EmbeddedPostgres postgres, DatabaseSettings settings) {
        this.postgres = postgres;
        this.settings = settings;
    }

    /**
     * Starts it over a data folder, which is made when it does not exist.
     *
     * @param port the loopback port, or 0 for any that is free
     */
    public static EmbeddedDatabase start(Path folder, int port) throws IOException {
        Files.createDirectories(folder);
        Path data = folder.resolve("data");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setPGStartupWait(Duration.ofSeconds(30))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "100")
                .start();
        DatabaseSettings settings = new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                new Login("postgres", secret(folder.resolve("owner-password"))),
                new Login("sluse_hub", secret(folder.resolve("hub-password"))),
                POOL_SIZE);
        return new EmbeddedDatabase(postgres, settings);
    }

    /** How to reach it. */
    public DatabaseSettings settings() {
        return settings;
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

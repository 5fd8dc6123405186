package dk.sluse.demo;

import dk.sluse.audit.Ledger;
import dk.sluse.custody.Carrier;
import dk.sluse.custody.CustodySettings;
import dk.sluse.custody.Place;
import dk.sluse.store.Database;
import dk.sluse.store.DatabaseSettings;
import dk.sluse.store.EmbeddedDatabase;
import dk.sluse.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What {@code bench/transfer} measures on: an S3 store and an OpenSSH server, each a process of its own, both on a memory
 * disk; custody over a database of its own; and the files that a peer needs to reach the same servers.
 */
final class TransferGround implements AutoCloseable {

    static final String BUCKET = "genomes";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final List<ProcessHandle> servers = new ArrayList<>();
    private final Path folder;
    private final Keys hostKey;
    private final Keys key;
    private final int sshPort;
    private final URI store;
    private final DatabaseSettings settings;
    private final Store database;
    private final Carrier carrier;
    private final TransferPeers peers;

    private TransferGround(Path folder) throws IOException {
        this.folder = folder;
        this.hostKey = Keys.create(folder.resolve("host_key"), "bench");
        this.key = Keys.create(folder.resolve("key"), "bench");
        this.sshPort = freePort();
        Files.createDirectories(target());
        try {
            running.push(started(sshd(), () -> answers(sshPort)));
            this.store = startStore();
            this.settings = startDatabase();
            this.database = openDatabase();
            this.carrier = new Carrier(
                    database, new Ledger(Clock.systemUTC()), Clock.systemUTC(), new CustodySettings(PATIENCE, 0));
            this.peers = TransferPeers.of(folder, key, hostKey, sshPort, genomes());
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts everything in an empty folder. */
    static TransferGround start(Path folder) throws IOException {
        return new TransferGround(Files.createDirectories(folder));
    }

    Carrier carrier() {
        return carrier;
    }

    /** What custody keeps its record in. */
    Store database() {
        return database;
    }

    /** Where that is. */
    DatabaseSettings databaseSettings() {
        return settings;
    }

    private DatabaseSettings startDatabase() throws IOException {
        EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("database"), 0);
        running.push(server);
        return server.settings();
    }

    private Store openDatabase() throws IOException {
        Database opened = Database.open(settings);
        running.push(opened);
        return new Store(opened.pool());
    }

    /** Where the store keeps the objects of the bucket, as files. */
    Path bucket() {
        return folder.resolve("s3/objects").resolve(BUCKET);
    }

    /** What the SSH server serves to this bench. */
    Path target() {
        return folder.resolve("target");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Place.S3 genomes() {
        return new Place.S3("genomes", Optional.of(store), GenomeStore.REGION, BUCKET, "", storeKey());
    }

    private Path storeKey() {
        return folder.resolve("s3/access-key");
    }

    /**
     * The environment at a port: the server's own, or a proxy's before it.
     *
     * @param shell whether the server may be asked to hash what it stored
     */
    Place.Sftp environment(int port, boolean shell) {
        return environment(port, shell, target());
    }

    /** The same with another folder of this machine. */
    Place.Sftp environment(int port, boolean shell, Path root) {
        return new Place.Sftp(
                "environment",
                "127.0.0.1",
                port,
                System.getProperty("user.name"),
                key.file(),
                hostKey.publicLine(),
                root.toString(),
                Optional.empty(),
                Optional.of(folder.resolve("holding").toString()),
                shell);
    }

    int sshPort() {
        return sshPort;
    }

    /** How the tools that people would use instead reach the same servers. */
    TransferPeers peers() {
        return peers;
    }

    /** The processes that serve SSH and S3. */
    List<ProcessHandle> servers() {
        return servers;
    }

    private Process sshd() throws IOException {
        Path authorized = Files.writeString(folder.resolve("authorized_keys"), key.publicLine() + "\n");
        Path config = Files.writeString(folder.resolve("sshd_config"), """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                PidFile none
                AuthorizedKeysFile %s
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin prohibit-password
                StrictModes no
                UsePAM no
                MaxStartups 100
                MaxSessions 100
                Ciphers %s
                LogLevel ERROR
                Subsystem sftp internal-sftp
                """.formatted(
                        sshPort, hostKey.file(), authorized, TransferPeers.CIPHER));
        Files.createDirectories(Path.of("/run/sshd"));
        return logged(new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", config.toString()), "sshd.log");
    }

    /** Waits for the file to which the process writes its address. */
    private URI startStore() throws IOException {
        Path address = folder.resolve("store-address");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = logged(
                new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        folder.resolve("s3").toString(),
                        address.toString()),
                "store.log");
        running.push(started(process, () -> Files.exists(address)));
        return URI.create(Files.readString(address));
    }

    private Process logged(ProcessBuilder command, String log) throws IOException {
        return command.redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    private AutoCloseable started(Process process, BooleanSupplier isUp) throws IOException {
        servers.add(process.toHandle());
        long limit = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!isUp.getAsBoolean()) {
                if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() > limit) {
                    process.destroy();
                    throw new IOException("A server of the bench does not start; its log lies in the bench's folder");
                }
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a server started", e);
        }
        return () -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        };
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                System.err.println("While ending the bench: " + e.getMessage());
            }
        }
    }
}

package dk.sluse.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The machine's own OpenSSH, as a process of the current user with a configuration, keys and a port of its own. It serves
 * {@code internal-sftp} alone and touches nothing of an sshd that runs already.
 */
final class OpenSshDaemon implements SftpDaemon {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TRIES = 5;

    /** The arguments of internal-sftp are split at spaces, whatever the quotes, and may hold {@code %} signs. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/+=@-]+");

    private final Site site;
    private Optional<Process> process = Optional.empty();
    private int port;

    OpenSshDaemon(Site site) {
        if (!PLAIN.matcher(site.root().toString()).matches()) {
            throw new IllegalArgumentException("sshd takes no folder whose path needs quoting: " + site.root());
        }
        this.site = site;
    }

    static boolean available() {
        return Files.isExecutable(SSHD);
    }

    /** Whether sshd can be told to serve a folder with this path. */
    static boolean serves(Path folder) {
        return available() && PLAIN.matcher(folder.toAbsolutePath().toString()).matches();
    }

    @Override
    public synchronized void serve(Keys hostKey, boolean renames) throws IOException {
        close();
        preparePrivilegeSeparation();
        for (int attempt = 1; process.isEmpty(); attempt++) {
            // A port that was free a moment ago may be taken by the time sshd binds it: then another one will do.
            port = FreePort.next();
            Path config = site.state().resolve("sshd_config");
            Files.writeString(config, config(hostKey, renames));
            process = launch(config);
            if (process.isEmpty() && attempt == TRIES) {
                throw new IOException("sshd does not start; it says: " + Files.readString(log()));
            }
        }
    }

    @Override
    public synchronized int port() {
        return port;
    }

    /** The current user: an sshd that is not root's lets nobody else in. */
    @Override
    public String login() {
        return System.getProperty("user.name");
    }

    @Override
    public String remoteRoot() {
        return site.root().toString();
    }

    /** Ends this process and its sessions, by their ids. */
    @Override
    public synchronized void close() {
        process.ifPresent(OpenSshDaemon::end);
        process = Optional.empty();
    }

    private static void end(Process sshd) {
        sshd.descendants().forEach(ProcessHandle::destroy);
        sshd.destroy();
        try {
            if (!sshd.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                sshd.destroyForcibly();
            }
        } catch (InterruptedException e) {
            sshd.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String config(Keys hostKey, boolean renames) {
        String refused = renames ? "" : " -P rename,posix-rename";
        return """
                Port %d
                ListenAddress 127.0.0.1
                HostKey "%s"
                PidFile "%s"
                AuthorizedKeysFile "%s"
                AuthenticationMethods publickey
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin prohibit-password
                AllowUsers %s
                StrictModes no
                UsePAM no
                PrintMotd no
                DisableForwarding yes
                PermitTTY no
                LogLevel ERROR
                Subsystem sftp internal-sftp
                ForceCommand internal-sftp -d %s%s
                """.formatted(
                        port,
                        hostKey.file(),
                        site.state().resolve("sshd.pid"),
                        site.authorizedKeys(),
                        login(),
                        site.root(),
                        refused);
    }

    /** The running daemon, or nothing when it ended at once. */
    private Optional<Process> launch(Path config) throws IOException {
        Process started = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        long limit = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < limit) {
                if (started.waitFor(20, TimeUnit.MILLISECONDS)) {
                    return Optional.empty();
                }
                if (greets()) {
                    return Optional.of(started);
                }
            }
        } catch (InterruptedException e) {
            end(started);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while sshd started", e);
        }
        end(started);
        return Optional.empty();
    }

    private boolean greets() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            byte[] start = socket.getInputStream().readNBytes(4);
            return new String(start, StandardCharsets.US_ASCII).equals("SSH-");
        } catch (IOException e) {
            return false;
        }
    }

    private Path log() {
        return site.state().resolve("sshd.log");
    }

    /** Root's sshd wants this folder, which a machine that never started its own sshd does not have yet. */
    private static void preparePrivilegeSeparation() throws IOException {
        Path folder = Path.of("/run/sshd");
        if (System.getProperty("user.name").equals("root") && Files.notExists(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
    }
}

package dk.sluse.custody;

import static org.junit.jupiter.api.Assertions.fail;

import dk.sluse.custody.Place.Sentinel;
import dk.sluse.demo.FreePort;
import dk.sluse.house.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * An environment behind a real OpenSSH server, run as the user who runs the tests. Where there is none, the test is
 * skipped, unless {@code SLUSE_REQUIRE} names {@code openssh}.
 */
public final class OpenSshEnvironment implements Environment {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    private final Process server;
    private final Path home;
    private final Place.Sftp place;

    private OpenSshEnvironment(Process server, Path home, Place.Sftp place) {
        this.server = server;
        this.home = home;
        this.place = place;
    }

    static void require() {
        Programs.needs(SSHD.toString());
    }

    /** One whose files lie below this folder. */
    public static OpenSshEnvironment start(Path parent) throws IOException {
        return start(parent, "");
    }

    /** @param setting one more line of the server's configuration */
    static OpenSshEnvironment start(Path parent, String setting) throws IOException {
        require();
        Path home = Files.createDirectories(parent.resolve("openssh"));
        Path root = Files.createDirectories(home.resolve("work"));
        Files.writeString(home.resolve("sluse-environment"), "alpha\n");
        KeyPair host = Keys.ed25519();
        KeyPair hub = Keys.ed25519();
        int port = FreePort.next();
        Path config = Files.writeString(
                home.resolve("sshd_config"),
                String.join(
                        "\n",
                        "Port " + port,
                        "ListenAddress 127.0.0.1",
                        "HostKey " + Keys.write(host, home.resolve("host-key")),
                        "AuthorizedKeysFile " + Files.writeString(home.resolve("authorized"), Keys.line(hub)),
                        "StrictModes no",
                        "UsePAM no",
                        "PermitRootLogin prohibit-password",
                        "PasswordAuthentication no",
                        "PidFile none",
                        "Subsystem sftp internal-sftp",
                        setting,
                        ""));
        Process server = run(config, port, home.resolve("sshd.log"));
        Place.Sftp place = new Place.Sftp(
                "alpha/environment",
                "127.0.0.1",
                port,
                System.getProperty("user.name"),
                Keys.write(hub, home.resolve("hub-key")),
                Keys.line(host),
                root.toString(),
                Optional.of(new Sentinel(home.resolve("sluse-environment").toString(), "alpha")),
                Optional.of(home.resolve("holding").toString()),
                true);
        return new OpenSshEnvironment(server, home, place);
    }

    private static Process run(Path config, int port, Path log) throws IOException {
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd")); // where it parts with its privileges
        }
        Process server = new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !server.isAlive() || accepts(port));
        if (!server.isAlive()) {
            fail("sshd ended: " + Files.readString(log));
        }
        return server;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Place.Sftp place() {
        return place;
    }

    @Override
    public Path root() {
        return home.resolve("work");
    }

    /** Ends every connection at once, as a cut cable does. New ones are taken. */
    void cut() {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        cut();
        server.destroy();
    }
}

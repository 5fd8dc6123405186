package dk.sluse.custody;

import dk.sluse.custody.Place.Sentinel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An environment behind an SFTP server of Apache MINA SSHD. */
final class MinaEnvironment implements Environment {

    private final SshServer server;
    private final Path home;
    private final Place.Sftp place;

    private MinaEnvironment(SshServer server, Path home, Place.Sftp place) {
        this.server = server;
        this.home = home;
        this.place = place;
    }

    static MinaEnvironment start(Path parent) throws IOException {
        Path home = Files.createDirectories(parent.resolve("mina"));
        Files.createDirectories(home.resolve("work"));
        Files.writeString(home.resolve("sluse-environment"), "alpha\n");
        KeyPair host = Keys.ed25519();
        KeyPair hub = Keys.ed25519();
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, hub.getPublic()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
        Place.Sftp place = new Place.Sftp(
                "alpha/environment",
                "127.0.0.1",
                server.getPort(),
                "hub",
                Keys.write(hub, parent.resolve("hub-key")),
                Keys.line(host),
                "/work",
                Optional.of(new Sentinel("/sluse-environment", "alpha")),
                Optional.of("/holding"),
                false);
        return new MinaEnvironment(server, home, place);
    }

    @Override
    public Place.Sftp place() {
        return place;
    }

    @Override
    public Path root() {
        return home.resolve("work");
    }

    Path home() {
        return home;
    }

    SshServer server() {
        return server;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}

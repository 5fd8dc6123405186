package dk.sluse.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.config.keys.AuthorizedKeysAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Apache MINA SSHD inside this process: needs nothing installed. */
final class MinaDaemon implements SftpDaemon {

    private static final String LOGIN = "sluse";

    private final Site site;
    private Optional<SshServer> server = Optional.empty();

    MinaDaemon(Site site) {
        this.site = site;
    }

    @Override
    public synchronized void serve(Keys hostKey, boolean renames) throws IOException {
        close();
        SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder().build();
        sftp.addSftpEventListener(new RenameRule(renames));
        SshServer fresh = SshServer.setUpDefaultServer();
        fresh.setHost("127.0.0.1");
        fresh.setPort(0);
        fresh.setKeyPairProvider(KeyPairProvider.wrap(hostKey.pair()));
        fresh.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        AuthorizedKeysAuthenticator keys = new AuthorizedKeysAuthenticator(site.authorizedKeys());
        fresh.setPublickeyAuthenticator(
                (login, key, session) -> login.equals(LOGIN) && keys.authenticate(login, key, session));
        fresh.setFileSystemFactory(new VirtualFileSystemFactory(site.root()));
        fresh.setSubsystemFactories(List.of(sftp));
        fresh.start();
        server = Optional.of(fresh);
    }

    @Override
    public synchronized int port() {
        return server.orElseThrow(() -> new IllegalStateException("Not started"))
                .getPort();
    }

    @Override
    public String login() {
        return LOGIN;
    }

    @Override
    public String remoteRoot() {
        return "/";
    }

    @Override
    public synchronized void close() {
        server.ifPresent(MinaDaemon::stop);
        server = Optional.empty();
    }

    private static void stop(SshServer server) {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses every rename, plain or POSIX, as a server without the right to does. */
    private record RenameRule(boolean allowed) implements SftpEventListener {
        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
                throws IOException {
            if (!allowed) {
                throw new AccessDeniedException(from.toString(), to.toString(), "renaming is refused");
            }
        }
    }
}

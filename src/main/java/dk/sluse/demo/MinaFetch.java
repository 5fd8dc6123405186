package dk.sluse.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.keyverifier.RequiredServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** Fetches and brings with Apache MINA SSHD's client, for machines without OpenSSH. */
final class MinaFetch {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final dk.sluse.demo.SftpClient.Login login;

    MinaFetch(dk.sluse.demo.SftpClient.Login login) {
        this.login = login;
    }

    void run(String remote, Path into) throws IOException {
        with(sftp -> fetchFolder(sftp, remote, into));
    }

    void put(Path local, String remote) throws IOException {
        with(sftp -> {
            try (OutputStream out = sftp.write(remote)) {
                Files.copy(local, out);
            }
        });
    }

    private interface Use {
        void of(SftpClient sftp) throws IOException;
    }

    private void with(Use use) throws IOException {
        try (SshClient client = ModernClient.make()) {
            client.setServerKeyVerifier(new RequiredServerKeyVerifier(pinned()));
            client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
            client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
            client.start();
            try (ClientSession session = client.connect(login.user(), login.host(), login.port())
                    .verify(PATIENCE)
                    .getSession()) {
                session.addPublicKeyIdentity(login.keys().pair());
                session.auth().verify(PATIENCE);
                try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
                    use.of(sftp);
                }
            }
        } catch (UncheckedIOException e) {
            // A listing that fails says so from within its iterator.
            throw e.getCause();
        }
    }

    private static void fetchFolder(SftpClient sftp, String remote, Path into) throws IOException {
        Files.createDirectories(into);
        for (SftpClient.DirEntry entry : sftp.readDir(remote)) {
            String name = entry.getFilename();
            if (name.equals(".") || name.equals("..")) {
                continue;
            }
            if (name.contains("/") || name.isEmpty()) {
                throw new IOException("The server lists a name that is a path");
            }
            fetch(sftp, entry, remote + "/" + name, into.resolve(name));
        }
    }

    private static void fetch(SftpClient sftp, SftpClient.DirEntry entry, String remote, Path local)
            throws IOException {
        if (entry.getAttributes().isDirectory()) {
            fetchFolder(sftp, remote, local);
        } else if (entry.getAttributes().isRegularFile()) {
            try (InputStream in = sftp.read(remote)) {
                Files.copy(in, local, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private PublicKey pinned() throws IOException {
        try {
            return PublicKeyEntry.parsePublicKeyEntry(login.hostKey())
                    .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
        } catch (GeneralSecurityException e) {
            throw new IOException("Not a public key: " + login.hostKey(), e);
        }
    }
}

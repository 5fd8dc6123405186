package dk.sluse.custody;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.SftpVersionSelector;

/**
 * One connection to an SFTP server that showed the pinned host key, logged in with the hub's key and nothing else (F12). It
 * knows no file of the machine's user: no known hosts, no agent, no {@code ~/.ssh}.
 */
final class SftpConnection implements Closeable {

    private static final Duration LONGEST_LOGIN = Duration.ofSeconds(30);
    private static final long WINDOW = 4L << 20;
    private static final String FASTEST_CIPHER = "aes128-gcm@openssh.com";

    private final SshClient client;
    private final SftpClient sftp;

    private SftpConnection(SshClient client, SftpClient sftp) {
        this.client = client;
        this.sftp = sftp;
    }

    static SftpConnection open(Place.Sftp place, Duration patience) throws PlaceException {
        PublicKey pinned = pinnedKey(place);
        KeyPair own = ownKey(place);
        AtomicReference<PublicKey> shown = new AtomicReference<>();
        SshClient client = client(pinned, shown, patience);
        try {
            client.start();
            return new SftpConnection(client, logIn(client, place, own, patience));
        } catch (IOException | RuntimeException e) {
            client.stop();
            throw reason(place, pinned, shown, e);
        }
    }

    private static PlaceException reason(
            Place.Sftp place, PublicKey pinned, AtomicReference<PublicKey> shown, Exception e) {
        Optional<PublicKey> key = Optional.ofNullable(shown.get());
        if (key.isPresent() && !KeyUtils.compareKeys(key.get(), pinned)) {
            return new WrongPlaceException(
                    place.name(),
                    place.host() + ":" + place.port() + " shows the host key " + KeyUtils.getFingerPrint(key.get())
                            + ", but " + KeyUtils.getFingerPrint(pinned)
                            + " is pinned. Find out why before you change the pinned key.");
        }
        PlaceUnavailableException unavailable = new PlaceUnavailableException(
                place.name(),
                "no login at " + place.user() + "@" + place.host() + ":" + place.port() + ": " + e.getMessage());
        unavailable.setStackTrace(e.getStackTrace());
        return unavailable;
    }

    private static SftpClient logIn(SshClient client, Place.Sftp place, KeyPair own, Duration patience)
            throws IOException {
        Duration login = patience.compareTo(LONGEST_LOGIN) < 0 ? patience : LONGEST_LOGIN;
        ClientSession session = client.connect(place.user(), place.host(), place.port())
                .verify(login)
                .getSession();
        session.addPublicKeyIdentity(own);
        session.auth().verify(login);
        // Version 3 is what OpenSSH speaks: one behaviour for all servers.
        return SftpClientFactory.instance().createSftpClient(session, SftpVersionSelector.fixedVersionSelector(3));
    }

    private static SshClient client(PublicKey pinned, AtomicReference<PublicKey> shown, Duration patience) {
        SshClient client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        client.setServerKeyVerifier((session, address, key) -> {
            shown.set(key);
            return KeyUtils.compareKeys(key, pinned);
        });
        client.setSignatureFactories(pinnedFirst(client.getSignatureFactories(), pinned));
        client.setCipherFactories(sorted(client.getCipherFactories(), FASTEST_CIPHER::equals));
        CoreModuleProperties.WINDOW_SIZE.set(client, WINDOW);
        CoreModuleProperties.IDLE_TIMEOUT.set(client, patience);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, 3);
        // One end may be idle for long while the other end's file is read back.
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, patience.dividedBy(4));
        return client;
    }

    /** A server with several host keys shows the one it is asked for first. */
    private static List<NamedFactory<Signature>> pinnedFirst(
            List<NamedFactory<Signature>> signatures, PublicKey pinned) {
        Collection<String> types = KeyUtils.getAllEquivalentKeyTypes(KeyUtils.getKeyType(pinned));
        return sorted(signatures, types::contains);
    }

    private static <T> List<NamedFactory<T>> sorted(List<NamedFactory<T>> factories, Predicate<String> preferred) {
        List<NamedFactory<T>> sorted = new ArrayList<>(factories);
        sorted.sort(Comparator.comparing(factory -> !preferred.test(factory.getName())));
        return sorted;
    }

    private static PublicKey pinnedKey(Place.Sftp place) throws WrongPlaceException {
        try {
            return PublicKeyEntry.parsePublicKeyEntry(place.hostKey())
                    .resolvePublicKey(null, null, PublicKeyEntryResolver.FAILING);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new WrongPlaceException(
                    place.name(),
                    "the pinned host key is no key that can be read. Give it as one line, \"ssh-ed25519 AAAA…\".");
        }
    }

    private static KeyPair ownKey(Place.Sftp place) throws PlaceUnavailableException {
        try (InputStream in = Files.newInputStream(place.privateKey())) {
            Iterable<KeyPair> keys = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName("key of " + place.name()), in, FilePasswordProvider.EMPTY);
            if (keys != null && keys.iterator().hasNext()) {
                return keys.iterator().next();
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // the reason might quote the key: the message below says all that an operator needs
        }
        throw new PlaceUnavailableException(
                place.name(),
                "the hub's private key " + place.privateKey()
                        + " cannot be read. It must be there, readable by the hub, and without a passphrase.");
    }

    SftpClient sftp() {
        return sftp;
    }

    @Override
    public void close() throws IOException {
        try {
            sftp.close();
        } finally {
            client.stop();
        }
    }
}

package dk.sluse.custody;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/** Knows one host key, the pinned one (F12). Nothing is ever added to it. */
final class PinnedHost implements HostKeyRepository {

    private static final List<String> KINDS = List.of(
            "ssh-ed25519",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "rsa-sha2-512",
            "rsa-sha2-256");

    private final Place.Sftp place;
    private final PublicKey key;
    private final byte[] pinned;
    private final AtomicReference<Optional<byte[]>> stranger = new AtomicReference<>(Optional.empty());

    private PinnedHost(Place.Sftp place, PublicKey key, byte[] pinned) {
        this.place = place;
        this.key = key;
        this.pinned = pinned;
    }

    static PinnedHost of(Place.Sftp place) throws WrongPlaceException {
        try {
            PublicKeyEntry entry = PublicKeyEntry.parsePublicKeyEntry(place.hostKey());
            PublicKey key = entry.resolvePublicKey(null, null, PublicKeyEntryResolver.FAILING);
            return new PinnedHost(place, key, entry.getKeyData());
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new WrongPlaceException(
                    place.name(),
                    "the pinned host key is no key that can be read. Give it as one line, \"ssh-ed25519 AAAA…\".");
        }
    }

    /** A server with several host keys shows the one of the kind it is asked for first. */
    String kinds() {
        Collection<String> own = KeyUtils.getAllEquivalentKeyTypes(KeyUtils.getKeyType(key));
        return Stream.concat(
                        KINDS.stream().filter(own::contains), KINDS.stream().filter(kind -> !own.contains(kind)))
                .collect(Collectors.joining(","));
    }

    /** What is wrong when the server showed another key. */
    Optional<WrongPlaceException> wrong() {
        return stranger.get()
                .map(shown -> new WrongPlaceException(
                        place.name(),
                        place.host() + ":" + place.port() + " shows the host key " + fingerprint(shown) + ", but "
                                + fingerprint(pinned)
                                + " is pinned. Find out why before you change the pinned key."));
    }

    private static String fingerprint(byte[] blob) {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(sha256.digest(blob));
    }

    @Override
    public int check(String host, byte[] shown) {
        if (MessageDigest.isEqual(shown, pinned)) {
            return OK;
        }
        stranger.set(Optional.of(shown.clone()));
        return CHANGED;
    }

    @Override
    public void add(HostKey hostKey, UserInfo user) {
        throw new UnsupportedOperationException("host keys are pinned");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("host keys are pinned");
    }

    @Override
    public void remove(String host, String type, byte[] gone) {
        throw new UnsupportedOperationException("host keys are pinned");
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return place.name();
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public HostKey[] getHostKey(String host, String type) {
        return new HostKey[0];
    }
}

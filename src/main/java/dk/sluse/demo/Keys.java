package dk.sluse.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Objects;
import java.util.Set;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** An ed25519 key pair in files as OpenSSH writes them: the private key for its owner only, the public one beside it. */
public final class Keys {

    private static final int ED25519_BITS = 256;

    private final Path file;
    private final KeyPair pair;

    private Keys(Path file, KeyPair pair) {
        this.file = file;
        this.pair = pair;
    }

    /**
     * Makes a new pair.
     *
     * @param file where the private key goes (mode 0600); the public one goes to the same name with {@code .pub}
     * @param comment whose it is, as the public line's last word
     * @throws java.nio.file.FileAlreadyExistsException when there is a key already: none is ever overwritten
     */
    public static Keys create(Path file, String comment) throws IOException {
        Objects.requireNonNull(comment, "comment");
        try {
            KeyPair pair = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, ED25519_BITS);
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream out = exclusively(file, "rw-------")) {
                OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, comment, null, out);
            }
            Keys keys = new Keys(file, pair);
            try (OutputStream out = exclusively(keys.publicFile(), "rw-r--r--")) {
                OpenSSHKeyPairResourceWriter.INSTANCE.writePublicKey(pair, comment, out);
            }
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no ed25519 keys", e);
        }
    }

    /** The private key's file. */
    public Path file() {
        return file;
    }

    /** The public key's file. */
    public Path publicFile() {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    /** {@code ssh-ed25519 AAAA…}, without a comment: what a hub pins and a person registers. */
    public String publicLine() {
        return PublicKeyEntry.toString(pair.getPublic());
    }

    /** {@code SHA256:…}, as {@code ssh-keygen -l} shows it. */
    public String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, pair.getPublic());
    }

    KeyPair pair() {
        return pair;
    }

    /** Its fingerprint; the private key is never shown. */
    @Override
    public String toString() {
        return fingerprint();
    }

    private static OutputStream exclusively(Path file, String mode) throws IOException {
        return Channels.newOutputStream(Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))));
    }
}

package dk.sluse.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Iterator;
import java.util.Set;
import java.util.UUID;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** The key by which clients know the gateway again: an ed25519 key in a file that only its owner reads. */
final class HostKey {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private final KeyPair pair;

    private HostKey(KeyPair pair) {
        this.pair = pair;
    }

    /** The key of this file, which is made when it is not there. */
    static HostKey of(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The gateway's host key " + file + " cannot be used: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The gateway's host key " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    KeyPair pair() {
        return pair;
    }

    /** The public half as it stands in {@code known_hosts}, without a host's name. */
    String publicLine() {
        return PublicKeyEntry.toString(pair.getPublic());
    }

    private static HostKey read(Path file) throws IOException, GeneralSecurityException {
        if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            throw new IOException("others than its owner may open it. Run: chmod 600 " + file);
        }
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> pairs =
                    SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), in, null);
            Iterator<KeyPair> found = pairs == null ? java.util.Collections.emptyIterator() : pairs.iterator();
            if (!found.hasNext()) {
                throw new IOException("it holds no private key without a pass phrase");
            }
            KeyPair pair = found.next();
            if (!KeyPairProvider.SSH_ED25519.equals(KeyUtils.getKeyType(pair))) {
                throw new IOException("it is no ed25519 key. Make one: ssh-keygen -t ed25519 -N '' -f " + file);
            }
            return new HostKey(pair);
        }
    }

    /** Whole or not at all, and never over another's: two hubs may start at once. */
    private static void make(Path file) throws IOException, GeneralSecurityException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path fresh = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            write(fresh, encoded(KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256)));
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException another) {
            // Made by another hub in the meantime: that one counts.
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static byte[] encoded(KeyPair pair) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "sluse gateway", null, text);
        return text.toByteArray();
    }

    private static void write(Path file, byte[] content) throws IOException {
        Set<StandardOpenOption> alone = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(file, alone, PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }
}

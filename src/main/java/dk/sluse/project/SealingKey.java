package dk.sluse.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which secrets of people lie in the database (AES-256-GCM): made at the hub's first start, readable by the hub
 * alone. Whoever has the database, or a backup of it, has none of the secrets.
 */
public final class SealingKey {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;

    SealingKey(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** The key that lies in this folder, made when there is none. */
    public static SealingKey in(Path folder) throws IOException {
        Path file = folder.resolve("second-factor-key");
        if (Files.notExists(file)) {
            make(folder, file);
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != KEY_BYTES) {
            throw new IOException("The key " + file + " is damaged: put it back from its backup.");
        }
        return new SealingKey(key);
    }

    /** Whole or not at all, and never over another's: two hubs may start at once. */
    private static void make(Path folder, Path file) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path part = Files.createTempFile(
                folder,
                ".second-factor-key",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(part, random(KEY_BYTES));
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException another) {
            // Made by another hub in the meantime: that one counts.
        } finally {
            Files.delete(part);
        }
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Seals a secret of this person; what is sealed for another does not open. */
    byte[] seal(String login, byte[] secret) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, login, nonce, secret);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    byte[] open(String login, byte[] sealed) {
        ByteBuffer parts = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] content = new byte[parts.remaining()];
        parts.get(content);
        return apply(Cipher.DECRYPT_MODE, login, nonce, content);
    }

    private byte[] apply(int mode, String login, byte[] nonce, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(login.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A second factor cannot be read: put the second-factor-key back from its backup.", e);
        }
    }
}

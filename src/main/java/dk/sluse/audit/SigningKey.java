package dk.sluse.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/** The hub's own signing key: made at its first start, readable by the hub alone, the public half beside it. */
public final class SigningKey {

    private static final int RAW_LENGTH = 32;

    private SigningKey() {}

    /**
     * The signer whose key lies in this folder, made when there is none. Beside it lies {@code allowed_signers}, for anyone
     * who wants to verify.
     */
    public static SshSigner in(Path folder) throws IOException {
        Path file = folder.resolve("release-signing-key");
        try {
            if (Files.notExists(file)) {
                create(folder, file);
            }
            var lines = Files.readAllLines(file);
            SshSigner signer = new SshSigner(
                    Base64.getDecoder().decode(lines.get(0)),
                    Base64.getDecoder().decode(lines.get(1)));
            Files.writeString(folder.resolve("allowed_signers"), signer.allowedSigner() + "\n");
            return signer;
        } catch (GeneralSecurityException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("The signing key " + file + " cannot be read: put it back from its backup.", e);
        }
    }

    private static void create(Path folder, Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        // An Ed25519 public key in X.509 form ends in its 32 raw bytes (RFC 8410).
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length);
        Path part = Files.createTempFile(
                folder,
                ".signing-key",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Base64.Encoder base64 = Base64.getEncoder();
        Files.writeString(
                part, base64.encodeToString(pair.getPrivate().getEncoded()) + "\n" + base64.encodeToString(raw) + "\n");
        Files.move(part, file);
    }
}

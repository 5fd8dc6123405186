package dk.sluse.release;

import dk.sluse.wording.Phrase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/**
 * The hub's OpenPGP key, to which lists of person numbers are encrypted (R16): by researchers, and by the hub itself as long
 * as a list waits. Made at its first use, readable by the hub alone, the public half beside it.
 */
public final class ListKey {

    private static final String FILE = "list-key";

    private final PGPSecretKeyRing ring;

    private ListKey(PGPSecretKeyRing ring) {
        this.ring = ring;
    }

    /**
     * The key that lies in this folder, made when there is none. Beside it lies {@code list-key.asc}, the public half, for
     * everyone.
     *
     * @param owner whose it is, as {@code Name <address>}
     * @param now when it is made
     */
    public static ListKey in(Path folder, String owner, Instant now) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            if (Files.notExists(file)) {
                keep(folder, file, ListKeyMaker.make(owner, Date.from(now)).getEncoded());
            }
            ListKey key = new ListKey(new PGPSecretKeyRing(Files.readAllBytes(file), new BcKeyFingerprintCalculator()));
            Files.writeString(folder.resolve(FILE + ".asc"), key.publicKey());
            return key;
        } catch (PGPException e) {
            throw new IOException("The key " + file + " cannot be read: put it back from its backup.", e);
        }
    }

    private static void keep(Path folder, Path file, byte[] secret) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(
                folder,
                "." + FILE,
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(part, secret);
        Files.move(part, file);
    }

    /** The public half, as text to send to anyone. */
    public String publicKey() {
        try {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            try (ArmoredOutputStream armored =
                    ArmoredOutputStream.builder().clearHeaders().build(text)) {
                Iterator<PGPPublicKey> keys = ring.getPublicKeys();
                while (keys.hasNext()) {
                    keys.next().encode(armored);
                }
            }
            return text.toString(StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fingerprint by which people compare it, forty hexadecimal digits. */
    public String fingerprint() {
        return HexFormat.of().formatHex(ring.getPublicKey().getFingerprint()).toUpperCase(Locale.ROOT);
    }

    /** Encrypts a list to this key. */
    byte[] seal(OpenedList list) throws IOException {
        try {
            PGPEncryptedDataGenerator encryption =
                    new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                            .setWithIntegrityPacket(true)
                            .setSecureRandom(new SecureRandom()));
            encryption.addMethod(
                    new BcPublicKeyKeyEncryptionMethodGenerator(encryptionKey().getPublicKey()));
            ByteArrayOutputStream sealed = new ByteArrayOutputStream();
            byte[] literal = literal(list);
            try (OutputStream out = encryption.open(sealed, literal.length)) {
                out.write(literal);
            }
            return sealed.toByteArray();
        } catch (PGPException e) {
            throw new IOException("A list cannot be encrypted to the hub's own key.", e);
        }
    }

    private static byte[] literal(OpenedList list) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new PGPLiteralDataGenerator()
                .open(bytes, PGPLiteralData.BINARY, list.name(), list.content().length, Date.from(Instant.EPOCH))) {
            out.write(list.content());
        }
        return bytes.toByteArray();
    }

    private PGPSecretKey encryptionKey() {
        Iterator<PGPSecretKey> keys = ring.getSecretKeys();
        while (keys.hasNext()) {
            PGPSecretKey key = keys.next();
            if (!key.isMasterKey() && key.getPublicKey().isEncryptionKey()) {
                return key;
            }
        }
        throw new IllegalStateException("The hub's key has no half to encrypt to.");
    }

    /**
     * Opens what was encrypted to this key. A signature in it proves nothing and is not looked at.
     *
     * @param most how many bytes come out at most, however well they were packed
     * @throws NotOpenedException when it was not encrypted to this key, is damaged, or its wholeness cannot be proven
     */
    OpenedList open(InputStream message, int most) throws IOException, NotOpenedException {
        return new PgpMessage(ring, most).open(PGPUtil.getDecoderStream(message));
    }

    OpenedList open(byte[] message, int most) throws IOException, NotOpenedException {
        return open(new ByteArrayInputStream(message), most);
    }

    /** What is said of a message that cannot be opened. */
    static Phrase notOurs() {
        return new Phrase(
                "Bilaget er ikke krypteret til denne modtagers OpenPGP-nøgle, eller det er beskadiget."
                        + " Hent nøglen hos forskerservice, kryptér listen til den, og send igen.",
                "The attachment is not encrypted to the hub's OpenPGP key, or it is damaged."
                        + " Get the key from the research service, encrypt the list to it, and send it again.");
    }
}

package dk.sluse.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Date;
import java.util.Iterator;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** Encrypts a file to an OpenPGP key, as a researcher's mail program does (R16). */
final class SealedMail {

    /** Bouncy Castle's interface is older than java.time. */
    @SuppressWarnings("JavaUtilDate")
    private static final Date NO_TIME = new Date(0);

    private SealedMail() {}

    /**
     * The file, encrypted and armoured.
     *
     * @param publicKey the armoured key of whom it is for
     */
    static byte[] seal(String publicKey, String name, byte[] content) throws IOException {
        try {
            PGPEncryptedDataGenerator encryption =
                    new PGPEncryptedDataGenerator(new BcPGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                            .setWithIntegrityPacket(true)
                            .setSecureRandom(new SecureRandom()));
            encryption.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(encryptionKey(publicKey)));
            byte[] literal = literal(name, content);
            ByteArrayOutputStream sealed = new ByteArrayOutputStream();
            try (ArmoredOutputStream armoured = ArmoredOutputStream.builder().build(sealed);
                    OutputStream out = encryption.open(armoured, literal.length)) {
                out.write(literal);
            }
            return sealed.toByteArray();
        } catch (PGPException e) {
            throw new IOException("The list cannot be encrypted", e);
        }
    }

    private static byte[] literal(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                new PGPLiteralDataGenerator().open(bytes, PGPLiteralData.BINARY, name, content.length, NO_TIME)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static PGPPublicKey encryptionKey(String armoured) throws IOException {
        PGPPublicKeyRing ring = new PGPPublicKeyRing(
                PGPUtil.getDecoderStream(new ByteArrayInputStream(armoured.getBytes(StandardCharsets.US_ASCII))),
                new BcKeyFingerprintCalculator());
        for (Iterator<PGPPublicKey> keys = ring.getPublicKeys(); keys.hasNext(); ) {
            PGPPublicKey key = keys.next();
            if (!key.isMasterKey() && key.isEncryptionKey()) {
                return key;
            }
        }
        throw new IOException("The hub's key has no half to encrypt to");
    }
}

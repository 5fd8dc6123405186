package dk.sluse.release;

import java.security.SecureRandom;
import java.util.Date;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.Features;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.X25519KeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.X25519KeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPKeyRingGenerator;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/**
 * Makes OpenPGP keys that today's programs and those of ten years ago understand: version 4, Ed25519 to sign the key itself,
 * Curve25519 to encrypt to.
 */
final class ListKeyMaker {

    private ListKeyMaker() {}

    static PGPSecretKeyRing make(String owner, Date now) throws PGPException {
        SecureRandom random = new SecureRandom();
        PGPKeyPair own = pair(
                PublicKeyAlgorithmTags.EDDSA_LEGACY,
                new Ed25519KeyPairGenerator(),
                new Ed25519KeyGenerationParameters(random),
                now);
        PGPKeyPair toEncryptTo = pair(
                PublicKeyAlgorithmTags.ECDH,
                new X25519KeyPairGenerator(),
                new X25519KeyGenerationParameters(random),
                now);
        PGPKeyRingGenerator ring = new PGPKeyRingGenerator(
                PGPSignature.POSITIVE_CERTIFICATION,
                own,
                owner,
                new BcPGPDigestCalculatorProvider().get(HashAlgorithmTags.SHA1),
                preferences(),
                null,
                new BcPGPContentSignerBuilder(own.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512),
                null);
        ring.addSubKey(toEncryptTo, flags(KeyFlags.ENCRYPT_COMMS | KeyFlags.ENCRYPT_STORAGE), null);
        return ring.generateSecretKeyRing();
    }

    private static PGPKeyPair pair(
            int algorithm,
            AsymmetricCipherKeyPairGenerator generator,
            org.bouncycastle.crypto.KeyGenerationParameters parameters,
            Date now)
            throws PGPException {
        generator.init(parameters);
        AsymmetricCipherKeyPair pair = generator.generateKeyPair();
        return new BcPGPKeyPair(4, algorithm, pair, now);
    }

    private static PGPSignatureSubpacketVector preferences() {
        PGPSignatureSubpacketGenerator packets = new PGPSignatureSubpacketGenerator();
        packets.setKeyFlags(true, KeyFlags.CERTIFY_OTHER);
        packets.setPreferredSymmetricAlgorithms(false, new int[] {
            SymmetricKeyAlgorithmTags.AES_256, SymmetricKeyAlgorithmTags.AES_192, SymmetricKeyAlgorithmTags.AES_128
        });
        packets.setPreferredHashAlgorithms(false, new int[] {HashAlgorithmTags.SHA512, HashAlgorithmTags.SHA256});
        packets.setFeature(false, Features.FEATURE_MODIFICATION_DETECTION);
        return packets.generate();
    }

    private static PGPSignatureSubpacketVector flags(int flags) {
        PGPSignatureSubpacketGenerator packets = new PGPSignatureSubpacketGenerator();
        packets.setKeyFlags(true, flags);
        return packets.generate();
    }
}

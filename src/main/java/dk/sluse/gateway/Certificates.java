package dk.sluse.gateway;

import dk.sluse.project.Proof;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.OpenSshCertificate;
import org.apache.sshd.common.digest.BuiltinDigests;

/**
 * What an OpenSSH user certificate says (R93). The server has verified the authority's signature, the type and the source
 * addresses before; whether the authority is one of ours, and the times, are the doorkeeper's to look at.
 */
final class Certificates {

    private static final int SHORTEST_RSA_BITS = 3072;
    /** The server itself holds to this one; any other would have to be understood, and none is. */
    private static final Set<String> UNDERSTOOD = Set.of("source-address");

    private Certificates() {}

    static String fingerprint(PublicKey key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    }

    /** Why a certificate proves nothing here, whoever signed it. */
    static Optional<String> fault(OpenSshCertificate certificate, String login) {
        if (!certificate.getPrincipals().contains(login)) {
            return Optional.of("the certificate does not name this login");
        }
        if (!UNDERSTOOD.containsAll(certificate.getCriticalOptionsMap().keySet())) {
            return Optional.of("the certificate has a critical option that is not understood");
        }
        PublicKey key = certificate.getCertPubKey();
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA_BITS) {
            return Optional.of("the certified RSA key has fewer than " + SHORTEST_RSA_BITS + " bits");
        }
        return Optional.empty();
    }

    static Proof proof(OpenSshCertificate certificate) {
        return new Proof.Certificate(
                fingerprint(certificate.getCertPubKey()),
                fingerprint(certificate.getCaPubKey()),
                Long.toUnsignedString(certificate.getSerial()),
                moment(certificate.getValidAfter()),
                moment(certificate.getValidBefore()));
    }

    /** Seconds, unsigned; the largest number is for ever. */
    private static Instant moment(long seconds) {
        return seconds < 0 || seconds > Instant.MAX.getEpochSecond() ? Instant.MAX : Instant.ofEpochSecond(seconds);
    }
}

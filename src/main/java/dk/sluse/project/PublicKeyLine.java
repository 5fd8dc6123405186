package dk.sluse.project;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A public key as OpenSSH writes it on one line, strong enough to be let in.
 *
 * @param line type and key, without the comment
 * @param fingerprint its {@code SHA256:…} fingerprint
 */
public record PublicKeyLine(String line, String fingerprint) {

    private static final int SHORTEST_RSA_BITS = 3072;
    private static final Set<String> TYPES = Set.of(
            "ssh-ed25519",
            "sk-ssh-ed25519@openssh.com",
            "ecdsa-sha2-nistp256",
            "ecdsa-sha2-nistp384",
            "ecdsa-sha2-nistp521",
            "ssh-rsa");

    /**
     * Reads one line such as {@code ssh-ed25519 AAAA… anna@laptop}.
     *
     * @throws Denied when it is no public key, a private one, or too weak
     */
    public static PublicKeyLine parse(String text) {
        String line = text.strip();
        if (line.contains("PRIVATE KEY")) {
            throw new Denied("That is a private key: never send it to anyone. Send the .pub file beside it.");
        }
        String[] words = line.split("\\s+", 3);
        if (words.length < 2 || !TYPES.contains(words[0])) {
            throw new Denied("That is no public key the hub takes: send one line beginning with ssh-ed25519"
                    + " (or sk-ssh-ed25519@openssh.com, ecdsa-sha2-nistp256/384/521, ssh-rsa of at least 3072 bits).");
        }
        byte[] blob = decode(words[1]);
        ByteBuffer fields = ByteBuffer.wrap(blob);
        try {
            if (!new String(field(fields), StandardCharsets.US_ASCII).equals(words[0])) {
                throw new Denied("The public key's two parts do not belong together: copy the .pub file as it is.");
            }
            if (words[0].equals("ssh-rsa")) {
                field(fields);
                if (new BigInteger(1, field(fields)).bitLength() < SHORTEST_RSA_BITS) {
                    throw new Denied("An RSA key must have at least 3072 bits. Make a new one: ssh-keygen -t ed25519");
                }
            }
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException e) {
            throw new Denied("The public key is cut short: copy the whole .pub file.");
        }
        return new PublicKeyLine(words[0] + " " + words[1], fingerprint(blob));
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Denied("The public key is damaged: copy the whole .pub file.");
        }
    }

    private static byte[] field(ByteBuffer fields) {
        int length = fields.getInt();
        if (length < 0 || length > fields.remaining()) {
            throw new IllegalArgumentException("length");
        }
        byte[] field = new byte[length];
        fields.get(field);
        return field;
    }

    private static String fingerprint(byte[] blob) {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(DigestUtils.sha256(blob));
    }
}

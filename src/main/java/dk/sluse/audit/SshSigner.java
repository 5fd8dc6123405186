package dk.sluse.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Signs as {@code ssh-keygen -Y sign} does (OpenSSH's {@code PROTOCOL.sshsig}), so that whoever has OpenSSH can verify a
 * release or an anchor without any tool of ours: {@code ssh-keygen -Y verify -f allowed_signers -I sluse -n PURPOSE -s FILE.sig <
 * FILE}.
 */
public final class SshSigner {

    /** The purpose of a release's signature. A signature for another purpose does not verify. */
    public static final String RELEASE = "sluse-release";

    /** The purpose of a daily anchor's signature. */
    public static final String ANCHOR = "sluse-anchor";

    /** The purpose of an order's signature to the platform. */
    public static final String ACCESS = "sluse-access";

    static final String KEY_TYPE = "ssh-ed25519";

    static final String BEGIN = "-----BEGIN SSH SIGNATURE-----";
    static final String END = "-----END SSH SIGNATURE-----";

    static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    static final String HASH = "sha512";
    private static final int LINE = 70;

    private final PrivateKey key;
    private final byte[] publicBlob;

    /**
     * A signer with an Ed25519 key.
     *
     * @param pkcs8 the private key, PKCS#8
     * @param rawPublic its 32 public bytes
     */
    public SshSigner(byte[] pkcs8, byte[] rawPublic) throws GeneralSecurityException {
        this.key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        this.publicBlob = join(text(KEY_TYPE), field(rawPublic));
    }

    /** The line for an outsider's {@code allowed_signers} file. */
    public String allowedSigner() {
        return "sluse namespaces=\"" + RELEASE + "," + ANCHOR + "," + ACCESS + "\" " + KEY_TYPE + " "
                + Base64.getEncoder().encodeToString(publicBlob);
    }

    /** The armoured signature of a message for a purpose. */
    public String sign(String purpose, byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(signed(purpose, message));
        byte[] signed = join(text(KEY_TYPE), field(signature.sign()));
        byte[] blob = join(MAGIC, number(1), field(publicBlob), text(purpose), text(""), text(HASH), field(signed));
        return armour(Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(blob));
    }

    /** What the key signs of a message. */
    static byte[] signed(String purpose, byte[] message) {
        return join(MAGIC, text(purpose), text(""), text(HASH), field(DigestUtils.sha512(message)));
    }

    private static String armour(String base64) {
        return BEGIN + "\n" + base64 + "\n" + END + "\n";
    }

    private static byte[] text(String text) {
        return field(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] field(byte[] bytes) {
        return join(number(bytes.length), bytes);
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}

package dk.sluse.audit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Verifies what {@link SshSigner} signed, as {@code ssh-keygen -Y verify} would, against the lines of an {@code allowed_signers}
 * file. Only Ed25519 is understood; whatever else stands there is no signer of ours.
 */
final class SignatureCheck {

    /** How an Ed25519 key in X.509 form begins (RFC 8410); its 32 bytes follow. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int VERSION = 1;

    private final Set<ByteBuffer> signers;

    SignatureCheck(String allowedSigners) {
        this.signers = allowedSigners
                .lines()
                .map(line -> List.of(line.strip().split("\\s+")))
                .filter(words -> words.contains(SshSigner.KEY_TYPE))
                .map(words -> words.get(Math.min(words.size() - 1, words.indexOf(SshSigner.KEY_TYPE) + 1)))
                .map(SignatureCheck::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ByteBuffer key(String base64) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("A line of the signers is no key: take the hub's allowed_signers.", e);
        }
    }

    /** Whether one of the signers signed this message for this purpose. */
    boolean holds(String purpose, String message, String armoured) {
        try {
            ByteBuffer blob = ByteBuffer.wrap(unarmoured(armoured));
            byte[] magic = new byte[SshSigner.MAGIC.length];
            blob.get(magic);
            boolean ours = Arrays.equals(magic, SshSigner.MAGIC) && blob.getInt() == VERSION;
            byte[] signer = field(blob);
            boolean purposeFits = text(field(blob)).equals(purpose);
            boolean plain = field(blob).length == 0 && text(field(blob)).equals(SshSigner.HASH);
            return ours
                    && purposeFits
                    && plain
                    && signers.contains(ByteBuffer.wrap(signer))
                    && verifies(signer, purpose, message, field(blob));
        } catch (GeneralSecurityException | IllegalArgumentException | BufferUnderflowException e) {
            return false;
        }
    }

    private static boolean verifies(byte[] signer, String purpose, String message, byte[] signed)
            throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        byte[] raw = ofEd25519(signer);
        ByteBuffer key = ByteBuffer.allocate(X509.length + raw.length).put(X509).put(raw);
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key.array())));
        signature.update(SshSigner.signed(purpose, message.getBytes(StandardCharsets.UTF_8)));
        return signature.verify(ofEd25519(signed));
    }

    /** What follows the type's name. */
    private static byte[] ofEd25519(byte[] typed) {
        ByteBuffer fields = ByteBuffer.wrap(typed);
        if (!text(field(fields)).equals(SshSigner.KEY_TYPE)) {
            throw new IllegalArgumentException("no Ed25519");
        }
        return field(fields);
    }

    private static byte[] unarmoured(String armoured) {
        String text = armoured.strip();
        if (!text.startsWith(SshSigner.BEGIN) || !text.endsWith(SshSigner.END)) {
            throw new IllegalArgumentException("no signature");
        }
        return Base64.getMimeDecoder()
                .decode(text.substring(SshSigner.BEGIN.length(), text.length() - SshSigner.END.length()));
    }

    private static byte[] field(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("no field");
        }
        byte[] field = new byte[length];
        from.get(field);
        return field;
    }

    private static String text(byte[] field) {
        return new String(field, StandardCharsets.US_ASCII);
    }
}

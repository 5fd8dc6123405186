package dk.sluse.hub;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** The pinned public key of an SSH server, as one OpenSSH line (F12). */
final class HostKey {

    private static final Set<String> TYPES =
            Set.of("ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa");

    private HostKey() {}

    /** The line as {@code type base64}, without a comment; nothing when it is no such key. */
    static Optional<String> of(String line) {
        String[] words = line.strip().split("\\s+", 3);
        if (words.length < 2 || !TYPES.contains(words[0]) || !isKey(words[0], words[1])) {
            return Optional.empty();
        }
        return Optional.of(words[0] + " " + words[1]);
    }

    /** Whether the encoded key says of itself that it is of this type, and goes on after that. */
    private static boolean isKey(String type, String encoded) {
        try {
            ByteBuffer key = ByteBuffer.wrap(Base64.getDecoder().decode(encoded));
            if (key.remaining() < Integer.BYTES) {
                return false;
            }
            int length = key.getInt();
            if (length != type.length() || key.remaining() < length + 32) {
                return false;
            }
            byte[] name = new byte[length];
            key.get(name);
            return type.equals(new String(name, StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

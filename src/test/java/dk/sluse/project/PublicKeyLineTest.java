package dk.sluse.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyLineTest {

    @Test
    void a_key_is_read_with_its_fingerprint_and_without_its_comment() {
        PublicKeyLine key = PublicKeyLine.parse(line("ssh-ed25519", new byte[32]) + " anna@laptop\n");
        assertThat(key.line()).isEqualTo(line("ssh-ed25519", new byte[32]));
        assertThat(key.fingerprint()).startsWith("SHA256:").hasSize(50);
    }

    @Test
    void a_private_key_is_refused_with_a_warning() {
        assertThatThrownBy(() -> PublicKeyLine.parse("-----BEGIN OPENSSH PRIVATE KEY-----\nabc"))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("never send it");
    }

    @Test
    void an_rsa_key_of_3072_bits_is_taken_and_a_shorter_one_is_not() {
        assertThat(PublicKeyLine.parse(rsa(3072)).line()).startsWith("ssh-rsa ");
        assertThatThrownBy(() -> PublicKeyLine.parse(rsa(2048))).hasMessageContaining("3072");
    }

    @Test
    void a_security_key_is_taken() {
        byte[] application = "ssh:".getBytes(StandardCharsets.US_ASCII);
        String key = line("sk-ssh-ed25519@openssh.com", new byte[32], application);
        assertThat(PublicKeyLine.parse(key).line()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "ssh-dss AAAA", "ssh-ed25519", "ssh-ed25519 ???", "ssh-ed25519 AAAA"})
    void what_is_no_key_is_refused(String text) {
        assertThatThrownBy(() -> PublicKeyLine.parse(text)).isInstanceOf(Denied.class);
    }

    @Test
    void a_type_that_does_not_fit_its_key_is_refused() {
        String ed25519 = line("ssh-ed25519", new byte[32]);
        assertThatThrownBy(() -> PublicKeyLine.parse(ed25519.replaceFirst("ssh-ed25519", "ecdsa-sha2-nistp256")))
                .hasMessageContaining("do not belong together");
    }

    private static String rsa(int bits) {
        return line(
                "ssh-rsa",
                BigInteger.valueOf(65537).toByteArray(),
                BigInteger.ONE.shiftLeft(bits - 1).toByteArray());
    }

    private static String line(String type, byte[]... fields) {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        write(blob, type.getBytes(StandardCharsets.US_ASCII));
        for (byte[] field : fields) {
            write(blob, field);
        }
        return type + " " + Base64.getEncoder().encodeToString(blob.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, byte[] field) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(field.length).array());
        out.writeBytes(field);
    }
}

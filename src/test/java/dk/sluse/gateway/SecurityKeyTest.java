package dk.sluse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import dk.sluse.audit.EventKind;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A login with a security key, {@code sk-ssh-ed25519@openssh.com}, as OpenSSH's PROTOCOL.u2f describes its signatures. */
@Timeout(60)
final class SecurityKeyTest {

    private static final String TYPE = "sk-ssh-ed25519@openssh.com";
    private static final String APPLICATION = "ssh:";
    private static final byte TOUCHED = 1;

    @TempDir
    private Path home;

    private TestDoor door;
    private Token token;

    @BeforeEach
    void open() throws Exception {
        door = TestDoor.open(home);
        token = new Token(TOUCHED);
        door.people.add("kirsten", Set.of("alpha"), token.publicKey());
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aKeyThatWasTouchedComesIn() throws Exception {
        Session session = login(token);
        assertThat(session.isConnected()).isTrue();
        session.disconnect();

        assertThat(door.record.of(EventKind.LOGIN)).singleElement().satisfies(event -> assertThat(event.facts())
                .containsEntry("key", door.people.fingerprint("kirsten")));
    }

    @Test
    void aKeyThatNobodyTouchedAndAnotherKeyDoNot() throws Exception {
        Token untouched = token.untouched();
        assertThatThrownBy(() -> login(untouched)).isInstanceOf(JSchException.class);
        Token another = new Token(TOUCHED);
        assertThatThrownBy(() -> login(another)).isInstanceOf(JSchException.class);

        assertThat(door.record.of(EventKind.LOGIN)).isEmpty();
        assertThat(door.record.of(EventKind.LOGIN_REFUSED)).isNotEmpty();
    }

    private Session login(Token with) throws JSchException {
        JSch jsch = new JSch();
        jsch.addIdentity(with, null);
        Session session = jsch.getSession("kirsten", "127.0.0.1", door.gateway.port());
        session.setConfig("StrictHostKeyChecking", "no");
        session.setConfig("PubkeyAcceptedAlgorithms", TYPE);
        session.connect(10_000);
        return session;
    }

    /** A security key, without the hardware. */
    private static final class Token implements Identity {
        private final KeyPair pair;
        private final byte flags;
        private int counter = 41;

        Token(byte flags) throws GeneralSecurityException {
            this(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), flags);
        }

        private Token(KeyPair pair, byte flags) {
            this.pair = pair;
            this.flags = flags;
        }

        Token untouched() {
            return new Token(pair, (byte) 0);
        }

        java.security.PublicKey publicKey() throws GeneralSecurityException, IOException {
            String line = TYPE + " " + Base64.getEncoder().encodeToString(getPublicKeyBlob());
            return PublicKeyEntry.parsePublicKeyEntry(line).resolvePublicKey(null, null, null);
        }

        @Override
        public byte[] getPublicKeyBlob() {
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return written(out -> {
                string(out, TYPE.getBytes(StandardCharsets.US_ASCII));
                string(out, raw);
                string(out, APPLICATION.getBytes(StandardCharsets.US_ASCII));
            });
        }

        @Override
        public byte[] getSignature(byte[] data) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                byte[] application = digest.digest(APPLICATION.getBytes(StandardCharsets.US_ASCII));
                byte[] message = digest.digest(data);
                counter++;
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(pair.getPrivate());
                signature.update(written(out -> {
                    out.write(application);
                    out.writeByte(flags);
                    out.writeInt(counter);
                    out.write(message);
                }));
                byte[] signed = signature.sign();
                return written(out -> {
                    string(out, TYPE.getBytes(StandardCharsets.US_ASCII));
                    string(out, signed);
                    out.writeByte(flags);
                    out.writeInt(counter);
                });
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String getAlgName() {
            return TYPE;
        }

        @Override
        public String getName() {
            return "a security key";
        }

        @Override
        public boolean setPassphrase(byte[] passphrase) {
            return true;
        }

        @Override
        public boolean isEncrypted() {
            return false;
        }

        @Override
        public void clear() {
            // nothing is kept that must be forgotten
        }

        private interface Writing {
            void to(DataOutputStream out) throws IOException;
        }

        private static byte[] written(Writing writing) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                writing.to(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }

        private static void string(DataOutputStream out, byte[] value) throws IOException {
            out.writeInt(value.length);
            out.write(value);
        }
    }
}

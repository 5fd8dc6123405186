package dk.sluse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.house.Programs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hub signs, OpenSSH verifies. */
class SshSignerTest {

    private static final Path SSH_KEYGEN = Path.of("/usr/bin/ssh-keygen");

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsSshKeygen() {
        Programs.needs(SSH_KEYGEN.toString());
    }

    @Test
    void a_signed_release_is_verified_by_ssh_keygen() throws Exception {
        byte[] release = "{\"request\":\"sluse-1\"}".getBytes(StandardCharsets.UTF_8);
        SshSigner signer = SigningKey.in(folder);
        assertThat(verify(release, signer.sign(SshSigner.RELEASE, release))).isZero();
    }

    @Test
    void a_changed_release_is_not_verified() throws Exception {
        byte[] release = "{\"request\":\"sluse-1\"}".getBytes(StandardCharsets.UTF_8);
        String signature = SigningKey.in(folder).sign(SshSigner.RELEASE, release);
        release[14] = '2';
        assertThat(verify(release, signature)).isNotZero();
    }

    @Test
    void the_key_is_kept_over_restarts_and_readable_by_its_owner_only() throws Exception {
        String first = SigningKey.in(folder).allowedSigner();
        assertThat(SigningKey.in(folder).allowedSigner()).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(folder.resolve("release-signing-key")))
                .containsExactlyInAnyOrderElementsOf(
                        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    private int verify(byte[] release, String signature) throws Exception {
        Path file = Files.write(folder.resolve("RELEASE.json"), release);
        Path sig = Files.writeString(folder.resolve("RELEASE.json.sig"), signature);
        Process verify = new ProcessBuilder(List.of(
                        SSH_KEYGEN.toString(),
                        "-Y",
                        "verify",
                        "-f",
                        folder.resolve("allowed_signers").toString(),
                        "-I",
                        "sluse",
                        "-n",
                        SshSigner.RELEASE,
                        "-s",
                        sig.toString()))
                .redirectInput(file.toFile())
                .redirectErrorStream(true)
                .start();
        verify.getInputStream().readAllBytes();
        return verify.waitFor();
    }
}

package dk.sluse.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.house.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    Path folder;

    @Test
    void a_private_key_is_for_its_owner_only_and_is_never_overwritten() throws IOException {
        Keys keys = Keys.create(folder.resolve("anna"), "anna@ku.dk");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.file())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(keys.file())).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----\n");
        assertThatThrownBy(() -> Keys.create(folder.resolve("anna"), "anna@ku.dk"))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void the_public_file_holds_the_line_and_the_comment() throws IOException {
        Keys keys = Keys.create(folder.resolve("anna"), "anna@ku.dk");

        assertThat(keys.publicLine()).startsWith("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5");
        assertThat(Files.readString(keys.publicFile()).strip()).isEqualTo(keys.publicLine() + " anna@ku.dk");
        assertThat(keys).hasToString(keys.fingerprint());
    }

    @Test
    void openssh_reads_both_files_and_sees_the_same_fingerprint() throws Exception {
        Programs.needed(SftpClient.openSshAvailable(), "clients");
        Keys keys = Keys.create(folder.resolve("anna"), "anna@ku.dk");

        assertThat(run("ssh-keygen", "-lf", keys.publicFile().toString())).contains(keys.fingerprint());
        assertThat(run("ssh-keygen", "-y", "-P", "", "-f", keys.file().toString()))
                .startsWith(keys.publicLine());
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}

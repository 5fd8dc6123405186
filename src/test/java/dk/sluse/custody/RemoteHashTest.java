package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one command that is ever run on a server, tried in this machine's own shell. */
class RemoteHashTest {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.txt",
                "two words",
                "it's",
                "'; touch owned; '",
                "$(touch owned)",
                "`touch owned`",
                "a\nb",
                "a\\b",
                "*",
                "-r",
                "&& touch owned",
                "æøå"
            })
    @DisplayName("F17: a name is never more than a name to the server's shell")
    void quotes_every_name(String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "abc");

        String answer = run(RemoteHash.command(file.toString()));

        assertThat(RemoteHash.parse(answer, file.toString())).contains(ABC);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
        assertThat(Path.of("owned")).doesNotExist();
    }

    @Test
    void sha256sum_does_where_openssl_is_missing() throws Exception {
        Path file = Files.writeString(folder.resolve("a\\b\nc"), "abc");

        String answer = run("openssl() { return 127; }; " + RemoteHash.command(file.toString()));

        assertThat(answer).startsWith("\\" + ABC);
        assertThat(RemoteHash.parse(answer, file.toString())).contains(ABC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ABC,
                ABC + " */other\n",
                ABC + " */a",
                ABC + "  /a\n",
                ABC + " */a\nmore\n",
                "Welcome!\n" + ABC + " */a\n",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD */a\n",
                "0" + ABC + " */a\n"
            })
    void any_other_answer_is_none(String answer) {
        assertThat(RemoteHash.parse(answer, "/a")).isEmpty();
        assertThat(RemoteHash.parse(ABC + " */a\n", "/a")).contains(ABC);
    }

    private static String run(String command) throws IOException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", command).start();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one command that is ever run on a server, tried in this machine's own shell. */
@Timeout(30)
class HashingShellTest {

    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private static List<String> asked(String before, String questions) throws IOException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", before + HashingShell.COMMAND).start();
        try (var in = shell.getOutputStream()) {
            in.write(questions.getBytes(StandardCharsets.UTF_8));
        }
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain.txt",
                "two words",
                " leading and trailing ",
                "it's",
                "'; touch owned; '",
                "$(touch owned)",
                "`touch owned`",
                "a\\b",
                "a\\nb",
                "*",
                "-r",
                "&& touch owned",
                "æøå"
            })
    @DisplayName("F17: a name is never more than a name to the server's shell")
    void takes_every_name_as_it_is(String name) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "abc");

        List<String> answers = asked("", file + "\n\n");

        assertThat(answers).hasSize(1);
        assertThat(HashingShell.parse(answers.get(0))).contains(ABC);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
        assertThat(Path.of("owned")).doesNotExist();
    }

    @Test
    void a_name_with_a_line_break_is_never_told() {
        assertThat(HashingShell.canTell("/a\nb")).isFalse();
        assertThat(HashingShell.canTell("a")).isFalse();
        assertThat(HashingShell.canTell("/a b")).isTrue();
    }

    @Test
    void sha256sum_does_where_openssl_is_missing() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "abc");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.writeString(bin.resolve("openssl"), "#!/bin/sh\nexit 127\n");
        assertThat(bin.resolve("openssl").toFile().setExecutable(true)).isTrue();

        List<String> answers = asked("PATH=" + bin + ":$PATH; export PATH; ", file + "\n\n" + file + "\n\n");

        assertThat(answers).containsExactly(ABC + " *-", ABC + " *-");
    }

    @Test
    void a_file_is_followed_as_it_grows() throws Exception {
        Path file = folder.resolve("growing");
        byte[] content = new byte[5 * HashingShell.STEP + 77];
        new java.util.Random(3).nextBytes(content);
        Files.createFile(file);
        Process shell = new ProcessBuilder("/bin/sh", "-c", HashingShell.COMMAND).start();
        try (var in = shell.getOutputStream();
                var out = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8))) {
            in.write((file + "\n").getBytes(StandardCharsets.UTF_8));
            for (int part = 0; part < 2; part++) {
                Files.write(
                        file,
                        java.util.Arrays.copyOfRange(
                                content, part * 2 * HashingShell.STEP, (part + 1) * 2 * HashingShell.STEP),
                        StandardOpenOption.APPEND);
                in.write("2\n".getBytes(StandardCharsets.UTF_8));
                in.flush();
            }
            Files.write(
                    file,
                    java.util.Arrays.copyOfRange(content, 4 * HashingShell.STEP, content.length),
                    StandardOpenOption.APPEND);
            in.write("\n".getBytes(StandardCharsets.UTF_8));
            in.flush();
            var digest = DigestUtils.getSha256Digest();
            digest.update(content);

            assertThat(HashingShell.parse(out.readLine()))
                    .contains(HexFormat.of().formatHex(digest.digest()));
        }
    }

    @Test
    @DisplayName("F16: a file that was put in the place of the one that was followed does not pass for it")
    void a_file_that_was_swapped() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "abc");
        Process shell = new ProcessBuilder("/bin/sh", "-c", HashingShell.COMMAND).start();
        try (var in = shell.getOutputStream();
                var out = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8))) {
            in.write((file + "\n").getBytes(StandardCharsets.UTF_8));
            in.write("1\n".getBytes(StandardCharsets.UTF_8));
            in.flush();
            awaitOpen(shell, file);
            Files.move(file, folder.resolve("b"));
            Files.writeString(file, "evil");
            in.write("\n".getBytes(StandardCharsets.UTF_8));
            in.flush();

            assertThat(out.readLine()).isEqualTo("none");
        }
    }

    private static void awaitOpen(Process shell, Path file) {
        org.awaitility.Awaitility.await().until(() -> {
            Path descriptor = Path.of("/proc", Long.toString(shell.pid()), "fd/3");
            return Files.exists(descriptor) && Files.isSameFile(descriptor, file);
        });
    }

    @Test
    void a_link_and_a_file_that_is_not_there_have_no_hash() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "abc");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);

        assertThat(asked("", link + "\n\n")).containsExactly("none");
        assertThat(asked("", folder.resolve("missing") + "\n\n").get(0)).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ABC,
                ABC + " */other",
                ABC + "  -",
                ABC + " *stdin ",
                "Welcome! " + ABC + " *stdin",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD *stdin",
                "0" + ABC + " *stdin"
            })
    void any_other_answer_is_none(String answer) {
        assertThat(HashingShell.parse(answer)).isEmpty();
        assertThat(HashingShell.parse(ABC + " *stdin")).contains(ABC);
    }
}

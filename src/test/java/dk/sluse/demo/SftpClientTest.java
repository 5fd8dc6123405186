package dk.sluse.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.demo.SftpClient.Login;
import dk.sluse.house.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SftpClientTest {

    enum Kind {
        OPENSSH,
        MINA;

        SftpClient with(Login login) {
            if (this == MINA) {
                return SftpClient.withoutOpenSsh(login);
            }
            Programs.needed(SftpClient.openSshAvailable(), "clients");
            return SftpClient.of(login);
        }
    }

    @TempDir
    Path folder;

    private Environment environment;
    private Keys keys;

    @BeforeEach
    void begin() throws IOException {
        environment = Environment.start(folder.resolve("alpha"), "alpha");
        keys = Keys.create(folder.resolve("anna"), "anna@ku.dk");
        environment.authorize(keys.publicLine());
    }

    @AfterEach
    void end() {
        environment.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_folder_comes_with_all_it_holds(Kind kind) throws IOException {
        environment.put("results/table 1.xlsx", "cells".getBytes(UTF_8));
        environment.put("results/figurer/blåbær [1]*.png", "pixels".getBytes(UTF_8));
        environment.put("other/secret", "no".getBytes(UTF_8));

        Path into = folder.resolve("down loads");
        var files = kind.with(login(environment.hostKeyLine())).fetch(environment.remoteUsers() + "/results", into);

        assertThat(files.stream().map(into::relativize).map(Path::toString))
                .containsExactly("figurer/blåbær [1]*.png", "table 1.xlsx");
        assertThat(into.resolve("table 1.xlsx")).hasContent("cells");
    }

    @ParameterizedTest
    @EnumSource
    void F17_signs_that_mean_something_to_a_shell_mean_nothing_in_a_path(Kind kind) throws IOException {
        environment.put("results/alpha [1] *?'\"\\/a", "a".getBytes(UTF_8));
        environment.put("results/alpha 1/b", "b".getBytes(UTF_8));

        Path into = folder.resolve("down [2] *?'\"\\");
        SftpClient client = kind.with(login(environment.hostKeyLine()));
        for (int time = 1; time <= 2; time++) {
            assertThat(client.fetch(environment.remoteUsers() + "/results/alpha [1] *?'\"\\", into))
                    .as("fetched " + time + " times")
                    .containsExactly(into.resolve("a"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_there_is_an_error(Kind kind) {
        SftpClient client = kind.with(login(environment.hostKeyLine()));
        assertThatThrownBy(() -> client.fetch("/nowhere", folder.resolve("down")))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource
    void F12_a_server_with_another_key_gets_no_login(Kind kind) throws IOException {
        environment.put("results/a", "a".getBytes(UTF_8));
        String pinned = environment.hostKeyLine();
        environment.swapHostKey();

        SftpClient client = kind.with(login(pinned));
        assertThatThrownBy(() -> client.fetch(environment.remoteUsers() + "/results", folder.resolve("down")))
                .isInstanceOf(IOException.class);
        try (Stream<Path> fetched = Files.list(folder.resolve("down"))) {
            assertThat(fetched).isEmpty();
        }
    }

    private Login login(String hostKey) {
        return new Login(environment.host(), environment.port(), environment.login(), keys, hostKey);
    }
}

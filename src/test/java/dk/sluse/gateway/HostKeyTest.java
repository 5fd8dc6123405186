package dk.sluse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostKeyTest {

    @TempDir
    Path home;

    @Test
    void it_is_made_once_for_its_owner_only_and_stays_the_same() throws IOException {
        Path file = home.resolve("secrets/host");
        String line = HostKey.of(file).publicLine();
        assertThat(line).matches("ssh-ed25519 AAAA[A-Za-z0-9+/=]+");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).startsWith("-----BEGIN OPENSSH PRIVATE KEY-----");
        assertThat(HostKey.of(file).publicLine()).isEqualTo(line);
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void hubs_that_start_at_once_agree_on_one_key() throws Exception {
        Path file = home.resolve("host");
        ExecutorService hubs = Executors.newFixedThreadPool(8);
        try {
            Callable<String> start = () -> HostKey.of(file).publicLine();
            List<Future<String>> lines =
                    hubs.invokeAll(Stream.generate(() -> start).limit(8).collect(Collectors.toList()));
            for (Future<String> line : lines) {
                assertThat(line.get()).isEqualTo(HostKey.of(file).publicLine());
            }
        } finally {
            hubs.shutdown();
        }
    }

    @Test
    void one_that_others_may_read_is_refused_with_the_remedy() throws IOException {
        Path file = home.resolve("host");
        HostKey.of(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> HostKey.of(file)).hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void a_file_that_holds_no_key_is_refused() throws IOException {
        Path file = home.resolve("host");
        HostKey.of(file);
        Files.writeString(file, "");
        assertThatThrownBy(() -> HostKey.of(file)).hasMessageContaining("holds no private key");
    }
}

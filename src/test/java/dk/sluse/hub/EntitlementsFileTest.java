package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.entitlement.RemsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where entitlements come from (R91), as an operator writes it, and faults in it told. */
class EntitlementsFileTest {

    @TempDir
    Path folder;

    private Path config;
    private final Faults faults = new Faults(Path.of(""));

    @BeforeEach
    void folders() throws IOException {
        config = Files.createDirectories(folder.resolve("config"));
        Path key = Files.writeString(
                Files.createDirectories(folder.resolve("secrets")).resolve("rems-key"), "abcd1234");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    private Optional<RemsSettings> read(String text) throws IOException {
        Files.writeString(config.resolve("entitlements.yaml"), text);
        return EntitlementsFile.read(config, faults);
    }

    private static String sample() throws IOException {
        return Files.readString(Path.of("config/entitlements.yaml.sample"));
    }

    @Test
    @DisplayName("R91: the sample as shipped is read; without the file there is no register")
    void the_sample() throws IOException {
        assertThat(EntitlementsFile.read(config, faults)).isEmpty();
        RemsSettings settings = read(sample()).orElseThrow();
        assertThat(faults.none()).isTrue();
        assertThat(settings.poll()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.projects()).containsEntry("urn:nbn:fi:example-1", "alpha");
        assertThat(settings.keyFile()).isEqualTo(folder.resolve("secrets/rems-key"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://rems.sluse.example|http://rems.sluse.example",
                "key-file: secrets/rems-key|key-file: secrets/none",
                "identity: mail|identity: name",
                "poll-minutes: 10|poll-minutes: 0",
                "user: sluse|usr: sluse",
                "urn:nbn:fi:example-1\": alpha|",
            })
    @DisplayName("A fault is told, and then there is nothing")
    void faults_are_told(String from, String to) throws IOException {
        assertThat(sample()).contains(from);
        assertThat(read(sample().replace(from, to == null ? "" : to))).isEmpty();
        assertThat(faults.none()).isFalse();
    }
}

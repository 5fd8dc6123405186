package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PolicyBookTest {

    private static final Path SHIPPED = Path.of("config/policies.yaml");

    @TempDir
    private Path folder;

    @Test
    void theShippedFileNamesEveryPolicyAndMakesAllMandatory() {
        PolicyBook book = PolicyBook.read(SHIPPED);

        assertThat(book.policies())
                .containsExactly(
                        "allowed-type",
                        "raw-genomic",
                        "person-id",
                        "hidden-data",
                        "active-content",
                        "figure",
                        "small-cells",
                        "back-calculation",
                        "differencing",
                        "extremes",
                        "listed-observations",
                        "manifest-agreement");
        assertThat(book.mandatory()).containsExactlyElementsOf(book.policies());
        assertThat(book.thresholds("person-id", Map.of()).values())
                .containsExactlyInAnyOrderEntriesOf(Map.of("column-values", 3.0, "column-share", 0.9));
    }

    @Test
    void aProjectMovesAThresholdWithinItsBounds() {
        PolicyBook book = PolicyBook.read(SHIPPED);
        Map<String, Double> own = Map.of("person-id.column-values", 2.0);

        assertThat(book.faults(own)).isEmpty();
        assertThat(book.thresholds("person-id", own).value("column-values")).isEqualTo(2);
        assertThat(book.fingerprint(own))
                .isNotEqualTo(book.fingerprint(Map.of()))
                .hasSize(64);
    }

    @Test
    void noProjectMovesAThresholdOutOfItsBoundsOrInventsOne() {
        PolicyBook book = PolicyBook.read(SHIPPED);

        assertThat(book.faults(Map.of("person-id.column-values", 500.0)))
                .singleElement()
                .asString()
                .contains("from 2.0 to 5.0");
        assertThat(book.faults(Map.of("person-id.off", 1.0, "nothing", 1.0))).hasSize(2);
        assertThatThrownBy(() -> book.thresholds("raw-genomic", Map.of("person-id.column-values", 500.0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFingerprintIsTheSameForTheSameConfiguration() {
        assertThat(PolicyBook.read(SHIPPED).fingerprint(Map.of()))
                .isEqualTo(PolicyBook.read(SHIPPED).fingerprint(Map.of()));
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "name: raw-genomic | name: raw-genomes | there is no policy of this name",
                "- name: person-id | - name: raw-genomic | stands here twice",
                "depth: 8 | depth: -1 | depth must be from",
                "depth: 8 | depth: deep | depth must be a number",
                "depth: 8 | dept: 8 | limits knows no dept",
                "mandatory: true | mandatory: false | always mandatory",
                "mandatory: true | mandatory: perhaps | must be true or false",
                "value: 50, from: 30 | value: 20, from: 30 | must lie between",
                "longest-sequence: | longest: | knows no longest",
                "policies: | policies: x # | must be a list",
            })
    void everyFaultNamesItsLine(String from, String to, String message) throws IOException {
        Path file = folder.resolve("policies.yaml");
        String shipped = Files.readString(SHIPPED);
        int at = shipped.indexOf(from.strip());
        assertThat(at).isNotNegative();
        String text = shipped.substring(0, at)
                + to.strip()
                + shipped.substring(at + from.strip().length());
        // A value instead of the list: what followed must go.
        Files.writeString(file, to.contains("#") ? text.substring(0, text.indexOf('\n', at) + 1) : text);

        assertThatThrownBy(() -> PolicyBook.read(file))
                .isInstanceOf(PolicyBookFault.class)
                .hasMessageContaining(message.strip())
                .message()
                .matches("(?s)\\Q" + file + "\\E:\\d+: .*");
    }

    @Test
    void aFileThatIsNoYamlOrIsMissingOrEmptyIsSaidToBe() throws IOException {
        Path file = folder.resolve("policies.yaml");
        assertThatThrownBy(() -> PolicyBook.read(file)).hasMessageContaining("no such file");
        Files.writeString(file, "");
        assertThatThrownBy(() -> PolicyBook.read(file)).hasMessageContaining("empty");
        Files.writeString(file, "a: [1\nb: 2");
        assertThatThrownBy(() -> PolicyBook.read(file))
                .hasMessageContaining("no YAML")
                .hasMessageContaining(":2:");
    }

    @Test
    void noPolicyCanBeLeftOut() throws IOException {
        Path file = folder.resolve("policies.yaml");
        String shipped = Files.readString(SHIPPED);
        int from = shipped.indexOf("  - name: person-id");
        int to = shipped.indexOf("  - name: manifest-agreement");
        Files.writeString(file, shipped.substring(0, from) + shipped.substring(to));

        assertThatThrownBy(() -> PolicyBook.read(file)).hasMessageContaining("must be in the list: person-id");
    }
}

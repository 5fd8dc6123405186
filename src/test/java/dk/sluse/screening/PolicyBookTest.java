package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        assertThat(book.thresholds("person-id", OwnRules.none()).values())
                .containsExactlyInAnyOrderEntriesOf(Map.of("column-values", 3.0, "column-share", 0.9));
    }

    @Test
    void aProjectMovesAThresholdWithinItsBounds() {
        PolicyBook book = PolicyBook.read(SHIPPED);
        OwnRules own = new OwnRules(Map.of("person-id.column-values", 2.0), Map.of());

        assertThat(book.faults(own)).isEmpty();
        assertThat(book.thresholds("person-id", own).value("column-values")).isEqualTo(2);
        assertThat(book.fingerprint(own))
                .isNotEqualTo(book.fingerprint(OwnRules.none()))
                .hasSize(64);
    }

    @Test
    void noProjectMovesAThresholdOutOfItsBoundsOrInventsOne() {
        PolicyBook book = PolicyBook.read(SHIPPED);
        OwnRules wide = new OwnRules(Map.of("person-id.column-values", 500.0), Map.of());

        assertThat(book.faults(wide)).singleElement().asString().contains("from 2.0 to 5.0");
        assertThat(book.faults(new OwnRules(Map.of("person-id.off", 1.0, "nothing", 1.0), Map.of())))
                .hasSize(2);
        assertThatThrownBy(() -> book.thresholds("raw-genomic", wide)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void R61_aProjectAddsPatternsThatItsApprovalsRestOn() {
        PolicyBook book = PolicyBook.read(SHIPPED);
        OwnRules own = new OwnRules(Map.of(), Map.of("trial-subject", "TS-[0-9]{6}"));

        assertThat(book.faults(own)).isEmpty();
        assertThat(book.thresholds("person-id", own).patterns()).containsEntry("trial-subject", "TS-[0-9]{6}");
        assertThat(book.thresholds("small-cells", own).patterns()).isEmpty();
        assertThat(book.fingerprint(own)).isNotEqualTo(book.fingerprint(OwnRules.none()));
        assertThat(book.fingerprint(own))
                .isNotEqualTo(book.fingerprint(new OwnRules(Map.of(), Map.of("trial-subject", "TS-[0-9]{7}"))));
    }

    @Test
    void noPatternOfAProjectTakesTheHousesPlaceOrFindsEverything() {
        PolicyBook book = new PolicyBook(
                List.of(new PolicyBook.Entry(
                        Policies.named("person-id").orElseThrow(), true, Map.of(), Map.of("tube", "BB[0-9]{8}"))),
                PolicyBook.read(SHIPPED).limits());

        assertThat(book.faults(new OwnRules(Map.of(), Map.of("tube", "XX[0-9]{8}"))))
                .singleElement()
                .asString()
                .contains("another name");
        assertThat(book.faults(new OwnRules(Map.of(), Map.of("all", "[0-9]+"))))
                .singleElement()
                .asString()
                .contains("all: the pattern finds something in '1'");
        assertThat(book.faults(new OwnRules(
                        Map.of(),
                        java.util.stream.IntStream.range(0, 31)
                                .boxed()
                                .collect(java.util.stream.Collectors.toMap(i -> "p" + i, i -> "QQ[0-9]{5}" + i)))))
                .singleElement()
                .asString()
                .contains("30 patterns");
    }

    @Test
    void theFingerprintIsTheSameForTheSameConfiguration() {
        assertThat(PolicyBook.read(SHIPPED).fingerprint(OwnRules.none()))
                .isEqualTo(PolicyBook.read(SHIPPED).fingerprint(OwnRules.none()));
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

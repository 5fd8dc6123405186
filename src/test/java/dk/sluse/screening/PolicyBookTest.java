package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.opening.Limits;
import dk.sluse.recognition.Recognition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
                .hasMessageStartingWith(file + ":"
                        + (1
                                + shipped.substring(0, at)
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count()) + ": ");
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

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource({
        "opening-seconds, 180, 1, 3600",
        "judging-seconds, 180, 1, 3600",
        "expanded-megabytes, 2048, 1, 65536",
        "expansion-ratio, 300, 10, 10000",
        "depth, 8, 1, 32",
        "parts, 20000, 10, 1000000",
        "worker-megabytes, 320, 64, 4096",
    })
    void everyLimitHasBounds(String name, int shipped, int from, int to) throws IOException {
        String line = name + ": ";
        for (int allowed : new int[] {from, to}) {
            assertThat(changed(line + shipped, line + allowed).limits())
                    .isNotEqualTo(PolicyBook.read(SHIPPED).limits());
        }
        for (int refused : new int[] {from - 1, to + 1}) {
            assertThatThrownBy(() -> changed(line + shipped, line + refused))
                    .hasMessageContaining(name + " must be from");
        }
    }

    @Test
    void theShippedLimitsHold() {
        assertThat(PolicyBook.read(SHIPPED).limits())
                .usingRecursiveComparison()
                .ignoringFields("recognition")
                .isEqualTo(new Limits(Duration.ofMinutes(3), Duration.ofMinutes(3), 2048L << 20, 300, 8, 20_000, 320));
        assertThat(PolicyBook.read(SHIPPED).limits().recognition().bounds()).isEqualTo(Recognition.Bounds.USUAL);
    }

    @Test
    void theEditionOfWhatReadsPicturesIsPartOfTheFingerprint() {
        Recognition old = new Recognition("/usr/bin/tesseract", "tesseract 5.3.0", "dan+eng", Recognition.Bounds.USUAL);
        Recognition later =
                new Recognition("/usr/bin/tesseract", "tesseract 5.3.1", "dan+eng", Recognition.Bounds.USUAL);
        Recognition danish = new Recognition("/usr/bin/tesseract", "tesseract 5.3.0", "dan", Recognition.Bounds.USUAL);

        assertThat(Stream.of(old, later, danish, Recognition.none())
                        .map(recognition -> BookOfFour.within(Screened.LIMITS.with(recognition))
                                .fingerprint(OwnRules.none())))
                .doesNotHaveDuplicates();
    }

    @Test
    void readingPicturesCanBeSwitchedOffAndRequired() throws IOException {
        assertThat(changed("use: auto", "use: off").limits().recognition()).isEqualTo(Recognition.none());
        assertThatThrownBy(() -> changed("use: auto", "use: maybe")).hasMessageContaining("auto, on or off");
        assertThatThrownBy(() -> changed("languages: dan+eng", "languages: ../x"))
                .hasMessageContaining("as Tesseract names them");
        String shipped = Files.readString(SHIPPED);
        Path file = folder.resolve("required.yaml");
        Files.writeString(file, shipped.replace("use: auto", "use: on").replace("dan+eng", "dan+xyz"));
        assertThatThrownBy(() -> PolicyBook.read(file))
                .isInstanceOf(PolicyBookFault.class)
                .hasMessageContaining("required.yaml:")
                .hasMessageContaining("tesseract-ocr");
    }

    @Test
    void aFileWithoutTheSectionReadsPicturesWhereItCan() throws IOException {
        String shipped = Files.readString(SHIPPED);
        Path file = folder.resolve("short.yaml");
        Files.writeString(
                file,
                shipped.substring(0, shipped.indexOf("recognition:"))
                        + shipped.substring(shipped.indexOf("\npolicies:")));

        assertThat(PolicyBook.read(file).limits())
                .isEqualTo(PolicyBook.read(SHIPPED).limits());
    }

    @ParameterizedTest
    @CsvSource({
        "seconds-per-picture, 20, 1, 600",
        "seconds-per-file, 120, 1, 3600",
        "pictures-per-file, 100, 1, 10000",
        "smallest-side, 8, 5, 100",
    })
    void everyBoundOfPicturesHasBounds(String name, int shipped, int from, int to) throws IOException {
        String line = name + ": ";
        for (int refused : new int[] {from - 1, to + 1}) {
            assertThatThrownBy(() -> changed(line + shipped, line + refused))
                    .hasMessageContaining(name + " must be from");
        }
        changed(line + shipped, line + from);
        changed(line + shipped, line + to);
    }

    @Test
    void aThresholdMayBeOneOfItsBounds() throws IOException {
        assertThat(changed("value: 50, from: 30, to: 60", "value: 30, from: 30, to: 60")
                        .thresholds("raw-genomic", new OwnRules(Map.of("raw-genomic.longest-sequence", 60.0), Map.of()))
                        .count("longest-sequence"))
                .isEqualTo(60);
        assertThatThrownBy(() -> changed("value: 50, from: 30, to: 60", "value: 61, from: 30, to: 60"))
                .hasMessageContaining("must lie between");
    }

    @ParameterizedTest(name = "{0} becomes {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "value: 50, from: 30 | value: .nan, from: 30 | must be a number",
                "value: 50, from: 30 | value: Infinity, from: 30 | must be a number",
                "value: 50, from: 30 | from: 30 | value is missing",
                "value: 50, from: 30 | value: 50, value: 50, from: 30 | stands here twice",
                "value: 50, from: 30 | value: [50], from: 30 | must be a single word",
                "- name: raw-genomic | - named: raw-genomic | a policy knows no named",
                "  parts: 20000 |  | parts is missing",
                "{ value: 50, from: 30, to: 60 } | 50 | must be a mapping of from, to, value",
            })
    void aFaultSaysWhatWouldBeRight(String from, String to, String message) {
        assertThatThrownBy(() -> changed(from, to == null ? "" : to)).hasMessageContaining(message);
    }

    @Test
    void aThresholdThatAPolicyReadsMustBeThere() throws IOException {
        String shipped = Files.readString(SHIPPED);
        String thresholds =
                shipped.substring(shipped.indexOf("    thresholds:"), shipped.indexOf("  # Person numbers"));

        assertThatThrownBy(() -> changed(thresholds, ""))
                .hasMessageContaining("raw-genomic wants the thresholds longest-sequence");
    }

    @Test
    void onlyPersonIdsHavePatternsAndOnlyOnesThatCanBeUsed() throws IOException {
        String own = "    patterns:\n      tube: \"BB[0-9]{8}\"\n";
        String anchor = "  # What a file's reader does not see";

        PolicyBook book = changed(anchor, own + anchor);
        assertThat(book.thresholds("person-id", OwnRules.none()).patterns())
                .containsExactly(Map.entry("tube", "BB[0-9]{8}"));
        assertThat(book.fingerprint(OwnRules.none()))
                .isNotEqualTo(PolicyBook.read(SHIPPED).fingerprint(OwnRules.none()));
        assertThat(changed(anchor, own.replace("8", "9") + anchor).fingerprint(OwnRules.none()))
                .isNotEqualTo(book.fingerprint(OwnRules.none()));
        assertThat(PolicyBook.read(SHIPPED)
                        .thresholds("person-id", OwnRules.none())
                        .patterns())
                .isEmpty();

        assertThatThrownBy(() -> changed(anchor, own.replace("[0-9]", "[0-9") + anchor))
                .hasMessageContaining("tube: ");
        assertThatThrownBy(() -> changed(anchor, own + own.substring(own.indexOf('\n') + 1) + anchor))
                .hasMessageContaining("tube stands here twice");
        assertThatThrownBy(() -> changed(anchor, "    patterns: x\n" + anchor))
                .hasMessageContaining("patterns are for");
        String genomic = "  # Person numbers in names";
        assertThatThrownBy(() -> changed(genomic, own + genomic)).hasMessageContaining("patterns are for person-id");
    }

    @Test
    void whatIsNoFileCannotBeRead() {
        assertThatThrownBy(() -> PolicyBook.read(folder)).hasMessageContaining("cannot be read");
    }

    /** Whoever changes what a policy finds lets its edition grow, for decisions tell which edition judged. */
    @Test
    void everyPolicyHasAnEdition() {
        PolicyBook book = PolicyBook.read(SHIPPED);

        assertThat(book.policies().stream().map(book::edition))
                .containsExactly(
                        "allowed-type@4",
                        "raw-genomic@4",
                        "person-id@4",
                        "hidden-data@5",
                        "active-content@3",
                        "figure@4",
                        "small-cells@4",
                        "back-calculation@4",
                        "differencing@3",
                        "extremes@4",
                        "listed-observations@4",
                        "manifest-agreement@1");
        assertThatThrownBy(() -> book.edition("nothing")).hasMessageContaining("No policy nothing");
    }

    @Test
    void whatDecidesIsInTheFingerprint() throws IOException {
        String shipped = PolicyBook.read(SHIPPED).fingerprint(OwnRules.none());
        String hidden = "- name: hidden-data\n    mandatory: ";

        assertThat(changed(hidden + "true", hidden + "false").fingerprint(OwnRules.none()))
                .isNotEqualTo(shipped);
        assertThat(changed(hidden + "true", hidden + "false").mandatory())
                .doesNotContain("hidden-data")
                .hasSize(11);
        assertThat(changed("depth: 8", "depth: 7").fingerprint(OwnRules.none())).isNotEqualTo(shipped);
        assertThat(changed("value: 50, from: 30", "value: 51, from: 30").fingerprint(OwnRules.none()))
                .isNotEqualTo(shipped);
        assertThat(changed("value: 50, from: 30", "value: 50, from: 31").fingerprint(OwnRules.none()))
                .as("bounds decide nothing")
                .isEqualTo(shipped);
    }

    @Test
    void aThresholdThatIsNotThereIsAFault() {
        PolicyBook book = PolicyBook.read(SHIPPED);

        assertThat(book.faults(new OwnRules(Map.of("person-id.nothing", 1.0), Map.of()))
                        .get(0))
                .startsWith(
                        "There is no threshold person-id.nothing; there are raw-genomic.longest-sequence, person-id.");
        assertThatThrownBy(() -> book.thresholds("person-id", OwnRules.none()).value("nothing"))
                .hasMessageContaining("No threshold nothing");
        assertThat(book.faults(new OwnRules(Map.of("person-id.column-share", 0.5), Map.of())))
                .isEmpty();
        assertThat(book.faults(new OwnRules(Map.of("person-id.column-share", 0.95), Map.of())))
                .isEmpty();
        assertThat(book.faults(new OwnRules(Map.of("person-id.column-share", 0.49), Map.of())))
                .hasSize(1);
    }

    /** The shipped file with something replaced where it first stands. */
    private PolicyBook changed(String from, String to) throws IOException {
        String shipped = Files.readString(SHIPPED);
        int at = shipped.indexOf(from);
        assertThat(at).as(from).isNotNegative();
        Path file = folder.resolve("changed.yaml");
        Files.writeString(file, shipped.substring(0, at) + to + shipped.substring(at + from.length()));
        return PolicyBook.read(file);
    }
}

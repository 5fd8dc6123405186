package dk.sluse.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.bytes.Bytes;
import dk.sluse.document.FileType;
import dk.sluse.document.Part;
import dk.sluse.document.Passage;
import dk.sluse.screening.OwnRules;
import dk.sluse.screening.PolicyBook;
import dk.sluse.screening.PolicyBookFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids of the house's own making: pseudonyms always, others as the configuration names them. */
final class IdPatternsTest {

    @TempDir
    private Path folder;

    private static final String PSEUDONYM = "P7K2M9XQ4RTB3WZ8CDF";

    private static List<IdPatterns.Hit> hits(Map<String, String> patterns, String text) {
        IdPatterns search = new IdPatterns(patterns);
        Part part =
                new Part(0, "a.log", "a.log", Part.Role.FILE, FileType.TEXT, "text/plain", 0, Bytes.of(new byte[0]));
        search.look(new Passage(part, Passage.Kind.LINE, "", 1, 0, false, text));
        return search.hits();
    }

    @ParameterizedTest
    @ValueSource(strings = {"see %s", "%s_1 done", "(%s)", "p=%s;x", "/data/%s.bam"})
    void findsAPseudonymAndDoesNotRepeatIt(String text) {
        assertThat(hits(Map.of(), text.formatted(PSEUDONYM))).singleElement().satisfies(hit -> {
            assertThat(hit.released()).isTrue();
            assertThat(hit.pattern() + hit.place()).doesNotContain(PSEUDONYM);
        });
        assertThat(hits(Map.of(), text.formatted(PSEUDONYM.toLowerCase(java.util.Locale.ROOT))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P7K2M9XQ4RTB3WZ8CD",
                "P7K2M9XQ4RTB3WZ8CDFG",
                "xP7K2M9XQ4RTB3WZ8CDF",
                "PNNNNNNNNNNNNNNNNNN",
                "P7K2M9XQ4RTB3WZ8CDA",
                "PMC7334197"
            })
    void leavesWhatIsNoPseudonymAlone(String text) {
        assertThat(hits(Map.of(), text)).isEmpty();
    }

    @Test
    void aConfiguredPatternIsFoundBetweenOtherCharactersOnly() {
        Map<String, String> patterns = Map.of("tube", "BB[0-9]{8}");

        assertThat(hits(patterns, "tubes BB12345678, bb87654321_2"))
                .singleElement()
                .isEqualTo(new IdPatterns.Hit("tube", false, "a.log:1", 2));
        assertThat(hits(patterns, "ABB12345678 BB123456789")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "(a)\\1", ".*", "[0-9]+", "x?", "(?=a)b", "5", "Q)|(R", "QQ\\Q12"})
    void aPatternThatIsNoneOrFindsEverythingIsRefused(String pattern) {
        assertThat(IdPatterns.fault(pattern)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(((Q{1000}){1000}){1000})",
                "((Q{100}){100}){100}",
                "Q(?:a|b(?:c{2,40}){26})",
                "((Q{34}){0,30})",
                "Q[]({]((a{40})b{2}){30}",
                "Q[[:digit:]{](?:(a{40})b){30}",
                "Q\\\\(?:a{40}){30}",
                "Q\\Q{2}(\\E(?:a{40}){30}",
                "Q\\x{41}(?:\\pL{40}){30}",
                "Q{2000}",
                "Q{99999999999}",
            })
    void repeatsWithinRepeatsAreRefusedBeforeTheyFillTheMemory(String pattern) {
        assertThat(IdPatterns.fault(pattern)).get().asString().contains("repeats within repeats", "1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Q{1000}",
                "QQ(?:[A-Z]{10}-){100}",
                "QQ\\d{100}-\\d{100}-\\d{100}",
                "QQ(?:\\d{100}-)+\\d{100}",
                "QQ[{](a{2}){3}[{40}]{30}",
                "QQ\\Q((\\E\\d{100}",
                "QQ\\(a{100}\\){100}",
                "QQ\\x{1000}\\d{100}",
            })
    void repeatsBesideEachOtherAreNot(String pattern) {
        assertThat(IdPatterns.fault(pattern)).isEmpty();
    }

    @Test
    void aPatternHasTwoHundredCharacters() {
        assertThat(IdPatterns.fault("Q".repeat(200))).isEmpty();
        assertThat(IdPatterns.fault("Q".repeat(201))).get().asString().contains("200");
    }

    @Test
    void theFormThatStandsAloneIsFoundWhicheverComesFirst() {
        Map<String, String> patterns = Map.of("carrier", "TR\\d{3}|TR\\d{5}|TR\\d{3}-\\d TR");

        assertThat(hits(patterns, "carrier TR12345 was seen")).hasSize(1);
        assertThat(hits(patterns, "TR1234 TR123-4 TR567 TR123"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.count()).isEqualTo(3));
        assertThat(hits(patterns, "TR123,TR12345\ud83e\uddecTR123"))
                .singleElement()
                .satisfies(hit -> assertThat(hit.count()).isEqualTo(3));
        assertThat(hits(patterns, "TR1234 xTR123 TR123\u00e6 \u00e6TR123")).isEmpty();
    }

    @Test
    void whatNeverStandsAloneStallsNothing() {
        assertThat(hits(Map.of("slow", "Q(?:[x ]*x)?"), "Qx ".repeat(10_000) + "Qy"))
                .hasSize(1);
        assertThat(hits(Map.of("slow", "(?:Q ?x)+"), "Q x".repeat(10_000) + "y"))
                .isEmpty();
    }

    @Test
    void noPatternStallsTheInspection() {
        Map<String, String> patterns = Map.of("slow", "(x+x+)+y");

        assertThat(IdPatterns.fault("(x+x+)+y")).isEmpty();
        assertThat(hits(patterns, "x".repeat(20_000))).isEmpty();
    }

    @Test
    void theConfigurationNamesThePatternAndTheLineOfAFault() throws Exception {
        String shipped = Files.readString(Path.of("config/policies.yaml"));
        String column = "column-share: { value: 0.9, from: 0.5, to: 0.95 }       # of them with a date that can be one";
        Path good = Files.writeString(
                folder.resolve("good.yaml"),
                shipped.replaceFirst("(?m)^    #patterns:", "    patterns:\n      tube: \"BB[0-9]{8}\"\n    #"));
        Path bad = Files.writeString(
                folder.resolve("bad.yaml"),
                shipped.replaceFirst("(?m)^    #patterns:", "    patterns:\n      tube: \".*\"\n    #"));

        assertThat(shipped).contains(column);
        PolicyBook book = PolicyBook.read(good);
        assertThat(book.thresholds("person-id", OwnRules.none()).patterns()).containsEntry("tube", "BB[0-9]{8}");
        assertThat(book.fingerprint(OwnRules.none()))
                .isNotEqualTo(PolicyBook.read(Path.of("config/policies.yaml")).fingerprint(OwnRules.none()));
        assertThatThrownBy(() -> PolicyBook.read(bad))
                .isInstanceOf(PolicyBookFault.class)
                .hasMessageContaining("bad.yaml:")
                .hasMessageContaining("tube");
    }
}

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
    @ValueSource(strings = {"", "[", "(a)\\1", ".*", "[0-9]+", "x?", "(?=a)b"})
    void aPatternThatIsNoneOrFindsEverythingIsRefused(String pattern) {
        assertThat(IdPatterns.fault(pattern)).isPresent();
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

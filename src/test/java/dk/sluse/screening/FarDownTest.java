package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.document.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is found in a text is found in it far down, too: below ten pages of prose or rows without an empty line, as the text of a
 * PDF has none.
 */
final class FarDownTest {

    private static final Set<String> OF_TABLES =
            Set.of("small-cells", "back-calculation", "extremes", "listed-observations");
    private static final int FAR = 450;
    private static final String[] WORDS =
            "the cohort was followed from inclusion until event or end of study and models were adjusted for region"
                    .split(" ");

    @TempDir
    private Path folder;

    static Stream<CorpusPayload> leaks() {
        return CorpusPayload.leaks().stream()
                .filter(leak -> leak.policy().filter(OF_TABLES::contains).isPresent());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    void aLeakIsFoundFarDown(CorpusPayload leak) {
        Set<String> bare = found(List.of(), leak);

        assertThat(found(lines(FAR, FarDownTest::prose), leak))
                .as("below prose")
                .containsAll(bare);
        assertThat(found(lines(FAR, FarDownTest::row), leak)).as("below rows").containsAll(bare);
    }

    private static List<String> lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).toList();
    }

    private static String prose(int i) {
        StringBuilder text = new StringBuilder();
        for (int w = 0; w < 14; w++) {
            text.append(WORDS[(i * 31 + w * 7 + i * w) % WORDS.length]).append(w == 13 ? "." : " ");
        }
        return text.toString();
    }

    private static String row(int i) {
        return String.format(Locale.ROOT, "%s %.4f %.4f", WORDS[i % WORDS.length], i * 0.37 % 1, i * 0.61 % 1);
    }

    private Set<String> found(List<String> above, CorpusPayload leak) {
        List<String> lines = new ArrayList<>(above);
        lines.addAll(leak.lines());
        Path file = new Samples(folder).text("a.txt", lines.toArray(String[]::new));
        Set<String> found = new TreeSet<>();
        Screened.findings(file, Declaration.undeclared("a.txt"), Screened.LIMITS).stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .forEach(finding -> found.add(finding.severity() + " " + finding.policy()));
        return found;
    }
}

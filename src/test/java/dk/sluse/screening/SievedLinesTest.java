package dk.sluse.screening;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.bytes.Bytes;
import dk.sluse.bytes.Interest;
import dk.sluse.bytes.Lines;
import dk.sluse.bytes.Survey;
import dk.sluse.document.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each line on which a policy finds something in a small text is one that its sieve lets through in a large one. Tables are looked
 * for by other means. {@link SmallAndLargeTextTest} tells the same of whole files, at more cost.
 */
final class SievedLinesTest {

    private static final Map<String, Supplier<Interest>> SIEVES = Map.of(
            "raw-genomic", TextSieves::genomic,
            "person-id", TextSieves::persons,
            "small-cells", TextSieves::counts,
            "extremes", TextSieves::extremes,
            "listed-observations", TextSieves::listings);
    private static final String FILLER = "nothing of the kind\n";
    private static final int ABOVE = 20;

    @TempDir
    private Path folder;

    static Stream<SmallAndLargeTextTest.Text> texts() {
        return SmallAndLargeTextTest.texts();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void whatIsFoundIsLetThrough(SmallAndLargeTextTest.Text text) throws IOException {
        String name = "a." + text.ending();
        Path file = new Samples(folder).text(name, text.lines().toArray(String[]::new));
        for (Finding finding : Screened.findings(file, Declaration.undeclared(name), Screened.LIMITS)) {
            if (SIEVES.containsKey(finding.policy())
                    && finding.severity() != Severity.NOTE
                    && finding.sketch().isEmpty()
                    && !finding.message().en().startsWith("The table ")
                    && finding.place().startsWith(name + ":")) {
                int line = Integer.parseInt(finding.place().split(":", -1)[1]);
                assertThat(letThrough(SIEVES.get(finding.policy()).get(), text.lines()))
                        .as("%s at line %d", finding.policy(), line)
                        .contains(line);
            }
        }
    }

    /** Sieves are made anew, as when a program starts. */
    private static List<Integer> letThrough(Interest interest, List<String> lines) throws IOException {
        String text = FILLER.repeat(ABOVE) + String.join("\n", lines) + "\n" + FILLER.repeat(500);
        Bytes bytes = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
        List<Integer> rows = new ArrayList<>();
        Lines.of(bytes)
                .read(
                        (row, line) -> rows.add(row - ABOVE),
                        Survey.of(bytes, TextSieves.sieves()).windows(interest.topic()));
        return rows;
    }
}

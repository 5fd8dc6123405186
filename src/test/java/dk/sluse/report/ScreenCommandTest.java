package dk.sluse.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sluse.screening.PolicyBook;
import dk.sluse.screening.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ScreenCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int screen(Object... arguments) {
        String[] words = java.util.Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
        return new CommandLine(new ScreenCommand(Clock.systemUTC()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
    }

    @Test
    void jsonHasOneObjectPerFileWithItsFindings() throws IOException {
        Samples samples = new Samples(folder);
        Path clean = samples.text("a.txt", "n = 412");
        Path leak = samples.text("b.csv", "010170-1239");

        assertThat(screen("--json", clean, leak)).isZero();

        JsonNode files = new ObjectMapper().readTree(out.toString());
        assertThat(files).hasSize(2);
        assertThat(files.get(0).get("file").asText()).isEqualTo(clean.toString());
        assertThat(files.get(0).get("sha256").asText()).hasSize(64);
        assertThat(files.get(0).get("type").asText()).isEqualTo("text/plain");
        assertThat(files.get(0).get("verdict").asText()).isEqualTo("pass");
        assertThat(files.get(0).get("findings")).isEmpty();
        assertThat(files.get(1).get("verdict").asText()).isEqualTo("refuse");
        assertThat(files.get(1).get("findings")).allSatisfy(finding -> {
            assertThat(finding.fieldNames())
                    .toIterable()
                    .contains("policy", "severity", "place", "message", "messageDa", "rule");
            assertThat(finding.get("severity").asText()).isEqualTo("refuse");
        });
    }

    @Test
    void aFileThatIsMissingEndsWithOneAndTheOthersAreStillLookedAt() throws IOException {
        Path clean = new Samples(folder).text("a.txt", "n = 412");

        assertThat(screen("--json", folder.resolve("missing.txt"), clean)).isEqualTo(1);

        JsonNode files = new ObjectMapper().readTree(out.toString());
        assertThat(files.get(0).get("verdict").asText()).isEqualTo("hold");
        assertThat(files.get(1).get("verdict").asText()).isEqualTo("pass");
        assertThat(err.toString()).contains("missing.txt: cannot be read");
    }

    @Test
    void aFolderIsLookedAtWithAllInItButLinksAreNotFollowed() throws IOException {
        Samples samples = new Samples(folder);
        samples.text("in/a.txt", "x");
        samples.text("in/deep/b.txt", "x");
        Path outside = samples.text("outside.txt", "x");
        Files.createSymbolicLink(folder.resolve("in/link.txt"), outside);

        assertThat(screen("--json", folder.resolve("in"))).isZero();

        assertThat(new ObjectMapper().readTree(out.toString())).hasSize(2);
    }

    @Test
    void anEmptyFolderIsAnEmptyArray() throws IOException {
        Files.createDirectories(folder.resolve("empty"));

        assertThat(screen("--json", folder.resolve("empty"))).isZero();
        assertThat(new ObjectMapper().readTree(out.toString())).isEmpty();
    }

    @Test
    void textNamesThePlaceAndThePermission() {
        Path leak = new Samples(folder).text("a.log", "x", "010170-1239");

        assertThat(screen(leak)).isZero();
        assertThat(out.toString())
                .contains("REFUSE")
                .contains("a.log:2")
                .contains("cpr-numbers")
                .doesNotContain("1239");
    }

    @Test
    void explainTellsTheRuleItsSourceAndWhatMends() {
        assertThat(screen("--explain", "person-id")).isZero();
        assertThat(out.toString())
                .contains("R50, R60, R61")
                .contains("N 8.1")
                .contains("Remove the numbers")
                .contains("Fjern numrene")
                .contains("column-values = 3.0");

        assertThat(screen("--explain", "no-such")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no such policy; there are allowed-type");
    }

    @Test
    void everyPolicyHasAGuideOfItsOwn() {
        PolicyGuide general = PolicyGuide.of("none at all");

        assertThat(PolicyBook.read(Path.of("config/policies.yaml")).policies())
                .allSatisfy(policy -> assertThat(PolicyGuide.of(policy)).isNotSameAs(general));
    }

    @Test
    void htmlWritesTheOfficersPage() throws IOException {
        Path leak = new Samples(folder).text("a.log", "x", "010170-1239");
        Path page = folder.resolve("report.html");

        assertThat(screen("--html", page, leak)).isZero();
        assertThat(Files.readString(page))
                .contains("a.log:2")
                .contains("must not be exported")
                .contains("Fjern numrene")
                .doesNotContain("1239");
    }

    @Test
    void nothingToScreenOrAFaultyConfigurationIsWrongUsage() throws IOException {
        Path clean = new Samples(folder).text("a.txt", "x");
        Path faulty = new Samples(folder).text("policies.yaml", "policies: 1");

        assertThat(screen()).isEqualTo(2);
        assertThat(screen("--config", faulty, clean)).isEqualTo(2);
        assertThat(err.toString()).contains("policies.yaml:1:");
    }
}

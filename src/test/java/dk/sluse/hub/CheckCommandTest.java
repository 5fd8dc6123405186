package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {

    private static final Parts PARTS = new Parts(Set.of("tellOperators"), Set.of(), Set.of(), Set.of());

    @TempDir
    Path folder;

    private Sites site;
    private final StringWriter out = new StringWriter();

    @BeforeEach
    void prepare() throws IOException {
        site = new Sites(folder);
        site.write("config/application.properties", Files.readString(Path.of("config/application.properties")));
        site.write("config/places.yaml", Files.readString(Path.of("config/places.yaml")));
        site.write("config/projects/README.md", "");
        site.write("routes/upkeep/tell-nightly.camel.yaml", """
                - route:
                    id: tell-nightly
                    description: Tells the operators every night
                    from:
                      uri: quartz:tell-nightly
                      parameters:
                        cron: "0 0 2 * * ?"
                      steps:
                        - process:
                            ref: tellOperators
                """);
    }

    private int check(String... options) {
        CheckCommand command = new CheckCommand(
                (config, faults) -> PARTS,
                List.of((config, faults) -> {
                    if (Files.exists(config.resolve("policies.yaml"))) {
                        faults.add(config.resolve("policies.yaml"), 3, "A policy is wrong.", "Mend it.");
                    }
                }),
                List.of());
        CommandLine line = new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        String[] all = new String[options.length + 4];
        System.arraycopy(options, 0, all, 4, options.length);
        all[0] = "--config";
        all[1] = site.config().toString();
        all[2] = "--routes";
        all[3] = site.routes().toString();
        return line.execute(all);
    }

    private void breakThings() {
        site.write("config/application.properties", "hub.nam = x\n");
        site.write("config/places.yaml", "airlock:\n");
        site.write("config/policies.yaml", "");
        site.project("alpha");
        site.write("routes/upkeep/tell-weekly.camel.yaml", "- route:\n    id: tell-weekly\n    description: Tells\n");
    }

    @Test
    void a_site_without_a_fault_is_told_so() {
        assertThat(check()).isZero();

        assertThat(out.toString()).isEqualToNormalizingNewlines("No fault found.\n");
    }

    @Test
    void every_fault_of_every_file_is_told_at_once_in_order() {
        breakThings();

        assertThat(check()).isEqualTo(1);

        assertThat(out.toString().lines())
                .containsExactly(
                        "config/application.properties:1: The key \"hub.nam\" is not known. Did you mean \"hub.name\"?",
                        "config/places.yaml:1: \"airlock\" has no value; it must be a group of keys. Write \"key: value\" lines"
                                + " below it.",
                        "config/places.yaml:1: The key \"download\" is missing. Add a line \"download: …\".",
                        "config/places.yaml:1: The key \"inbox\" is missing. Add a line \"inbox: …\".",
                        "config/places.yaml:1: The key \"upload\" is missing. Add a line \"upload: …\".",
                        "config/policies.yaml:3: A policy is wrong. Mend it.",
                        "config/projects/alpha.yaml:22: There is no route template \"poll-drop-folder\". Remove it.",
                        "routes/upkeep/tell-weekly.camel.yaml:2: The key \"from\" is missing here. Add it.",
                        "8 faults.");
    }

    @Test
    void a_program_can_read_the_faults() throws IOException {
        breakThings();

        assertThat(check("--json")).isEqualTo(1);

        JsonNode faults = new JsonMapper().readTree(out.toString());
        assertThat(faults).hasSize(8);
        assertThat(faults.get(0).path("file").asText()).isEqualTo("config/application.properties");
        assertThat(faults.get(0).path("line").asInt()).isEqualTo(1);
        assertThat(faults.get(0).path("what").asText()).isEqualTo("The key \"hub.nam\" is not known.");
        assertThat(faults.get(0).path("remedy").asText()).isEqualTo("Did you mean \"hub.name\"?");
    }

    @Test
    void no_fault_is_an_empty_array_for_a_program() throws IOException {
        assertThat(check("--json")).isZero();

        assertThat(new JsonMapper().readTree(out.toString())).isEmpty();
    }

    @Test
    void an_option_that_there_is_not_is_not_understood() {
        assertThat(check("--confg")).isEqualTo(2);
    }

    @Test
    void the_hub_starts_with_what_was_read_and_not_at_all_with_a_fault() {
        Faults faults = new Faults(folder);
        SiteCheck check = new SiteCheck(site.config(), site.routes(), PARTS, List.of());

        assertThat(check.site(faults))
                .hasValueSatisfying(
                        read -> assertThat(read.places().airlock().root()).isEqualTo(folder.resolve("data/airlock")));
        site.write("config/application.properties", "hub.nam = x\n");

        assertThat(check.site(faults)).isEmpty();
    }
}

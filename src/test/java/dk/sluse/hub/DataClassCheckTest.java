package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is identifiable has no way out (R93, R94, R100), shown on the routes and classes as they are shipped. */
class DataClassCheckTest {

    @TempDir
    Path folder;

    private Sites site;
    private Faults faults;

    @BeforeEach
    void copy() throws IOException {
        site = new Sites(folder);
        faults = new Faults(folder);
        for (String top : List.of("routes", "config")) {
            try (Stream<Path> files = Files.walk(Path.of(top))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(file.toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
    }

    private List<String> check() {
        DataClassCheck.check(site.config(), site.routes(), faults);
        return Sites.shown(faults);
    }

    private void change(String file, String right, String wrong) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(right);
        site.write(file, text.replace(right, wrong));
    }

    private void addRoute(String step) {
        site.write("routes/export/leak.camel.yaml", """
                - route:
                    id: leak
                    description: Somebody's short way
                    from:
                      uri: work:leak
                      steps:
                        - to: "%s"
                """.formatted(step));
    }

    @Test
    void what_is_shipped_passes() {
        assertThat(check()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            custody:copy?from=environment&to=download   | The route carries genome, individual, paper from "environment" to "download", which may not hold it. Take the movement out; what the place may hold says config/classes.yaml:21.
            custody:move?from=genomes&to=download       | The route carries genome from "genomes" to "download", which may not hold it. Take the movement out; what the place may hold says config/classes.yaml:21.
            custody:copy?from=upload&to=platform        | The route carries individual from "upload" to "platform", which may not hold it. Take the movement out; what the place may hold says config/classes.yaml:29.
            custody:move?from=airlock&to=import-source  | The route carries genome from "airlock" to "import-source", which may not hold it. Take the movement out; what the place may hold says config/classes.yaml:27.
            custody:move?from=airlock&to=import-source  | The route carries genome, individual from "airlock" to "import-source", out of its country or department. Take the movement out, or say under "crossings" of config/classes.yaml why it is allowed.
            custody:copy?from=upload&to=depot           | The place "depot" has no classes. Say in config/classes.yaml what it may hold and where it lies.
            custody:copy?from=upload&to={{place}}       | The place "{{place}}" has no classes. Say in config/classes.yaml what it may hold and where it lies.
            file:/srv/www                               | A route carries data to "file", past custody: which data may lie there nobody says. Name the place in config/places.yaml, its classes in config/classes.yaml, and move the files with custody:.
            sftp:{{host}}                               | A route carries data to "sftp", past custody: which data may lie there nobody says. Name the place in config/places.yaml, its classes in config/classes.yaml, and move the files with custody:.
            """)
    void a_leak_is_told_with_file_line_and_remedy(String step, String fault) {
        addRoute(step);

        assertThat(check()).contains("routes/export/leak.camel.yaml:7: " + fault);
    }

    @ParameterizedTest(name = "{0} > {1}")
    @CsvSource(delimiter = '|', textBlock = """
            antechamber: { holds: [genome, individual], country: DK | antechamber: { holds: [genome, individual], country: SE | routes/release/deliver-samples.camel.yaml:49: The route carries genome from "genomes" to "antechamber", out of its country or department. Take the movement out, or say under "crossings" of config/classes.yaml why it is allowed.
            individual], country: DK, department: NGC }\\n  # Each | individual], country: DK, department: KU }\\n  # Each | routes/release/deliver-samples.camel.yaml:49: The route carries genome from "genomes" to "antechamber", out of its country or department. Take the movement out, or say under "crossings" of config/classes.yaml why it is allowed.
            over: department   | over: county     | config/classes.yaml:36: "crossings[0].over" cannot be "county". Write department or country.
            because: the PI    | # because: the PI | config/classes.yaml:34: The key "because" is missing in "crossings[0]". Add a line "because: …".
            paper], country: DK, department: the project's | paper], country: DE, department: the project's | routes/import/bring-in.camel.yaml:16: The route carries individual from "import-source" to "environment", out of its country or department. Take the movement out, or say under "crossings" of config/classes.yaml why it is allowed.
            genome: { identifiable: true }  | genome: { identifiable: false } | config/classes.yaml:8: The class "genome" cannot be "identifiable: false". Write true: the hub knows this class.
            papers: { holds: [individual]   | papers: { holds: [indvidual] | config/classes.yaml:24: There is no class "indvidual" in this file. Did you mean "individual"?
            download: { holds: [result], country: DK | download: { holds: [result], country: Denmark | config/classes.yaml:21: "places.download.country" cannot be "Denmark". Write its two capital letters, such as DK.
            """)
    void a_change_of_classes_is_held_against_the_routes(String right, String wrong, String fault) throws IOException {
        change("config/classes.yaml", right.replace("\\n", "\n"), wrong.replace("\\n", "\n"));

        assertThat(check()).contains(fault);
    }

    @Test
    @DisplayName("A country is left only where a crossing says so; one for departments is not enough")
    void a_crossing_opens_a_border() throws IOException {
        change(
                "config/classes.yaml",
                "paper], country: DK, department: the project's",
                "paper], country: SE, department: the project's");
        assertThat(check()).isNotEmpty();
        change("config/classes.yaml", "over: department", "over: country");
        faults = new Faults(folder);

        assertThat(check()).isEmpty();
    }

    @Test
    @DisplayName("The hub does not start with such a route, nor without the file")
    void no_start() throws IOException {
        SiteCheck check = new SiteCheck(site.config(), site.routes(), Ground.parts(site.config(), faults), List.of());
        site.write(
                "routes/export/clear-download.camel.yaml",
                Files.readString(Path.of("routes/export/clear-download.camel.yaml"))
                        .replace("uri: custody:delete", "uri: custody:move")
                        .replaceFirst("from: airlock", "from: airlock\n                    to: platform"));

        assertThat(check.site(faults)).isEmpty();

        assertThat(Sites.shown(faults))
                .anyMatch(told -> told.startsWith("routes/export/clear-download.camel.yaml:")
                        && told.contains("carries genome, individual, result from \"airlock\" to \"platform\""));
        Files.delete(site.config().resolve("classes.yaml"));
        faults = new Faults(folder);
        assertThat(check.site(faults)).isEmpty();
        assertThat(Sites.shown(faults)).anyMatch(told -> told.startsWith("config/classes.yaml:1: "));
    }

    /** What is told of project alpha, whose file says this besides. */
    private List<String> checkAlpha(String more) {
        site.project("alpha");
        site.write("config/projects/alpha.yaml", Sites.projectText("alpha") + more);
        DataClassCheck check = DataClassCheck.check(site.config(), site.routes(), faults);
        new ProjectFolder(site.config()).files(faults).forEach(file -> check.check(file, faults));
        return Sites.shown(faults);
    }

    @Test
    @DisplayName("R100: an environment in another department gets no genomes unless the project's own record says so")
    void each_project_has_its_own_place() {
        assertThat(checkAlpha("")).isEmpty();
        String elsewhere = "places:\n  environment: { country: DK, department: Example University }\n";
        int line = Sites.projectText("alpha").split("\n", -1).length + 1;

        List<String> told = checkAlpha(elsewhere);

        assertThat(told)
                .contains("config/projects/alpha.yaml:" + line
                        + ": The route at deliver-samples.camel.yaml:18 carries genome from \"genomes\" to \"antechamber\","
                        + " for this project, out of its country or department. Say under \"crossings\" of this file why it"
                        + " is allowed, from \"genomes\" to \"antechamber\"; or let the place lie within.")
                .allMatch(fault -> fault.startsWith("config/projects/alpha.yaml:" + line + ":"));
        faults = new Faults(folder);
        assertThat(checkAlpha(elsewhere
                        + "crossings:\n"
                        + Stream.of(
                                        "genomes > antechamber",
                                        "papers > antechamber",
                                        "environment > airlock",
                                        "airlock > environment",
                                        "import-source > environment")
                                .map(way -> way.split(" > ", -1))
                                .map(way -> "  - { from: " + way[0] + ", to: " + way[1]
                                        + ", over: department, because: the approval names the environment }\n")
                                .reduce("", String::concat)))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "R100: what crosses a country needs a crossing of a country, and the site's own for departments is not enough")
    void another_country() {
        String abroad = "places:\n  environment: { country: SE, department: NGC }\n";
        assertThat(checkAlpha(abroad)).anyMatch(fault -> fault.contains("\"import-source\" to \"environment\""));
    }

    @Test
    @DisplayName(
            "R94: a server of imports has a place and a class of its own; what no environment may hold is not brought in")
    void a_server_of_imports() {
        String biobank = """
                imports:
                  biobank:
                    kind: sftp
                    host: sftp.biobank.example
                    user: sluse
                    key-file: secrets/alpha_ed25519
                    host-key: %s
                places:
                  biobank: { country: %s, department: Biobank, holds: [%s] }
                """;
        assertThat(checkAlpha(biobank.formatted(Sites.HOST_KEY, "DK", "individual")))
                .isEmpty();
        assertThat(checkAlpha(biobank.formatted(Sites.HOST_KEY, "DE", "individual")))
                .singleElement()
                .asString()
                .contains("carries individual from \"import-source\" to \"environment\"");
        faults = new Faults(folder);
        assertThat(checkAlpha(biobank.formatted(Sites.HOST_KEY, "DE", "result")))
                .isEmpty();
        assertThat(checkAlpha(biobank.formatted(Sites.HOST_KEY, "DK", "indvidual")))
                .singleElement()
                .asString()
                .contains("There is no class \"indvidual\"", "Did you mean \"individual\"?");
        faults = new Faults(folder);
        assertThat(checkAlpha("places:\n  biobank: { country: DK, department: B }\n"))
                .anyMatch(fault -> fault.contains("no place \"biobank\" of its own"));
    }

    @Test
    @DisplayName("R93: the genome database's dataset has a class, which the place it lies in may hold")
    void the_dataset_has_a_class() throws IOException {
        change("config/genome.yaml", "files: genome", "files: result");
        GenomeFile genomes = GenomeFile.read(site.config(), faults).orElseThrow();
        DataClassCheck.check(site.config(), site.routes(), faults).check(genomes, site.config(), faults);

        assertThat(Sites.shown(faults))
                .singleElement()
                .asString()
                .matches("config/genome.yaml:\\d+: The place \"genomes\" may not hold \"result\". .*hold: genome\\.");
    }
}

package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.custody.Place;
import dk.sluse.project.Authority;
import dk.sluse.project.Mandate;
import dk.sluse.project.Paper;
import dk.sluse.project.Project;
import dk.sluse.project.RouteUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFileTest {

    @TempDir
    Path folder;

    private Sites site;
    private Faults faults;

    @BeforeEach
    void prepare() {
        site = new Sites(folder);
        faults = new Faults(folder);
    }

    private List<Project> read() {
        return new ProjectFolder(site.config()).read(faults);
    }

    @Test
    void a_project_is_what_its_file_says() {
        site.project("alpha");

        List<Project> projects = read();

        assertThat(Sites.shown(faults)).isEmpty();
        Project alpha = projects.get(0);
        assertThat(alpha.id()).isEqualTo("alpha");
        assertThat(alpha.officersNeeded()).isEqualTo(1);
        assertThat(alpha.permissions()).containsExactlyInAnyOrder("identifiable-data", "extra-type:csv");
        assertThat(alpha.thresholdOverrides()).isEqualTo(Map.of("small-cells", Map.of("minimum", 10.0)));
        assertThat(alpha.environment())
                .isEqualTo(new Place.Sftp(
                        "alpha/environment",
                        "alpha.example",
                        2022,
                        "sluse",
                        folder.resolve("secrets/alpha_ed25519"),
                        Sites.HOST_KEY,
                        "/data",
                        Optional.of(new Place.Sentinel("/sluse/project", "alpha")),
                        Optional.of("/sluse/holding"),
                        false));
        assertThat(alpha.dropFolder()).contains("export");
        assertThat(alpha.routes()).containsExactly(new RouteUse("poll-drop-folder", Map.of("every", "30s")));
        assertThat(alpha.fingerprint()).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    acronym: alpha        | `acronym: "ALPHA 2"`   | 1: "acronym" cannot be "ALPHA 2". Write one word without a space.
                    acronym: alpha        | `acronym: ""`          | 1: "acronym" is empty. Write a text.
                    title: Whole genomes of alpha | `titel: x`     | 1: The key "title" is missing. Add a line "title: …".
                    title: Whole genomes of alpha | `titel: x`     | 2: The key "titel" is not known. Did you mean "title"?
                    officers-needed: 1    | `officers-needed: 3`   | 4: "officers-needed" is not a whole number from 1 to 2. Write such a number, without quotes.
                    officers-needed: 1    | `officers-needed: one` | 4: "officers-needed" is not a whole number from 1 to 2. Write such a number, without quotes.
                    identifiable-data     | identifyable-data      | 5: The permission "identifyable-data" is not known. Did you mean "identifiable-data"?
                    identifiable-data     | everything             | 5: The permission "everything" is not known. Known are: cpr-numbers, identifiable-data, and extra-type:csv with any ending.
                    minimum: 10           | minimum: ten           | 8: "thresholds.small-cells.minimum" is not a number. Write a number, without quotes.
                    kind: sftp            | kind: s3               | 10: "environment.kind" cannot be "s3". Write sftp; there is no other kind yet.
                    host: alpha.example   | `host: alpha example`  | 11: "environment.host" cannot be "alpha example". Write a host name or address.
                    port: 2022            | port: 70000            | 12: "environment.port" is not a whole number from 1 to 65535. Write such a number, without quotes.
                    user: sluse           | `user: -oProxyCommand` | 13: "environment.user" cannot be "-oProxyCommand". Write the hub's login name there.
                    host-key: ssh-ed25519 | host-key: ssh-rsa      | 15: "environment.host-key" is no public key of an SSH server. Write it as "ssh-ed25519 AAAA…", from /etc/ssh/ssh_host_ed25519_key.pub of the environment.
                    root: /data           | root: data             | 16: "environment.root" is not an absolute path. Write an absolute path without detours, or leave it out for the login folder.
                    root: /data           | root: /data/../etc     | 16: "environment.root" is not an absolute path. Write an absolute path without detours, or leave it out for the login folder.
                    path: /sluse/project  | path: /data/project    | 17: "environment.sentinel.path" lies below the environment's root, where its users can write. Let "root" name the users' folder, and put this one outside of it.
                    holding: /sluse/holding | holding: /data       | 18: "environment.holding" lies below the environment's root, where its users can write. Let "root" name the users' folder, and put this one outside of it.
                    holding: /sluse/holding | holding: /x/../data  | 18: "environment.holding" holds ".." or ".". Write the path without detours.
                    drop-folder: export   | drop-folder: ../x      | 20: "export.drop-folder" is no path below the environment's root: The path holds "..", "." or "//". Write the exact path without detours. Write such as export.
                    `- template: poll`    | `- tmplate: poll`      | 22: The key "template" is missing in "routes[0]". Add a line "template: …".
                    `- template: poll`    | `- tmplate: poll`      | 22: The key "tmplate" is not known. Did you mean "template"?
                    every: 30s            | every: [30s]           | 23: "routes[0].parameters.every" is not a text. Write one.
                    authorised-by: DST    | authorised-by: FDA     | 24: "authorised-by" cannot be "FDA". Write DST (Statistics Denmark), SDS (the Danish Health Data Authority), or else NGC.
                    ethics-approval: { number: 1-10-72-1-20, | `ethics-approval: {` | 25: The key "number" is missing in "ethics-approval". Add a line "number: …".
                    1-10-72-1-20          | 120345-1234            | 25: "ethics-approval.number" looks like a person number. Write the number of the paper, with another sign between its digits if need be.
                    from: 2020-01-01      | from: 1.1.2020         | 25: "ethics-approval.from" is no day: "1.1.2020". Write year, month and day, such as 2026-11-22.
                    from: 2020-01-01      | from: 2026-02-30       | 25: "ethics-approval.from" is no day: "2026-02-30". Write year, month and day, such as 2026-11-22.
                    until: 2099-12-31     | until: 2019-12-31      | 25: "ethics-approval.until" lies before "from". Write its last day.
                    `until: 2099-12-31, c`| c                      | 25: The key "until" is missing in "ethics-approval". Add a line "until: …".
                    covers: [identifiable | covers: [identifyable  | 25: An ethics approval cannot cover "identifyable-data" here. Did you mean "identifiable-data"?
                    `, covers: [identifiable-data]` | `, covers: [cpr-numbers]` | 5: The ethics approval does not cover the permission "identifiable-data". Add it to "ethics-approval.covers" if the approval says so, or take it out here.
                    number: NGC-2020-1    | numbr: NGC-2020-1      | 26: The key "numbr" is not known. Did you mean "number"?
                    """)
    void a_fault_is_told_with_its_line_and_remedy(String right, String wrong, String fault) {
        site.project("alpha");
        assertThat(Sites.projectText("alpha")).contains(right);
        site.write("config/projects/alpha.yaml", Sites.projectText("alpha").replace(right, wrong));

        assertThat(read()).isEmpty();

        assertThat(Sites.shown(faults))
                .contains("config/projects/alpha.yaml:" + fault)
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void R61_a_project_has_patterns_of_its_own() {
        site.project("alpha");
        patterns("trial-subject: \"TS-[0-9]{6}\"");

        assertThat(read().get(0).patterns()).isEqualTo(Map.of("trial-subject", "TS-[0-9]{6}"));
        assertThat(Sites.shown(faults)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    all: "[0-9]+"         | "patterns.all" cannot be used: the pattern finds something in '1'
                    open: "TS-("          | "patterns.open" cannot be used: no regular expression of RE2
                    ahead: "TS(?=[0-9])"  | "patterns.ahead" cannot be used: no regular expression of RE2
                    list: [a, b]          | "patterns.list" is not a text
                    pseudonym: "TS-1{6}"  | "patterns.pseudonym" cannot be a pattern's name.
                    Some Id: "TS-1{6}"    | cannot be a pattern's name.
                    """)
    void a_pattern_has_the_conditions_of_the_houses(String line, String fault) {
        site.project("alpha");
        patterns(line);

        assertThat(read()).isEmpty();

        assertThat(Sites.shown(faults))
                .singleElement()
                .asString()
                .startsWith("config/projects/alpha.yaml:7: ")
                .contains(fault);
    }

    private void patterns(String line) {
        site.write(
                "config/projects/alpha.yaml",
                Sites.projectText("alpha").replace("thresholds:", "patterns:\n  " + line + "\nthresholds:"));
    }

    @Test
    void F12_an_environment_must_be_pinned_and_have_a_sentinel_and_a_holding_folder() {
        site.project("alpha");
        site.write(
                "config/projects/alpha.yaml",
                Sites.projectText("alpha").replaceAll("(?m)^  (host-key|sentinel|holding):.*\\n", ""));

        assertThat(read()).isEmpty();

        assertThat(Sites.shown(faults))
                .containsExactly(
                        "config/projects/alpha.yaml:10: The key \"holding\" is missing in \"environment\". Add a line"
                                + " \"holding: …\".",
                        "config/projects/alpha.yaml:10: The key \"host-key\" is missing in \"environment\". Add a line"
                                + " \"host-key: …\".",
                        "config/projects/alpha.yaml:10: The key \"sentinel\" is missing in \"environment\". Add a line"
                                + " \"sentinel: …\".");
    }

    private static String withImports(String id, String name, String host) {
        return Sites.projectText(id) + """
                imports:
                  %s:
                    kind: "sftp"
                    host: %s
                    user: sluse
                    key-file: secrets/alpha_ed25519
                    host-key: %s
                    root: /outgoing
                """.formatted(name, host, Sites.HOST_KEY);
    }

    @Test
    void R34_a_project_names_the_servers_its_own_data_may_come_from() {
        site.project("alpha");
        site.write("config/projects/alpha.yaml", withImports("alpha", "biobank", "sftp.biobank.example"));

        Project alpha = read().get(0);

        assertThat(Sites.shown(faults)).isEmpty();
        assertThat(alpha.imports())
                .containsExactly(Map.entry(
                        "biobank",
                        new Place.Sftp(
                                "alpha/biobank",
                                "sftp.biobank.example",
                                22,
                                "sluse",
                                folder.resolve("secrets/alpha_ed25519"),
                                Sites.HOST_KEY,
                                "/outgoing",
                                Optional.empty(),
                                Optional.empty(),
                                false)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    biobank:   | upload:        | 28: A source cannot be called "upload". Name it with 1 to 32 lower-case letters, digits and dashes, beginning with a letter, and not "upload".
                    biobank:   | Bio Bank:      | 28: A source cannot be called "Bio Bank". Name it with 1 to 32 lower-case letters, digits and dashes, beginning with a letter, and not "upload".
                    kind: "sftp" | kind: smb | 29: "imports.biobank.kind" cannot be "smb". Write sftp; there is no other kind yet.
                    host: sftp.biobank.example | host: sftp.biobank.example:2022 | 30: "imports.biobank.host" cannot be "sftp.biobank.example:2022". Write a host name or address.
                    root: /outgoing | root: outgoing | 34: "imports.biobank.root" is not an absolute path. Write an absolute path without detours, or leave it out for the login folder.
                    root: /outgoing | rot: /outgoing | 34: The key "rot" is not known. Did you mean "root"?
                    """)
    void a_fault_of_a_source_is_told_with_its_line_and_remedy(String right, String wrong, String fault) {
        site.project("alpha");
        String text = withImports("alpha", "biobank", "sftp.biobank.example");
        assertThat(text).contains(right);
        site.write("config/projects/alpha.yaml", text.replace(right, wrong));

        assertThat(read()).isEmpty();

        assertThat(Sites.shown(faults)).contains("config/projects/alpha.yaml:" + fault);
    }

    @Test
    void R33_no_environment_is_a_source_of_imports_not_even_another_projects() {
        site.project("alpha");
        site.project("beta");
        site.write("config/projects/alpha.yaml", withImports("alpha", "own", "ALPHA.example\n    port: 2022"));
        assertThat(read()).extracting(Project::id).containsExactly("beta");
        assertThat(Sites.shown(faults)).singleElement().asString().contains("is the project's environment");

        faults = new Faults(folder);
        site.write("config/projects/alpha.yaml", withImports("alpha", "theirs", "beta.example\n    port: 2022"));
        assertThat(read())
                .as("whichever comes first, never both")
                .extracting(Project::id)
                .containsExactly("alpha");
        assertThat(Sites.shown(faults).toString())
                .contains("The environment is a source of imports of project \"alpha\"");

        faults = new Faults(folder);
        site.project("alpha");
        site.write("config/projects/beta.yaml", withImports("beta", "theirs", "alpha.example\n    port: 2022"));
        assertThat(read()).extracting(Project::id).containsExactly("alpha");
        assertThat(Sites.shown(faults).toString())
                .contains("A source of imports is the environment of project \"alpha\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8",
                "alpha.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                "ssh-ed25519 AAAA",
                "ssh-ed25519 !!!!",
                "ssh-dss AAAAB3NzaC1kc3MAAACBAAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f",
                "ssh-ed25519"
            })
    void F12_what_pins_no_host_key_is_refused(String line) {
        assertThat(HostKey.of(line)).isEmpty();
    }

    @Test
    void a_host_key_may_have_a_comment() {
        assertThat(HostKey.of(Sites.HOST_KEY + " root@alpha")).contains(Sites.HOST_KEY);
    }

    @Test
    void a_key_file_must_be_there_and_be_a_key_and_be_read_by_nobody_else() throws IOException {
        site.project("alpha");
        Path key = folder.resolve("secrets/alpha_ed25519");

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(read()).isEmpty();
        site.secret("secrets/alpha_ed25519", Sites.HOST_KEY);
        assertThat(read()).isEmpty();
        Files.delete(key);
        assertThat(read()).isEmpty();

        assertThat(Sites.shown(faults))
                .containsExactly(
                        "config/projects/alpha.yaml:14: \"environment.key-file\": The file \"" + key
                                + "\" can be read by others. Run: chmod 600 " + key,
                        "config/projects/alpha.yaml:14: \"environment.key-file\": The file \"" + key
                                + "\" holds no private key. Make one with: ssh-keygen -t ed25519 -N '' -f FILE",
                        "config/projects/alpha.yaml:14: \"environment.key-file\": The file \"" + key
                                + "\" is missing. Create it, with mode 0600.");
    }

    @Test
    void what_is_one_projects_own_is_no_other_projects() {
        site.project("alpha");
        site.project("beta");
        site.project("gamma");
        site.write("config/projects/beta.yaml", Sites.projectText("beta").replace("acronym: beta", "acronym: ALPHA"));
        site.write(
                "config/projects/gamma.yaml",
                Sites.projectText("gamma")
                        .replace("content: gamma", "content: alpha")
                        .replace("host: gamma", "host: gamma2"));
        site.project("delta");
        site.write(
                "config/projects/delta.yaml",
                Sites.projectText("delta").replace("host: delta.example", "host: alpha.example"));

        assertThat(read()).extracting(Project::id).containsExactly("alpha");

        assertThat(Sites.shown(faults))
                .containsExactly(
                        "config/projects/beta.yaml:1: The acronym \"ALPHA\" is that of project \"alpha\", too. Give this"
                                + " project its own.",
                        "config/projects/delta.yaml:9: The environment is that of project \"alpha\", too. Give this project"
                                + " its own.",
                        "config/projects/gamma.yaml:17: The sentinel is that of project \"alpha\", too. Give this project"
                                + " its own.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub", "Alpha", "a b", "1a", "a_b", "this-name-is-longer-than-32-letters"})
    void a_file_name_that_cannot_be_an_id_is_a_fault(String name) {
        site.project(name);

        assertThat(read()).isEmpty();

        assertThat(Sites.shown(faults))
                .contains("config/projects/" + name + ".yaml:1: The file's name \"" + name
                        + ".yaml\" cannot be a project's id. Name it with 1 to 32 lower-case letters, digits and dashes,"
                        + " beginning with a letter, and not \"hub\" or \"upload\".");
    }

    @Test
    void only_files_that_end_in_yaml_are_read_and_misspelt_endings_are_told() {
        site.project("alpha");
        site.write("config/projects/README.md", "# Projects");
        site.write("config/projects/example.yaml.sample", "not read");
        site.write("config/projects/.alpha.yaml", "an editor's");
        site.write("config/projects/beta.yml", Sites.projectText("beta"));

        assertThat(read()).extracting(Project::id).containsExactly("alpha");

        assertThat(Sites.shown(faults))
                .containsExactly(
                        "config/projects/beta.yml:1: The file is not read: its name does not end in .yaml. Rename it,"
                                + " or move it away.");
    }

    @Test
    void a_file_without_a_mandate_is_taken_over_and_told_of_once() {
        site.project("alpha");
        String before =
                Sites.projectText("alpha").replaceAll("(?m)^(authorised-by|ethics-app|processing-agr).*\\R", "");
        site.write("config/projects/alpha.yaml", before);

        ProjectFile alpha = new ProjectFolder(site.config()).files(faults).get(0);

        assertThat(Sites.shown(faults)).isEmpty();
        assertThat(alpha.project().mandate()).isEqualTo(Mandate.NONE);
        MandateReader.complete(alpha, faults, LocalDate.of(2026, 11, 22));
        assertThat(Sites.shown(faults))
                .containsExactly(
                        "config/projects/alpha.yaml:1: The project's record lacks \"authorised-by\","
                                + " \"ethics-approval\", \"processing-agreement\": it gets no data, and what asks for them waits."
                                + " Add them as config/projects/example.yaml.sample shows; until then the hub does all else for it.");
    }

    @Test
    void a_paper_whose_first_day_lies_ahead_is_told_of() {
        site.project("alpha");
        ProjectFile alpha = new ProjectFolder(site.config()).files(faults).get(0);
        LocalDate first = alpha.project().mandate().papers().values().stream()
                .map(Paper::from)
                .min(LocalDate::compareTo)
                .orElseThrow();

        MandateReader.complete(alpha, faults, LocalDate.of(2100, 1, 1));
        assertThat(Sites.shown(faults)).isEmpty();
        MandateReader.complete(alpha, faults, first.minusDays(1));
        assertThat(Sites.shown(faults))
                .hasSize(2)
                .first()
                .asString()
                .contains(
                        "\"ethics-approval\" counts only from " + first,
                        "If it renews one that holds now, leave the first day");
    }

    @Test
    void a_mandate_is_what_the_file_says() {
        site.project("alpha");

        Mandate mandate = read().get(0).mandate();

        assertThat(mandate.missing()).isEmpty();
        assertThat(mandate.authority()).contains(Authority.DST);
        assertThat(mandate.covers()).containsExactly("identifiable-data");
        assertThat(mandate.papers().get(Paper.Kind.AGREEMENT))
                .isEqualTo(new Paper(
                        Paper.Kind.AGREEMENT, "NGC-2020-1", LocalDate.of(2020, 1, 1), LocalDate.of(2099, 12, 31)));
    }

    @Test
    void the_shipped_example_is_a_project() throws IOException {
        site.secret("secrets/example_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\n");
        site.secret("secrets/example_biobank_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\n");
        site.write(
                "config/projects/example.yaml",
                Files.readString(Path.of("config/projects/example.yaml.sample"))
                        .replaceAll("(?m)^#(?=[a-z ] ?[ a-z-])", ""));

        List<Project> projects = read();

        assertThat(Sites.shown(faults)).isEmpty();
        assertThat(projects).extracting(Project::acronym).containsExactly("EXAMPLE");
    }

    @Test
    void what_the_hub_knows_of_a_project_is_given_to_its_templates() {
        site.project("alpha");
        Project alpha = read().get(0);

        Map<String, String> given = GivenParameters.of(alpha, folder.resolve("known"));

        assertThat(given.keySet()).isEqualTo(GivenParameters.NAMES);
        assertThat(given).containsEntry("environmentPort", "2022").containsEntry("project", "alpha");
        assertThat(GivenParameters.knownHostsLine(alpha.environment()))
                .isEqualTo("[alpha.example]:2022 " + Sites.HOST_KEY);
    }
}

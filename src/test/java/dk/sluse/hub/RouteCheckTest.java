package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteCheckTest {

    private static final Path GOOD = Path.of("src/test/resources/dk/sluse/hub/routes");

    private static final Optional<RouteSchema> SCHEMA = Optional.of(RouteSchema.load());

    private static final Set<String> SETTINGS =
            Set.of("screening.workers", "mail.imap.host", "mail.imap.port", "mail.imap.user");

    private static final Parts PARTS = new Parts(
            Set.of("allowed-type", "raw-genomic", "openRequest", "tellOperators", "mergeFindings"),
            Set.of("screen-results"),
            Set.of("mail.imap.secret"),
            Set.of("allowed-type", "raw-genomic"));

    @TempDir
    Path folder;

    private Sites site;
    private Faults faults;

    @BeforeEach
    void prepare() throws IOException {
        site = new Sites(folder);
        faults = new Faults(folder);
        try (Stream<Path> files = Files.walk(GOOD)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                site.write("routes/" + GOOD.relativize(file), Files.readString(file));
            }
        }
    }

    private Templates check(Parts parts) {
        for (String ours : List.of("direct", "work", "custody")) {
            site.write("classes/META-INF/services/org/apache/camel/component/" + ours, "class=dk.sluse.none.None");
        }
        URL[] classes = {url(folder.resolve("classes/"))};
        try (URLClassLoader loader = new URLClassLoader(classes, RouteCheckTest.class.getClassLoader())) {
            return new RouteCheck(parts, SETTINGS, new Components(loader), SCHEMA).check(site.routes(), faults);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<String> faults() {
        check(PARTS);
        return Sites.shown(faults);
    }

    private void replace(String file, String right, String wrong) {
        try {
            String text = Files.readString(site.routes().resolve(file));
            assertThat(text).contains(right);
            int at = text.indexOf(right);
            site.write("routes/" + file, text.substring(0, at) + wrong + text.substring(at + right.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void routes_without_a_fault_have_none() {
        assertThat(faults()).isEmpty();
    }

    @ParameterizedTest(name = "{0} with {2} instead of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    screen | `ref: openRequest` | `reff: openRequest` | `12: Camel does not know the key "reff" here. Did you mean "ref"? ++ 12: The key "ref" is missing here. Add it.`
                    screen | `- process:` | `- proces:` | `11: Camel does not know the key "proces" here. Did you mean "process"?`
                    screen | `description: Runs every policy on every file of a request that lies in the airlock` | `# none` | `2: The route has no description. Say in one sentence what it does.`
                    screen | `id: screen-results` | `id: screen-result` | `routes:1: There is no route "screen-results". Without it nothing is screened: put it back. ++ 2: The id is "screen-result", and the file's name is another. Write "id: screen-results".`
                    screen | `id: screen-results` | `routeId: x` | `routes:1: There is no route "screen-results". Without it nothing is screened: put it back. ++ 2: Camel does not know the key "routeId" here. Remove it. ++ 2: The route has no id. Write "id: screen-results".`
                    screen | `on-failure` | `on-faliure` | `4: There is no route configuration "on-faliure"; Camel would go without. Did you mean "on-failure"?`
                    screen | `simple: "${body}"` | `groovy: "x"` | `15: The language "groovy" is not for routes. Use simple, constant or header; what needs code is a processor.`
                    screen | `"${body}"` | `"${bean:openRequest.all}"` | `15: The expression "${bean:openRequest.all}" calls code. Use simple, constant or header; what needs code is a processor.`
                    screen | `"${body}"` | `"${body.getClass()}"` | `15: The expression "${body.getClass()}" calls code. Use simple, constant or header; what needs code is a processor.`
                    screen | `direct:tell-operators` | `direct:tell-operator` | `26: No route begins with "direct:tell-operator". Did you mean "direct:tell-operators"?`
                    screen | `direct:tell-operators` | `custmoy:move` | `26: There is no component "custmoy" in the hub. Mend its name, or add its jar to the hub.`
                    screen | `direct:tell-operators` | `exec:rm` | `26: The component "exec" runs code from the route. Name a bean of the hub with "process".`
                    screen | `- to: direct:tell-operators` | `- script: { groovy: "x" }` | `26: "script" puts code into a route. Name a bean of the hub with "process". ++ 26: The language "groovy" is not for routes. Use simple, constant or header; what needs code is a processor.`
                    screen | `- to: direct:tell-operators` | `- recipientList: { header: to }` | `26: "recipientList" lets a message choose where it goes. Name the endpoint with "to".`
                    screen | `- to: direct:tell-operators` | `- toD: "direct:${body}"` | `26: The endpoint "direct:${body}" is chosen by the message. Name it, or take it from a setting.`
                    screen | `ref: openRequest` | `ref: "#class:java.lang.Object"` | `12: The value "#class:java.lang.Object" names a class. Name a bean of the hub.`
                    screen | `ref: openRequest` | `ref: openRequests` | `12: There is no bean "openRequests" in the hub. Did you mean "openRequest"?`
                    screen | `mergeFindings` | `mergeFinding` | `16: There is no bean "mergeFinding" in the hub. Did you mean "mergeFindings"?`
                    screen | `{{screening.workers}}` | `{{screening.worker}}` | `8: The placeholder {{screening.worker}} stands for nothing. Did you mean {{screening.workers}}?`
                    screen | `{{screening.workers}}` | `{{env:HOME}}` | `8: The placeholder {{env}} stands for nothing. Name a setting, or a parameter of the template.`
                    screen | `retries: 5` | `bean: "#other"` | `9: There is no bean "other" in the hub. Name one that there is.`
                    screen | `ref: raw-genomic` | `ref: openRequest` | `2: The mandatory policy "raw-genomic" is not run. Add a step "process: { ref: raw-genomic }".`
                    screen | `ref: raw-genomic` | `ref: raw-genomic\\n                  disabled: true` | `22: A step of the route that screens is disabled. Remove the line, or the step.`
                    screen | `- to: direct:tell-operators` | `- process: {ref: allowed-type}` | ``
                    receive | `"{{mail.imap.host}}"` | `imap.example` | `7: The route names the host of its "imaps" endpoint. Put it into config/, and write {{its key}} here.`
                    receive | `"{{mail.imap.secret}}"` | `hunter2` | `10: The route holds a login: "password". Put it into config/ or secrets/, and write {{its key}} here.`
                    receive | `"{{mail.imap.secret}}"` | `"{{mail.imap.secret:hunter2}}"` | `10: The route holds a login: "password". Put it into config/ or secrets/, and write {{its key}} here.`
                    receive | `"{{mail.imap.secret}}"` | `"RAW({{mail.imap.secret}})"` | ``
                    receive | `"{{mail.imap.host}}"` | `"{{mail.imap.host:imap.example}}"` | `7: The route names the host of its "imaps" endpoint. Put it into config/, and write {{its key}} here.`
                    receive | `peek: true` | `peak: true` | `11: The component "imaps" has no option "peak". Did you mean "peek"?`
                    receive | `uri: imaps` | `uri: imaps://imap.example:993` | `4: The route names the host of its "imaps" endpoint. Put it into config/, and write {{its key}} here.`
                    receive | `method: receive` | `method: "receive(${body})"` | `15: The bean's method is more than a name. Write the method's name alone.`
                    receive | `bean:` | `bean:\\n            beanType: java.lang.Object` | `14: "beanType" puts code into a route. Name a bean of the hub with "process".`
                    receive | `work:screen-results` | `work:screen-reslts` | `16: No route begins with "work:screen-reslts". Did you mean "work:screen-results"?`
                    receive | `steps:` | `stepps:` | `5: The key "steps" is missing here. Add it. ++ 12: Camel does not know the key "stepps" here. Did you mean "steps"?`
                    template | `{{every}}` | `{{evry}}` | `9: The template does not use its parameter "every". Write {{every}} where it belongs, or remove it. ++ 18: The placeholder {{evry}} stands for nothing. Did you mean {{every}}?`
                    template | `- name: every` | `- name: often` | `9: The template does not use its parameter "often". Write {{often}} where it belongs, or remove it. ++ 18: The placeholder {{every}} stands for nothing. Name a setting, or a parameter of the template.`
                    template | `- name: project` | `- name: project\\n      - name: project` | `6: The parameter "project" stands here again. Keep one of them.`
                    nightly | `quartz:tell-nightly` | `direct:tell-operators` | `7: The component "direct" has no option "cron". Remove it. ++ routes/shared/tell-operators.camel.yaml:4: Another route begins with "direct:tell-operators", too. Let one route begin with it.`
                    """)
    void a_fault_is_told_with_its_line_and_remedy(String file, String right, String wrong, String told) {
        replace(FILES.get(file), right, wrong.replace("\\n", "\n"));

        String path = "routes/" + FILES.get(file) + ":";

        assertThat(faults().stream().map(fault -> fault.replace(path, "")).collect(Collectors.joining(" ++ ")))
                .isEqualTo(told);
    }

    @Test
    void a_mandatory_policy_that_runs_only_sometimes_is_a_fault() {
        replace(FILES.get("screen"), "ref: raw-genomic", "ref: openRequest");
        replace(FILES.get("screen"), "- to: direct:tell-operators", "- process: { ref: raw-genomic }");

        assertThat(faults())
                .containsExactly(
                        "routes/export/screen-results.camel.yaml:26: The mandatory policy \"raw-genomic\" does not"
                                + " always run here. Take it out of the condition.");
    }

    @Test
    void two_routes_of_one_id_are_a_fault_though_camel_keeps_the_last() throws IOException {
        site.write(
                "routes/upkeep/tell-nightly.camel.yaml",
                Files.readString(GOOD.resolve("shared/tell-nightly.camel.yaml")));

        assertThat(faults())
                .containsExactly("routes/upkeep/tell-nightly.camel.yaml:2: The id \"tell-nightly\" is that of"
                        + " tell-nightly.camel.yaml in shared, too; Camel would keep one of them. Give each its own id and"
                        + " file name.");
    }

    @Test
    void a_file_holds_one_route_and_nothing_else() {
        site.write("routes/a/two.camel.yaml", "- route: {}\n- route: {}\n");
        site.write("routes/a/rest.camel.yaml", "- rest:\n    path: /x\n");
        site.write("routes/a/roots.camel.yaml", "- roote: {}\n");
        site.write("routes/a/map.camel.yaml", "route: {}\n");
        site.write("routes/a/other.yaml", "- route: {}\n");

        assertThat(faults())
                .containsExactly(
                        "routes/a/map.camel.yaml:1: The file is not a list. Write it as [a, b], or with a \"- \" before each"
                                + " line.",
                        "routes/a/other.yaml:1: The file is not read: its name does not end in .camel.yaml. Rename it, or move"
                                + " it away.",
                        "routes/a/rest.camel.yaml:2: A route file cannot hold \"rest\". Known are: route,"
                                + " routeConfiguration, routeTemplate, templatedRoute.",
                        "routes/a/roots.camel.yaml:1: A route file cannot hold \"roote\". Did you mean \"route\"?",
                        "routes/a/two.camel.yaml:1: The file holds 2 entries. Put each into a file of its own: an id is the"
                                + " name of its file.");
    }

    @Test
    void a_step_that_the_hub_adds_needs_a_route() {
        Parts parts = new Parts(PARTS.beans(), Set.of("screen-results", "expire"), PARTS.placeholders(), Set.of());

        check(parts);

        assertThat(Sites.shown(faults))
                .containsExactly(
                        "routes:1: No route begins with \"work:expire\", which the hub's code adds. Put the route back.");
    }

    @Test
    void routes_that_are_not_there_are_a_fault() {
        new RouteCheck(PARTS, SETTINGS, new Components(RouteCheckTest.class.getClassLoader()), SCHEMA)
                .check(folder.resolve("nowhere"), faults);

        assertThat(Sites.shown(faults))
                .contains("nowhere:1: The folder of the routes is missing. Name it with --routes.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    poll-drop-folder | every: 30s         | ``
                    poll-drop-folder | evry: 30s          | 22: The template "poll-drop-folder" has no parameter "evry". Did you mean "every"?
                    poll-drop-foldr  | every: 30s         | 22: There is no route template "poll-drop-foldr". Did you mean "poll-drop-folder"?
                    poll-drop-folder | project: beta      | 22: The parameter "project" is the hub's own to give. Remove it.
                    """)
    void a_project_uses_templates_as_they_are(String template, String parameter, String told) {
        site.project("alpha");
        site.write(
                "config/projects/alpha.yaml",
                Sites.projectText("alpha").replace("poll-drop-folder", template).replace("every: 30s", parameter));

        assertThat(templateFaults())
                .isEqualTo(told.isEmpty() ? List.of() : List.of("config/projects/alpha.yaml:" + told));
    }

    @Test
    void a_project_without_a_drop_folder_cannot_use_a_template_that_needs_one() {
        site.project("alpha");
        site.write("config/projects/alpha.yaml", Sites.projectText("alpha").replace("  drop-folder: export", "  {}"));

        assertThat(templateFaults())
                .containsExactly("config/projects/alpha.yaml:22: The template \"poll-drop-folder\" needs the parameter"
                        + " \"dropFolder\". Give it.");
    }

    @Test
    void a_templated_route_in_a_file_is_checked_the_same() {
        site.write("routes/a/alpha-poll.camel.yaml", """
                - templatedRoute:
                    routeId: alpha-poll
                    routeTemplateRef: poll-drop-folder
                    parameters:
                      - name: project
                        value: alpha
                      - name: envrionmentHost
                        value: "{{mail.imap.host}}"
                      - name: environmentPort
                        value: "22"
                      - name: dropFolder
                        value: export
                """);

        assertThat(faults())
                .containsExactly(
                        "routes/a/alpha-poll.camel.yaml:3: The template \"poll-drop-folder\" needs the parameter"
                                + " \"environmentHost\". Give it.",
                        "routes/a/alpha-poll.camel.yaml:3: The template \"poll-drop-folder\" needs the parameter"
                                + " \"environmentKnownHosts\". Give it.",
                        "routes/a/alpha-poll.camel.yaml:7: The template \"poll-drop-folder\" has no parameter"
                                + " \"envrionmentHost\". Did you mean \"environmentHost\"?");
    }

    private List<String> templateFaults() {
        Templates templates = check(PARTS);
        new ProjectFolder(site.config()).files(faults).forEach(file -> templates.check(file, faults));
        return Sites.shown(faults);
    }

    private static final Map<String, String> FILES = Map.of(
            "screen", "export/screen-results.camel.yaml",
            "receive", "export/receive-request.camel.yaml",
            "template", "templates/poll-drop-folder.camel.yaml",
            "nightly", "shared/tell-nightly.camel.yaml",
            "failure", "shared/on-failure.camel.yaml");
}

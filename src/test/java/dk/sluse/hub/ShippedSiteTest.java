package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.release.ReleaseLodging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The configuration and the routes as they are shipped: they have no fault, and name what the hub really brings. */
class ShippedSiteTest {

    private static final Path SHIPPED = Path.of("config");
    private static final Path ROUTES = Path.of("routes");

    @TempDir
    Path folder;

    private Sites site;
    private Faults faults;

    @BeforeEach
    void copy() throws IOException {
        site = new Sites(folder);
        faults = new Faults(folder);
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = site.config().resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    /** As an operator gives them at least, with a mailbox. */
    private void giveSettings() throws IOException {
        site.secret("secrets/imap-password", "secret");
        Path settings = site.config().resolve("application.properties");
        Files.writeString(settings, Files.readString(settings) + """
                mail.address = export@hub.test.invalid
                mail.authserv-id = mx.test.invalid
                mail.imap.host = imap.test.invalid
                mail.imap.user = export
                mail.imap.password-file = secrets/imap-password
                mail.smtp.host = smtp.test.invalid
                """);
    }

    private void check() {
        new SiteCheck(site.config(), ROUTES, Ground.parts(site.config(), faults), Ground.further())
                .all(java.util.List.of(), faults);
    }

    private Optional<Site> start() {
        Ground ground = new Ground();
        new CommandLine(new Holder(ground))
                .parseArgs("--config", site.config().toString(), "--routes", ROUTES.toString());
        return ground.site(faults);
    }

    @CommandLine.Command
    private record Holder(@CommandLine.Mixin Ground ground) {}

    @Test
    void what_is_shipped_has_no_fault() {
        check();

        assertThat(Sites.shown(faults)).isEmpty();
    }

    @Test
    void with_an_operators_settings_and_a_project_it_has_none_either() throws IOException {
        giveSettings();
        site.secret("secrets/alpha_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\n");
        site.write(
                "config/projects/alpha.yaml",
                Sites.projectText("alpha")
                        .replaceFirst("(?s)permissions:.*?environment:", "environment:")
                        .replace("{ every: 30s }", "{ folder: export, every: \"30000\" }"));

        check();

        assertThat(Sites.shown(faults)).isEmpty();
    }

    @Test
    void a_hub_starts_with_it() throws IOException {
        giveSettings();

        Optional<Site> read = start();

        assertThat(Sites.shown(faults)).isEmpty();
        assertThat(read)
                .hasValueSatisfying(
                        found -> assertThat(found.settings().mail().imap()).isPresent());
    }

    @Test
    void a_misspelt_bean_of_a_shipped_route_is_found() throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        String route = Files.readString(ROUTES.resolve("export/collect-results.camel.yaml"));
        Files.writeString(
                routes.resolve("collect-results.camel.yaml"),
                route.replace("ref: openCollecting", "ref: openColecting"));

        new SiteCheck(site.config(), routes, Ground.parts(site.config(), faults), Ground.further())
                .all(java.util.List.of(), faults);

        assertThat(Sites.shown(faults)).anyMatch(fault -> fault.contains("Did you mean \"openCollecting\"?"));
    }

    /** Only the names of the processors are asked for, so nothing stands behind them. */
    @Test
    void the_beans_that_routes_may_name_are_those_that_the_hub_binds() {
        Set<String> bound = new TreeSet<>();
        bound.addAll(new ExportProcessors(null).all(Set.of()).keySet());
        bound.addAll(new UpkeepProcessors(null, null, null, null, null, null, null, null)
                .all()
                .keySet());
        bound.addAll(new MailProcessors(null, null, null, null, null, null, null)
                .all()
                .keySet());
        bound.addAll(new ImportProcessors(null).all().keySet());
        bound.addAll(new DropProcessors(null, null, null, null).all().keySet());
        bound.addAll(new ImportProcessors(null).all().keySet());
        bound.addAll(new PlatformWiring(null, null, null).processors().keySet());
        bound.addAll(new ReleaseProcessors(null, () -> false).all().keySet());
        bound.addAll(GenomeProcessors.all().keySet());
        bound.addAll(Set.of(GenomeProcessors.STATEMENTS, ReleaseLodging.GENOMES, AnchorProcessor.NAME));

        assertThat(Ground.BEANS).containsExactlyInAnyOrderElementsOf(bound);
    }
}

package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.Ledger;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects come, change and go in a Camel that runs. */
class ProjectRoutesTest {

    @TempDir
    Path folder;

    private final Projects projects = new Projects();
    private TestDatabase database;
    private CamelContext camel;
    private Sites site;
    private ProjectRoutes routes;

    @BeforeEach
    void start() throws Exception {
        database = TestDatabase.fresh();
        camel = new DefaultCamelContext();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                template("poll-drop-folder", "direct:{{project}}");
                template("cannot-be-made", "no-such-component:{{project}}");
            }

            private void template(String id, String from) {
                routeTemplate(id).templateParameter("project").from(from).setBody(constant("{{project}}"));
            }
        });
        camel.start();
        site = new Sites(folder);
        Clock clock = Clock.systemUTC();
        routes = new ProjectRoutes(
                new ProjectWatch(site.config(), List.of()),
                projects,
                () -> camel,
                database.store(),
                new Ledger(clock),
                clock,
                folder.resolve("known-hosts"));
        site.project("alpha");
        routes.look();
    }

    @AfterEach
    void stop() {
        camel.stop();
        database.close();
    }

    /** A difference counts when two looks see the same. */
    private void settle() {
        routes.look();
        routes.look();
    }

    private List<String> ids() {
        return projects.all().stream().map(Project::id).toList();
    }

    private Route alphasOwn() {
        return camel.getRoute("alpha-poll-drop-folder");
    }

    @Test
    void a_project_comes_changes_and_goes_and_the_others_routes_are_not_touched() throws IOException {
        Route before = alphasOwn();
        site.project("beta");
        settle();
        Route added = camel.getRoute("beta-poll-drop-folder");
        site.write("config/projects/beta.yaml", Sites.projectText("beta").replace("needed: 1", "needed: 2"));
        settle();
        Route changed = camel.getRoute("beta-poll-drop-folder");
        Files.delete(folder.resolve("config/projects/beta.yaml"));
        settle();

        assertThat(added).isNotNull();
        assertThat(changed).isNotNull().isNotSameAs(added);
        assertThat(camel.getRoute("beta-poll-drop-folder")).isNull();
        assertThat(alphasOwn()).isNotNull().isSameAs(before);
        assertThat(camel.createProducerTemplate().requestBody("direct:alpha", "", String.class))
                .isEqualTo("alpha");
        assertThat(ids()).containsExactly("alpha");
        assertThat(routes.troubles()).isEmpty();
    }

    @Test
    void a_faulty_file_changes_nothing_and_is_told_of_until_it_is_as_it_was() {
        Route before = alphasOwn();
        site.write("config/projects/alpha.yaml", Sites.projectText("alpha").replace("needed: 1", "needed: 9"));
        settle();

        assertThat(routes.troubles()).singleElement().asString().startsWith("config/projects/alpha.yaml:4: ");
        assertThat(alphasOwn()).isSameAs(before);
        assertThat(projects.require("alpha").officersNeeded()).isEqualTo(1);

        site.project("alpha");
        settle();
        assertThat(routes.troubles()).isEmpty();
        assertThat(alphasOwn()).isSameAs(before);
    }

    @Test
    void a_faulty_file_is_told_of_until_it_is_gone() throws IOException {
        Path beta = site.write("config/projects/beta.yaml", "acronym: [\n");
        settle();
        assertThat(routes.troubles()).isNotEmpty();

        Files.delete(beta);
        settle();
        assertThat(routes.troubles()).isEmpty();
    }

    @Test
    @DisplayName("A project whose routes cannot be made is told of, and is no other project's trouble")
    void routes_that_cannot_be_made() {
        site.project("beta");
        site.write(
                "config/projects/beta.yaml",
                Sites.projectText("beta").replace("template: poll-drop-folder", "template: cannot-be-made"));
        site.project("gamma");
        settle();

        assertThat(routes.troubles()).singleElement().asString().startsWith("Project beta could not be taken over: ");
        assertThat(camel.getRoute("gamma-poll-drop-folder")).isNotNull();

        site.project("beta");
        settle();
        assertThat(routes.troubles()).isEmpty();
        assertThat(camel.getRoute("beta-poll-drop-folder")).isNotNull();
    }

    @Test
    @DisplayName(
            "R100: where a project's places lie, and what crosses a border and why, stands in the version that is kept")
    void what_crosses_is_kept() {
        site.write("config/projects/alpha.yaml", Sites.projectText("alpha") + """
                places:
                  environment: { country: SE, department: A hospital }
                crossings:
                  - from: environment
                    to: airlock
                    over: country
                    because: the approval of 2026 names the hospital abroad
                """);
        settle();

        assertThat(routes.troubles()).isEmpty();
        String kept = database.store()
                .read(h -> h.createQuery("""
                        select content from project_version where project = 'alpha' order by version desc limit 1""").mapTo(String.class).one());
        assertThat(kept)
                .contains(
                        "environment in SE, A hospital",
                        "environment to airlock over country: the approval of 2026 names the hospital abroad");
    }
}

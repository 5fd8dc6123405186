package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.hub.ProjectWatch.Change;
import dk.sluse.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectWatchTest {

    @TempDir
    Path folder;

    private Sites site;
    private ProjectWatch watch;

    @BeforeEach
    void prepare() {
        site = new Sites(folder);
        site.write("config/projects/README.md", "");
        watch = new ProjectWatch(site.config(), List.of());
    }

    private List<Change> settled() {
        assertThat(watch.poll()).isEmpty();
        return watch.poll();
    }

    private List<String> projects() {
        return watch.projects().stream().map(Project::id).toList();
    }

    @Test
    void the_first_look_takes_what_is_there_and_the_next_ones_say_nothing() {
        site.project("alpha");
        site.project("beta");

        assertThat(watch.poll()).hasSize(2).allMatch(change -> change instanceof Change.Added);
        assertThat(watch.poll()).isEmpty();
        assertThat(watch.poll()).isEmpty();
        assertThat(projects()).containsExactly("alpha", "beta");
    }

    @Test
    void a_project_comes_changes_and_goes_without_touching_the_others() throws IOException {
        site.project("alpha");
        watch.poll();

        Path beta = site.project("beta");
        List<Change> added = settled();
        site.write("config/projects/beta.yaml", Sites.projectText("beta").replace("needed: 1", "needed: 2"));
        List<Change> replaced = settled();
        Files.delete(beta);
        List<Change> removed = settled();

        assertThat(added).singleElement().isInstanceOfSatisfying(Change.Added.class, change -> assertThat(
                        change.project().id())
                .isEqualTo("beta"));
        assertThat(replaced).singleElement().isInstanceOfSatisfying(Change.Replaced.class, change -> {
            assertThat(change.before().officersNeeded()).isEqualTo(1);
            assertThat(change.after().officersNeeded()).isEqualTo(2);
        });
        assertThat(removed).singleElement().isInstanceOfSatisfying(Change.Removed.class, change -> assertThat(
                        change.project().id())
                .isEqualTo("beta"));
        assertThat(projects()).containsExactly("alpha");
    }

    @Test
    void a_faulty_file_changes_nothing_and_is_told_of_once_until_its_faults_are_others() {
        site.project("alpha");
        watch.poll();

        site.write("config/projects/alpha.yaml", Sites.projectText("alpha").replace("needed: 1", "needed: 9"));
        List<Change> rejected = settled();

        assertThat(rejected).singleElement().isInstanceOfSatisfying(Change.Rejected.class, change -> assertThat(
                        change.faults())
                .extracting(Fault::toString)
                .containsExactly(
                        "config/projects/alpha.yaml:4: \"officers-needed\" is not a whole number from 1 to 2. Write"
                                + " such a number, without quotes."));
        assertThat(watch.poll()).isEmpty();
        assertThat(projects()).containsExactly("alpha");

        site.write("config/projects/alpha.yaml", "title: [\n");
        assertThat(settled()).singleElement().isInstanceOf(Change.Rejected.class);

        site.project("alpha");
        assertThat(settled()).isEmpty();
        assertThat(watch.poll()).isEmpty();
    }

    @Test
    void a_file_that_is_being_written_is_not_taken_by_halves() {
        site.project("alpha");
        watch.poll();
        String whole = Sites.projectText("alpha").replace("needed: 1", "needed: 2");

        site.write("config/projects/alpha.yaml", whole.substring(0, whole.indexOf("export:")));
        assertThat(watch.poll()).isEmpty();
        site.write("config/projects/alpha.yaml", whole);
        assertThat(watch.poll()).isEmpty();

        assertThat(watch.poll()).singleElement().isInstanceOfSatisfying(Change.Replaced.class, change -> assertThat(
                        change.after().dropFolder())
                .contains("export"));
    }

    @Test
    void a_file_that_is_away_for_a_moment_while_an_editor_saves_is_not_removed() throws IOException {
        Path alpha = site.project("alpha");
        watch.poll();

        Files.delete(alpha);
        assertThat(watch.poll()).isEmpty();
        site.project("alpha");

        assertThat(settled()).isEmpty();
        assertThat(projects()).containsExactly("alpha");
    }

    @Test
    void F15_a_folder_that_is_away_removes_no_project_and_is_told_of_once() throws IOException {
        site.project("alpha");
        watch.poll();

        Files.move(site.config().resolve("projects"), folder.resolve("away"));

        assertThat(watch.poll()).singleElement().isInstanceOfSatisfying(Change.Rejected.class, change -> assertThat(
                        change.faults())
                .extracting(Fault::toString)
                .containsExactly("config/projects:1: The folder is missing. Create it, even without projects."));
        assertThat(watch.poll()).isEmpty();
        assertThat(projects()).containsExactly("alpha");
    }

    @Test
    void a_newcomer_with_another_projects_acronym_waits_until_that_one_is_gone() throws IOException {
        Path alpha = site.project("alpha");
        watch.poll();
        site.project("beta");
        site.write("config/projects/beta.yaml", Sites.projectText("beta").replace("acronym: beta", "acronym: alpha"));

        assertThat(settled()).singleElement().isInstanceOf(Change.Rejected.class);
        assertThat(projects()).containsExactly("alpha");

        Files.delete(alpha);
        assertThat(settled()).hasExactlyElementsOfTypes(Change.Removed.class, Change.Added.class);
        assertThat(projects()).containsExactly("beta");
    }

    @Test
    void a_project_whose_key_is_put_right_comes_without_touching_its_file() {
        site.write("config/projects/alpha.yaml", Sites.projectText("alpha"));
        assertThat(watch.poll()).singleElement().isInstanceOf(Change.Rejected.class);

        site.secret("secrets/alpha_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\n");

        assertThat(watch.poll()).singleElement().isInstanceOf(Change.Added.class);
    }

    @Test
    void further_checks_reject_a_project_too() {
        site.project("alpha");
        watch = new ProjectWatch(
                site.config(),
                List.of((file, faults) -> faults.add(file.file(), 7, "No such threshold.", "Remove it.")));

        assertThat(watch.poll()).singleElement().isInstanceOfSatisfying(Change.Rejected.class, change -> assertThat(
                        change.faults())
                .extracting(Fault::toString)
                .containsExactly("config/projects/alpha.yaml:7: No such threshold. Remove it."));
        assertThat(projects()).isEmpty();
    }
}

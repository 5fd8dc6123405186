package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.export.ExportStage;
import dk.sluse.gateway.Shelf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the two doors show, and in whose chain it is recorded that somebody looked. */
final class ShelvesTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    @Test
    @DisplayName(
            "What a visitor looks for is recorded in a known project's chain, or in the hub's: nobody makes up a chain")
    void a_chain_is_a_known_projects_or_the_hubs() {
        Path root = Path.of("anywhere");
        for (Shelf shelf : List.of(
                Shelves.download(root, stage.projects, stage.room.visibility()),
                Shelves.airlock(root, stage.projects, stage.room.visibility()))) {
            assertThat(shelf.chain(List.of())).isEqualTo("hub");
            assertThat(shelf.chain(List.of("alpha"))).isEqualTo("alpha");
            assertThat(shelf.chain(List.of("alpha", "1", "a.txt"))).isEqualTo("alpha");
            for (String made : List.of("010180-1234", "ALPHA", "gamma", "..", "hub")) {
                assertThat(shelf.chain(List.of(made, "1"))).as(made).isEqualTo("hub");
            }
        }
    }

    @Test
    @DisplayName(
            "R68: of a published request the shelf shows its papers, its published files and their folders, and nothing else")
    void R68_only_published_files_are_shown() throws IOException {
        String id = Long.toString(stage.published("tables/a.txt", "b.txt"));
        Shelf shelf = Shelves.download(Path.of("anywhere"), stage.projects, stage.room.visibility());
        for (String shown : List.of("", "/b.txt", "/tables", "/tables/a.txt", "/SHA256SUMS", "/RELEASE.json")) {
            assertThat(shelf.shows(stage.caller("anna"), List.of(("alpha/" + id + shown).split("/"))))
                    .as(shown)
                    .isTrue();
        }
        for (String hidden : List.of(
                "/never-approved.csv",
                "/tables/b.txt",
                "/table",
                "/tables/a.txt/x",
                "/tables/%",
                "/SHA256SUMS/x",
                "/a.txt")) {
            assertThat(shelf.shows(stage.caller("anna"), List.of(("alpha/" + id + hidden).split("/"))))
                    .as(hidden)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("R68: a refused file of a published request is not shown, whatever lies under its name")
    void R68_a_refused_file_is_not_shown() throws IOException {
        long id = stage.inReview("good.txt", "bad.txt");
        stage.room.deciding().refuse(stage.caller("olga"), id, List.of("bad.txt"), "lists persons");
        stage.room.deciding().approve(stage.caller("olga"), id, List.of(), "");
        stage.run();
        Shelf shelf = Shelves.download(Path.of("anywhere"), stage.projects, stage.room.visibility());
        assertThat(shelf.shows(stage.caller("anna"), List.of("alpha", "" + id, "good.txt")))
                .isTrue();
        assertThat(shelf.shows(stage.caller("anna"), List.of("alpha", "" + id, "bad.txt")))
                .isFalse();
    }
}

package dk.sluse.custody;

import static dk.sluse.custody.Wharf.consignment;
import static dk.sluse.custody.Wharf.parcel;
import static dk.sluse.custody.Wharf.tree;
import static dk.sluse.custody.Wharf.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.store.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderPlaceTest {

    @TempDir
    Path folder;

    private static Spot at(String path) {
        return Spot.at(SafePath.of(path));
    }

    private Place.Folder mounted() {
        return new Place.Folder("download", folder.resolve("mount"), Optional.of(SafePath.of(".mounted")));
    }

    @Test
    @DisplayName("F15, F37: an absent mount is unavailable: nothing in it counts as deleted")
    void absent_mount() throws IOException {
        Files.createDirectories(folder.resolve("mount"));
        Consignment expired =
                consignment("absent-" + folder.getFileName(), EventKind.FILE_DELETED, parcel("a", "a.txt", "a.txt"));
        try (TestDatabase database = TestDatabase.fresh()) {
            Wharf wharf = new Wharf(database.store(), folder);

            assertThatThrownBy(() -> wharf.carrier().delete(expired, mounted()))
                    .isInstanceOf(PlaceUnavailableException.class)
                    .hasMessageContaining("not mounted");
            assertThat(wharf.events).isEmpty();

            write(folder.resolve("mount"), ".mounted", "");
            write(folder.resolve("mount"), "a.txt", "a");
            wharf.carrier().delete(expired, mounted());
            assertThat(tree(folder.resolve("mount"))).isEqualTo(Map.of(".mounted", ""));
            assertThat(wharf.events).hasSize(1);
        }
    }

    @Test
    @DisplayName("F15: a mount that goes away while it is open is unavailable, not empty")
    void mount_goes_away() throws IOException {
        write(folder.resolve("mount"), ".mounted", "");
        try (OpenPlace place = OpenFolder.open(mounted())) {
            assertThat(place.look(at("gone.txt"))).isEmpty();

            Files.delete(folder.resolve("mount/.mounted"));

            assertThatThrownBy(() -> place.look(at("gone.txt"))).isInstanceOf(PlaceUnavailableException.class);
            assertThatThrownBy(() -> place.delete(at("gone.txt"))).isInstanceOf(PlaceUnavailableException.class);
        }
    }

    @Test
    void what_is_there_is_neither_created_nor_renamed_over() throws IOException {
        write(folder, "a.txt", "a");
        write(folder, "b.txt", "b");
        try (OpenPlace place = OpenFolder.open(new Place.Folder("here", folder, Optional.empty()))) {
            assertThatThrownBy(() -> place.create(at("a.txt"), true)).isInstanceOf(FileAlreadyExistsException.class);
            assertThatThrownBy(() -> place.rename(at("a.txt"), at("b.txt")))
                    .isInstanceOf(FileAlreadyExistsException.class);
            assertThat(place.makeFolder(at("a.txt"))).isFalse();
        }
        assertThat(tree(folder)).isEqualTo(Map.of("a.txt", "a", "b.txt", "b"));
    }

    @Test
    @DisplayName("F16: a link is seen as a link, and not read through")
    void links_are_not_followed() throws IOException {
        write(folder, "a.txt", "a");
        Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("a.txt"));
        try (OpenPlace place = OpenFolder.open(new Place.Folder("here", folder, Optional.empty()))) {
            assertThat(place.look(at("link.txt")).orElseThrow().type()).isEqualTo(Entry.Type.LINK);
            assertThatThrownBy(() -> place.read(at("link.txt"), 1)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> place.create(at("link.txt"), false))
                    .isInstanceOf(FileAlreadyExistsException.class);
        }
    }

    private OpenPlace open(String root) throws IOException {
        return OpenFolder.open(new Place.Folder(root, Files.createDirectories(folder.resolve(root)), Optional.empty()));
    }

    @Test
    @DisplayName("F3: what was begun goes on at a byte, and what lay behind it is cut off")
    void goes_on() throws IOException {
        write(folder.resolve("place"), "a.txt", "abcdefgh");
        try (OpenPlace place = open("place")) {
            try (Sink sink = place.append(at("a.txt"), 3)) {
                sink.write("XY".getBytes(StandardCharsets.UTF_8), 0, 2);
                sink.sync();
            }
            try (Sink sink = place.within(at("a.txt"), 1)) {
                sink.write("_".getBytes(StandardCharsets.UTF_8), 0, 1);
            }
            assertThat(tree(folder.resolve("place"))).isEqualTo(Map.of("a.txt", "a_cXY"));
            try (InputStream in = place.read(at("a.txt"), 2, 5)) {
                assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("cXY");
            }
            assertThatThrownBy(() -> place.append(at("a.txt"), 6)).hasMessageContaining("shorter than 6");
            assertThatThrownBy(() -> place.append(at("none"), 0)).isInstanceOf(NoSuchFileException.class);
            assertThat(place.sha256(at("a.txt"))).isEmpty();
        }
    }

    @Test
    @DisplayName("F16: a link is not gone on with")
    void links_are_not_gone_on_with() throws IOException {
        write(folder.resolve("place"), "a.txt", "a");
        Files.createSymbolicLink(folder.resolve("place/link"), folder.resolve("place/a.txt"));
        try (OpenPlace place = open("place")) {
            assertThatThrownBy(() -> place.append(at("link"), 0)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> place.within(at("link"), 0)).isInstanceOf(IOException.class);
        }
        assertThat(folder.resolve("place/a.txt")).hasContent("a");
    }

    @Test
    @DisplayName("F5: a folder is shown in another place in one step, and over nothing, an empty folder neither")
    void shows_a_folder() throws IOException {
        write(folder.resolve("hidden"), "delivery/a.txt", "a");
        Files.createDirectories(folder.resolve("visible/taken"));
        try (OpenPlace hidden = open("hidden");
                OpenPlace visible = open("visible")) {
            assertThatThrownBy(() -> hidden.renameFolder(at("delivery"), visible, at("taken")))
                    .isInstanceOf(FileAlreadyExistsException.class);
            hidden.renameFolder(at("delivery"), visible, at("2026-1"));
        }
        assertThat(tree(folder.resolve("visible"))).isEqualTo(Map.of("2026-1/a.txt", "a"));
        assertThat(tree(folder.resolve("hidden"))).isEmpty();
    }
}

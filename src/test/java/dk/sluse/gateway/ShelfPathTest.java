package dk.sluse.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShelfPathTest {

    @Example
    void ordinary_paths_become_names() {
        assertThat(names("/")).contains(List.of());
        assertThat(names("")).contains(List.of());
        assertThat(names("a/b")).contains(List.of("a", "b"));
        assertThat(names("/a//./b/")).contains(List.of("a", "b"));
        assertThat(names("/a/../../../b")).contains(List.of("b"));
        assertThat(names("/Tabel æøå 2.xlsx")).contains(List.of("Tabel æøå 2.xlsx"));
    }

    @Property(tries = 2000)
    void F17_whatever_the_bytes_the_names_stay_below_the_root(@ForAll byte[] path) {
        staysBelow(ShelfPath.names(path));
    }

    @Property(tries = 5000)
    void F17_whatever_the_parts_the_names_stay_below_the_root(@ForAll("hostileParts") String path) {
        staysBelow(names(path));
    }

    @Property
    void what_was_resolved_resolves_to_itself(@ForAll("hostileParts") String path) {
        names(path).ifPresent(names -> assertThat(names(ShelfPath.text(names))).contains(names));
    }

    @Provide
    Arbitrary<String> hostileParts() {
        Arbitrary<String> part = Arbitraries.of(
                "..", ".", "", "a", "æ", "...", " ", "\\", "..\\..", "\0", "\n", "\u202e", "~", "-x", "%2e%2e",
                "\ud800");
        return part.list().ofMaxSize(40).map(parts -> String.join("/", parts));
    }

    private static void staysBelow(Optional<List<String>> names) {
        Path root = Path.of("/srv/shelf");
        names.ifPresent(found -> {
            Path path = root;
            for (String name : found) {
                assertThat(ShelfPath.isPlain(name)).isTrue();
                path = path.resolve(name);
            }
            assertThat(path.normalize()).isEqualTo(path);
            assertThat(path.startsWith(root)).isTrue();
            assertThat(path.getNameCount()).isEqualTo(2 + found.size());
        });
    }

    private static Optional<List<String>> names(String path) {
        return ShelfPath.names(path.getBytes(UTF_8));
    }
}

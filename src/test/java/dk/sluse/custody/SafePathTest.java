package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F17: names that break out, hide or confuse. */
class SafePathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../x",
                "a/../b",
                "a/..",
                "./a",
                "a//b",
                "a/",
                "-rf",
                "a/-rf",
                "~root/x",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "a\u202eb",
                "a\u200bb",
                "a\\b",
                "a/b ",
                " a",
                "a.",
                "a\u030a.txt",
                "\ud800"
            })
    void F17_refuses(String path) {
        assertThat(SafePath.fault(path)).isPresent();
        assertThatThrownBy(() -> SafePath.of(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "results/table 1.xlsx",
                "æøå/Ångström.pdf",
                "it's \"quoted\".txt",
                "a;b&c|d$e.txt",
                ".Rprofile"
            })
    void takes(String path) {
        assertThat(SafePath.of(path)).hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 2000})
    void F17_refuses_long_names(int length) {
        assertThat(SafePath.fault("x".repeat(length))).isPresent();
        assertThat(SafePath.fault("ø".repeat(length / 2))).isPresent();
    }

    @Property(tries = 3000)
    void F17_what_is_taken_stays_below_its_root(
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 40) String text) {
        if (SafePath.fault(text).isEmpty()) {
            Path root = Path.of("/places/alpha");
            Path resolved = root.resolve(SafePath.of(text).toString());
            assertThat(resolved.normalize())
                    .isEqualTo(resolved)
                    .startsWithRaw(root)
                    .isNotEqualTo(root);
        }
    }

    @Property(tries = 2000)
    void F17_hostile_pieces_never_break_out(@ForAll("pieces") String text) {
        F17_what_is_taken_stays_below_its_root(text);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of("..", ".", "/", "a", "\\", "~", "-", " ", "\n", "\u00e5", "a\u030a")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}

package dk.sluse.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Tests against OpenSSH are skipped where it is absent, and fail where {@code SLUSE_REQUIRE} names {@code openssh}. */
public final class OpenSsh {

    private OpenSsh() {}

    /** These programs are needed, such as {@code /usr/bin/sftp}. */
    public static void needs(String... programs) {
        needed(
                Stream.of(programs).allMatch(program -> Files.isExecutable(Path.of(program))),
                String.join(", ", programs));
    }

    /** Something of it is needed, and is present or not. */
    public static void needed(boolean present, String what) {
        if (System.getenv().getOrDefault("SLUSE_REQUIRE", "").contains("openssh")) {
            assertThat(present).as("SLUSE_REQUIRE names openssh: %s", what).isTrue();
        }
        assumeTrue(present, "OpenSSH is not installed: " + what);
    }
}

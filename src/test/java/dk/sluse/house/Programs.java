package dk.sluse.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Programs of others that tests work with: OpenSSH, lftp, rclone, sshfs, GnuPG, Python, Tesseract. Where one is absent, the test is skipped, and fails where
 * {@code SLUSE_REQUIRE} names {@code openssh}, as in CI: there nothing may be skipped unseen.
 */
public final class Programs {

    private Programs() {}

    /** These are needed, such as {@code /usr/bin/sftp}. */
    public static void needs(String... programs) {
        needed(
                Stream.of(programs).allMatch(program -> Files.isExecutable(Path.of(program))),
                String.join(", ", programs));
    }

    /** Something is needed, and is present or not. */
    public static void needed(boolean present, String what) {
        if (System.getenv().getOrDefault("SLUSE_REQUIRE", "").contains("openssh")) {
            assertThat(present).as("SLUSE_REQUIRE allows no skipping: %s", what).isTrue();
        }
        assumeTrue(present, "not installed: " + what);
    }
}

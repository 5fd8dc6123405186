package dk.sluse.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** Whether tests against OpenSSH are skipped where it is absent, or fail ({@code SLUSE_REQUIRE} names {@code openssh}). */
final class OpenSsh {

    private OpenSsh() {}

    static void needed(boolean present) {
        if (Optional.ofNullable(System.getenv("SLUSE_REQUIRE")).orElse("").contains("openssh")) {
            assertThat(present).as("OpenSSH is installed").isTrue();
        }
        assumeTrue(present, "OpenSSH is not installed");
    }
}

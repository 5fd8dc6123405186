package dk.sluse.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockFileTest {

    @TempDir
    Path folder;

    @Test
    void no_file_means_the_time_of_the_machine() {
        ClockFile clock = new ClockFile(folder.resolve("clock"));

        assertThat(clock.offset()).isZero();
        assertThat(clock.clock().instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void steps_add_up_and_stand_in_the_file_as_one_duration() throws IOException {
        ClockFile clock = new ClockFile(folder.resolve("clock"));
        clock.advance(Duration.ofDays(23));
        clock.advance(Duration.ofHours(1));

        assertThat(Files.readString(clock.file())).isEqualTo("PT553H\n");
        assertThat(clock.clock().instant())
                .isCloseTo(Instant.now().plus(Duration.ofHours(553)), within(5, ChronoUnit.SECONDS));
        assertThat(folder).isDirectoryContaining(clock.file()::equals).isDirectoryNotContaining("glob:**.next");
    }

    @Test
    void time_does_not_run_backwards() {
        ClockFile clock = new ClockFile(folder.resolve("clock"));
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).hasMessageContaining("backwards");
    }
}

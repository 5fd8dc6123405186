package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = 1_000_000_000L;

    private long now;
    private final Pace pace = new Pace(() -> now);

    private void run(int seconds, long bytesPerSecond) {
        for (int tenth = 0; tenth < 10 * seconds; tenth++) {
            now += SECOND / 10;
            pace.count(bytesPerSecond / 10);
        }
    }

    @Test
    void the_rate_is_that_of_the_last_seconds() {
        run(60, 1_000);
        assertThat(pace.rate()).isBetween(950L, 1_050L);

        run(8, 50_000);
        assertThat(pace.rate()).isBetween(45_000L, 51_000L);
        assertThat(pace.counted()).isEqualTo(60_000 + 400_000);
    }

    @Test
    void what_stands_still_slows_down_to_nothing() {
        run(10, 1_000);
        now += 60 * SECOND;
        assertThat(pace.rate()).isLessThan(120);
    }

    @Test
    void the_time_left_is_known_while_something_moves() {
        assertThat(Pace.left(1_000, 0)).isEmpty();
        assertThat(Pace.left(1_000, 300)).contains(Duration.ofSeconds(4));
        assertThat(Pace.left(-5, 300)).contains(Duration.ZERO);
    }
}

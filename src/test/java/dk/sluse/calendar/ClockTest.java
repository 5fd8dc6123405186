package dk.sluse.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.calendar.ClockWatch.Jump;
import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The business clock, and what happens when it jumps (F36). */
class ClockTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void the_business_clock_is_the_systems() {
        assertThat(BusinessClock.real(Clock.fixed(NOON, ZoneOffset.UTC)).instant())
                .isEqualTo(NOON);
    }

    @Test
    void a_demo_clock_runs_ahead_by_what_stands_in_its_file_and_follows_when_it_changes(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("offset");
        Clock clock = BusinessClock.ahead(Clock.fixed(NOON, ZoneOffset.UTC), file);
        assertThat(clock.instant()).isEqualTo(NOON);

        Files.writeString(file, "P31D\n");
        assertThat(clock.instant()).isEqualTo("2026-12-03T12:00:00Z");
        Files.writeString(file, "P31DT6H");
        assertThat(clock.withZone(Copenhagen.ZONE).instant()).isEqualTo("2026-12-03T18:00:00Z");
    }

    @Test
    void a_file_that_is_half_written_or_gone_leaves_the_clock_as_it_was(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("offset"), "PT2H");
        Clock clock = BusinessClock.ahead(Clock.fixed(NOON, ZoneOffset.UTC), file);
        assertThat(clock.instant()).isEqualTo("2026-11-02T14:00:00Z");

        Files.writeString(file, "P");
        assertThat(clock.instant()).isEqualTo("2026-11-02T14:00:00Z");
        Files.delete(file);
        assertThat(clock.instant()).isEqualTo("2026-11-02T14:00:00Z");
    }

    @Test
    void F36_a_clock_that_jumps_holds_expiry_until_an_operator_accepts_it() {
        try (TestDatabase database = TestDatabase.fresh()) {
            Store store = database.store();

            assertThat(look(store, NOON)).isEmpty();
            assertThat(look(store, NOON.plus(Duration.ofHours(24)))).isEmpty();
            Instant before = NOON.plus(Duration.ofHours(24));
            Instant after = before.plus(Duration.ofDays(400));

            assertThat(look(store, after)).contains(new Jump(before, after));
            assertThat(look(store, after.plusSeconds(60))).as("told once").isEmpty();
            assertThat(held(store)).as("held still").contains(new Jump(before, after));

            assertThat(accept(store, after)).contains(new Jump(before, after));
            assertThat(held(store)).isEmpty();
            assertThat(accept(store, after)).isEmpty();
        }
    }

    @Test
    void F36_a_clock_that_jumps_back_and_forth_is_held_from_where_it_was_right() {
        try (TestDatabase database = TestDatabase.fresh()) {
            Store store = database.store();
            look(store, NOON);
            Instant past = NOON.minus(Duration.ofDays(3));

            assertThat(look(store, past)).contains(new Jump(NOON, past));
            assertThat(look(store, NOON.plusSeconds(1))).contains(new Jump(past, NOON.plusSeconds(1)));

            assertThat(held(store)).contains(new Jump(NOON, NOON.plusSeconds(1)));
        }
    }

    private static ClockWatch watch(Instant now) {
        return new ClockWatch(Clock.fixed(now, ZoneOffset.UTC), Duration.ofDays(1));
    }

    private static Optional<Jump> look(Store store, Instant now) {
        return store.change(h -> watch(now).look(h));
    }

    private static Optional<Jump> accept(Store store, Instant now) {
        return store.change(h -> watch(now).accept(h));
    }

    private static Optional<Jump> held(Store store) {
        return store.read(h -> watch(NOON).held(h));
    }
}

package dk.sluse.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ThrottleTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-06-01T22:00:00Z"); // in Copenhagen

    /** Machine and business time that pass together, by pausing. */
    private static final class Time extends Clock implements Throttle.Ticker {

        private long nanos;

        @Override
        public long now() {
            return nanos;
        }

        @Override
        public void pause(long time) {
            nanos += time;
        }

        @Override
        public Instant instant() {
            return MIDNIGHT.plusNanos(nanos);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Property(tries = 300)
    void over_any_time_no_more_passes_than_the_rate_and_one_burst(
            @ForAll @LongRange(min = 1_000, max = 1L << 32) long rate,
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 1 << 20) Integer> sizes,
            @ForAll @Size(min = 1, max = 50) List<@LongRange(max = 3_000_000_000L) Long> idle)
            throws InterruptedIOException {
        Time time = new Time();
        Throttle throttle = new Throttle(RateLimit.parse(rate + "B"), time, time);
        long passed = 0;
        for (int n = 0; n < sizes.size(); n++) {
            time.pause(idle.get(n % idle.size()) / sizes.size());
            throttle.pass(sizes.get(n));
            passed += sizes.get(n);
            assertThat((double) passed).isLessThanOrEqualTo(rate * (time.now() / 1e9 + 0.2) + 2);
        }
    }

    @Property(tries = 100)
    void a_busy_line_is_used_to_its_limit(@ForAll @LongRange(min = 1 << 20, max = 1L << 30) long rate)
            throws InterruptedIOException {
        Time time = new Time();
        Throttle throttle = new Throttle(RateLimit.parse(rate + "B"), time, time);
        long passed = 0;
        while (passed < 10 * rate) {
            throttle.pass(1 << 18);
            passed += 1 << 18;
        }
        assertThat(time.now() / 1e9).isBetween(9.5, 10.5);
    }

    @Example
    void the_rate_follows_the_time_of_day_in_copenhagen() throws InterruptedIOException {
        Time time = new Time();
        Throttle throttle = new Throttle(RateLimit.parse("08:00-16:00 1MiB, 22:00-06:00 4MiB"), time, time);

        assertThat(seconds(time, throttle, 40)).isBetween(9.0, 10.5);
        time.pause(Duration.ofHours(7).toNanos());
        assertThat(seconds(time, throttle, 40)).as("no window holds 07:00").isZero();
        time.pause(Duration.ofHours(2).toNanos());
        assertThat(seconds(time, throttle, 10)).isBetween(9.0, 10.5);
    }

    private static double seconds(Time time, Throttle throttle, int mebibytes) throws InterruptedIOException {
        long began = time.now();
        for (int n = 0; n < mebibytes; n++) {
            throttle.pass(1 << 20);
        }
        return (time.now() - began) / 1e9;
    }

    @Example
    void windows_may_span_midnight_and_end_at_their_last_minute() {
        RateLimit.Window night = new RateLimit.Window(LocalTime.of(22, 0), LocalTime.of(6, 0), 1);
        assertThat(night.holds(LocalTime.of(23, 0))).isTrue();
        assertThat(night.holds(LocalTime.MIDNIGHT)).isTrue();
        assertThat(night.holds(LocalTime.of(6, 0))).isFalse();
        assertThat(night.holds(LocalTime.NOON)).isFalse();
    }

    @Example
    void what_cannot_be_read_is_no_limit_that_is_silently_left_out() {
        assertThat(RateLimit.parse("")).isEqualTo(RateLimit.NONE);
        assertThat(RateLimit.parse("100MiB").windows())
                .containsExactly(new RateLimit.Window(LocalTime.MIN, LocalTime.MIN, 100L << 20));
        for (String wrong : List.of("fast", "08:00 1MiB", "25:00-26:00 1MiB", "08:00-09:00 0MiB", "1MiB,,2MiB", "-1")) {
            assertThatThrownBy(() -> RateLimit.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}

package dk.sluse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.calendar.MutableClock;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Addresses that guess are shut out for a while (F40). */
class BansTest {

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T09:00:00Z"));
    private final Bans bans = new Bans(new BanTerm(3, Duration.ofMinutes(10), Duration.ofHours(1)), clock);

    private static InetAddress address(String text) throws Exception {
        return InetAddress.getByName(text);
    }

    @Test
    void F40_three_failures_in_ten_minutes_shut_an_address_out_for_an_hour() throws Exception {
        InetAddress guesser = address("192.0.2.1");
        assertThat(bans.failed(guesser)).isEmpty();
        clock.advance(Duration.ofMinutes(9));
        assertThat(bans.failed(guesser)).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(bans.failed(guesser)).as("the first is too long ago").isEmpty();
        assertThat(bans.until(guesser)).isEmpty();
        assertThat(bans.failed(guesser)).contains(clock.instant().plus(Duration.ofHours(1)));
        assertThat(bans.until(guesser)).isPresent();
        assertThat(bans.until(address("192.0.2.2"))).isEmpty();
        assertThat(bans.now()).extracting(Bans.Ban::address).containsExactly("192.0.2.1");
        clock.advance(Duration.ofHours(1));
        assertThat(bans.until(guesser)).as("over by itself").isEmpty();
        assertThat(bans.now()).isEmpty();
        assertThat(bans.failed(guesser)).as("and begins anew").isEmpty();
    }

    @Test
    void a_person_lifts_a_ban() throws Exception {
        for (int i = 0; i < 3; i++) {
            bans.failed(address("192.0.2.1"));
        }
        assertThat(bans.lift("192.0.2.2")).isFalse();
        assertThat(bans.lift("192.0.2.1")).isTrue();
        assertThat(bans.until(address("192.0.2.1"))).isEmpty();
    }

    @Test
    void F40_whoever_has_a_network_of_ipv6_addresses_is_one_guesser() throws Exception {
        bans.failed(address("2001:db8:1:2::1"));
        bans.failed(address("2001:db8:1:2:ffff::2"));
        bans.failed(address("2001:db8:1:2:3:4:5:6"));
        assertThat(bans.until(address("2001:db8:1:2::99"))).isPresent();
        assertThat(bans.until(address("2001:db8:1:3::1"))).isEmpty();
    }

    @Test
    void F40_a_flood_from_everywhere_is_bounded() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            bans.failed(InetAddress.getByAddress(new byte[] {10, (byte) (i >> 16), (byte) (i >> 8), (byte) i}));
        }
        assertThat(bans.now()).isEmpty();
    }

    @Test
    void F40_an_address_opens_only_so_many_connections_in_a_minute() throws Exception {
        AtomicLong nanos = new AtomicLong();
        Rates rates = new Rates(2, nanos::get);
        InetAddress one = address("192.0.2.1");
        assertThat(rates.isTooFast(one)).isFalse();
        assertThat(rates.isTooFast(one)).isFalse();
        assertThat(rates.isTooFast(one)).isTrue();
        assertThat(rates.isTooFast(address("192.0.2.2"))).isFalse();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(rates.isTooFast(one)).isFalse();
    }

    @Test
    void F40_whoever_has_a_network_of_ipv6_addresses_opens_no_more_connections_than_others() throws Exception {
        Rates rates = new Rates(2, () -> 0);
        assertThat(rates.isTooFast(address("2001:db8:1:2::1"))).isFalse();
        assertThat(rates.isTooFast(address("2001:db8:1:2::2"))).isFalse();
        assertThat(rates.isTooFast(address("2001:db8:1:2:ffff::3"))).isTrue();
        assertThat(rates.isTooFast(address("2001:db8:1:3::1"))).isFalse();
    }
}

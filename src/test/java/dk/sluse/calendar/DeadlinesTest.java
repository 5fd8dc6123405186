package dk.sluse.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The ten working days of the research service (R44) and the thirty calendar days of a download (R48). */
class DeadlinesTest {

    private final Deadlines deadlines = new Deadlines(new DanishWorkingDays(ClosureDays.none()), 10, List.of(5, 8, 10));
    private final DownloadTerm term = new DownloadTerm(30, List.of(7, 1));

    private static Instant at(String copenhagen) {
        return LocalDateTime.parse(copenhagen).atZone(Copenhagen.ZONE).toInstant();
    }

    @Test
    void R44_the_limit_is_the_end_of_the_tenth_working_day() {
        Instant complete = at("2026-11-02T10:00");

        assertThat(deadlines.lastDay(complete)).isEqualTo("2026-11-16");
        assertThat(deadlines.limit(complete)).isEqualTo(at("2026-11-17T00:00"));
        assertThat(deadlines.passed(complete, at("2026-11-16T23:59:59"))).isFalse();
        assertThat(deadlines.passed(complete, at("2026-11-17T00:00"))).isTrue();
    }

    @Test
    void R44_a_request_that_is_complete_just_after_midnight_belongs_to_the_new_day_in_copenhagen() {
        // 23:30 UTC on Sunday is 00:30 on Monday in winter.
        assertThat(deadlines.lastDay(Instant.parse("2026-11-01T23:30:00Z"))).isEqualTo("2026-11-16");
        assertThat(deadlines.lastDay(Instant.parse("2026-11-01T22:30:00Z"))).isEqualTo("2026-11-13");
    }

    @Test
    void reminders_come_on_day_five_eight_and_ten_and_those_missed_are_not_forgotten() {
        Instant complete = at("2026-11-02T10:00");

        assertThat(deadlines.workingDay(complete, complete)).isZero();
        assertThat(deadlines.remindersDue(complete, at("2026-11-06T23:59"))).isEmpty();
        assertThat(deadlines.remindersDue(complete, at("2026-11-09T00:00"))).containsExactly(5);
        assertThat(deadlines.remindersDue(complete, at("2026-11-12T08:00"))).containsExactly(5, 8);
        assertThat(deadlines.remindersDue(complete, at("2026-12-24T08:00"))).containsExactly(5, 8, 10);
        assertThat(deadlines.workingDay(complete, at("2026-11-17T08:00"))).isEqualTo(11);
    }

    @Test
    void reminders_after_the_limit_make_no_sense() {
        WorkingDays office = new DanishWorkingDays(ClosureDays.none());
        assertThatThrownBy(() -> new Deadlines(office, 10, List.of(11))).hasMessageContaining("1 to 10");
        assertThatThrownBy(() -> new Deadlines(office, 10, List.of(0))).hasMessageContaining("1 to 10");
        assertThatThrownBy(() -> new DownloadTerm(30, List.of(30))).hasMessageContaining("0 to 29");
    }

    @Test
    void R48_a_download_ends_with_the_thirtieth_calendar_day_whatever_the_hour_of_its_publication() {
        Instant expected = at("2026-12-03T00:00");

        assertThat(term.expiry(at("2026-11-02T00:00"))).isEqualTo(expected);
        assertThat(term.expiry(at("2026-11-02T23:59:59"))).isEqualTo(expected);
        assertThat(term.lastDay(expected)).isEqualTo("2026-12-02");
    }

    @Test
    void F36_a_change_to_or_from_summer_time_neither_shortens_nor_lengthens_the_last_day() {
        Instant intoWinter = term.expiry(at("2026-10-01T12:00"));
        Instant intoSummer = term.expiry(at("2026-03-10T12:00"));

        assertThat(intoWinter).isEqualTo(at("2026-11-01T00:00")).isEqualTo(Instant.parse("2026-10-31T23:00:00Z"));
        assertThat(intoSummer).isEqualTo(at("2026-04-10T00:00")).isEqualTo(Instant.parse("2026-04-09T22:00:00Z"));
        assertThat(term.lastDay(term.expiry(at("2026-09-25T12:00")))).isEqualTo("2026-10-25");
        assertThat(term.lastDay(term.expiry(at("2026-02-27T12:00")))).isEqualTo("2026-03-29");
    }

    @Test
    void warnings_come_seven_days_and_one_day_before_the_last() {
        Instant expiry = term.expiry(at("2026-11-02T12:00"));

        assertThat(term.warningsDue(expiry, at("2026-11-24T23:59"))).isEmpty();
        assertThat(term.warningsDue(expiry, at("2026-11-25T00:00"))).containsExactly(7);
        assertThat(term.warningsDue(expiry, at("2026-12-01T00:00"))).containsExactly(7, 1);
    }

    @Test
    void an_extension_adds_calendar_days_within_bounds() {
        Instant expiry = term.expiry(at("2026-10-01T12:00"));

        assertThat(term.lastDay(term.extended(expiry, 30))).isEqualTo("2026-11-30");
        assertThatThrownBy(() -> term.extended(expiry, 31)).hasMessageContaining("1 to 30");
        assertThatThrownBy(() -> term.extended(expiry, 0)).hasMessageContaining("1 to 30");
    }

    @Property
    void a_download_lasts_at_least_thirty_days_and_less_than_thirty_one_and_an_hour(
            @ForAll @LongRange(min = 1_577_836_800, max = 2_840_140_800L) long second,
            @ForAll @IntRange(min = 0, max = 999_999_999) int nano) {
        Instant published = Instant.ofEpochSecond(second, nano);

        Instant expiry = term.expiry(published);

        assertThat(Duration.between(published, expiry))
                .isGreaterThan(Duration.ofDays(30).minusHours(1))
                .isLessThanOrEqualTo(Duration.ofDays(31).plusHours(1));
        assertThat(expiry.atZone(Copenhagen.ZONE).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
        LocalDate last = term.lastDay(expiry);
        assertThat(last).isEqualTo(Copenhagen.day(published).plusDays(30));
    }
}

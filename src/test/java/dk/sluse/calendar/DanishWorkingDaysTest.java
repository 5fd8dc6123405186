package dk.sluse.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On which days the research service works (R44). */
class DanishWorkingDaysTest {

    private final WorkingDays office = new DanishWorkingDays(ClosureDays.none());

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "2026-01-01, New Year",
        "2026-04-02, Maundy Thursday",
        "2026-04-03, Good Friday",
        "2026-04-06, Easter Monday",
        "2026-05-14, Ascension",
        "2026-05-25, Whit Monday",
        "2026-12-25, Christmas Day",
        "2028-12-26, second Christmas Day",
        "2023-05-05, Store Bededag for the last time",
        "2026-11-07, a Saturday",
        "2026-11-08, a Sunday"
    })
    void the_office_is_closed_on(LocalDate day, String why) {
        assertThat(office.isWorkingDay(day)).as(why).isFalse();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "2026-05-01, 1 May",
        "2026-06-05, Constitution Day",
        "2026-12-24, Christmas Eve unless configured",
        "2026-12-31, New Year's Eve unless configured",
        "2024-04-26, Store Bededag is abolished",
        "2026-05-15, the Friday after Ascension"
    })
    void the_office_works_on(LocalDate day, String why) {
        assertThat(office.isWorkingDay(day)).as(why).isTrue();
    }

    @Test
    void closure_days_are_configured_for_one_day_or_for_every_year() {
        WorkingDays closing =
                new DanishWorkingDays(ClosureDays.parse(List.of("2026-05-15", "--12-24", "--12-31", "--02-29")));

        assertThat(closing.isWorkingDay(LocalDate.parse("2026-05-15"))).isFalse();
        assertThat(closing.isWorkingDay(LocalDate.parse("2027-05-14"))).isTrue();
        assertThat(closing.isWorkingDay(LocalDate.parse("2026-12-24"))).isFalse();
        assertThat(closing.isWorkingDay(LocalDate.parse("2027-12-31"))).isFalse();
        assertThat(closing.isWorkingDay(LocalDate.parse("2028-02-29"))).isFalse();
        assertThat(closing.isWorkingDay(LocalDate.parse("2027-03-01"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"24-12-2026", "12-24", "--13-01", "2026-02-30", "", "Christmas"})
    void a_closure_day_that_is_none_is_named(String text) {
        assertThatThrownBy(() -> ClosureDays.parse(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but not " + text);
    }

    @ParameterizedTest(name = "day {1} after {0} is {2}")
    @CsvSource({
        "2026-11-02, 1, 2026-11-03",
        "2026-11-06, 1, 2026-11-09",
        "2026-11-07, 1, 2026-11-09",
        "2026-11-02, 10, 2026-11-16",
        "2026-03-30, 3, 2026-04-07",
        "2026-12-23, 10, 2027-01-08"
    })
    void working_days_are_counted_over_weekends_easter_and_the_turn_of_the_year(
            LocalDate day, int n, LocalDate expected) {
        assertThat(office.after(day, n)).isEqualTo(expected);
    }

    @Test
    void there_is_no_working_day_zero() {
        assertThatThrownBy(() -> office.after(LocalDate.parse("2026-11-02"), 0)).hasMessageContaining("from 1");
    }

    @Test
    void an_office_that_never_opens_is_a_fault_and_not_an_endless_search() {
        List<String> always = IntStream.range(0, 366)
                .mapToObj(i -> LocalDate.parse("2028-01-01").plusDays(i))
                .map(day -> "--%02d-%02d".formatted(day.getMonthValue(), day.getDayOfMonth()))
                .toList();
        WorkingDays never = new DanishWorkingDays(ClosureDays.parse(always));
        assertThatThrownBy(() -> never.after(LocalDate.parse("2026-11-02"), 1)).hasMessageContaining("closure days");
    }

    @Property(tries = 300)
    void counting_back_is_the_inverse_of_counting_forth(
            @ForAll @LongRange(min = 18_262, max = 32_872) long epochDay, @ForAll @IntRange(min = 1, max = 40) int n) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);

        LocalDate nth = office.after(day, n);

        assertThat(office.isWorkingDay(nth)).isTrue();
        assertThat(office.between(day, nth)).isEqualTo(n);
        assertThat(office.between(day, nth.minusDays(1))).isEqualTo(n - 1);
    }

    @Property(tries = 300)
    void no_days_have_begun_before_or_on_the_day_itself(
            @ForAll @LongRange(min = 18_262, max = 32_872) long epochDay,
            @ForAll @IntRange(min = 0, max = 400) int back) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        assertThat(office.between(day, day.minusDays(back))).isZero();
    }
}

package dk.sluse.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Monday to Friday without Danish public holidays and the office's own closure days (R44). */
public final class DanishWorkingDays implements WorkingDays {

    /** No working day in as many days means that the closure days are wrong; it must not become an endless search. */
    private static final int LONGEST_CLOSURE = 366;

    private final ClosureDays closed;
    private final HolidayManager denmark =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.DENMARK));
    private final Map<Integer, Set<LocalDate>> holidays = new ConcurrentHashMap<>();

    /** The office's days. */
    public DanishWorkingDays(ClosureDays closed) {
        this.closed = closed;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return !isWeekend(day) && !closed.contains(day) && !isHoliday(day);
    }

    @Override
    public LocalDate after(LocalDate day, int n) {
        if (n < 1) {
            throw new IllegalArgumentException("Working days are counted from 1, not " + n);
        }
        LocalDate counted = day;
        for (int i = 0; i < n; i++) {
            counted = next(counted);
        }
        return counted;
    }

    @Override
    public int between(LocalDate day, LocalDate today) {
        return (int) day.plusDays(1)
                .datesUntil(today.isAfter(day) ? today.plusDays(1) : day.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    private LocalDate next(LocalDate day) {
        return day.plusDays(1)
                .datesUntil(day.plusDays(LONGEST_CLOSURE + 1L))
                .filter(this::isWorkingDay)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no working day in the year after " + day + ": check the closure days"));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private boolean isHoliday(LocalDate day) {
        return holidays.computeIfAbsent(day.getYear(), this::holidaysOf).contains(day);
    }

    private Set<LocalDate> holidaysOf(int year) {
        return denmark.getHolidays(Year.of(year)).stream()
                .map(Holiday::getDate)
                .collect(Collectors.toUnmodifiableSet());
    }
}

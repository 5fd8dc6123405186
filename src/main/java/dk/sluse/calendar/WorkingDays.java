package dk.sluse.calendar;

import java.time.LocalDate;

/** Which days the research service works, in Europe/Copenhagen (R44). */
public interface WorkingDays {

    /** Whether the office works on this day. */
    boolean isWorkingDay(LocalDate day);

    /**
     * The n-th working day after a day: day 1 is the first working day after it, whether or not the day itself is one.
     *
     * @param n at least 1
     */
    LocalDate after(LocalDate day, int n);

    /** How many working days have begun after {@code day}, up to and including {@code today}: the inverse of {@link #after}. */
    int between(LocalDate day, LocalDate today);
}

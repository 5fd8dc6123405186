package dk.sluse.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The clock of the research service (R44): working day 1 is the first after the request became complete, and the limit is
 * the end of the last. It reminds and never decides; waiting for an explanation does not stop it.
 */
public final class Deadlines {

    private final WorkingDays office;
    private final int limit;
    private final List<Integer> reminders;

    /**
     * The guideline's ten days are {@code new Deadlines(office, 10, List.of(5, 8, 10))}.
     *
     * @param limit how many working days a request may take
     * @param reminders on which working days officers are reminded, each from 1 to the limit
     */
    public Deadlines(WorkingDays office, int limit, List<Integer> reminders) {
        if (limit < 1 || !reminders.stream().allMatch(day -> day >= 1 && day <= limit)) {
            throw new IllegalArgumentException(
                    "Reminders fall on working days 1 to " + limit + ", the limit: " + reminders);
        }
        this.office = office;
        this.limit = limit;
        this.reminders = reminders.stream().sorted().distinct().toList();
    }

    /** A deadline of another length, by the same office's days, that is reminded of on its last. */
    public Deadlines ofDays(int days) {
        return new Deadlines(office, days, List.of(days));
    }

    /** The last working day on which a request may be decided. */
    public LocalDate lastDay(Instant completeAt) {
        return office.after(Copenhagen.day(completeAt), limit);
    }

    /** The first moment that is too late. */
    public Instant limit(Instant completeAt) {
        return Copenhagen.endOf(lastDay(completeAt));
    }

    /** Which working day it is for a request: 0 until the first begins, more than the limit when it has passed. */
    public int workingDay(Instant completeAt, Instant now) {
        return office.between(Copenhagen.day(completeAt), Copenhagen.day(now));
    }

    /** Whether the limit has passed. */
    public boolean passed(Instant completeAt, Instant now) {
        return !now.isBefore(limit(completeAt));
    }

    /** The reminders whose day has come, in order, whether sent or not: who sends them keeps which it sent. */
    public List<Integer> remindersDue(Instant completeAt, Instant now) {
        int today = workingDay(completeAt, now);
        return reminders.stream().filter(day -> day <= today).toList();
    }
}

package dk.sluse.project;

import dk.sluse.calendar.Copenhagen;
import java.time.Instant;
import java.time.LocalDate;

/**
 * For how long something is kept that a project's mandate lets nobody go on with (R2): what waits is not lost when a paper is
 * renewed late, and what somebody handed in does not lie here for ever when it never is.
 *
 * @param days in calendar days of Copenhagen, from the day on which it was seen to stand still
 */
public record Standstill(int days) {

    public Standstill {
        if (days < 1) {
            throw new IllegalArgumentException("What waits is kept for a day at least.");
        }
    }

    /** The last day on which it can go on. */
    public LocalDate lastDay(Instant since) {
        return Copenhagen.day(since).plusDays(days);
    }

    public boolean isOver(Instant since, Instant now) {
        return Copenhagen.day(now).isAfter(lastDay(since));
    }
}

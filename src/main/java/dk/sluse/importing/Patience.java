package dk.sluse.importing;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.project.Standstill;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How long an instruction waits to be confirmed, in calendar days of Copenhagen.
 *
 * @param reminderDays after how many days its PI is reminded
 * @param closingDays after how many it is closed and its uploads are deleted
 * @param standstill for how long one is kept that nobody can go on with, because of the project's mandate
 */
public record Patience(int reminderDays, int closingDays, Standstill standstill) {

    public Patience {
        if (reminderDays < 1 || closingDays <= reminderDays) {
            throw new IllegalArgumentException("A reminder comes before the end.");
        }
    }

    /** The last day on which it can be confirmed. */
    LocalDate lastDay(ImportRequest request) {
        return Copenhagen.day(waitsSince(request)).plusDays(closingDays);
    }

    boolean isReminderDue(ImportRequest request, Instant now) {
        return daysWaited(request, now) >= reminderDays;
    }

    boolean isOver(ImportRequest request, Instant now) {
        return daysWaited(request, now) > closingDays;
    }

    private static long daysWaited(ImportRequest request, Instant now) {
        return ChronoUnit.DAYS.between(Copenhagen.day(waitsSince(request)), Copenhagen.day(now));
    }

    /** One that was confirmed and rejected waits from then on, and one that nobody could confirm from when somebody can. */
    private static Instant waitsSince(ImportRequest request) {
        Instant since = request.confirmedAt().orElse(request.createdAt());
        return request.heldUpAt().filter(since::isBefore).orElse(since);
    }
}

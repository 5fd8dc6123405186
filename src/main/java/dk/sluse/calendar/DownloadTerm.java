package dk.sluse.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How long approved files can be fetched (R48): calendar days in Copenhagen, from publication, never from a file's own
 * time stamp (F33).
 */
public final class DownloadTerm {

    /** The most days that an officer may add, once. */
    public static final int LONGEST_EXTENSION = 30;

    private final int days;
    private final List<Integer> warnings;

    /**
     * The guideline's thirty days are {@code new DownloadTerm(30, List.of(7, 1))}.
     *
     * @param days how many calendar days after the day of publication
     * @param warnings how many days before the last day the requester is warned
     */
    public DownloadTerm(int days, List<Integer> warnings) {
        if (days < 1 || !warnings.stream().allMatch(before -> before >= 0 && before < days)) {
            throw new IllegalArgumentException(
                    "Warnings come 0 to " + (days - 1) + " days before the end: " + warnings);
        }
        this.days = days;
        this.warnings = warnings.stream().sorted((a, b) -> b - a).distinct().toList();
    }

    /** The first moment at which what was published then can no longer be fetched: the end of the last calendar day. */
    public Instant expiry(Instant publishedAt) {
        return Copenhagen.endOf(Copenhagen.day(publishedAt).plusDays(days));
    }

    /**
     * The same when an officer gave more days.
     *
     * @param more 1 to {@link #LONGEST_EXTENSION}
     */
    public Instant extended(Instant expiry, int more) {
        if (more < 1 || more > LONGEST_EXTENSION) {
            throw new IllegalArgumentException(
                    "A download is extended by 1 to " + LONGEST_EXTENSION + " days, not " + more);
        }
        return Copenhagen.endOf(lastDay(expiry).plusDays(more));
    }

    /** The same when nobody could fetch it from one moment to another: as many days more, a begun one counted whole. */
    public Instant withheld(Instant expiry, Instant from, Instant until) {
        long days = Duration.between(from, until).plusDays(1).minusNanos(1).toDays();
        return Copenhagen.endOf(lastDay(expiry).plusDays(days));
    }

    /** The last day on which files can be fetched: what people are told. */
    public LocalDate lastDay(Instant expiry) {
        return Copenhagen.day(expiry.minusMillis(1));
    }

    /** The warnings, as days before the last day, whose day has come, earliest first, whether sent or not. */
    public List<Integer> warningsDue(Instant expiry, Instant now) {
        LocalDate today = Copenhagen.day(now);
        LocalDate last = lastDay(expiry);
        return warnings.stream()
                .filter(before -> !today.isBefore(last.minusDays(before)))
                .toList();
    }
}

package dk.sluse.desk;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.project.Denied;
import dk.sluse.project.Term;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Days as people write them in commands, such as {@code 2027-01-31}; a last day counts whole. */
final class Days {

    private Days() {}

    static Term term(String from, String until) {
        return new Term(Optional.ofNullable(from).map(Days::day).map(Copenhagen::startOf), last(until));
    }

    /** The end of a last day; nothing when none was written. */
    static Optional<Instant> last(String day) {
        return Optional.ofNullable(day).map(Days::day).map(Copenhagen::endOf);
    }

    /** A last day as it is shown. */
    static String shown(Optional<Instant> end) {
        return end.map(each -> "until " + Copenhagen.day(each.minusMillis(1))).orElse("no end");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Denied("That is no day: " + text + ". Write it such as 2027-01-31.");
        }
    }
}

package dk.sluse.project;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.wording.Phrase;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Access that was closed, and perhaps is open again (R49, R71, R79).
 *
 * @param id the number by which people call it
 * @param subject a login, a project's id or an institution's name
 * @param request the request that brought it about, where one did
 * @param offence the row of the table of sanctions it is for, where it is for one
 * @param until when it ends by itself; none means that somebody ends it, or nobody does
 * @param end how it ended, once it has
 */
public record Closing(
        long id,
        Scope scope,
        String subject,
        String reason,
        OptionalLong request,
        Optional<String> offence,
        String closedBy,
        Instant since,
        Optional<Instant> until,
        Optional<End> end) {

    /** How it ended. */
    public record End(String by, String reason, Instant at) {}

    /** What is to be closed. */
    public record Wanted(
            Scope scope,
            String subject,
            String reason,
            OptionalLong request,
            Optional<String> offence,
            Optional<Instant> until) {

        /** Until somebody opens it again. */
        public static Wanted open(Scope scope, String subject, String reason, OptionalLong request) {
            return new Wanted(scope, subject, reason, request, Optional.empty(), Optional.empty());
        }
    }

    /** Whether it keeps somebody out now. */
    public boolean inForce() {
        return end.isEmpty();
    }

    /** What the person is told whom it keeps out. */
    Phrase told() {
        String day = Copenhagen.day(since).toString();
        String last =
                until.map(end -> Copenhagen.day(end.minusSeconds(1)).toString()).orElse("");
        String da = scope == Scope.PERSON ? "Din adgang" : "Adgangen til dit projekt";
        String en = scope == Scope.PERSON ? "Your access" : "Access to your project";
        return new Phrase(
                da + " er lukket siden " + day + (last.isEmpty() ? "" : " til og med " + last) + ": " + reason,
                en + " is closed since " + day + (last.isEmpty() ? "" : " until the end of " + last) + ": " + reason);
    }

    /** What it closed, such as {@code project alpha}. */
    public String named() {
        return scope.name().toLowerCase(Locale.ROOT) + " " + subject;
    }
}

package dk.sluse.project;

import java.time.Instant;
import java.util.Optional;

/**
 * From when, and until when, something holds.
 *
 * @param from empty for at once
 * @param until the first moment at which it does not hold any more; empty for no end that is known
 */
public record Term(Optional<Instant> from, Optional<Instant> until) {

    /** From now on, without an end. */
    public static final Term OPEN = new Term(Optional.empty(), Optional.empty());

    /** When it begins, if it is agreed at this moment. */
    Instant begin(Instant now) {
        return from.filter(now::isBefore).orElse(now);
    }

    /**
     * It must not be over before it begins.
     *
     * @throws Denied when it is
     */
    void mustLast(Instant now) {
        Denied.unless(
                until.isEmpty() || until.get().isAfter(begin(now)), "The last day lies before the first, or is over.");
    }
}

package dk.sluse.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Notices that the business clock jumped, forward or back, since it was last looked at (F36): a wrong clock must not
 * expire what people still need. After a jump expiry is held until an operator accepts the new time. A hub that was off
 * for longer than the limit finds a jump too; whoever starts it again looks at the clock and accepts.
 */
public final class ClockWatch {

    private final Clock clock;
    private final Duration limit;

    /**
     * A watch over the business clock.
     *
     * @param limit how far the clock may move between two looks: a day, where looks come every minute
     */
    public ClockWatch(Clock clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * A jump of the clock that waits for an operator.
     *
     * @param from the last business time before it
     * @param to the first after it
     */
    public record Jump(Instant from, Instant to) {}

    /** Looks at the clock. Answers a jump only when this look found it: the caller records and tells it. */
    public Optional<Jump> look(Handle h) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        h.createUpdate("insert into clock_mark (seen) values (:now) on conflict do nothing")
                .bind("now", at(now))
                .execute();
        Instant seen = h.createQuery("select seen from clock_mark for update")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
        boolean jumped = Duration.between(seen, now).abs().compareTo(limit) > 0;
        h.createUpdate("update clock_mark set seen = :now").bind("now", at(now)).execute();
        return jumped ? hold(h, seen, now) : Optional.empty();
    }

    /** The jump that holds expiry, where there is one. */
    public Optional<Jump> held(Handle h) {
        return jump(h);
    }

    private static Optional<Jump> jump(Handle h) {
        return h.createQuery("select jumped_from, jumped_to from clock_mark where jumped_from is not null")
                .map((row, context) -> new Jump(
                        row.getObject("jumped_from", OffsetDateTime.class).toInstant(),
                        row.getObject("jumped_to", OffsetDateTime.class).toInstant()))
                .findOne();
    }

    /**
     * The time by which what has an end is over: after a jump back that nobody accepted yet, the time before it, so that nothing
     * comes to life again by a wrong clock.
     */
    public static Instant latest(Handle h, Instant now) {
        return jump(h).map(Jump::from).filter(before -> before.isAfter(now)).orElse(now);
    }

    /** Lets expiry go on. Answers the jump that was accepted, where there was one: the caller records who did. */
    public Optional<Jump> accept(Handle h) {
        Optional<Jump> held = held(h);
        h.execute("update clock_mark set jumped_from = null, jumped_to = null");
        return held;
    }

    /** A further jump while one is held keeps the first time from which all went wrong. */
    private static Optional<Jump> hold(Handle h, Instant seen, Instant now) {
        h.createUpdate("update clock_mark set jumped_from = coalesce(jumped_from, :seen), jumped_to = :now")
                .bind("seen", at(seen))
                .bind("now", at(now))
                .execute();
        return Optional.of(new Jump(seen, now));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package dk.sluse.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Business time that stands still until a test sets it. */
public final class MutableClock extends Clock {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private volatile Instant now;

    public MutableClock(Instant now) {
        this.now = now;
    }

    /** Goes on, or back. */
    public void advance(Duration by) {
        now = now.plus(by);
    }

    /** Goes to a time of day in Copenhagen. */
    public void setTo(LocalDate day, LocalTime time) {
        now = day.atTime(time).atZone(COPENHAGEN).toInstant();
    }

    /** Goes to a moment. */
    public void setTo(Instant moment) {
        now = moment;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}

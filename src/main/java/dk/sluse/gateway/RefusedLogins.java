package dk.sluse.gateway;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Records refused logins one by one, up to a number a minute; a flood beyond that (F40) is counted and recorded as one
 * event, so that a scanner can neither hide in silence nor fill the record.
 */
final class RefusedLogins {

    private static final int A_MINUTE = 120;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final Recorder recorder;
    private final LongSupplier nanos;
    private long began;
    private int recorded;
    private int beyond;

    RefusedLogins(Recorder recorder, LongSupplier nanos) {
        this.recorder = recorder;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** Somebody was refused; what was offered is no proof of who it was, so the actor is the address. */
    void refused(String address, String login, String key, String reason) {
        if (mayRecord()) {
            recorder.owed(begun(address)
                    .with("login", Recorder.shown(login))
                    .with("key", key)
                    .with("reason", Recorder.shown(reason)));
        }
    }

    /** Somebody was turned away before any login. */
    void turnedAway(String address, String reason) {
        if (mayRecord()) {
            recorder.owed(begun(address).with("reason", reason));
        }
    }

    /** Records the count of a flood once its minute is over. */
    synchronized void settle() {
        if (nanos.getAsLong() - began < MINUTE) {
            return;
        }
        if (beyond > 0) {
            recorder.owed(begun("many")
                    .with("reason", "more than " + A_MINUTE + " in a minute")
                    .with("count", beyond));
        }
        began = nanos.getAsLong();
        recorded = 0;
        beyond = 0;
    }

    private synchronized boolean mayRecord() {
        settle();
        if (recorded < A_MINUTE) {
            recorded++;
            return true;
        }
        beyond++;
        return false;
    }

    private Event begun(String address) {
        return recorder.event(Event.HUB, EventKind.LOGIN_REFUSED, "ssh:" + address, address);
    }
}

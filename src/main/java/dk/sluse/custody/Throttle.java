package dk.sluse.custody;

import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Lets bytes of one place pass at no more than its {@link RateLimit}: a bucket that holds a fifth of a second's worth. Bytes
 * that pass at once when the bucket is nearly empty are owed, so that over any time the rate holds whatever the sizes are.
 */
final class Throttle {

    private static final long BURST_PARTS = 5;
    private static final double NANOS = 1e9;

    private final RateLimit limit;
    private final Clock clock;
    private final Ticker ticker;
    private long looked;
    private double credit;
    private long rate;

    /** Machine time: how it passes, and how to let it pass. */
    interface Ticker {

        /** Nanoseconds since some moment. */
        long now();

        void pause(long nanos) throws InterruptedException;

        static Ticker machine() {
            return of(System::nanoTime);
        }

        private static Ticker of(LongSupplier nanos) {
            return new Ticker() {
                @Override
                public long now() {
                    return nanos.getAsLong();
                }

                @Override
                public void pause(long time) throws InterruptedException {
                    TimeUnit.NANOSECONDS.sleep(time);
                }
            };
        }
    }

    /** @param clock says which window of the day it is */
    Throttle(RateLimit limit, Clock clock, Ticker ticker) {
        this.limit = limit;
        this.clock = clock;
        this.ticker = ticker;
        this.looked = ticker.now();
    }

    /** Waits until so many bytes may pass. */
    void pass(long bytes) throws InterruptedIOException {
        if (limit.windows().isEmpty()) {
            return;
        }
        long wait = owe(bytes);
        if (wait > 0) {
            try {
                ticker.pause(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped while it waited for its share of the line");
            }
        }
    }

    /** How many nanoseconds these bytes must wait. Who comes later waits for those before, too. */
    private synchronized long owe(long bytes) {
        Instant moment = clock.instant();
        OptionalLong now = limit.at(moment);
        if (now.isEmpty()) {
            rate = 0;
            credit = 0;
            looked = ticker.now();
            return 0;
        }
        refill(now.getAsLong());
        credit -= bytes;
        return credit >= 0 ? 0 : (long) Math.ceil(-credit / rate * NANOS);
    }

    private void refill(long rateNow) {
        long now = ticker.now();
        double full = (double) rateNow / BURST_PARTS;
        double gained = (now - looked) / NANOS * rateNow;
        credit = rate == 0 ? full : Math.min(full, credit + gained);
        rate = rateNow;
        looked = now;
    }
}

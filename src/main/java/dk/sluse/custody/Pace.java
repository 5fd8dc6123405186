package dk.sluse.custody;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Counts, and knows how fast it went in the last seconds. */
final class Pace {

    private static final long SECOND = 1_000_000_000L;
    private static final long SPAN = 5 * SECOND;
    private static final long SHORTEST = SECOND / 1000;

    private final LongSupplier nanos;
    private final AtomicLong counted = new AtomicLong();
    private final AtomicLong sampled;
    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long counted) {}

    Pace(LongSupplier nanos) {
        this.nanos = nanos;
        long now = nanos.getAsLong();
        this.sampled = new AtomicLong(now);
        samples.add(new Sample(now, 0));
    }

    void count(long more) {
        long sum = counted.addAndGet(more);
        long now = nanos.getAsLong();
        long before = sampled.get();
        if (now - before >= SECOND / 2 && sampled.compareAndSet(before, now)) {
            remember(new Sample(now, sum));
        }
    }

    private synchronized void remember(Sample sample) {
        samples.addLast(sample);
        while (samples.size() > 1 && sample.nanos() - samples.peekFirst().nanos() > SPAN) {
            samples.removeFirst();
        }
    }

    long counted() {
        return counted.get();
    }

    /** What was counted each second, lately. */
    synchronized long rate() {
        long now = nanos.getAsLong();
        Sample since = samples.getFirst();
        for (Sample sample : samples) {
            if (now - sample.nanos() >= SPAN) {
                since = sample;
            }
        }
        double seconds = Math.max(SHORTEST, now - since.nanos()) / (double) SECOND;
        return (long) ((counted.get() - since.counted()) / seconds);
    }

    /** How long what is left takes at this rate; unknown while nothing moves. */
    static Optional<Duration> left(long bytes, long rate) {
        return rate <= 0 ? Optional.empty() : Optional.of(Duration.ofSeconds((Math.max(0, bytes) + rate - 1) / rate));
    }
}

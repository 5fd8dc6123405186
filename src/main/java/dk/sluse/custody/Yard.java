package dk.sluse.custody;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What all consignments of a hub share: its memory, its threads, its buffers, and the limits of its places. */
record Yard(
        Ledger ledger,
        Reservations reservations,
        Progress progress,
        Fleet fleet,
        Buffers buffers,
        Berths berths,
        Throttles throttles) {

    /** Small enough to read ahead a little of many files, large enough for one write. */
    static final int BUFFER = 256 << 10;

    static Yard of(Ledger ledger, Reservations reservations, Clock clock, CustodySettings settings) {
        Buffers buffers = new Buffers(BUFFER, (int) Math.max(4, settings.bufferBytes() / BUFFER));
        return new Yard(
                ledger,
                reservations,
                new Progress(System::nanoTime),
                new Fleet(settings.filesAtOnce() * Berths.SMALL_FILES_FOR_A_LARGE),
                buffers,
                new Berths(settings.filesAtOnce()),
                new Throttles(settings.limits(), clock));
    }

    /** The throttle of each place, made when its first byte passes. */
    static final class Throttles {

        private final Map<String, RateLimit> limits;
        private final Clock clock;
        private final Map<String, Throttle> made = new ConcurrentHashMap<>();

        Throttles(Map<String, RateLimit> limits, Clock clock) {
            this.limits = limits;
            this.clock = clock;
        }

        Throttle of(OpenPlace place) {
            return made.computeIfAbsent(
                    place.name(),
                    name -> new Throttle(limits.getOrDefault(name, RateLimit.NONE), clock, Throttle.Ticker.machine()));
        }
    }
}

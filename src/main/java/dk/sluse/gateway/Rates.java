package dk.sluse.gateway;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How many connections an address, or an IPv6 network, opened in this minute (F40). */
final class Rates {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final int MOST_ADDRESSES = 10_000;

    private final int most;
    private final LongSupplier nanos;
    private final Map<InetAddress, Integer> counts = new HashMap<>();
    private long began;

    Rates(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    /** Counts a connection; tells whether it is one too many. */
    synchronized boolean isTooFast(InetAddress address) {
        if (nanos.getAsLong() - began >= MINUTE || counts.size() > MOST_ADDRESSES) {
            began = nanos.getAsLong();
            counts.clear();
        }
        return counts.merge(Subscriber.of(address), 1, Integer::sum) > most;
    }
}

package dk.sluse.gateway;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that guessed too often and are shut out at every door of this hub for a while (F40). An IPv6 address counts as the
 * network of its subscriber. What is kept is bounded: under a flood from everywhere the oldest is forgotten.
 */
public final class Bans {

    private static final int MOST_ADDRESSES = 10_000;

    private final BanTerm term;
    private final Clock clock;
    private final Map<InetAddress, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Tally> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /**
     * @param clock the machine's
     */
    public Bans(BanTerm term, Clock clock) {
        this.term = term;
        this.clock = clock;
    }

    /** An address that is shut out. */
    public record Ban(String address, Instant until) {}

    private static final class Tally {
        private final Deque<Instant> failures = new ArrayDeque<>();
        private Optional<Instant> until = Optional.empty();
    }

    /** Until when an address is shut out, if it is. */
    synchronized Optional<Instant> until(InetAddress address) {
        return Optional.ofNullable(tallies.get(Subscriber.of(address)))
                .flatMap(tally -> tally.until)
                .filter(clock.instant()::isBefore);
    }

    /** Somebody there guessed, and did not log in; tells until when the address is shut out, when this was once too often. */
    synchronized Optional<Instant> failed(InetAddress address) {
        Instant now = clock.instant();
        Tally tally = tallies.computeIfAbsent(Subscriber.of(address), each -> new Tally());
        tally.failures.addLast(now);
        while (tally.failures.getFirst().isBefore(now.minus(term.within()))) {
            tally.failures.removeFirst();
        }
        if (tally.failures.size() < term.failures()) {
            return Optional.empty();
        }
        tally.failures.clear();
        tally.until = Optional.of(now.plus(term.duration()));
        return tally.until;
    }

    /** Every address that is shut out now. */
    public synchronized List<Ban> now() {
        Instant now = clock.instant();
        return tallies.entrySet().stream()
                .flatMap(entry -> entry.getValue().until.filter(now::isBefore).stream()
                        .map(until -> new Ban(entry.getKey().getHostAddress(), until)))
                .toList();
    }

    /** Lets an address in again; tells whether it was shut out. */
    public synchronized boolean lift(String address) {
        boolean shutOut = now().stream().anyMatch(ban -> ban.address().equals(address));
        tallies.keySet().removeIf(each -> each.getHostAddress().equals(address));
        return shutOut;
    }
}

package dk.sluse.custody;

import dk.sluse.custody.InFlight.Doing;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** What is on its way. Cheap to keep and to read; nothing is remembered. */
public final class Progress {

    private final LongSupplier nanos;
    private final Set<Meter> running = ConcurrentHashMap.newKeySet();
    private final Set<Tally> tallies = ConcurrentHashMap.newKeySet();

    /** @param nanos machine time in nanoseconds, for rates */
    Progress(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The files on their way at this moment, by consignment. */
    public List<InFlight> inFlight() {
        return running.stream()
                .map(Meter::read)
                .sorted(Comparator.comparing(InFlight::consignment).thenComparing(InFlight::file))
                .toList();
    }

    /** The consignments being carried at this moment, by their ids. */
    public List<Transfer> transfers() {
        return tallies.stream()
                .map(Tally::read)
                .sorted(Comparator.comparing(Transfer::consignment))
                .toList();
    }

    /** Begins to count a consignment whose files are about to be copied. */
    Tally begin(Trip trip, int files, long bytes) {
        Tally tally = new Tally(trip, files, bytes);
        tallies.add(tally);
        return tally;
    }

    Meter start(Account account, Row row, Doing doing, long total) {
        Meter meter = new Meter(account.id(), account.consignment().shown(row.id(), row.from()), doing, total);
        running.add(meter);
        return meter;
    }

    /** Counts the bytes of one file, once through. */
    final class Meter implements AutoCloseable {

        private final String consignment;
        private final String file;
        private final Doing doing;
        private final long total;
        private final Pace pace = new Pace(nanos);

        private Meter(String consignment, String file, Doing doing, long total) {
            this.consignment = consignment;
            this.file = file;
            this.doing = doing;
            this.total = total;
        }

        void count(long more) {
            pace.count(more);
        }

        private InFlight read() {
            long rate = pace.rate();
            return new InFlight(
                    consignment, file, doing, pace.counted(), total, rate, Pace.left(total - pace.counted(), rate));
        }

        @Override
        public void close() {
            running.remove(this);
        }
    }

    /** Counts the bytes that were copied for one consignment. */
    final class Tally implements AutoCloseable {

        private final Account account;
        private final String from;
        private final String to;
        private final int files;
        private final long total;
        private final AtomicInteger filesDone = new AtomicInteger();
        private final Pace pace = new Pace(nanos);

        private Tally(Trip trip, int files, long total) {
            this.account = trip.account();
            this.from = trip.source().name();
            this.to = trip.target().name();
            this.files = files;
            this.total = total;
        }

        void count(long more) {
            pace.count(more);
        }

        void fileDone() {
            filesDone.incrementAndGet();
        }

        private Transfer read() {
            long rate = pace.rate();
            return new Transfer(
                    account.id(),
                    account.consignment().project(),
                    from + " → " + to,
                    new Transfer.Count(filesDone.get(), files),
                    new Transfer.Count(pace.counted(), total),
                    rate,
                    Pace.left(total - pace.counted(), rate));
        }

        @Override
        public void close() {
            tallies.remove(this);
        }
    }
}

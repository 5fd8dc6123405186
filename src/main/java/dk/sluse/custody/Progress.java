package dk.sluse.custody;

import dk.sluse.custody.InFlight.Doing;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What is on its way. Cheap to keep and to read; nothing is remembered. */
public final class Progress {

    private final Set<Meter> running = ConcurrentHashMap.newKeySet();

    Progress() {}

    /** The files on their way at this moment, by consignment. */
    public List<InFlight> inFlight() {
        return running.stream()
                .map(Meter::read)
                .sorted(Comparator.comparing(InFlight::consignment).thenComparing(InFlight::file))
                .toList();
    }

    Meter start(Account account, Row row, Doing doing, long total) {
        Meter meter =
                new Meter(account.id(), Masking.mask(Printable.of(row.from().toString())), doing, total);
        running.add(meter);
        return meter;
    }

    /** Counts the bytes of one file, once through. */
    final class Meter implements AutoCloseable {

        private final String consignment;
        private final String file;
        private final Doing doing;
        private final long total;
        private final long began = System.nanoTime();
        private final AtomicLong bytes = new AtomicLong();

        private Meter(String consignment, String file, Doing doing, long total) {
            this.consignment = consignment;
            this.file = file;
            this.doing = doing;
            this.total = total;
        }

        void count(long more) {
            bytes.addAndGet(more);
        }

        private InFlight read() {
            long done = bytes.get();
            double seconds = Math.max(1e-3, (System.nanoTime() - began) / 1e9);
            return new InFlight(consignment, file, doing, done, total, (long) (done / seconds));
        }

        @Override
        public void close() {
            running.remove(this);
        }
    }
}

package dk.sluse.audit;

import dk.sluse.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Links the events of each chain with hashes, in the order in which they became visible. One sealer works at a time, on
 * whichever hub: an advisory lock of the database sees to it. Harmless to call at any time and as often as one likes.
 */
public final class Sealer {

    /** Any number, the same on every hub: "sluse-au". */
    private static final long LOCK = 0x736c7573652d6175L;

    private static final int BATCH = 500;

    private final Store store;

    /** A sealer over the hub's store. */
    public Sealer(Store store) {
        this.store = store;
    }

    /** Seals every event that is committed by now. Answers how many this call sealed. */
    public long sealNow() {
        long sealed = 0;
        int batch;
        do {
            batch = store.change(Sealer::sealBatch);
            sealed += batch;
        } while (batch == BATCH);
        return sealed;
    }

    private static int sealBatch(Handle h) {
        h.createQuery("select pg_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .mapToMap()
                .one();
        List<RecordedEvent> waiting = waiting(h);
        if (!waiting.isEmpty()) {
            seal(h, waiting);
        }
        return waiting.size();
    }

    private static List<RecordedEvent> waiting(Handle h) {
        return h.createQuery(
                        "select " + EventRows.COLUMNS + " from audit_unsealed u join audit_event e on e.id = u.event"
                                + " order by e.id limit " + BATCH)
                .map((row, context) -> EventRows.event(row))
                .list();
    }

    private static void seal(Handle h, List<RecordedEvent> events) {
        Map<String, Head> heads = new HashMap<>();
        PreparedBatch seals = h.prepareBatch("insert into audit_seal (chain, seq, event, previous, hash)"
                + " values (:chain, :seq, :event, :previous, :hash)");
        PreparedBatch done = h.prepareBatch("delete from audit_unsealed where event = :event");
        for (RecordedEvent event : events) {
            Head previous = heads.computeIfAbsent(event.chain(), chain -> Heads.of(h, chain));
            long seq = previous.seq() + 1;
            Head head = new Head(event.chain(), seq, Canonical.hash(previous.hash(), seq, event));
            heads.put(event.chain(), head);
            seals.bind("chain", event.chain())
                    .bind("seq", seq)
                    .bind("event", event.id())
                    .bind("previous", previous.hash())
                    .bind("hash", head.hash())
                    .add();
            done.bind("event", event.id()).add();
        }
        seals.execute();
        done.execute();
    }
}

package dk.sluse.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Writes events into the record, in the transaction of what they tell of. The {@link Sealer} links them afterwards. Text
 * from outside is written printable and with person numbers masked, whatever the caller did about it.
 */
public final class Ledger implements Audit {

    private final Clock clock;

    /**
     * A ledger of the hub.
     *
     * @param clock the business clock: its time stands beside each event
     */
    public Ledger(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    @Override
    public void record(Handle transaction, Event event) {
        recordAll(transaction, List.of(event));
    }

    @Override
    public void recordAll(Handle transaction, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        OffsetDateTime at = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        PreparedBatch batch = transaction.prepareBatch("""
                        with written as (
                            insert into audit_event (chain, kind, actor, request, file, facts, at)
                            values (:chain, :kind, :actor, :request, :file, cast(:facts as jsonb), :at)
                            returning id)
                        insert into audit_unsealed (event) select id from written""");
        for (Event event : events) {
            batch.bind("chain", Cleansed.chain(event.chain()))
                    .bind("kind", event.kind().wireName())
                    .bind("actor", Cleansed.text(event.actor()))
                    .bind(
                            "request",
                            event.request().isPresent() ? (Long) event.request().getAsLong() : null)
                    .bind("file", event.file().map(Cleansed::text).orElse(null))
                    .bind("facts", Canonical.object(Cleansed.facts(event.facts())))
                    .bind("at", at)
                    .add();
        }
        batch.execute();
    }
}

package dk.sluse.audit;

import dk.sluse.audit.Verification.Broken;
import dk.sluse.audit.Verification.Fault;
import dk.sluse.audit.Verification.Intact;
import dk.sluse.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Recomputes chains and names the first row that does not fit. It reads as a stream, from the database in one snapshot or
 * from an export alone, and trusts nothing but the rule in {@link Canonical}.
 */
public final class Verifier {

    private static final int FETCH = 500;

    private final Duration patience;

    /**
     * A verifier.
     *
     * @param patience how old an event may be without a seal, by the database's time: sealing takes under a second
     */
    public Verifier(Duration patience) {
        this.patience = patience;
    }

    /** Verifies every chain in the database, by name. */
    public List<Verification> verify(Store store) {
        return verify(store, List.of());
    }

    /** Verifies every chain in the database, also against anchors that were taken of some of them. */
    public List<Verification> verify(Store store, List<Head> anchors) {
        return store.read(h ->
                h.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, snapshot -> verifyAll(snapshot, anchors)));
    }

    /** Verifies an export that {@link AuditExport} wrote, with nothing else at hand. */
    public Verification verifyExport(InputStream export) throws IOException {
        return ExportCheck.verify(export);
    }

    private List<Verification> verifyAll(Handle h, List<Head> anchors) {
        List<Verification> results = new ArrayList<>();
        for (String chain : chains(h, anchors)) {
            results.add(verifyChain(h, chain, anchorOf(chain, anchors)));
        }
        return results;
    }

    private Verification verifyChain(Handle h, String chain, Optional<Head> anchor) {
        ChainCheck check = new ChainCheck(chain, anchor);
        try (ResultIterator<Link> links = links(h, chain).iterator()) {
            walk(links, check);
        }
        Verification result = check.result();
        return result instanceof Intact ? unsealed(h, chain).orElse(result) : result;
    }

    private static void walk(Iterator<Link> links, ChainCheck check) {
        boolean holds = true;
        while (holds && links.hasNext()) {
            holds = check.holds(links.next());
        }
    }

    /** The links of a chain in order, as a stream: to be read within a transaction. */
    static ResultIterable<Link> links(Handle h, String chain) {
        return h.createQuery("select s.seq, s.event, s.previous, s.hash, " + EventRows.COLUMNS
                        + " from audit_seal s left join audit_event e on e.id = s.event"
                        + " where s.chain = :chain order by s.seq")
                .bind("chain", chain)
                .setFetchSize(FETCH)
                .map((row, context) -> EventRows.link(row));
    }

    private Optional<Verification> unsealed(Handle h, String chain) {
        return h.createQuery("""
                        select min(e.id) from audit_event e
                        where e.chain = :chain and e.written < clock_timestamp() - make_interval(secs => :patience)
                          and not exists (select 1 from audit_seal s where s.event = e.id)""")
                .bind("chain", chain)
                .bind("patience", patience.toMillis() / 1000.0)
                .mapTo(Long.class)
                .findOne()
                .map(event -> new Broken(chain, 0, event, Fault.UNSEALED));
    }

    private static Iterable<String> chains(Handle h, List<Head> anchors) {
        List<String> chains = new ArrayList<>(
                h.createQuery("select chain from audit_event union select chain from audit_seal order by 1")
                        .mapTo(String.class)
                        .list());
        anchors.stream().map(Head::chain).filter(c -> !chains.contains(c)).forEach(chains::add);
        return chains;
    }

    private static Optional<Head> anchorOf(String chain, List<Head> anchors) {
        return anchors.stream().filter(anchor -> anchor.chain().equals(chain)).findFirst();
    }
}

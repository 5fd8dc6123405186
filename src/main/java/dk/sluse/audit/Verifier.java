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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /**
     * Verifies the daily anchors in the database, and every chain also against them.
     *
     * @param allowedSigners the hub's public key, as in the file {@code allowed_signers}
     */
    public List<Verification> verify(Store store, String allowedSigners) {
        return store.read(h -> h.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, snapshot -> {
            AnchorCheck.Checked anchors = AnchorCheck.check(snapshot, allowedSigners);
            List<Verification> results = verifyAll(snapshot, anchors.heads());
            results.add(anchors.verification());
            return results;
        }));
    }

    /** Verifies every chain in the database, also against anchors that were taken of some of them. */
    public List<Verification> verify(Store store, List<Head> anchors) {
        return store.read(h ->
                h.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, snapshot -> verifyAll(snapshot, anchors)));
    }

    /**
     * Verifies an export that {@link AuditExport} wrote, with nothing else at hand but the hub's public key; without it, the anchors'
     * signatures are not verified, and the answer says so.
     */
    public Verification verifyExport(InputStream export, Optional<String> allowedSigners) throws IOException {
        return ExportCheck.verify(export, allowedSigners.map(SignatureCheck::new));
    }

    private List<Verification> verifyAll(Handle h, List<Head> anchors) {
        List<Verification> results = new ArrayList<>();
        Map<String, List<Head>> ofChain = anchors.stream().collect(Collectors.groupingBy(Head::chain));
        for (String chain : chains(h, anchors)) {
            results.add(verifyChain(h, chain, ofChain.getOrDefault(chain, List.of())));
        }
        return results;
    }

    private Verification verifyChain(Handle h, String chain, List<Head> anchors) {
        ChainCheck check = new ChainCheck(chain, anchors);
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
}

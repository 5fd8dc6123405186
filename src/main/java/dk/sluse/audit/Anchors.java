package dk.sluse.audit;

import dk.sluse.audit.Anchor.Signed;
import dk.sluse.audit.MerkleTree.Sibling;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Takes the daily anchors (design, "Easy to get wrong" 5): one signature over where the chains end. What is in the database alone,
 * its owner could write anew; an anchor that left the machine, nobody can.
 */
public final class Anchors {

    /** Any number, the same on every hub: "sluse-an". */
    private static final long LOCK = 0x736c7573652d616eL;

    private static final RowMapper<Signed> SIGNED =
            (row, context) -> new Signed(row.getString("text"), row.getString("signature"));

    /**
     * A head that lies under an anchor.
     *
     * @param path from the head to the anchor's root
     */
    record Anchored(Head head, Signed anchor, List<Sibling> path) {}

    private final SshSigner signer;
    private final Audit audit;
    private final Clock clock;

    public Anchors(SshSigner signer, Audit audit, Clock clock) {
        this.signer = signer;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes the anchor of a business day, unless it was taken. Seal first: it covers what is sealed. */
    public Optional<Signed> take(Handle h, LocalDate day) {
        h.createQuery("select pg_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .mapToMap()
                .one();
        boolean taken = h.createQuery("select count(*) from audit_anchor where day = :day")
                        .bind("day", day)
                        .mapTo(int.class)
                        .one()
                > 0;
        return taken ? Optional.empty() : Optional.of(takeNow(h, day));
    }

    private Signed takeNow(Handle h, LocalDate day) {
        List<Head> heads = grown(h);
        String previous = last(h).map(Signed::hash).orElse(Canonical.ORIGIN);
        Anchor anchor = new Anchor(
                day,
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                previous,
                heads.size(),
                new MerkleTree(heads).root());
        Signed signed = new Signed(anchor.text(), signature(anchor.text()));
        keep(h, anchor, signed, heads);
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.ANCHOR_TAKEN, Event.BY_HUB)
                        .with("day", anchor.day())
                        .with("root", anchor.root()));
        return signed;
    }

    private static List<Head> grown(Handle h) {
        Map<String, Long> covered = new HashMap<>();
        h.createQuery("select chain, max(seq) as seq from audit_anchor_head group by chain")
                .map((row, context) -> covered.put(row.getString("chain"), row.getLong("seq")))
                .list();
        return Heads.all(h).stream()
                .filter(head -> head.seq() > covered.getOrDefault(head.chain(), 0L))
                .sorted(Comparator.comparing(Head::chain))
                .toList();
    }

    private static void keep(Handle h, Anchor anchor, Signed signed, List<Head> heads) {
        long id = h.createQuery("""
                        insert into audit_anchor (day, taken_at, text, signature)
                        values (:day, :takenAt, :text, :signature) returning id""")
                .bind("day", anchor.day())
                .bind("takenAt", anchor.takenAt())
                .bind("text", signed.text())
                .bind("signature", signed.signature())
                .mapTo(long.class)
                .one();
        PreparedBatch rows = h.prepareBatch(
                "insert into audit_anchor_head (anchor, chain, seq, hash) values (:anchor, :chain, :seq, :hash)");
        for (Head head : heads) {
            rows.bind("anchor", id)
                    .bind("chain", head.chain())
                    .bind("seq", head.seq())
                    .bind("hash", head.hash())
                    .add();
        }
        rows.execute();
    }

    private String signature(String text) {
        try {
            return signer.sign(SshSigner.ANCHOR, text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The anchor cannot be signed", e);
        }
    }

    /** The last anchor that was taken. */
    public static Optional<Signed> last(Handle h) {
        return h.createQuery("select text, signature from audit_anchor order by id desc limit 1")
                .map(SIGNED)
                .findOne();
    }

    /** Every anchor, by its number, oldest first. */
    static SortedMap<Long, Signed> all(Handle h) {
        SortedMap<Long, Signed> anchors = new TreeMap<>();
        h.createQuery("select id, text, signature from audit_anchor")
                .map((row, context) -> anchors.put(row.getLong("id"), SIGNED.map(row, context)))
                .list();
        return anchors;
    }

    /** The heads under an anchor, in the order of its tree. */
    static List<Head> under(Handle h, long anchor) {
        return h
                .createQuery("select chain, seq, hash from audit_anchor_head where anchor = :anchor")
                .bind("anchor", anchor)
                .map(Heads.HEAD)
                .stream()
                .sorted(Comparator.comparing(Head::chain))
                .toList();
    }

    /** The anchors that cover a chain, by the number of the link that was its head. */
    static Map<Long, Anchored> of(Handle h, String chain) {
        Map<Long, Anchored> anchored = new HashMap<>();
        SortedMap<Long, Signed> anchors = all(h);
        List<Long> covering = h.createQuery("select anchor from audit_anchor_head where chain = :chain")
                .bind("chain", chain)
                .mapTo(Long.class)
                .list();
        for (long id : covering) {
            List<Head> heads = under(h, id);
            int index = new ArrayList<>(heads.stream().map(Head::chain).toList()).indexOf(chain);
            Head head = heads.get(index);
            anchored.put(head.seq(), new Anchored(head, anchors.get(id), new MerkleTree(heads).path(index)));
        }
        return anchored;
    }
}

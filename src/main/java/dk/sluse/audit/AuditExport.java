package dk.sluse.audit;

import dk.sluse.audit.Anchor.Signed;
import dk.sluse.audit.Anchors.Anchored;
import dk.sluse.audit.MerkleTree.Sibling;
import dk.sluse.store.Store;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Writes one chain as JSON Lines that an outsider verifies without the hub: a line per link with its event in canonical
 * form, after each link that was a head on some day the {@link Anchor} of that day with the path to its root, and at the end one
 * line that names the head.
 *
 * <pre>
 * {"event":CANONICAL,"hash":"…","previous":"…"}
 * {"anchor":{"path":["l…","r…"],"signature":"…","text":"…"}}
 * {"head":{"chain":"…","hash":"…","seq":N}}
 * </pre>
 *
 * A chain that is broken is exported as it is; verifying the export names the same row. Seal first, or the last second's
 * events are not in it.
 */
public final class AuditExport {

    private AuditExport() {}

    /** Writes a chain's links as they are at this moment, as a stream; the stream is flushed and left open. Answers the head. */
    public static Head write(Store store, String chain, OutputStream out) throws IOException {
        Writer lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Head head = store.<Head, IOException>read(h -> h.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ, snapshot -> writeLinks(snapshot, chain, lines)));
        lines.write("{\"head\":{\"chain\":" + Canonical.quote(chain) + ",\"hash\":\"" + head.hash() + "\",\"seq\":"
                + head.seq() + "}}\n");
        lines.flush();
        return head;
    }

    private static Head writeLinks(Handle h, String chain, Writer lines) throws IOException {
        Head head = Head.origin(chain);
        Map<Long, Anchored> anchors = Anchors.of(h, chain);
        try (ResultIterator<Link> links = Verifier.links(h, chain).iterator()) {
            while (links.hasNext()) {
                Link link = links.next();
                lines.write(line(link));
                lines.write('\n');
                head = new Head(chain, link.seq(), link.hash());
                if (anchors.containsKey(link.seq())) {
                    Anchored anchored = anchors.get(link.seq());
                    lines.write(line(anchored.anchor(), anchored.path()));
                    lines.write('\n');
                }
            }
        }
        return head;
    }

    static String line(Signed anchor, List<Sibling> path) {
        String steps =
                path.stream().map(step -> Canonical.quote(step.toString())).collect(Collectors.joining(",", "[", "]"));
        return "{\"anchor\":{\"path\":" + steps + ",\"signature\":" + Canonical.quote(anchor.signature()) + ",\"text\":"
                + Canonical.quote(anchor.text()) + "}}";
    }

    static String line(Link link) {
        String event = link.event()
                .map(e -> Canonical.text(link.seq(), e))
                .orElseGet(() -> "{\"event\":" + link.eventId() + ",\"seq\":" + link.seq() + "}");
        return "{\"event\":" + event + ",\"hash\":\"" + link.hash() + "\",\"previous\":\"" + link.previous() + "\"}";
    }
}

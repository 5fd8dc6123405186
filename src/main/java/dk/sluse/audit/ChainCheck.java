package dk.sluse.audit;

import dk.sluse.audit.Verification.Broken;
import dk.sluse.audit.Verification.Fault;
import dk.sluse.audit.Verification.Intact;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Walks one chain from its origin, one link at a time, and stops at the first that does not fit. */
final class ChainCheck {

    private final SortedMap<Long, String> anchors = new TreeMap<>();
    private Head head;
    private Optional<Broken> broken = Optional.empty();

    /**
     * @param anchors heads that this chain had once
     */
    ChainCheck(String chain, List<Head> anchors) {
        this.head = Head.origin(chain);
        anchors.forEach(anchor -> this.anchors.put(anchor.seq(), anchor.hash()));
    }

    /** Where the chain ends so far. */
    Head head() {
        return head;
    }

    /** Looks at the next link. Answers whether the chain still holds. */
    boolean holds(Link link) {
        broken = broken.or(() -> faultOf(link).map(fault -> brokenAt(link, fault)));
        head = new Head(head.chain(), link.seq(), link.hash());
        return broken.isEmpty();
    }

    /** What came of it, after the last link. */
    Verification result() {
        if (broken.isPresent()) {
            return broken.get();
        }
        if (!anchors.isEmpty() && head.seq() < anchors.lastKey()) {
            return new Broken(head.chain(), head.seq() + 1, 0, Fault.SHORTER_THAN_ANCHOR);
        }
        return new Intact(head);
    }

    private Broken brokenAt(Link link, Fault fault) {
        long seq = fault == Fault.GAP ? head.seq() + 1 : link.seq();
        return new Broken(head.chain(), seq, link.eventId(), fault);
    }

    private Optional<Fault> faultOf(Link link) {
        if (link.seq() != head.seq() + 1) {
            return Optional.of(Fault.GAP);
        }
        if (!link.previous().equals(head.hash())) {
            return Optional.of(Fault.PREVIOUS);
        }
        if (link.event().isEmpty()) {
            return Optional.of(Fault.EVENT_MISSING);
        }
        RecordedEvent event = link.event().get();
        boolean own = event.chain().equals(head.chain()) && event.id() == link.eventId();
        if (!own || !link.hash().equals(Canonical.hash(link.previous(), link.seq(), event))) {
            return Optional.of(Fault.HASH);
        }
        boolean asAnchored = anchors.getOrDefault(link.seq(), link.hash()).equals(link.hash());
        return asAnchored ? Optional.empty() : Optional.of(Fault.ANCHOR);
    }
}

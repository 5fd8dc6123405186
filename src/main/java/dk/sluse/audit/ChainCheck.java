package dk.sluse.audit;

import dk.sluse.audit.Verification.Broken;
import dk.sluse.audit.Verification.Fault;
import dk.sluse.audit.Verification.Intact;
import java.util.Optional;

/** Walks one chain from its origin, one link at a time, and stops at the first that does not fit. */
final class ChainCheck {

    private final Optional<Head> anchor;
    private Head head;
    private Optional<Broken> broken = Optional.empty();

    ChainCheck(String chain, Optional<Head> anchor) {
        this.head = Head.origin(chain);
        this.anchor = anchor;
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
        if (anchor.isPresent() && head.seq() < anchor.get().seq()) {
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
        boolean differs = anchor.filter(a -> a.seq() == link.seq())
                .filter(a -> !a.hash().equals(link.hash()))
                .isPresent();
        return differs ? Optional.of(Fault.ANCHOR) : Optional.empty();
    }
}

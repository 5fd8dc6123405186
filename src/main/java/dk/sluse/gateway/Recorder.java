package dk.sluse.gateway;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.store.Store;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the record what happens at a door, one event to a transaction. What has not happened yet is refused when it cannot
 * be recorded; what has happened already is kept and recorded as soon as the database answers again (R90).
 */
final class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final int LONGEST_FACT = 300;
    /** Sessions end when the database is gone, so only what their ends leave behind can gather here. */
    private static final int MOST_OWED = 10_000;

    private final String door;
    private final Audit audit;
    private final Store store;
    private final Deque<Event> owed = new ArrayDeque<>();

    Recorder(String door, Audit audit, Store store) {
        this.door = door;
        this.audit = audit;
        this.store = store;
    }

    /** Begins an event at this door. */
    Event event(String chain, EventKind kind, String actor, String address) {
        return Event.of(chain, kind, actor).with("door", door).with("address", address);
    }

    /** Text from outside as it may stand in the record: escaped, without person numbers, not endless. */
    static String shown(String text) {
        return Printable.of(Masking.mask(text), LONGEST_FACT);
    }

    /**
     * Records, or throws.
     *
     * @throws RuntimeException when it could not be recorded: what it tells of must not happen then
     */
    void must(Event event) {
        store.changing(transaction -> audit.record(transaction, event));
    }

    /** Records what happened already, now or later. */
    synchronized void owed(Event event) {
        if (owed.size() >= MOST_OWED) {
            LOG.error("An event cannot be recorded and is lost: {}", event);
            return;
        }
        owed.addLast(event);
        settle();
    }

    /** Tries again to record what is owed, in its order. */
    synchronized void settle() {
        while (!owed.isEmpty()) {
            try {
                must(owed.getFirst());
            } catch (RuntimeException e) {
                LOG.error("{} events of the {} door wait to be recorded", owed.size(), door, e);
                return;
            }
            owed.removeFirst();
        }
    }

    /** Says in the log what could not be recorded to the end. */
    synchronized void close() {
        settle();
        owed.forEach(event -> LOG.error("Not recorded when the door was closed: {}", event));
        owed.clear();
    }
}

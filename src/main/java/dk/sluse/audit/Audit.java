package dk.sluse.audit;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Where rooms tell what happened. */
public interface Audit {

    /** Records an event within the caller's transaction: it stands if and only if what it tells of does. */
    void record(Handle transaction, Event event);

    /** Records events in their order, as {@link #record} does each: quicker where there are thousands. */
    default void recordAll(Handle transaction, List<Event> events) {
        events.forEach(event -> record(transaction, event));
    }
}

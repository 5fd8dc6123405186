package dk.sluse.audit;

import org.jdbi.v3.core.Handle;

/** Where rooms tell what happened. */
public interface Audit {

    /** Records an event within the caller's transaction: it stands if and only if what it tells of does. */
    void record(Handle transaction, Event event);
}

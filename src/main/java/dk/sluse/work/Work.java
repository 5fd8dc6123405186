package dk.sluse.work;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** Adds steps of work. A step may run twice and must then do the same: it looks at the state first. */
public interface Work {

    /**
     * Adds a step in the caller's transaction. A step of this name and subject that waits already is not added again. One
     * that runs will run once more, since it may have looked at the state before the caller changed it. One that stopped
     * stays so until a person retries it.
     *
     * @param step the route's step, as in {@code work:collect-results}
     * @param subject what it is about, such as a request's number
     */
    void add(Handle transaction, String step, String subject);

    /** The same, to begin after a delay of machine time. */
    void add(Handle transaction, String step, String subject, Duration delay);

    /** Wakes a step that waits for its next attempt, or one that stopped. Answers whether there was one. */
    boolean retry(Handle transaction, String step, String subject);
}

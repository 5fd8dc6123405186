package dk.sluse.release;

import dk.sluse.work.Waits;
import java.time.Duration;

/** The access of a project is closed: nothing of it moves until it is open again (R71, R74). */
final class ReleaseHeldException extends RuntimeException implements Waits {

    private static final long serialVersionUID = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    ReleaseHeldException(ReleaseOrder order) {
        super("order " + order.id() + " waits: the access of the project " + order.project() + " is closed");
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }
}

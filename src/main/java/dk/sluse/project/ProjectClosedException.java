package dk.sluse.project;

import dk.sluse.work.Waits;
import java.time.Duration;

/** Access to a project is closed, so nothing of it goes further until it is open again: a step waits, visibly (R71, R74). */
public final class ProjectClosedException extends RuntimeException implements Waits {
    private static final long serialVersionUID = 1;

    /** Reopening wakes the step; this is for one that was just about to begin then. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    ProjectClosedException(String project, String why) {
        super("Access to project " + project + " is closed (" + why + "). It goes on when it is open again.");
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }
}

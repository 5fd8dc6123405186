package dk.sluse.work;

import java.time.Instant;
import java.util.Optional;

/**
 * A step that waits or runs.
 *
 * @param step the step's name
 * @param subject what it is about
 * @param added when it was asked for, machine time
 * @param due when it may run next, machine time
 * @param attempts how often it failed since it was asked for
 * @param reason why it failed last, masked; empty when it did not
 * @param hub the hub on which it runs; empty when it waits
 */
public record Waiting(
        String step,
        String subject,
        Instant added,
        Instant due,
        int attempts,
        Optional<String> reason,
        Optional<String> hub) {

    /** Whether it runs now. */
    public boolean running() {
        return hub.isPresent();
    }
}

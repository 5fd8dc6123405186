package dk.sluse.hub;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the hub does again and again by machine time, beside the routes. A chore that fails is done again at its next turn. */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final ScheduledExecutorService chores =
            Executors.newScheduledThreadPool(2, task -> new Thread(task, "sluse-housekeeping"));

    void every(Duration period, String what, Runnable chore) {
        every(period, period, what, chore);
    }

    /** The same, for the first time after another while. */
    void every(Duration first, Duration period, String what, Runnable chore) {
        Runnable careful = () -> {
            try {
                chore.run();
            } catch (RuntimeException e) {
                LOG.warn("{} failed and is tried again: {}", what, e.getMessage());
            }
        };
        var unused = chores.scheduleWithFixedDelay(careful, first.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        chores.shutdownNow();
    }
}

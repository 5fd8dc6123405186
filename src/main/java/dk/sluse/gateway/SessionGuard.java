package dk.sluse.gateway;

import dk.sluse.project.Caller;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again, every half second, whether those who came in are still welcome (F32). Who is not, or cannot be looked up,
 * is put out at once; reads of what was taken away are cut. When the look-ups themselves hang, a session waits for its
 * own before it is served further, so that no byte leaves on rights older than {@link #STALE}.
 */
final class SessionGuard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionGuard.class);
    private static final long EVERY_MILLIS = 500;
    private static final long STALE = TimeUnit.SECONDS.toNanos(2);

    private final Doorkeeper doorkeeper;
    private final Optional<Shelf> shelf;
    private final long longest;
    private final LongSupplier nanos;
    private final Runnable upkeep;
    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clockwork;

    SessionGuard(
            String door,
            Doorkeeper doorkeeper,
            Optional<Shelf> shelf,
            Duration longest,
            LongSupplier nanos,
            Runnable upkeep) {
        this.longest = longest.toNanos();
        this.doorkeeper = doorkeeper;
        this.shelf = shelf;
        this.nanos = nanos;
        this.upkeep = upkeep;
        this.clockwork = Executors.newSingleThreadScheduledExecutor(run -> {
            Thread thread = new Thread(run, "gateway-" + door + "-guard");
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() {
        var unused = clockwork.scheduleWithFixedDelay(this::round, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    void watch(Visit visit) {
        visits.add(visit);
    }

    void forget(Visit visit) {
        visits.remove(visit);
    }

    /** How many live sessions are watched. */
    int visits() {
        return visits.size();
    }

    /** Whether a visitor may be served now; asks again when the last answer is old. */
    boolean serves(Visit visit) {
        if (visit.isOver()) {
            return false;
        }
        return nanos.getAsLong() - visit.seen() < STALE || isWelcome(visit);
    }

    /** Whether a visitor may do something now: asked just then, whatever was answered before. */
    boolean admits(Visit visit) {
        return !visit.isOver() && isWelcome(visit);
    }

    private void round() {
        visits.forEach(this::look);
        try {
            upkeep.run();
        } catch (RuntimeException e) {
            LOG.error("The gateway's upkeep failed; it is tried again", e);
        }
    }

    private void look(Visit visit) {
        try {
            if (nanos.getAsLong() - visit.began() > longest) {
                leave(visit, "the session lasted too long");
            } else if (!visit.isOver() && isWelcome(visit)) {
                shelf.ifPresent(s -> visit.reads().forEach(read -> cutWhereTaken(s, visit, read)));
                visit.writes().forEach(write -> write.look(visit.caller()));
            }
        } catch (RuntimeException e) {
            LOG.error("A session cannot be watched and is ended", e);
            leave(visit, "access could not be looked up");
        }
    }

    private boolean isWelcome(Visit visit) {
        Optional<Caller> rights;
        try {
            rights = doorkeeper.again(visit.caller(), visit.proof());
        } catch (RuntimeException e) {
            LOG.error("A session is ended: who may stay cannot be looked up", e);
            leave(visit, "access could not be looked up");
            return false;
        }
        if (rights.isEmpty()) {
            leave(visit, "access was closed");
            return false;
        }
        visit.refresh(rights.get(), nanos.getAsLong());
        return true;
    }

    private void leave(Visit visit, String reason) {
        if (visits.remove(visit)) {
            visit.end(reason);
        }
    }

    private static void cutWhereTaken(Shelf shelf, Visit visit, OpenFile read) {
        if (shelf.cuts(visit.caller(), read.names())) {
            read.cut("taken away");
        }
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }
}

package dk.sluse.work;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.store.Store;
import dk.sluse.work.Outcome.Away;
import dk.sluse.work.Outcome.Done;
import dk.sluse.work.Outcome.Failed;
import dk.sluse.work.Outcome.NotBegun;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the steps this hub claimed, each in its lane, and settles what became of them. */
final class Crew {

    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    /** A parked subject is called when a place gets free; this is for the case that the hub with the place dies. */
    private static final Duration PARKED = Duration.ofSeconds(30);

    /** Another hub may have the route that this one lacks. */
    private static final Duration NO_ROUTE = Duration.ofSeconds(5);

    /** This hub still runs a step that was given up for dead while the database was away. */
    private static final Duration STILL_RUNNING = Duration.ofSeconds(2);

    /** A hub may be killed now and then through no fault of the step; one that kills its hub again and again stops. */
    private static final int LEAST_DEATHS = 10;

    private final Store store;
    private final WorkTable table;
    private final Audit audit;
    private final Alarm alarm;
    private final WorkSettings settings;
    private final Runnable wake;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Crew(Store store, WorkTable table, Audit audit, Alarm alarm, WorkSettings settings, Runnable wake) {
        this.store = store;
        this.table = table;
        this.audit = audit;
        this.alarm = alarm;
        this.settings = settings;
        this.wake = wake;
    }

    void join(String step, Lane lane) {
        if (lanes.putIfAbsent(Claim.checkedStep(step), lane) != null) {
            throw new IllegalStateException("Two routes begin with work:" + step + ". One step has one route.");
        }
    }

    void leave(String step, Lane lane) {
        lanes.remove(step, lane);
    }

    /** From now on nothing is begun, and a step that is interrupted has not failed. */
    void stopping() {
        stopping = true;
    }

    /** Does a claimed step. Answers how to settle it, which throws when the database is away: it then counts as dead. */
    Runnable run(Claim claim) {
        Optional<Lane> lane = Optional.ofNullable(lanes.get(claim.step()));
        Outcome outcome = lane.map(l -> inLane(l, claim)).orElseGet(() -> new NotBegun(NO_ROUTE, false));
        return () -> settle(claim, outcome, lane);
    }

    private Outcome inLane(Lane lane, Claim claim) {
        if (stopping) {
            return new NotBegun(Duration.ZERO, false);
        }
        if (!running.add(claim.id())) {
            return new NotBegun(STILL_RUNNING, false);
        }
        try {
            return lane.enter() ? inPlace(lane, claim) : new NotBegun(PARKED, true);
        } finally {
            running.remove(claim.id());
        }
    }

    private Outcome inPlace(Lane lane, Claim claim) {
        try {
            lane.handler().run(claim.step(), claim.subject(), claim.failures() + 1);
            return new Done();
        } catch (Exception | Error e) {
            return stopping ? new NotBegun(Duration.ZERO, false) : Outcome.of(e);
        } finally {
            lane.leave();
        }
    }

    private void settle(Claim claim, Outcome outcome, Optional<Lane> lane) {
        int retries = lane.map(Lane::retries).orElse(settings.retries());
        store.changing(h -> {
            if (!write(h, claim, outcome, retries)) {
                LOG.warn("Step {} of {} was taken over by another hub meanwhile", claim.step(), claim.subject());
            }
        });
        lane.ifPresent(l -> callNext(claim.step(), l, outcome));
    }

    private boolean write(Handle h, Claim claim, Outcome outcome, int retries) {
        if (outcome instanceof Done) {
            return table.done(h, claim);
        }
        if (outcome instanceof NotBegun notBegun) {
            return table.release(h, claim, notBegun.pause(), notBegun.crowded());
        }
        if (outcome instanceof Away away) {
            LOG.info("Step {} of {} waits {}: {}", claim.step(), claim.subject(), away.pause(), away.reason());
            return table.putBack(h, claim, away.pause(), claim.failures(), away.reason());
        }
        return failed(h, claim, ((Failed) outcome).reason(), retries);
    }

    private boolean failed(Handle h, Claim claim, String reason, int retries) {
        int failures = claim.failures() + 1;
        if (failures > retries) {
            return end(h, claim, failures, reason);
        }
        Duration wait = settings.waitAfter(failures);
        LOG.warn(
                "Step {} of {} failed (attempt {} of {}), next in {}: {}",
                claim.step(),
                claim.subject(),
                failures,
                retries + 1,
                wait,
                reason);
        return table.putBack(h, claim, wait, failures, reason);
    }

    /** Its attempts are used up: it stops, unless it was asked for again since the last one began. */
    private boolean end(Handle h, Claim claim, int failures, String reason) {
        Optional<Stopped> stopped = table.stop(h, claim, failures, reason);
        stopped.ifPresent(s -> tell(h, s));
        return stopped.isPresent() || table.onceMore(h, claim);
    }

    private void tell(Handle h, Stopped stopped) {
        LOG.error(
                "Step {} of {} stopped after {} attempts and waits for a person: {}",
                stopped.step(),
                stopped.subject(),
                stopped.attempts(),
                stopped.reason());
        audit.record(
                h,
                Event.of(Event.HUB, EventKind.STEP_STOPPED, Event.BY_HUB)
                        .with("step", stopped.step())
                        .with("subject", stopped.subject())
                        .with("attempts", stopped.attempts())
                        .with("reason", stopped.reason()));
        alarm.stopped(h, stopped);
    }

    /**
     * A place may be free: the oldest parked subject takes it. Who parks marks the lane after the row is written and then
     * looks for a free place, who leaves frees the place and then looks at the mark: one of the two sees the other.
     */
    private void callNext(String step, Lane lane, Outcome outcome) {
        if (outcome instanceof NotBegun notBegun && notBegun.crowded()) {
            lane.markCrowded();
        }
        if (lane.hasFreePlace() && lane.takeMark() && store.change(h -> table.callNext(h, step))) {
            lane.markCrowded();
            wake.run();
        }
    }

    /** A step whose hub gave no sign of life waits for its next attempt, unless this very hub still runs it. */
    void died(Claim claim) {
        if (!running.contains(claim.id())) {
            store.changing(h -> died(h, claim));
        }
    }

    /** The same for all that a hub of this name left behind. */
    void takeUpEarlierLife(String hub) {
        store.changing(h -> table.claimedBy(h, hub).forEach(claim -> died(h, claim)));
    }

    private void died(Handle h, Claim claim) {
        int retries =
                Optional.ofNullable(lanes.get(claim.step())).map(Lane::retries).orElse(settings.retries());
        String reason = "The hub that ran it ended, or lost the database, before it was done";
        int failures = claim.failures() + 1;
        if (failures > Math.max(retries, LEAST_DEATHS)) {
            var unused = end(h, claim, failures, reason);
        } else if (table.putBack(h, claim, Duration.ZERO, failures, reason)) {
            LOG.warn("Step {} of {} is taken over: {}", claim.step(), claim.subject(), reason);
        }
    }
}

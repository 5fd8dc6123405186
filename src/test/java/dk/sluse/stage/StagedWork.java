package dk.sluse.stage;

import dk.sluse.notice.MailRoom;
import dk.sluse.store.Store;
import dk.sluse.work.Waits;
import dk.sluse.work.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Steps that wait until the test does them; each waits once, and only when its transaction was kept. Mails stay in the
 * outbox, where the test reads them.
 */
public final class StagedWork implements Work {

    /** A step and what it is about. */
    public record Step(String name, String subject) {
        @Override
        public String toString() {
            return name + "/" + subject;
        }
    }

    private final List<Step> waiting = new ArrayList<>();
    private final Map<Step, Exception> stopped = new LinkedHashMap<>();
    private final Map<Step, Exception> outside = new LinkedHashMap<>();

    @Override
    public void add(Handle transaction, String step, String subject) {
        if (!step.equals(MailRoom.STEP)) {
            Store.afterCommit(transaction, () -> add(new Step(step, subject)));
        }
    }

    @Override
    public void add(Handle transaction, String step, String subject, Duration delay) {
        add(transaction, step, subject);
    }

    @Override
    public boolean retry(Handle transaction, String step, String subject) {
        return retry(new Step(step, subject));
    }

    private synchronized void add(Step step) {
        if (!waiting.contains(step) && !stopped.containsKey(step) && !outside.containsKey(step)) {
            waiting.add(step);
        }
    }

    public synchronized boolean retry(Step step) {
        if (stopped.remove(step) == null && outside.remove(step) == null) {
            return false;
        }
        add(step);
        return true;
    }

    public synchronized Optional<Step> take() {
        return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.remove(0));
    }

    synchronized void stop(Step step, Exception why) {
        (why instanceof Waits ? outside : stopped).put(step, why);
    }

    public synchronized List<Step> waiting() {
        return List.copyOf(waiting);
    }

    /** The steps that wait for what lies outside, such as an environment or a closed project, and why. */
    public synchronized Map<Step, Exception> waitingOutside() {
        return Map.copyOf(outside);
    }

    public synchronized Map<Step, Exception> stopped() {
        return Map.copyOf(stopped);
    }
}

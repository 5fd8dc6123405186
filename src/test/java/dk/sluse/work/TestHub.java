package dk.sluse.work;

import static org.awaitility.Awaitility.await;

import dk.sluse.audit.Ledger;
import dk.sluse.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.awaitility.core.ConditionFactory;

/** The work of a hub with short times, and what it told the operators. */
final class TestHub implements AutoCloseable {

    final DurableWork work;
    final List<Stopped> alarms = new CopyOnWriteArrayList<>();
    private final Store store;

    TestHub(DataSource pool, String name) {
        this(pool, settings(name));
    }

    TestHub(DataSource pool, WorkSettings settings) {
        this.store = new Store(pool);
        this.work = new DurableWork(
                store, pool, new Ledger(Clock.systemUTC()), (h, stopped) -> alarms.add(stopped), settings);
    }

    /** Waits for what other threads do: long, since a busy machine is no fault. */
    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }

    static WorkSettings settings(String name) {
        return new WorkSettings(
                name,
                8,
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                2,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }

    TestHub doing(String step, StepHandler handler) {
        return doing(step, 1, 2, handler);
    }

    TestHub doing(String step, int concurrency, int retries, StepHandler handler) {
        work.join(step, new Lane(concurrency, retries, handler));
        return this;
    }

    TestHub started() {
        work.start();
        return this;
    }

    void add(String step, String subject) {
        store.changing(h -> work.add(h, step, subject));
    }

    boolean retry(String step, String subject) {
        return store.change(h -> work.retry(h, step, subject));
    }

    List<Waiting> waiting() {
        return store.read(work::waiting);
    }

    List<Stopped> stopped() {
        return store.read(work::stopped);
    }

    @Override
    public void close() {
        work.close();
    }
}

package dk.sluse.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import dk.sluse.audit.Audit;
import dk.sluse.store.Store;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of all flows, kept in the database. db-scheduler claims due rows for this hub, keeps their heartbeat and finds
 * those whose hub died; {@link Crew} does them. Routes join by the {@code work:} component before or after the start.
 *
 * <p>The life of a step: added in a transaction → waits → claimed by one hub → done, and gone; or failed, and waits longer
 * each time; or, after its retries, stopped with the reason until a person lets it go on. A step whose hub died is taken
 * over. A failure that {@link Waits} never stops a step.
 */
public final class DurableWork implements Work, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DurableWork.class);

    private static final int MISSED_HEARTBEATS = 4;

    private final Store store;
    private final WorkSettings settings;
    private final WorkTable table;
    private final Crew crew;
    private final Scheduler scheduler;
    private final HubName name;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(runnable -> new Thread(runnable, "work-watch"));

    /**
     * The work of one hub. Nothing runs before {@link #start}.
     *
     * @param pool where db-scheduler and the hub's name get their connections from: one stays in use for the name
     * @param alarm told of steps that stop
     */
    public DurableWork(Store store, DataSource pool, Audit audit, Alarm alarm, WorkSettings settings) {
        this.store = store;
        this.settings = settings;
        this.table = new WorkTable(InstantSource.system());
        this.crew = new Crew(store, table, audit, alarm, settings, this::wake);
        this.name = new HubName(pool, settings.hub());
        this.scheduler = Scheduler.create(pool, StepTask.of(crew))
                .tableName("work")
                .serializer(new StepTask.NoData())
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .schedulerName(new SchedulerName.Fixed(settings.hub()))
                .threads(settings.threads())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(settings.polling())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(settings.stopPatience())
                .failureLogging(LogLevel.DEBUG, false)
                .build();
    }

    /**
     * Begins to work: takes the hub's name, takes up what its earlier life left unfinished, then claims what is due.
     *
     * @throws IllegalStateException when another hub of this name works on the database
     */
    public void start() {
        name.take(settings.namePatience());
        crew.takeUpEarlierLife(settings.hub());
        scheduler.start();
        long beat = settings.heartbeat().toMillis();
        ScheduledFuture<?> unused = watch.scheduleWithFixedDelay(this::keepName, beat, beat, TimeUnit.MILLISECONDS);
    }

    /** Claims nothing more, waits for the steps that run, and gives the name back. */
    @Override
    public void close() {
        crew.stopping();
        scheduler.stop();
        watch.shutdownNow();
        name.close();
    }

    @Override
    public void add(Handle transaction, String step, String subject) {
        add(transaction, step, subject, Duration.ZERO);
    }

    @Override
    public void add(Handle transaction, String step, String subject, Duration delay) {
        table.add(transaction, step, subject, delay);
        Store.afterCommit(transaction, this::wake);
    }

    @Override
    public boolean retry(Handle transaction, String step, String subject) {
        boolean found = table.retry(transaction, step, subject);
        Store.afterCommit(transaction, this::wake);
        return found;
    }

    /** Every step that waits or runs, soonest first. */
    public List<Waiting> waiting(Handle h) {
        return table.waiting(h);
    }

    /** Every step that stopped and waits for a person, oldest first. */
    public List<Stopped> stopped(Handle h) {
        return table.stopped(h);
    }

    /** How often a step is tried again where its route does not say. */
    int retries() {
        return settings.retries();
    }

    /** Lets a route do a step, from now on until it {@link #leave}s. */
    void join(String step, Lane lane) {
        crew.join(step, lane);
        wake();
    }

    void leave(String step, Lane lane) {
        crew.leave(step, lane);
    }

    void addAlone(String step, String subject) {
        store.changing(h -> add(h, step, subject));
    }

    private void wake() {
        scheduler.triggerCheckForDueExecutions();
    }

    /** Without its name a hub claims nothing: another one of the same name may have begun. */
    private void keepName() {
        boolean paused = scheduler.getSchedulerState().isPaused();
        boolean held = holdsName();
        if (held && paused) {
            LOG.info("Hub {} has the database and its name again and goes on", settings.hub());
            scheduler.resume();
        } else if (!held && !paused) {
            LOG.error("Hub {} lost the database, or its name to another hub, and pauses", settings.hub());
            scheduler.pause();
        }
    }

    private boolean holdsName() {
        try {
            return name.keep();
        } catch (RuntimeException e) {
            LOG.debug("The name cannot be kept", e);
            return false;
        }
    }
}

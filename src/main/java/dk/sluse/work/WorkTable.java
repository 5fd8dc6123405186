package dk.sluse.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * The rows of work. Each statement about a claimed step names its version, so that a hub whose step was taken over writes
 * nothing. db-scheduler claims rows and keeps heartbeats; adding and settling is done here, because it must be part of the
 * caller's transaction, or keep what the library does not know: reasons, and that a step was asked for again.
 */
final class WorkTable {

    private static final String CLAIMED =
            " where task_name = :task and task_instance = :id and picked and version = :version";

    private static final String ADD = """
            insert into work (task_name, task_instance, step, subject, added, execution_time)
            select :task, :id, :step, :subject, cast(:now as timestamptz), cast(:due as timestamptz)
            where not exists (select 1 from work_stopped where step = :step and subject = :subject)
            on conflict (task_name, task_instance) do update set
                again = case when work.picked then least(work.again, excluded.execution_time) end,
                execution_time = case
                    when work.picked or work.consecutive_failures > 0 or work.reason is not null
                        then work.execution_time
                    else least(work.execution_time, excluded.execution_time) end
            """;

    private static final String ONCE_MORE = """
            update work set picked = false, picked_by = null, last_heartbeat = null, version = version + 1,
                execution_time = again, again = null, consecutive_failures = 0, crowded = false, reason = null
            """;

    private static final String PUT_BACK = """
            update work set picked = false, picked_by = null, last_heartbeat = null, version = version + 1,
                execution_time = least(again, :due), again = null,
                consecutive_failures = :failures, crowded = false, reason = :reason, last_failure = :now
            """;

    private static final String RELEASE = """
            update work set picked = false, picked_by = null, last_heartbeat = null, version = version + 1,
                execution_time = :due, crowded = :crowded
            """;

    private static final String CALL_NEXT = """
            update work set execution_time = :now, crowded = false
            where (task_name, task_instance) in (
                select task_name, task_instance from work
                where step = :step and crowded and not picked
                order by added limit 1 for update skip locked)
            """;

    private final InstantSource machine;

    WorkTable(InstantSource machine) {
        this.machine = machine;
    }

    /**
     * Adds a step. One that waits is not added again, though it moves forward when it is now wanted earlier; one that runs
     * will run once more, since it may have looked at the state before the caller changed it; one that stopped stays so.
     */
    void add(Handle h, String step, String subject, Duration delay) {
        Instant now = now();
        h.createUpdate(ADD)
                .bind("task", Claim.TASK)
                .bind("id", Claim.id(Claim.checkedStep(step), subject))
                .bind("step", step)
                .bind("subject", subject)
                .bind("now", at(now))
                .bind("due", at(now.plus(delay)))
                .execute();
    }

    boolean retry(Handle h, String step, String subject) {
        int stopped = h.createUpdate("delete from work_stopped where step = :step and subject = :subject")
                .bind("step", step)
                .bind("subject", subject)
                .execute();
        if (stopped > 0) {
            add(h, step, subject, Duration.ZERO);
            return true;
        }
        return h.createUpdate("update work set execution_time = least(execution_time, :now), consecutive_failures = 0,"
                                + " crowded = false where step = :step and subject = :subject and not picked")
                        .bind("step", step)
                        .bind("subject", subject)
                        .bind("now", at(now()))
                        .execute()
                > 0;
    }

    /** The step was done: its row goes, or waits once more when it was asked for again meanwhile. */
    boolean done(Handle h, Claim claim) {
        int gone = claimed(h.createUpdate("delete from work" + CLAIMED + " and again is null"), claim)
                .execute();
        return gone > 0 || onceMore(h, claim);
    }

    /** A step that was asked for again while it ran begins anew: somebody changed what it looks at. */
    boolean onceMore(Handle h, Claim claim) {
        return claimed(h.createUpdate(ONCE_MORE + CLAIMED + " and again is not null"), claim)
                        .execute()
                > 0;
    }

    /** The step waits for its next attempt. Answers false when it was no longer this hub's. */
    boolean putBack(Handle h, Claim claim, Duration wait, int failures, String reason) {
        Instant now = now();
        return claimed(h.createUpdate(PUT_BACK + CLAIMED), claim)
                        .bind("now", at(now))
                        .bind("due", at(now.plus(wait)))
                        .bind("failures", failures)
                        .bind("reason", reason)
                        .execute()
                > 0;
    }

    /** Gives the claim up as if it had never been made. */
    boolean release(Handle h, Claim claim, Duration wait, boolean crowded) {
        return claimed(h.createUpdate(RELEASE + CLAIMED), claim)
                        .bind("due", at(now().plus(wait)))
                        .bind("crowded", crowded)
                        .execute()
                > 0;
    }

    /** The step stops. Answers nothing when it was asked for again meanwhile, or was no longer this hub's. */
    Optional<Stopped> stop(Handle h, Claim claim, int attempts, String reason) {
        int gone = claimed(h.createUpdate("delete from work" + CLAIMED + " and again is null"), claim)
                .execute();
        if (gone == 0) {
            return Optional.empty();
        }
        Stopped stopped = new Stopped(claim.step(), claim.subject(), now(), attempts, reason);
        h.createUpdate("insert into work_stopped (step, subject, since, attempts, reason)"
                        + " values (:step, :subject, :since, :attempts, :reason)"
                        + " on conflict (step, subject) do update set since = excluded.since,"
                        + " attempts = excluded.attempts, reason = excluded.reason")
                .bind("step", stopped.step())
                .bind("subject", stopped.subject())
                .bind("since", at(stopped.since()))
                .bind("attempts", attempts)
                .bind("reason", reason)
                .execute();
        return Optional.of(stopped);
    }

    /** Calls the oldest subject that found no place. Answers whether there was one. */
    boolean callNext(Handle h, String step) {
        return h.createUpdate(CALL_NEXT)
                        .bind("step", step)
                        .bind("now", at(now()))
                        .execute()
                > 0;
    }

    /** What a hub of this name had claimed and not finished. */
    List<Claim> claimedBy(Handle h, String hub) {
        return h.createQuery("select step, subject, version, consecutive_failures from work"
                        + " where picked and picked_by = :hub for update")
                .bind("hub", hub)
                .map((row, context) -> new Claim(
                        row.getString("step"),
                        row.getString("subject"),
                        row.getLong("version"),
                        row.getInt("consecutive_failures")))
                .list();
    }

    List<Waiting> waiting(Handle h) {
        return h.createQuery("select * from work order by execution_time, task_instance")
                .map((row, context) -> waiting(row))
                .list();
    }

    List<Stopped> stopped(Handle h) {
        return h.createQuery("select * from work_stopped order by since, step, subject")
                .map((row, context) -> new Stopped(
                        row.getString("step"),
                        row.getString("subject"),
                        instant(row, "since"),
                        row.getInt("attempts"),
                        row.getString("reason")))
                .list();
    }

    private static Update claimed(Update update, Claim claim) {
        return update.bind("task", Claim.TASK).bind("id", claim.id()).bind("version", claim.version());
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getString("step"),
                row.getString("subject"),
                instant(row, "added"),
                instant(row, "execution_time"),
                row.getInt("consecutive_failures"),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("picked_by")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** To the microsecond, rounded down: rounded up by the database, a step would not be due yet. */
    private Instant now() {
        return machine.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

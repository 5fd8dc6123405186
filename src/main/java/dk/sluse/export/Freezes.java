package dk.sluse.export;

import dk.sluse.export.SelfReport.Ended;
import dk.sluse.export.SelfReport.Ending;
import dk.sluse.project.Denied;
import dk.sluse.work.Waits;
import dk.sluse.work.Work;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which requests are frozen by a self-report (R75), in the database. Whoever freezes or lifts has locked the request. */
final class Freezes {

    private static final String SELECT =
            "select id, request, reporter, at, ended_at, ended_by, ending, reason from request_freeze ";

    /** What is out of sight for good, and deleted as soon as nobody has to look at it any more. */
    private static final Set<RequestState> OVER = EnumSet.of(RequestState.EXPIRED, RequestState.REVOKED);

    private final Requests requests;
    private final Work work;

    Freezes(Requests requests, Work work) {
        this.requests = requests;
        this.work = work;
    }

    boolean isFrozen(Handle h, long request) {
        return open(h, request).isPresent();
    }

    /** The report that keeps a request frozen now. */
    Optional<SelfReport> open(Handle h, long request) {
        return h.createQuery(SELECT + "where request = :request and ended_at is null")
                .bind("request", request)
                .map((row, context) -> read(h, row))
                .findOne();
    }

    /** All that are frozen now, oldest first. */
    List<SelfReport> open(Handle h) {
        return h.createQuery(SELECT + "where ended_at is null order by id")
                .map((row, context) -> read(h, row))
                .list();
    }

    /** The report after which an officer declared a breach: the project told of it before it was found (R75). */
    Optional<SelfReport> ofBreach(Handle h, long request) {
        return h.createQuery(SELECT + "where request = :request and ending = 'BREACH' order by id desc limit 1")
                .bind("request", request)
                .map((row, context) -> read(h, row))
                .findOne();
    }

    void add(Handle h, ExportRequest request, String reporter, String letter, Instant now) {
        h.createUpdate(
                        "insert into request_freeze (request, reporter, letter, at) values (:request, :by, :letter, :now)")
                .bind("request", request.id())
                .bind("by", reporter)
                .bind("letter", letter)
                .bind("now", now)
                .execute();
    }

    /** Ends a freeze. What was kept for the officer's eyes only is deleted now, as its end or revocation asked for (R48). */
    void end(Handle h, SelfReport report, Ended ended) {
        h.createUpdate("""
                        update request_freeze set ended_at = :at, ended_by = :by, ending = :how, reason = :reason
                        where id = :id and ended_at is null""")
                .bind("id", report.id())
                .bind("at", ended.at())
                .bind("by", ended.by())
                .bind("how", ended.how().name())
                .bind("reason", ended.reason())
                .execute();
        ExportRequest request = report.request();
        if (OVER.contains(request.state()) && !requests.isCleared(h, request.id())) {
            String subject = Long.toString(request.id());
            work.add(h, ExportSteps.CLEAR, subject);
            var unused = work.retry(h, ExportSteps.CLEAR, subject);
        }
    }

    /**
     * Lets a step wait while a request is frozen.
     *
     * @throws FrozenException while it is
     */
    void awaitLifted(Handle h, long request) {
        if (isFrozen(h, request)) {
            throw new FrozenException(request);
        }
    }

    /**
     * Refuses an officer what is not done with a frozen request.
     *
     * @throws Denied while it is
     */
    void mustBeLifted(Handle h, long request) {
        if (isFrozen(h, request)) {
            throw new Denied("Request " + request + " is frozen by a self-report: " + toDo(request));
        }
    }

    /** What an officer does about it. */
    static String toDo(long request) {
        return "declare it with breach " + request + " --class individual|detailed, or lift it with unfreeze " + request
                + " --reason \"…\"";
    }

    private SelfReport read(Handle h, ResultSet row) throws SQLException {
        Optional<Ended> ended = row.getString("ending") == null
                ? Optional.empty()
                : Optional.of(new Ended(
                        Ending.valueOf(row.getString("ending")),
                        row.getString("ended_by"),
                        row.getString("reason"),
                        row.getTimestamp("ended_at").toInstant()));
        return new SelfReport(
                row.getLong("id"),
                requests.find(h, row.getLong("request")).orElseThrow(),
                row.getString("reporter"),
                row.getTimestamp("at").toInstant(),
                ended);
    }

    /** Nothing of a frozen request is published or deleted until an officer has decided: its step waits, visibly. */
    static final class FrozenException extends RuntimeException implements Waits {
        private static final long serialVersionUID = 1;

        /** Lifting wakes the step; this is for one that was just about to begin then. */
        private static final Duration PATIENCE = Duration.ofMinutes(10);

        FrozenException(long request) {
            super("Request " + request + " is frozen by a self-report. It goes on when an officer has lifted that.");
        }

        @Override
        public Duration patience() {
            return PATIENCE;
        }
    }
}

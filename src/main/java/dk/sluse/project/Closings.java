package dk.sluse.project;

import dk.sluse.project.Closing.End;
import dk.sluse.project.Closing.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The closings in the database. One ends once; none is deleted. */
final class Closings {

    /** How one ended: the same words for all that end together. */
    record Ending(String by, String reason, Instant at) {}

    long add(Handle h, Wanted wanted, String by, Instant now) {
        return h.createQuery("""
                        insert into suspension (scope, subject, reason, request, offence, closed_by, since, until)
                        values (:scope, :subject, :reason, :request, :offence, :by, :now, :until) returning id""")
                .bind("scope", wanted.scope().name())
                .bind("subject", wanted.subject())
                .bind("reason", wanted.reason())
                .bind("request", wanted.request().isPresent() ? wanted.request().getAsLong() : null)
                .bind("offence", wanted.offence().orElse(null))
                .bind("by", by)
                .bind("now", now)
                .bind("until", wanted.until().orElse(null))
                .mapTo(long.class)
                .one();
    }

    Optional<Closing> find(Handle h, long id) {
        return read(h.createQuery("select * from suspension where id = :id").bind("id", id))
                .findOne();
    }

    Optional<Closing> lock(Handle h, long id) {
        return read(h.createQuery("select * from suspension where id = :id for update")
                        .bind("id", id))
                .findOne();
    }

    /** The oldest in force of this very subject. */
    Optional<Closing> first(Handle h, Scope scope, String subject) {
        return read(h.createQuery("""
                        select * from suspension
                        where scope = :scope and ended_at is null
                          and (subject = :subject or scope = 'INSTITUTION' and lower(subject) = lower(:subject))
                        order by id limit 1""").bind("scope", scope.name()).bind("subject", subject))
                .findOne();
    }

    List<Closing> inForce(Handle h) {
        return read(h.createQuery("select * from suspension where ended_at is null order by id"))
                .list();
    }

    List<Closing> all(Handle h) {
        return read(h.createQuery("select * from suspension order by id")).list();
    }

    /** What this request brought about. */
    List<Closing> of(Handle h, long request) {
        return read(h.createQuery("select * from suspension where request = :request order by id")
                        .bind("request", request))
                .list();
    }

    /** How often somebody was closed out for this before. */
    int countFor(Handle h, Scope scope, String subject, String offence) {
        return h.createQuery("""
                        select count(*) from suspension
                        where scope = :scope and lower(subject) = lower(:subject) and offence = :offence""")
                .bind("scope", scope.name())
                .bind("subject", subject)
                .bind("offence", offence)
                .mapTo(int.class)
                .one();
    }

    List<Closing> endOf(Handle h, Scope scope, String subject, Ending ending) {
        return read(ended(h.createQuery("update suspension" + SET_ENDED + " " + """
                 where scope = :scope and ended_at is null
                   and (subject = :subject or scope = 'INSTITUTION' and lower(subject) = lower(:subject))
                 returning *"""), ending)
                        .bind("scope", scope.name())
                        .bind("subject", subject))
                .list();
    }

    Optional<Closing> end(Handle h, long id, Ending ending) {
        return read(ended(
                                h.createQuery("update suspension" + SET_ENDED
                                        + " where id = :id and ended_at is null returning *"),
                                ending)
                        .bind("id", id))
                .findOne();
    }

    List<Closing> endDue(Handle h, Ending ending) {
        return read(ended(
                        h.createQuery("update suspension" + SET_ENDED
                                + " where until <= :now and ended_at is null returning *"),
                        ending))
                .list();
    }

    private static final String SET_ENDED = " set ended_at = :now, ended_by = :by, end_reason = :reason";

    private static Query ended(Query update, Ending ending) {
        return update.bind("now", ending.at()).bind("by", ending.by()).bind("reason", ending.reason());
    }

    private static org.jdbi.v3.core.result.ResultIterable<Closing> read(Query query) {
        return query.map(Closings::row);
    }

    private static Closing row(ResultSet row, StatementContext context) throws SQLException {
        long request = row.getLong("request");
        OptionalLong about = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(request);
        Optional<Instant> endedAt = instant(row, "ended_at");
        Optional<End> end = endedAt.isEmpty()
                ? Optional.empty()
                : Optional.of(new End(row.getString("ended_by"), row.getString("end_reason"), endedAt.get()));
        return new Closing(
                row.getLong("id"),
                Scope.valueOf(row.getString("scope")),
                row.getString("subject"),
                row.getString("reason"),
                about,
                Optional.ofNullable(row.getString("offence")),
                row.getString("closed_by"),
                row.getTimestamp("since").toInstant(),
                instant(row, "until"),
                end);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}

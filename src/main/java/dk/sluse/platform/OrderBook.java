package dk.sluse.platform;

import dk.sluse.platform.AccessOrder.Action;
import dk.sluse.platform.AccessOrder.Done;
import dk.sluse.project.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The orders in the database. */
final class OrderBook {

    long add(Handle h, Action action, Scope scope, String subject, Instant now) {
        return h.createQuery("""
                        insert into access_order (action, scope, subject, ordered_at, told_at)
                        values (:action, :scope, :subject, :now, :now) returning id""")
                .bind("action", action.name())
                .bind("scope", scope.name())
                .bind("subject", subject)
                .bind("now", now)
                .mapTo(long.class)
                .one();
    }

    Optional<AccessOrder> lock(Handle h, long id) {
        return h.createQuery("select * from access_order where id = :id for update")
                .bind("id", id)
                .map(OrderBook::read)
                .findOne();
    }

    /** The last one about a subject, which is the one that counts. */
    Optional<AccessOrder> last(Handle h, Scope scope, String subject) {
        return h.createQuery("""
                        select * from access_order where scope = :scope and subject = :subject order by id desc limit 1""")
                .bind("scope", scope.name())
                .bind("subject", subject)
                .map(OrderBook::read)
                .findOne();
    }

    /** Those that count and are not acknowledged. */
    List<AccessOrder> open(Handle h) {
        return h.createQuery("""
                        select * from access_order o where acknowledged_at is null and not exists (
                            select 1 from access_order later
                            where later.scope = o.scope and later.subject = o.subject and later.id > o.id)
                        order by id""").map(OrderBook::read).list();
    }

    void told(Handle h, long id, Instant now) {
        h.createUpdate("update access_order set times = times + 1, told_at = :now where id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    void acknowledged(Handle h, long id, String by, Instant now) {
        h.createUpdate("update access_order set acknowledged_at = :now, acknowledged_by = :by where id = :id")
                .bind("id", id)
                .bind("by", by)
                .bind("now", now)
                .execute();
    }

    private static AccessOrder read(ResultSet row, StatementContext context) throws SQLException {
        Optional<Done> done = row.getTimestamp("acknowledged_at") == null
                ? Optional.empty()
                : Optional.of(new Done(
                        row.getString("acknowledged_by"),
                        row.getTimestamp("acknowledged_at").toInstant()));
        return new AccessOrder(
                row.getLong("id"),
                Action.valueOf(row.getString("action")),
                Scope.valueOf(row.getString("scope")),
                row.getString("subject"),
                row.getTimestamp("ordered_at").toInstant(),
                row.getInt("times"),
                row.getTimestamp("told_at").toInstant(),
                done);
    }
}

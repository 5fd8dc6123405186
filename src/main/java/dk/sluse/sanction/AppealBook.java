package dk.sluse.sanction;

import dk.sluse.sanction.Appeal.Decision;
import dk.sluse.sanction.Appeal.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The appeals in the database. They and what was decided on them are added, and never changed. */
final class AppealBook {

    List<Appeal> of(Handle h, long measure) {
        return h.createQuery("""
                        select a.id, a.author, a.entered_by, a.text, a.at,
                               d.outcome, d.reason, d.decided_by, d.at as decided_at
                        from appeal a left join appeal_decision d on d.appeal = a.id
                        where a.suspension = :measure order by a.id""").bind("measure", measure).map(AppealBook::read).list();
    }

    private static Appeal read(ResultSet row, StatementContext context) throws SQLException {
        Optional<String> outcome = Optional.ofNullable(row.getString("outcome"));
        Optional<Decision> decision = outcome.isEmpty()
                ? Optional.empty()
                : Optional.of(new Decision(
                        Outcome.valueOf(outcome.get()),
                        row.getString("reason"),
                        row.getString("decided_by"),
                        row.getTimestamp("decided_at").toInstant()));
        return new Appeal(
                row.getLong("id"),
                row.getString("author"),
                row.getString("entered_by"),
                row.getString("text"),
                row.getTimestamp("at").toInstant(),
                decision);
    }

    long add(Handle h, long measure, Appeal appeal) {
        return h.createQuery("""
                        insert into appeal (suspension, author, entered_by, text, at)
                        values (:measure, :author, :by, :text, :at) returning id""")
                .bind("measure", measure)
                .bind("author", appeal.author())
                .bind("by", appeal.enteredBy())
                .bind("text", appeal.text())
                .bind("at", appeal.at())
                .mapTo(long.class)
                .one();
    }

    void add(Handle h, long appeal, Decision decision) {
        h.createUpdate("""
                        insert into appeal_decision (appeal, outcome, reason, decided_by, at)
                        values (:appeal, :outcome, :reason, :by, :at)""")
                .bind("appeal", appeal)
                .bind("outcome", decision.outcome().name())
                .bind("reason", decision.reason())
                .bind("by", decision.by())
                .bind("at", decision.at())
                .execute();
    }
}

package dk.sluse.audit;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads the record back, for people who ask what happened. */
public final class Trail {

    private Trail() {}

    /** Everything about one request, in the order in which it was written. */
    public static List<RecordedEvent> ofRequest(Handle h, long request) {
        return events(h.createQuery(
                        "select " + EventRows.COLUMNS + " from audit_event e where e.request = :request order by e.id")
                .bind("request", request));
    }

    /** The last events of one chain, oldest first. */
    public static List<RecordedEvent> last(Handle h, String chain, int limit) {
        return events(h.createQuery(
                        "select * from (select " + EventRows.COLUMNS
                                + " from audit_event e where e.chain = :chain order by e.id desc limit :limit) newest order by id")
                .bind("chain", chain)
                .bind("limit", limit));
    }

    private static List<RecordedEvent> events(Query query) {
        return query.map((row, context) -> EventRows.event(row)).list();
    }
}

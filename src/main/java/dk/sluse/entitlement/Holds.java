package dk.sluse.entitlement;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Answers that would end all memberships of a project at once, and wait for an operator. */
final class Holds {

    /**
     * One of them.
     *
     * @param members how many would end
     */
    record Hold(long id, String project, int members, Instant since, boolean accepted) {}

    Optional<Hold> open(Handle h, String project) {
        return h.createQuery("""
                        select id, project, members, since, accepted_at is not null as accepted from entitlement_hold
                        where project = :project and over_at is null""")
                .bind("project", project)
                .map((row, context) -> new Hold(
                        row.getLong("id"),
                        row.getString("project"),
                        row.getInt("members"),
                        row.getTimestamp("since").toInstant(),
                        row.getBoolean("accepted")))
                .findOne();
    }

    void add(Handle h, String project, int members, Instant now) {
        h.createUpdate("insert into entitlement_hold (project, members, since) values (:project, :members, :now)")
                .bind("project", project)
                .bind("members", members)
                .bind("now", now)
                .execute();
    }

    void accept(Handle h, Hold hold, String by, Instant now) {
        h.createUpdate("update entitlement_hold set accepted_by = :by, accepted_at = :now where id = :id")
                .bind("id", hold.id())
                .bind("by", by)
                .bind("now", now)
                .execute();
    }

    void over(Handle h, Hold hold, Instant now) {
        h.createUpdate("update entitlement_hold set over_at = :now where id = :id")
                .bind("id", hold.id())
                .bind("now", now)
                .execute();
    }
}

package dk.sluse.project;

import dk.sluse.audit.Audit;
import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Memberships that another register grants and ends, each marked with it (R91). What a person entered is not touched, and what a
 * person ended, or entered for a time that is over, is granted again only by what began after that.
 */
public final class GrantedMemberships {

    private static final long TURN = 0x656e7469746c65L;

    private final Audit audit;
    private final Clock clock;

    public GrantedMemberships(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a register grants.
     *
     * @param source the register
     * @param number the register's number of it
     * @param from when it began there
     * @param until when it ends by itself, where the register says
     */
    public record Grant(
            String source, String number, String project, String login, Instant from, Optional<Instant> until) {}

    /** One in force. */
    public record Granted(String login, String number) {}

    /** Keeps every other hub waiting until this transaction ends. */
    public void takeTurns(Handle h) {
        h.execute("select pg_advisory_xact_lock(?)", TURN);
    }

    /** What a register granted of a project and is in force, by login. */
    public List<Granted> in(Handle h, String source, String project) {
        return h.createQuery("""
                        select login, granted_as from membership
                        where project = :project and granted_by = :source and until is null
                          and (ends_at is null or ends_at > :now) order by login""")
                .bind("project", project)
                .bind("source", source)
                .bind("now", clock.instant())
                .map((row, context) -> new Granted(row.getString("login"), row.getString("granted_as")))
                .list();
    }

    /** Makes somebody a member, unless they are one or a person ended it since; or moves the end of what this register granted. */
    public void grant(Handle h, Grant grant) {
        if (isRefused(h, grant)) {
            return;
        }
        Instant now = clock.instant();
        Memberships.endWhatIsOver(h, grant.project(), grant.login(), now);
        if (Memberships.isAgreed(h, grant.project(), grant.login())) {
            move(h, grant);
        } else {
            begin(h, grant, now);
        }
    }

    /**
     * Whether a person ended a membership, by hand or by the term they gave it, when this grant held already. What no register
     * granted is ended by people alone; a removal of before there were registers names nobody.
     */
    public boolean isRefused(Handle h, Grant grant) {
        return h.createQuery("""
                        select count(*) from membership
                        where project = :project and login = :login and (ended_by is not null or granted_by is null)
                          and coalesce(until, ends_at) between :from and :now""")
                        .bind("project", grant.project())
                        .bind("login", grant.login())
                        .bind("from", grant.from())
                        .bind("now", clock.instant())
                        .mapTo(int.class)
                        .one()
                > 0;
    }

    private void begin(Handle h, Grant grant, Instant now) {
        h.createUpdate("""
                        insert into membership (project, login, pi, since, ends_at, granted_by, granted_as)
                        values (:project, :login, false, :now, :until, :source, :number)""")
                .bind("project", grant.project())
                .bind("login", grant.login())
                .bind("now", now)
                .bind("until", grant.until().orElse(null))
                .bind("source", grant.source())
                .bind("number", grant.number())
                .execute();
        Event added = event(grant.project(), EventKind.MEMBER_ADDED, grant.source(), grant.login())
                .with("role", "member")
                .with("grant", grant.number());
        audit.record(h, grant.until().map(end -> added.with("until", end)).orElse(added));
    }

    private void move(Handle h, Grant grant) {
        boolean moves = h.createQuery("""
                        select count(*) from membership
                        where project = :project and login = :login and until is null and granted_by = :source
                          and ends_at is distinct from :until""")
                        .bind("project", grant.project())
                        .bind("login", grant.login())
                        .bind("until", grant.until().orElse(null))
                        .bind("source", grant.source())
                        .mapTo(int.class)
                        .one()
                > 0;
        h.createUpdate("""
                        update membership set ends_at = :until, granted_as = :number
                        where project = :project and login = :login and until is null and granted_by = :source""")
                .bind("project", grant.project())
                .bind("login", grant.login())
                .bind("until", grant.until().orElse(null))
                .bind("source", grant.source())
                .bind("number", grant.number())
                .execute();
        if (moves) {
            audit.record(
                    h,
                    event(grant.project(), EventKind.MEMBERSHIP_TERM_CHANGED, grant.source(), grant.login())
                            .with("until", grant.until().map(Instant::toString).orElse("open")));
        }
    }

    /** Ends what a register granted, at once. */
    public void end(Handle h, String source, String project, String login) {
        int ended = h.createUpdate("""
                        update membership set until = :now
                        where project = :project and login = :login and until is null and granted_by = :source""")
                .bind("project", project)
                .bind("login", login)
                .bind("source", source)
                .bind("now", clock.instant())
                .execute();
        if (ended > 0) {
            audit.record(h, event(project, EventKind.MEMBER_REMOVED, source, login));
        }
    }

    private static Event event(String project, EventKind kind, String source, String login) {
        return Event.of(project, kind, Event.BY_HUB).with("person", login).with("source", source);
    }
}

package dk.sluse.export;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.export.ExportRequest.Channel;
import dk.sluse.project.Denied;
import dk.sluse.store.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The requests in the database. Whoever changes one locks it first, so that two officers, or two hubs, take turns (F26). */
final class Requests {

    static final String HUB = Event.BY_HUB;

    private static final String REJECTED = "-rejected-";

    private final Rows<ExportRequest> rows = Rows.of("request", "export_request", ExportRequest.class);

    Optional<ExportRequest> find(Handle h, long id) {
        return rows.find(h, id);
    }

    /** Finds a request and keeps everyone else from changing it until this transaction ends. */
    Optional<ExportRequest> lock(Handle h, long id) {
        return rows.lock(h, id);
    }

    /** The same for a request that a person named. */
    ExportRequest lockNamed(Handle h, long id) {
        return lock(h, id).orElseThrow(() -> new Denied("There is no request " + id + " that you may see."));
    }

    /** The requests in one of these states, oldest first. */
    List<ExportRequest> in(Handle h, Collection<RequestState> states) {
        return rows.in(h, states);
    }

    /** A project's requests, latest first. */
    List<ExportRequest> of(Handle h, String project) {
        return rows.where(h, "project", project, "id desc");
    }

    long create(
            Handle h,
            String project,
            String requester,
            Channel channel,
            RequestState state,
            Optional<String> replyTo,
            Optional<String> dropped,
            Instant now) {
        return h.createQuery("""
                        insert into export_request (project, requester, channel, state, reply_to, dropped, created_at)
                        values (:project, :requester, :channel, :state, :replyTo, :dropped, :now) returning id""")
                .bind("project", project)
                .bind("requester", requester)
                .bind("channel", channel.name())
                .bind("state", state.name())
                .bind("replyTo", replyTo.orElse(null))
                .bind("dropped", dropped.orElse(null))
                .bind("now", now)
                .mapTo(long.class)
                .one();
    }

    /**
     * Lets a request go on to its next state.
     *
     * @throws IllegalStateException when the table of transitions does not allow it
     */
    void to(Handle h, ExportRequest request, RequestState next) {
        rows.move(h, request.id(), request.state(), next);
    }

    /** Sets one column of a request. */
    void set(Handle h, long id, String column, Object value) {
        rows.set(h, id, column, value);
    }

    /** Notes that something was done for a request; answers whether it was the first time. */
    boolean mark(Handle h, long id, String mark, Instant now) {
        return h.createUpdate("""
                        insert into export_mark (request, mark, at) values (:id, :mark, :now)
                        on conflict do nothing""")
                        .bind("id", id)
                        .bind("mark", mark)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Whether all that was published of a request is deleted. */
    boolean isCleared(Handle h, long id) {
        return h.createQuery("select cleared_at is not null from export_request where id = :id")
                .bind("id", id)
                .mapTo(boolean.class)
                .one();
    }

    /** How many marks of a request begin so. */
    int marks(Handle h, long id, String beginning) {
        return h.createQuery("select count(*) from export_mark where request = :id and starts_with(mark, :beginning)")
                .bind("id", id)
                .bind("beginning", beginning)
                .mapTo(int.class)
                .one();
    }

    /** How often something was rejected for a request. */
    int rejections(Handle h, long id, String what) {
        return marks(h, id, what + REJECTED);
    }

    /** Counts one more rejection: what a person mends is carried next time, as another consignment than the one that ended. */
    void rejected(Handle h, long id, String what, Instant now) {
        if (lock(h, id).isEmpty() || !mark(h, id, what + REJECTED + rejections(h, id, what), now)) {
            throw new IllegalStateException("request " + id + ": a rejection cannot be counted");
        }
    }

    /** An event about a request. */
    static Event event(ExportRequest request, EventKind kind, String actor) {
        return new Event(request.project(), kind, actor, OptionalLong.of(request.id()), Optional.empty(), Map.of());
    }
}

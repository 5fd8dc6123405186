package dk.sluse.export;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.export.ExportRequest.Channel;
import dk.sluse.project.Denied;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/** The requests in the database. Whoever changes one locks it first, so that two officers, or two hubs, take turns (F26). */
final class Requests {

    static final String HUB = Event.BY_HUB;

    private static final String REJECTED = "-rejected-";

    private static final String SELECT = """
            select id, project, requester, channel, state, reply_to, dropped, created_at, complete_at, deadline,
                   question, published_at, expires_at, extended_by, policies
            from export_request\s""";

    Optional<ExportRequest> find(Handle h, long id) {
        return h.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(ExportRequest.class))
                .findOne();
    }

    /** Finds a request and keeps everyone else from changing it until this transaction ends. */
    Optional<ExportRequest> lock(Handle h, long id) {
        return h.createQuery(SELECT + "where id = :id for update")
                .bind("id", id)
                .map(ConstructorMapper.of(ExportRequest.class))
                .findOne();
    }

    /** The same for a request that a person named. */
    ExportRequest lockNamed(Handle h, long id) {
        return lock(h, id).orElseThrow(() -> new Denied("There is no request " + id + "."));
    }

    /** The requests in one of these states, oldest first. */
    List<ExportRequest> in(Handle h, Collection<RequestState> states) {
        Query query = h.createQuery(SELECT + "where state in (<states>) order by id")
                .bindList("states", states.stream().map(Enum::name).toList());
        return query.map(ConstructorMapper.of(ExportRequest.class)).list();
    }

    /** A project's requests, latest first. */
    List<ExportRequest> of(Handle h, String project) {
        return h.createQuery(SELECT + "where project = :project order by id desc")
                .bind("project", project)
                .map(ConstructorMapper.of(ExportRequest.class))
                .list();
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
        if (!request.state().next().contains(next)) {
            throw new IllegalStateException("request " + request.id() + " cannot go from "
                    + request.state().word() + " to " + next.word());
        }
        int changed = h.createUpdate("update export_request set state = :next where id = :id and state = :state")
                .bind("next", next.name())
                .bind("id", request.id())
                .bind("state", request.state().name())
                .execute();
        if (changed != 1) {
            throw new IllegalStateException("request " + request.id() + " was changed by somebody else");
        }
    }

    /** Sets one column of a request. */
    void set(Handle h, long id, String column, Object value) {
        h.createUpdate("update export_request set <column> = :value where id = :id")
                .define("column", column)
                .bind("value", value)
                .bind("id", id)
                .execute();
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

    /** How often something was rejected for a request. */
    int rejections(Handle h, long id, String what) {
        return h.createQuery("select count(*) from export_mark where request = :id and starts_with(mark, :rejected)")
                .bind("id", id)
                .bind("rejected", what + REJECTED)
                .mapTo(int.class)
                .one();
    }

    /** Counts one more rejection: what a person mends is carried next time, as another consignment than the one that ended. */
    void rejected(Handle h, long id, String what, Instant now) {
        if (lock(h, id).isEmpty() || !mark(h, id, what + REJECTED + rejections(h, id, what), now)) {
            throw new IllegalStateException("request " + id + ": a rejection cannot be counted");
        }
    }

    /** An event about a request. */
    static Event event(ExportRequest request, EventKind kind, String actor) {
        return new Event(
                request.project(), kind, actor, OptionalLong.of(request.id()), Optional.empty(), java.util.Map.of());
    }
}

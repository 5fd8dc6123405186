package dk.sluse.importing;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.project.Denied;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The imports in the database. Whoever changes one locks it first, so that two people, or two hubs, take turns. */
final class Imports {

    private static final String SELECT = """
            select id, project, requester, source, state, attempt, confirmed_by, reply_to, created_at, confirmed_at,
                   ended_at, reminded_at, cleared_at, held_up_at
            from import_request\s""";

    Optional<ImportRequest> find(Handle h, long id) {
        return h.createQuery(SELECT + "where id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(ImportRequest.class))
                .findOne();
    }

    /** Finds an import and keeps everyone else from changing it until this transaction ends. */
    Optional<ImportRequest> lock(Handle h, long id) {
        return h.createQuery(SELECT + "where id = :id for update")
                .bind("id", id)
                .map(ConstructorMapper.of(ImportRequest.class))
                .findOne();
    }

    /** The same for an import that a person named. */
    ImportRequest lockNamed(Handle h, long id) {
        return lock(h, id).orElseThrow(() -> new Denied("There is no import " + id + "."));
    }

    /** The imports in one of these states, oldest first. */
    List<ImportRequest> in(Handle h, Collection<ImportState> states) {
        return h.createQuery(SELECT + "where state in (<states>) order by id")
                .bindList("states", states.stream().map(Enum::name).toList())
                .map(ConstructorMapper.of(ImportRequest.class))
                .list();
    }

    long create(
            Handle h,
            String project,
            String requester,
            Optional<String> source,
            Optional<String> replyTo,
            Instant now) {
        return h.createQuery("""
                        insert into import_request (project, requester, source, state, reply_to, created_at)
                        values (:project, :requester, :source, 'OPEN', :replyTo, :now) returning id""")
                .bind("project", project)
                .bind("requester", requester)
                .bind("source", source.orElse(null))
                .bind("replyTo", replyTo.orElse(null))
                .bind("now", now)
                .mapTo(long.class)
                .one();
    }

    /**
     * Lets an import go on to its next state; a last one is dated.
     *
     * @throws IllegalStateException when the table of transitions does not allow it
     */
    void to(Handle h, ImportRequest request, ImportState next, Instant now) {
        if (!request.state().next().contains(next)) {
            throw new IllegalStateException("import " + request.id() + " cannot go from "
                    + request.state().word() + " to " + next.word());
        }
        int changed = h.createUpdate("""
                        update import_request set state = :next, ended_at = :ended where id = :id and state = :state""")
                .bind("next", next.name())
                .bind("ended", next.isLast() ? now : null)
                .bind("id", request.id())
                .bind("state", request.state().name())
                .execute();
        if (changed != 1) {
            throw new IllegalStateException("import " + request.id() + " was changed by somebody else");
        }
    }

    /** Notes who confirmed an import; its attempts are counted from 1. */
    void confirmed(Handle h, ImportRequest request, String by, Instant now) {
        h.createUpdate("""
                        update import_request set attempt = attempt + 1, confirmed_by = :by, confirmed_at = :now
                        where id = :id""")
                .bind("by", by)
                .bind("now", now)
                .bind("id", request.id())
                .execute();
    }

    void reminded(Handle h, ImportRequest request, Instant now) {
        h.createUpdate("update import_request set reminded_at = :now where id = :id")
                .bind("now", now)
                .bind("id", request.id())
                .execute();
    }

    /** Its days begin anew, and so does what is told of them. */
    void heldUp(Handle h, ImportRequest request, Instant now) {
        h.createUpdate("update import_request set held_up_at = :now, reminded_at = null where id = :id")
                .bind("now", now)
                .bind("id", request.id())
                .execute();
    }

    void cleared(Handle h, ImportRequest request, Instant now) {
        h.createUpdate("update import_request set cleared_at = :now where id = :id")
                .bind("now", now)
                .bind("id", request.id())
                .execute();
    }

    /** An event about an import. */
    static Event event(ImportRequest request, EventKind kind, String actor) {
        return new Event(request.project(), kind, actor, OptionalLong.of(request.id()), Optional.empty(), Map.of());
    }
}

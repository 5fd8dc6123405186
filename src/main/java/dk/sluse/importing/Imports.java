package dk.sluse.importing;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.project.Denied;
import dk.sluse.store.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The imports in the database. Whoever changes one locks it first, so that two people, or two hubs, take turns. */
final class Imports {

    private final Rows<ImportRequest> rows = Rows.of("import", "import_request", ImportRequest.class);

    Optional<ImportRequest> find(Handle h, long id) {
        return rows.find(h, id);
    }

    /** Finds an import and keeps everyone else from changing it until this transaction ends. */
    Optional<ImportRequest> lock(Handle h, long id) {
        return rows.lock(h, id);
    }

    /** The same for an import that a person named. */
    ImportRequest lockNamed(Handle h, long id) {
        return lock(h, id).orElseThrow(() -> new Denied("There is no import " + id + " that you may see."));
    }

    /** The imports in one of these states, oldest first. */
    List<ImportRequest> in(Handle h, Collection<ImportState> states) {
        return rows.in(h, states);
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
        rows.move(h, request.id(), request.state(), next);
        if (next.isLast()) {
            rows.set(h, request.id(), "ended_at", now);
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
        rows.set(h, request.id(), "reminded_at", now);
    }

    /** Its days begin anew, and so does what is told of them. */
    void heldUp(Handle h, ImportRequest request, Instant now) {
        h.createUpdate("""
                        update import_request set held_up_at = :now, reminded_at = null,
                               held_up_since = coalesce(held_up_since, :now) where id = :id""").bind("now", now).bind("id", request.id()).execute();
    }

    /** Whether it can go on is not known: its days begin anew, and a standstill neither begins nor ends. */
    void putOff(Handle h, ImportRequest request, Instant now) {
        h.createUpdate("update import_request set held_up_at = :now, reminded_at = null where id = :id")
                .bind("now", now)
                .bind("id", request.id())
                .execute();
    }

    /** It can go on: its days begin anew. */
    void goesOn(Handle h, ImportRequest request, Instant now) {
        h.createUpdate("update import_request set held_up_since = null, held_up_at = :now where id = :id")
                .bind("now", now)
                .bind("id", request.id())
                .execute();
    }

    void cleared(Handle h, ImportRequest request, Instant now) {
        rows.set(h, request.id(), "cleared_at", now);
    }

    /** An event about an import. */
    static Event event(ImportRequest request, EventKind kind, String actor) {
        return new Event(request.project(), kind, actor, OptionalLong.of(request.id()), Optional.empty(), Map.of());
    }
}

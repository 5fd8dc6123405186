package dk.sluse.release;

import dk.sluse.audit.Event;
import dk.sluse.audit.EventKind;
import dk.sluse.genome.Matched;
import dk.sluse.project.Denied;
import dk.sluse.store.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The orders in the database. Whoever changes one locks it first, so that two officers, or two hubs, take turns (F26). */
final class Orders {

    static final String HUB = Event.BY_HUB;

    private final Rows<ReleaseOrder> rows = Rows.of("order", "release_order", ReleaseOrder.class);

    Optional<ReleaseOrder> find(Handle h, long id) {
        return rows.find(h, id);
    }

    /** Finds an order and keeps everyone else from changing it until this transaction ends. */
    Optional<ReleaseOrder> lock(Handle h, long id) {
        return rows.lock(h, id);
    }

    /** The same for an order that a person named. */
    ReleaseOrder lockNamed(Handle h, long id) {
        return lock(h, id).orElseThrow(() -> new Denied("There is no order " + id + " that you may see."));
    }

    /** The orders in one of these states, oldest first. */
    List<ReleaseOrder> in(Handle h, Collection<OrderState> states) {
        return rows.in(h, states);
    }

    ReleaseOrder create(
            Handle h,
            String project,
            String requester,
            Optional<String> criteria,
            Optional<String> replyTo,
            Instant now) {
        ReleaseOrder.Kind kind = criteria.isPresent() ? ReleaseOrder.Kind.CRITERIA : ReleaseOrder.Kind.LIST;
        long id = h.createQuery("""
                        insert into release_order (project, requester, kind, state, reply_to, criteria, created_at)
                        values (:project, :requester, :kind, 'RECEIVED', :replyTo, :criteria, :now) returning id""")
                .bind("project", project)
                .bind("requester", requester)
                .bind("kind", kind.name())
                .bind("replyTo", replyTo.orElse(null))
                .bind("criteria", criteria.orElse(null))
                .bind("now", now)
                .mapTo(long.class)
                .one();
        return lock(h, id).orElseThrow();
    }

    /**
     * Lets an order go on to its next state, and answers it as it is then.
     *
     * @throws IllegalStateException when the table of transitions does not allow it
     */
    ReleaseOrder to(Handle h, ReleaseOrder order, OrderState next) {
        rows.move(h, order.id(), order.state(), next);
        return find(h, order.id()).orElseThrow();
    }

    /** Sets one column of an order. */
    void set(Handle h, ReleaseOrder order, String column, Object value) {
        rows.set(h, order.id(), column, value);
    }

    /** Nobody can go on with it now. */
    void heldUp(Handle h, ReleaseOrder order, Instant now) {
        h.createUpdate("""
                        update release_order set held_up_at = :now, held_up_since = coalesce(held_up_since, :now)
                        where id = :id""").bind("now", now).bind("id", order.id()).execute();
    }

    /** Whether anybody can go on with it is not known: its days begin anew, and a standstill neither begins nor ends. */
    void putOff(Handle h, ReleaseOrder order, Instant now) {
        h.createUpdate("update release_order set held_up_at = :now where id = :id")
                .bind("now", now)
                .bind("id", order.id())
                .execute();
    }

    /** Somebody can: its days begin anew. */
    void goesOn(Handle h, ReleaseOrder order, Instant now) {
        h.createUpdate("update release_order set held_up_since = null, held_up_at = :now where id = :id")
                .bind("now", now)
                .bind("id", order.id())
                .execute();
    }

    /** Whether an officer said no to it. */
    boolean isRefused(Handle h, ReleaseOrder order) {
        return h.createQuery("""
                        select exists (select from release_decision where order_id = :id and not approves)""").bind("id", order.id()).mapTo(boolean.class).one();
    }

    /** Notes that something was done for an order; answers whether it was the first time. */
    boolean mark(Handle h, ReleaseOrder order, String mark, Instant now) {
        return h.createUpdate("""
                        insert into release_mark (order_id, mark, at) values (:id, :mark, :now)
                        on conflict do nothing""")
                        .bind("id", order.id())
                        .bind("mark", mark)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    Optional<OrderCounts> counts(Handle h, long id) {
        return h.createQuery(
                        "select asked, registered, unknown, persons, samples from release_counts where order_id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(OrderCounts.class))
                .findOne();
    }

    /** Keeps what was found: counts, and the genome database's own names. */
    void keep(Handle h, ReleaseOrder order, Matched matched) {
        h.createUpdate("""
                        insert into release_counts (order_id, asked, registered, unknown, persons, samples)
                        values (:id, :asked, :registered, :unknown, :persons, :samples)""")
                .bind("id", order.id())
                .bindMethods(OrderCounts.of(matched))
                .execute();
        h.createUpdate("""
                        insert into release_sample (order_id, sample, person)
                        select :id, s, p from unnest(:samples, :persons) as found(s, p)""")
                .bind("id", order.id())
                .bindArray(
                        "samples",
                        String.class,
                        matched.found().stream().map(Matched.Found::sample).toList())
                .bindArray(
                        "persons",
                        String.class,
                        matched.found().stream().map(Matched.Found::person).toList())
                .execute();
    }

    /** Keeps others from matching for the same project until this transaction ends: each order is compared with all others. */
    void lockProject(Handle h, String project) {
        h.createQuery("select pg_advisory_xact_lock(hashtextextended(:project, 9))")
                .bind("project", project)
                .mapTo(String.class)
                .findOne();
    }

    /** Whether the persons found for an order differ from those of an earlier one of its project by fewer than these. */
    boolean isNearEarlier(Handle h, ReleaseOrder order, int fewest) {
        return h.createQuery("""
                        with mine as (select distinct person from release_sample where order_id = :id)
                        select exists (
                          select 1 from release_order o join release_counts c on c.order_id = o.id
                          where o.project = :project and o.id <> :id and :fewest > (
                            select count(*) from mine
                            full join (select distinct person from release_sample where order_id = o.id) theirs
                              on mine.person = theirs.person
                            where mine.person is null or theirs.person is null))""")
                .bind("id", order.id())
                .bind("project", order.project())
                .bind("fewest", fewest)
                .mapTo(boolean.class)
                .one();
    }

    /** An event about an order. */
    static Event event(ReleaseOrder order, EventKind kind, String actor) {
        return new Event(order.project(), kind, actor, OptionalLong.of(order.id()), Optional.empty(), Map.of());
    }
}

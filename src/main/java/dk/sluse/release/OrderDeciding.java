package dk.sluse.release;

import dk.sluse.audit.EventKind;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.store.Store;
import dk.sluse.wording.Masking;
import org.jdbi.v3.core.Handle;

/** What case officers decide about orders. No member of the project, PI included, does (design, "Easy to get wrong" 8). */
public final class OrderDeciding {

    private final Store store;
    private final OrderBook book;
    private final Matchmaking matching;

    OrderDeciding(ReleaseParts parts, OrderBook book, Matchmaking matching) {
        this.store = parts.store();
        this.book = book;
        this.matching = matching;
    }

    /** Lets an order's counts be told that an officer had to look at. */
    public void approve(Caller officer, long id, String reason) {
        mustHaveReason(reason);
        store.changing(h -> {
            ReleaseOrder order = book.orders().lockNamed(h, id);
            book.officers().mustDecide(h, officer, order.matter());
            if (order.state() != OrderState.AWAITING_OFFICER) {
                throw new Denied("Order " + id + " is " + order.state().word() + ": it waits for no officer.");
            }
            book.mustBeCarried(order.project());
            decide(h, order, officer, true, reason);
            matching.tell(h, order, book.orders().counts(h, id).orElseThrow());
        });
    }

    /** Says no to an order, as long as nothing of it is shown: what was carried is deleted. */
    public void refuse(Caller officer, long id, String reason) {
        mustHaveReason(reason);
        store.changing(h -> {
            ReleaseOrder order = book.orders().lockNamed(h, id);
            book.officers().mustDecide(h, officer, order.matter());
            boolean underway = order.state().next().contains(OrderState.CLEARING);
            if (order.revealing() || (!underway && !order.state().next().contains(OrderState.REFUSED))) {
                throw new Denied("Order " + id + " is " + order.state().word() + ": it cannot be refused any more.");
            }
            decide(h, order, officer, false, reason);
            ReleaseOrder stopped = book.orders().to(h, order, underway ? OrderState.CLEARING : OrderState.REFUSED);
            if (underway) {
                book.thenAtOnce(h, ReleaseSteps.DELIVER, stopped);
            }
            book.announcements().refused(h, stopped, Masking.mask(reason));
            Store.afterCommit(h, () -> book.lists().erase(id));
        });
    }

    private void decide(Handle h, ReleaseOrder order, Caller officer, boolean approves, String reason) {
        h.createUpdate("""
                        insert into release_decision (order_id, officer, approves, reason, at)
                        values (:id, :officer, :approves, :reason, :now)""")
                .bind("id", order.id())
                .bind("officer", officer.login())
                .bind("approves", approves)
                .bind("reason", Masking.mask(reason))
                .bind("now", book.now())
                .execute();
        EventKind kind = approves ? EventKind.ORDER_APPROVED : EventKind.ORDER_REFUSED;
        book.record(h, Orders.event(order, kind, officer.login()).with("reason", Masking.mask(reason)));
    }

    private static void mustHaveReason(String reason) {
        if (reason.isBlank()) {
            throw new Denied("A decision on an order needs a reason: add --reason \"…\"");
        }
    }
}

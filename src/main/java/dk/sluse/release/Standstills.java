package dk.sluse.release;

import dk.sluse.audit.EventKind;
import dk.sluse.project.Standstill;
import dk.sluse.store.Store;
import dk.sluse.wording.Phrase;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Orders that nobody can go on with, because their project's mandate does not carry them (R2, R9, R14): people are told when that
 * begins, and after a stated time such an order ends and its list is erased unread. What is being shown already is not touched.
 * A project's file that is gone or faulty says nothing of its papers, and is the operators' to mend: it begins and ends nothing.
 */
final class Standstills {

    private static final Set<OrderState> WAITING = EnumSet.of(
            OrderState.AWAITING_CODE,
            OrderState.MATCHING,
            OrderState.AWAITING_OFFICER,
            OrderState.AWAITING_ANSWER,
            OrderState.CONFIRMED,
            OrderState.PREPARING,
            OrderState.DELIVERING);

    private final Store store;
    private final OrderBook book;
    private final Standstill patience;

    Standstills(Store store, OrderBook book, Standstill patience) {
        this.store = store;
        this.book = book;
        this.patience = patience;
    }

    /** Looks at every order that waits for something. */
    void look() {
        for (ReleaseOrder each : store.read(h -> book.orders().in(h, WAITING))) {
            Optional<Phrase> lack = book.lack(each.project());
            if (lack.isPresent()) {
                store.changing(h -> standStill(h, each.id(), lack.get()));
            } else if (each.heldUpSince().isPresent()) {
                store.changing(h -> book.orders().goesOn(h, each, book.now()));
            }
        }
    }

    private void standStill(Handle h, long id, Phrase lack) {
        ReleaseOrder order = book.orders().lock(h, id).orElseThrow();
        if (!WAITING.contains(order.state()) || order.revealing()) {
            return;
        }
        if (!book.hasFile(order.project())) {
            book.orders().putOff(h, order, book.now());
            return;
        }
        if (order.heldUpSince()
                .filter(since -> patience.isOver(since, book.now()))
                .isPresent()) {
            end(h, order, lack);
            return;
        }
        if (order.heldUpSince().isEmpty()) {
            tell(h, order, lack);
        }
        book.orders().heldUp(h, order, book.now());
    }

    private void tell(Handle h, ReleaseOrder order, Phrase lack) {
        LocalDate until = patience.lastDay(book.now());
        book.record(
                h,
                Orders.event(order, EventKind.MANDATE_AWAITED, Orders.HUB)
                        .with("why", lack.en())
                        .with("until", until));
        book.announcements().mandateAwaited(h, order, lack, until);
    }

    /** What was carried already, unseen, is deleted first, as when an officer stops it: also of what is laid out anew. */
    private void end(Handle h, ReleaseOrder order, Phrase lack) {
        boolean underway = order.state().next().contains(OrderState.CLEARING);
        ReleaseOrder ended = book.orders().to(h, order, underway ? OrderState.CLEARING : OrderState.CLOSED);
        book.record(h, Orders.event(ended, EventKind.ORDER_CLOSED, Orders.HUB).with("why", lack.en()));
        if (underway) {
            book.thenAtOnce(h, ReleaseSteps.DELIVER, ended);
        }
        book.announcements().notCarried(h, ended, lack);
        Store.afterCommit(h, () -> book.lists().erase(order.id()));
    }
}

package dk.sluse.release;

import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Copenhagen;
import dk.sluse.intake.Letter;
import dk.sluse.project.Denied;
import dk.sluse.project.Person;
import dk.sluse.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** An order is not wanted any more: its requester or the PI says so, by mail or key, or nobody says anything for too long. */
final class Withdrawal {

    private final OrderBook book;
    private final int closeDays;

    Withdrawal(OrderBook book, ReleaseSettings settings) {
        this.book = book;
        this.closeDays = settings.closeDays();
    }

    /** The last day on which the counts of an order can be answered. */
    LocalDate until(ReleaseOrder order) {
        Instant since = order.orSinceHeldUp(order.toldAt().orElse(order.createdAt()));
        return Copenhagen.day(since).plusDays(closeDays);
    }

    /**
     * Takes it back.
     *
     * @throws Denied when it is too late
     */
    void withdraw(Handle h, ReleaseOrder order, Person by) {
        OrderState end = end(order)
                .orElseThrow(() -> new Denied(
                        "Order " + order.id() + " is " + order.state().word() + ": it cannot be withdrawn any more."));
        book.orders().to(h, order, end);
        book.record(h, order, EventKind.ORDER_WITHDRAWN, by.login());
        book.announcements().withdrawn(h, order, by);
        Store.afterCommit(h, () -> book.lists().erase(order.id()));
    }

    String byMail(Handle h, ReleaseOrder order, Person by, Letter letter) {
        if (end(order).isEmpty()) {
            book.announcements().nothingToDo(h, order, by, letter);
            return "too late to withdraw " + order.label();
        }
        withdraw(h, order, by);
        return "withdrew " + order.label();
    }

    private static Optional<OrderState> end(ReleaseOrder order) {
        return order.state().next().stream()
                .filter(s -> s == OrderState.DECLINED || s == OrderState.WITHDRAWN)
                .findFirst();
    }
}

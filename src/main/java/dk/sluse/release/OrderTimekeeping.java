package dk.sluse.release;

import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Copenhagen;
import dk.sluse.store.Store;
import dk.sluse.wording.Phrase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * What the clock does to orders: it reminds of counts that wait for an answer, of codes and of officers' looks, and closes what
 * nobody answered. It never confirms, and never tells a count. What is due is read from the database, so a tick may come late,
 * twice, or on several hubs.
 */
public final class OrderTimekeeping {

    private static final Set<OrderState> WAITING =
            EnumSet.of(OrderState.AWAITING_ANSWER, OrderState.AWAITING_CODE, OrderState.AWAITING_OFFICER);

    private final Store store;
    private final ReleaseSettings settings;
    private final OrderBook book;
    private final Withdrawal withdrawal;
    private final Standstills standstills;

    OrderTimekeeping(ReleaseParts parts, OrderBook book, Withdrawal withdrawal) {
        this.store = parts.store();
        this.settings = parts.settings();
        this.book = book;
        this.withdrawal = withdrawal;
        this.standstills = new Standstills(parts.store(), book, parts.settings().standstill());
    }

    /** Reminds, and closes. Not to be asked while the clock is in doubt (F36). */
    public void remind() {
        standstills.look();
        for (ReleaseOrder order : store.read(h -> book.orders().in(h, WAITING))) {
            store.changing(h -> remind(h, order.id()));
        }
    }

    /** Erases what a killed hub left of lists and papers that are not needed any more. */
    public void sweep() {
        book.lists().sweep(this::keep, book.now());
        book.lists().sweepPapers(id -> store.read(h -> book.orders().find(h, id))
                .filter(order -> order.state() == OrderState.DELIVERING)
                .isPresent());
    }

    private KeptLists.Keep keep(long id) {
        return store.read(h -> book.orders().find(h, id))
                .map(order -> switch (order.state()) {
                    case RECEIVED -> KeptLists.Keep.STRAY;
                    case AWAITING_CODE -> KeptLists.Keep.ZIP;
                    case MATCHING -> KeptLists.Keep.SEALED;
                    default -> KeptLists.Keep.NOTHING;
                })
                .orElse(KeptLists.Keep.STRAY);
    }

    private void remind(Handle h, long id) {
        ReleaseOrder order = book.orders().lock(h, id).orElseThrow();
        if (!WAITING.contains(order.state())) {
            return;
        }
        if (order.heldUpSince().isPresent()) {
            // Nobody can answer now, so nothing is due; the days begin anew when the project's mandate is renewed.
            return;
        }
        long days = ChronoUnit.DAYS.between(Copenhagen.day(since(order)), Copenhagen.day(book.now()));
        if (days > settings.closeDays() && order.state() != OrderState.AWAITING_OFFICER) {
            close(h, order);
            return;
        }
        // After a long stop several reminders may be due at once: the latest one says it all.
        int latest = 0;
        for (int day : settings.reminderDays()) {
            if (day <= days && book.orders().mark(h, order, order.state().word() + "-" + key(order, day), book.now())) {
                latest = day;
            }
        }
        if (latest > 0) {
            tell(h, order, latest);
        }
    }

    private static Instant since(ReleaseOrder order) {
        return order.orSinceHeldUp(begun(order));
    }

    private static Instant begun(ReleaseOrder order) {
        return order.toldAt().or(order::heldAt).orElse(order.createdAt());
    }

    /** What makes a reminder this one: days that began anew are reminded of anew. */
    private static String key(ReleaseOrder order, int day) {
        Instant since = since(order);
        return since.equals(begun(order)) ? Integer.toString(day) : day + "-since-" + Copenhagen.day(since);
    }

    private void tell(Handle h, ReleaseOrder order, int day) {
        book.record(
                h,
                Orders.event(order, EventKind.DEADLINE_REMINDED, Orders.HUB)
                        .with("state", order.state().word())
                        .with("reminder", "day " + day));
        switch (order.state()) {
            case AWAITING_ANSWER ->
                book.announcements().answerAwaited(h, order, withdrawal.until(order), key(order, day));
            case AWAITING_CODE -> book.announcements().codeAwaited(h, order, key(order, day));
            default ->
                book.announcements()
                        .awaitsOfficer(
                                h,
                                order,
                                Hold.of(order.held().orElse("")),
                                book.orders().counts(h, order.id()).orElseThrow(),
                                key(order, day));
        }
    }

    private void close(Handle h, ReleaseOrder order) {
        Phrase why = order.state() == OrderState.AWAITING_CODE ? OrderPhrases.NO_CODE : OrderPhrases.NO_ANSWER;
        ReleaseOrder closed = book.orders().to(h, order, OrderState.CLOSED);
        book.record(
                h,
                Orders.event(closed, EventKind.ORDER_CLOSED, Orders.HUB)
                        .with("why", order.state().word()));
        book.announcements().closed(h, closed, why);
        Store.afterCommit(h, () -> book.lists().erase(order.id()));
    }
}

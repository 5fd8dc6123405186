package dk.sluse.release;

import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.store.Store;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What people may see of orders: officers those they may decide on, operators where everything stands, members their own project's. */
public final class OrderOverview {

    /**
     * An order with all that may be known about it.
     *
     * @param counts what was found; empty until it was told, but for the officers who decide whether it is
     * @param leftOut persons who were registered since
     * @param decisions one line each
     */
    public record Story(ReleaseOrder order, Optional<OrderCounts> counts, int leftOut, List<String> decisions) {

        /** Why an officer has to look, or had to, in plain words. */
        public List<String> holds() {
            return Hold.of(order.held().orElse("")).stream()
                    .map(hold -> hold.reason().en())
                    .toList();
        }

        /** What it waits for, in plain words. */
        public String waitsFor() {
            return switch (order.state()) {
                case AWAITING_CODE -> "the code of its zip file: order code " + order.id();
                case AWAITING_OFFICER -> "an officer: order approve " + order.id() + ", or order refuse";
                case AWAITING_ANSWER -> "its requester " + order.requester() + " or the PI: confirm " + order.id();
                case DELIVERED, REFUSED, DECLINED, WITHDRAWN, CLOSED -> "nothing; it is over";
                default -> "the hub";
            };
        }
    }

    private final Store store;
    private final OrderBook book;

    OrderOverview(ReleaseParts parts, OrderBook book) {
        this.store = parts.store();
        this.book = book;
    }

    /** Whether this is the number of an order that the caller may see. Requests and orders have different ones. */
    public boolean sees(Caller caller, long id) {
        return store.read(h -> book.orders().find(h, id).filter(order -> maySee(h, caller, order)))
                .isPresent();
    }

    /** The orders the caller may see, latest first; those that are over only when asked for. */
    public List<ReleaseOrder> list(Caller caller, boolean all) {
        Set<OrderState> states = Arrays.stream(OrderState.values())
                .filter(state -> all || !state.isLast())
                .collect(Collectors.toSet());
        return store.read(h -> book.orders().in(h, states).stream()
                .filter(order -> maySee(h, caller, order))
                .sorted(Comparator.comparingLong(ReleaseOrder::id).reversed())
                .toList());
    }

    /**
     * An order's story.
     *
     * @throws Denied when there is none that the caller may see
     */
    public Story story(Caller caller, long id) {
        return store.read(h -> {
            ReleaseOrder order = book.orders()
                    .find(h, id)
                    .filter(o -> maySee(h, caller, o))
                    .orElseThrow(() -> new Denied("There is no order " + id + " that you may see."));
            boolean told = order.toldAt().isPresent() || isOfficerOf(h, caller, order);
            return new Story(
                    order,
                    told ? book.orders().counts(h, id) : Optional.empty(),
                    book.files().personsLeftOut(h, order),
                    decisions(h, order));
        });
    }

    private static List<String> decisions(Handle h, ReleaseOrder order) {
        return h.createQuery("""
                        select case when approves then 'approved' else 'refused' end || ' by ' || officer || ' on '
                               || to_char(at at time zone 'Europe/Copenhagen', 'YYYY-MM-DD HH24:MI') || ': ' || reason
                        from release_decision where order_id = :id order by at""").bind("id", order.id()).mapTo(String.class).list();
    }

    private boolean maySee(Handle h, Caller caller, ReleaseOrder order) {
        return caller.isOperator()
                || isOfficerOf(h, caller, order)
                || caller.memberOf().contains(order.project());
    }

    private boolean isOfficerOf(Handle h, Caller caller, ReleaseOrder order) {
        return book.officers().mayRead(h, caller.login(), order.matter());
    }
}

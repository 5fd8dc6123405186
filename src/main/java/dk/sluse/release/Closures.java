package dk.sluse.release;

import dk.sluse.project.Scope;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Wakes what waited for a closed project to be open again (R71, R74): matching, laying out, delivering. */
final class Closures {

    private static final Map<OrderState, String> WAITING = Map.of(
            OrderState.MATCHING, ReleaseSteps.MATCH,
            OrderState.CONFIRMED, ReleaseSteps.PREPARE,
            OrderState.PREPARING, ReleaseSteps.PREPARE,
            OrderState.DELIVERING, ReleaseSteps.DELIVER);

    private final OrderBook book;

    Closures(OrderBook book) {
        this.book = book;
    }

    void reopened(Handle h, Scope scope, String subject) {
        if (scope == Scope.PROJECT) {
            book.orders().in(h, WAITING.keySet()).stream()
                    .filter(order -> order.project().equals(subject))
                    .forEach(order -> book.thenAtOnce(h, WAITING.get(order.state()), order));
        }
    }
}

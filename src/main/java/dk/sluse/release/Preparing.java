package dk.sluse.release;

import dk.sluse.audit.EventKind;
import dk.sluse.genome.DeliveryPlan;
import dk.sluse.genome.Genomes;
import dk.sluse.genome.PlanOutcome;
import dk.sluse.genome.Rechecked;
import dk.sluse.store.Store;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Asks the register again, and lays out what is to be carried (R20): whatever was registered since the counts were told is left
 * out. A delivery that was laid out before is laid out anew over what was carried already.
 */
public final class Preparing {

    private final Store store;
    private final Genomes genomes;
    private final OrderBook book;

    Preparing(ReleaseParts parts, OrderBook book) {
        this.store = parts.store();
        this.genomes = parts.genomes();
        this.book = book;
    }

    /**
     * Prepares an order's delivery, unless it no longer waits for that.
     *
     * @throws IOException when the genome database or the register cannot be asked: the step waits for them
     * @throws IllegalStateException when what was found cannot be delivered: an operator must look
     */
    public void prepare(long id) throws IOException {
        Optional<ReleaseOrder> order = store.change(h -> begin(h, id));
        if (order.isEmpty()) {
            return;
        }
        List<String> samples = store.read(h -> book.files().wantedSamples(h, order.get()));
        Rechecked rechecked = genomes.recheck(samples);
        if (rechecked.allowed().isEmpty() && rechecked.goneSamples() > 0) {
            // A database that lost all of them is more likely another database than an answer (F15).
            throw new IllegalStateException("Order " + id + ": the genome database has none of its samples any more."
                    + " Is it the right database?");
        }
        store.<IOException>changing(h -> lay(h, id, rechecked.allowed()));
    }

    private Optional<ReleaseOrder> begin(Handle h, long id) {
        Optional<ReleaseOrder> order = book.orders().lock(h, id);
        order.filter(o -> o.state() == OrderState.CONFIRMED || o.state() == OrderState.PREPARING)
                .ifPresent(o -> book.waitWhileClosed(h, o));
        if (order.isPresent() && order.get().state() == OrderState.CONFIRMED) {
            order = Optional.of(book.orders().to(h, order.get(), OrderState.PREPARING));
        }
        return order.filter(o -> o.state() == OrderState.PREPARING);
    }

    private void lay(Handle h, long id, List<String> allowed) throws IOException {
        ReleaseOrder order = book.orders().lock(h, id).orElseThrow();
        if (order.state() != OrderState.PREPARING) {
            return;
        }
        book.files().leaveOut(h, order, allowed);
        Optional<DeliveryPlan> plan = allowed.isEmpty() ? Optional.empty() : Optional.of(plan(h, order, allowed));
        book.files().lay(h, order, plan.map(DeliveryPlan::files).orElse(List.of()));
        book.files().keepSheet(h, order, plan.map(p -> SheetLines.of(p.sheet())).orElse(List.of()));
        book.orders().set(h, order, "attempt", order.attempt() + 1);
        book.record(
                h,
                Orders.event(order, EventKind.ORDER_PREPARED, Orders.HUB)
                        .with("samples", allowed.size())
                        .with("files", plan.map(p -> p.files().size()).orElse(0))
                        .with("persons-left-out", book.files().personsLeftOut(h, order)));
        goOn(h, order, allowed);
    }

    private void goOn(Handle h, ReleaseOrder order, List<String> allowed) {
        boolean nothingCarried =
                book.files().of(h, order, List.of(ReleaseFile.State.values())).isEmpty();
        if (allowed.isEmpty() && nothingCarried) {
            ReleaseOrder closed = book.orders().to(h, order, OrderState.CLOSED);
            book.record(
                    h, Orders.event(closed, EventKind.ORDER_CLOSED, Orders.HUB).with("why", "nothing left"));
            book.announcements().closed(h, closed, OrderPhrases.NOTHING_LEFT);
        } else {
            book.then(h, ReleaseSteps.DELIVER, book.orders().to(h, order, OrderState.DELIVERING));
        }
    }

    private DeliveryPlan plan(Handle h, ReleaseOrder order, List<String> allowed) throws IOException {
        PlanOutcome outcome = genomes.plan(h, order.project(), allowed);
        if (outcome instanceof DeliveryPlan plan) {
            return plan;
        }
        throw new IllegalStateException("Order " + order.id() + " cannot be delivered: "
                + ((PlanOutcome.Faulty) outcome)
                        .faults().stream().map(Phrase::en).collect(Collectors.joining(" ")));
    }
}

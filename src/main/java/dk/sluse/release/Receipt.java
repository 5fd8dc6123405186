package dk.sluse.release;

import dk.sluse.audit.EventKind;
import dk.sluse.release.ReleaseFile.State;
import java.util.EnumSet;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Tells that a delivery is complete, and how many persons were left out since the counts were told. */
final class Receipt {

    private final OrderBook book;

    Receipt(OrderBook book) {
        this.book = book;
    }

    void send(Handle h, ReleaseOrder order) {
        List<ReleaseFile> carried = book.files().of(h, order, EnumSet.of(State.CARRIED)).stream()
                .filter(file -> !file.paper())
                .toList();
        int persons = book.files().personsWanted(h, order);
        int samples = book.files().wantedSamples(h, order).size();
        int leftOut = book.files().personsLeftOut(h, order);
        ReleaseOrder delivered = book.orders().to(h, order, OrderState.DELIVERED);
        book.orders().set(h, delivered, "delivered_at", book.now());
        book.record(
                h,
                Orders.event(delivered, EventKind.ORDER_DELIVERED, Orders.HUB)
                        .with("persons", persons)
                        .with("samples", samples)
                        .with("files", carried.size())
                        .with(
                                "bytes",
                                carried.stream().mapToLong(ReleaseFile::size).sum())
                        .with("persons-left-out", leftOut));
        book.announcements().delivered(h, delivered, persons, samples, carried.size(), leftOut);
    }
}

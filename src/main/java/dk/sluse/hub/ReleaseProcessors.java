package dk.sluse.hub;

import dk.sluse.custody.Delivery;
import dk.sluse.genome.Matching;
import dk.sluse.release.ReleaseRoom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The processors of the release routes, by the names that the routes call them. Each takes what it needs off the exchange, calls
 * one plain method, and puts the answer back; the header {@code SluseTask} says whether there is anything to do.
 */
final class ReleaseProcessors {

    private static final String NOTHING = "nothing";
    private static final String ORDER = "SluseOrder";
    private static final String MATCHING = "SluseMatching";

    private final ReleaseRoom room;
    private final BooleanSupplier clockInDoubt;

    ReleaseProcessors(ReleaseRoom room, BooleanSupplier clockInDoubt) {
        this.room = room;
        this.clockInDoubt = clockInDoubt;
    }

    /** All of them. */
    Map<String, Processor> all() {
        Map<String, Processor> all = new LinkedHashMap<>();
        all.put("openMatching", this::openMatching);
        all.put("closeMatching", this::closeMatching);
        all.put("prepareDelivery", e -> room.preparing().prepare(subject(e)));
        all.put("openCallingOff", e -> task(e, room.delivering().openCallingOff(subject(e))));
        all.put("openCallingOffPapers", e -> task(e, room.delivering().openCallingOffPapers(order(e))));
        all.put("openRemoving", e -> task(e, room.delivering().openRemoving(order(e))));
        all.put("closeRemoving", e -> room.delivering().closeRemoving(order(e)));
        all.put("openCarrying", e -> task(e, room.delivering().openCarrying(order(e))));
        all.put("closeCarrying", e -> room.delivering().closeCarrying(order(e), delivery(e)));
        all.put("openPapers", e -> task(e, room.delivering().openPapers(order(e))));
        all.put("openRevealing", e -> task(e, room.delivering().openRevealing(order(e))));
        all.put("closeRevealing", e -> room.delivering().closeRevealing(order(e)));
        all.put("remindOrders", e -> remind());
        return all;
    }

    /** The question stays in the matching, which shows nothing of itself. */
    private void openMatching(Exchange exchange) throws Exception {
        Optional<Matching> matching = room.matching().open(subject(exchange));
        matching.ifPresent(open -> exchange.setProperty(MATCHING, open));
        task(exchange, matching);
    }

    private void closeMatching(Exchange exchange) throws Exception {
        room.matching()
                .close(
                        order(exchange),
                        exchange.getProperty(MATCHING, Matching.class).matched());
    }

    /** Nobody is reminded, and nothing closed, while the clock is in doubt (F36). */
    private void remind() {
        if (!clockInDoubt.getAsBoolean()) {
            room.timekeeping().remind();
        }
        room.timekeeping().sweep();
    }

    private static void task(Exchange exchange, Optional<?> work) {
        exchange.getMessage().setHeader(ExportProcessors.TASK, work.isPresent() ? ExportProcessors.CARRY : NOTHING);
        work.ifPresent(exchange.getMessage()::setBody);
    }

    /** Reads the step's subject, an order's number, and remembers it for the steps that follow. */
    private static long subject(Exchange exchange) {
        long id = Long.parseLong(exchange.getMessage().getBody(String.class));
        exchange.setProperty(ORDER, id);
        return id;
    }

    private static long order(Exchange exchange) {
        return exchange.getProperty(ORDER, Long.class);
    }

    private static Delivery delivery(Exchange exchange) throws Exception {
        return exchange.getMessage().getMandatoryBody(Delivery.class);
    }
}

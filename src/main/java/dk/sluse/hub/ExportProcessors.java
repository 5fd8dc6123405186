package dk.sluse.hub;

import dk.sluse.custody.Consignment;
import dk.sluse.custody.Delivery;
import dk.sluse.export.ExportRoom;
import dk.sluse.export.FileReview;
import dk.sluse.export.ScreeningRound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The processors of the export routes, by the names that the routes call them. Each takes what it needs off the exchange,
 * calls one plain method, and puts the answer back; the header {@code SluseTask} says whether there is anything to carry.
 */
final class ExportProcessors {

    static final String TASK = "SluseTask";
    static final String CARRY = "carry";
    private static final String ABANDON = "abandon";
    private static final String NOTHING = "nothing";
    private static final String REQUEST = "SluseRequest";
    private static final String ROUND = "SluseRound";
    private static final String FILES = "SluseFiles";
    private static final String CONSIGNMENT = "SluseConsignment";

    private final ExportRoom room;

    ExportProcessors(ExportRoom room) {
        this.room = room;
    }

    /**
     * All of them.
     *
     * @param policies the names of the policies, each of which is a processor of that name
     */
    Map<String, Processor> all(Iterable<String> policies) {
        Map<String, Processor> all = new LinkedHashMap<>();
        all.put("openCollecting", this::openCollecting);
        all.put("closeCollecting", e -> room.collecting().close(request(e), delivery(e)));
        all.put("openScreening", this::openScreening);
        all.put("openFile", e -> review(e).open());
        policies.forEach(policy -> all.put(policy, e -> review(e).judge(policy)));
        all.put("closeFile", e -> room.screening().close(review(e), round(e)));
        all.put("closeScreening", this::closeScreening);
        all.put("openPublishing", e -> task(e, room.publishing().open(subject(e))));
        all.put("closePublishing", e -> room.publishing().close(request(e), delivery(e)));
        all.put("openReturning", e -> e.getMessage().setBody(room.returning().open(subject(e))));
        all.put(
                "holdConsignment",
                e -> e.setProperty(CONSIGNMENT, e.getMessage().getMandatoryBody(Consignment.class)));
        all.put("closeReturning", e -> room.returning()
                .close(e.getProperty(CONSIGNMENT, Consignment.class), delivery(e)));
        all.put("finishReturning", e -> room.returning().finish(request(e)));
        all.put("openClearingDownload", e -> task(e, room.clearing().openDownload(subject(e))));
        all.put("openClearingAirlock", e -> task(e, room.clearing().openAirlock(request(e))));
        all.put("closeClearing", e -> room.clearing().close(request(e)));
        return all;
    }

    private void openCollecting(Exchange exchange) {
        long id = subject(exchange);
        Optional<Consignment> carry = room.collecting().open(id);
        task(exchange, carry);
        if (carry.isEmpty()) {
            room.collecting().openAbandoned(id).ifPresent(abandoned -> {
                exchange.getMessage().setBody(abandoned);
                exchange.getMessage().setHeader(TASK, ABANDON);
            });
        }
    }

    private void openScreening(Exchange exchange) throws Exception {
        Optional<ScreeningRound> round = room.screening().open(subject(exchange));
        exchange.setProperty(FILES, round.map(ScreeningRound::files).orElse(List.of()));
        round.ifPresent(open -> {
            exchange.setProperty(ROUND, open);
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    open.close();
                }
            });
        });
    }

    private void closeScreening(Exchange exchange) throws Exception {
        ScreeningRound round = round(exchange);
        if (round != null) {
            room.screening().finish(round);
        }
    }

    private static void task(Exchange exchange, Optional<?> work) {
        exchange.getMessage().setHeader(TASK, work.isPresent() ? CARRY : NOTHING);
        work.ifPresent(exchange.getMessage()::setBody);
    }

    /** Reads the step's subject, a request's number, and remembers it for the steps that follow. */
    private static long subject(Exchange exchange) {
        long id = Long.parseLong(exchange.getMessage().getBody(String.class));
        exchange.setProperty(REQUEST, id);
        return id;
    }

    private static long request(Exchange exchange) {
        return exchange.getProperty(REQUEST, Long.class);
    }

    private static Delivery delivery(Exchange exchange) throws Exception {
        return exchange.getMessage().getMandatoryBody(Delivery.class);
    }

    private static FileReview review(Exchange exchange) throws Exception {
        return exchange.getMessage().getMandatoryBody(FileReview.class);
    }

    private static ScreeningRound round(Exchange exchange) {
        return exchange.getProperty(ROUND, ScreeningRound.class);
    }
}

package dk.sluse.hub;

import dk.sluse.custody.Delivery;
import dk.sluse.importing.ImportRoom;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The processors of the import routes. Each takes what it needs off the exchange, calls one plain method, and puts the
 * answer back; the header {@code SluseTask} says whether there is anything to carry.
 */
final class ImportProcessors {

    private static final String NOTHING = "nothing";
    private static final String IMPORT = "SluseImport";

    private final ImportRoom room;

    ImportProcessors(ImportRoom room) {
        this.room = room;
    }

    Map<String, Processor> all() {
        return Map.of(
                "openBringingIn", e -> task(e, room.bringingIn().open(subject(e))),
                "closeBringingIn", e -> room.bringingIn().close(number(e), delivery(e)),
                "openStoppedImport", e -> task(e, room.bringingIn().openStopped(subject(e))),
                "closeStoppedImport", e -> room.bringingIn().closeStopped(number(e), delivery(e)),
                "openClearingUploads", e -> task(e, room.clearing().open(subject(e))),
                "closeClearingUploads", e -> room.clearing().close(number(e)));
    }

    private static void task(Exchange exchange, Optional<?> work) {
        exchange.getMessage().setHeader(ExportProcessors.TASK, work.isPresent() ? ExportProcessors.CARRY : NOTHING);
        work.ifPresent(exchange.getMessage()::setBody);
    }

    /** Reads the step's subject, an import's number, and remembers it for the steps that follow. */
    private static long subject(Exchange exchange) {
        long id = Long.parseLong(exchange.getMessage().getBody(String.class));
        exchange.setProperty(IMPORT, id);
        return id;
    }

    private static long number(Exchange exchange) {
        return exchange.getProperty(IMPORT, Long.class);
    }

    private static Delivery delivery(Exchange exchange) throws Exception {
        return exchange.getMessage().getMandatoryBody(Delivery.class);
    }
}

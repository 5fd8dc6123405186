package dk.sluse.desk;

import dk.sluse.export.ExportRoom;
import picocli.CommandLine.Parameters;

/** A command about one case. */
abstract class AboutCase extends Order {

    private final ExportRoom room;

    @Parameters(index = "0", paramLabel = "ID", description = "The number of the request that broke the rules.")
    private String id;

    AboutCase(Errand errand, ExportRoom room) {
        super(errand);
        this.room = room;
    }

    final ExportRoom room() {
        return room;
    }

    final long id() {
        return RequestOrders.number(id);
    }
}

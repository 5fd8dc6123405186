package dk.sluse.custody;

import java.io.IOException;
import java.util.List;

/** The second half of a trip, after the point of no return: sources go. What fails here is tried again, never undone. */
final class Delivering {

    private final Trip trip;

    Delivering(Trip trip) {
        this.trip = trip;
    }

    Phase run() throws IOException {
        trip.ledger().requireLatest(trip.account());
        List<Row> rows = trip.ledger().rows(trip.account());
        trip.each(rows, row -> trip.source().delete(trip.origin(row)));
        Ground.removeEmptyWays(trip.source(), rows.stream().map(trip::origin).toList());
        trip.ledger().end(trip.account(), Phase.ARRIVED);
        return Phase.ARRIVED;
    }
}

package dk.sluse.custody;

import java.io.IOException;

/** The second half of a trip, after the point of no return: sources go. What fails here is tried again, never undone. */
final class Delivering {

    private final Trip trip;

    Delivering(Trip trip) {
        this.trip = trip;
    }

    Phase run() throws IOException {
        trip.ledger().requireLatest(trip.account());
        for (Row row : trip.ledger().rows(trip.account())) {
            try {
                trip.source().delete(trip.origin(row));
                Ground.removeEmptyWay(trip.source(), trip.origin(row));
            } catch (IOException e) {
                throw Trouble.with(trip, row, e);
            }
        }
        trip.ledger().end(trip.account(), Phase.ARRIVED);
        return Phase.ARRIVED;
    }
}

package dk.sluse.custody;

import dk.sluse.custody.Delivery.Fault;
import dk.sluse.custody.Row.Step;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Deletes files that are the hub's own, each by itself: one that stays does not keep the others (F34). */
final class Removal {

    private final Trip trip;
    private final List<Fault> faults = new ArrayList<>();

    Removal(Trip trip) {
        this.trip = trip;
    }

    void run() throws IOException {
        List<Row> rows = trip.ledger().rows(trip.account());
        for (Row row : rows) {
            if (row.step() != Step.DELETED) {
                remove(row);
            }
        }
        for (Row row : rows) {
            removeEmptyWay(row);
        }
        if (!faults.isEmpty()) {
            throw new UndeletableException(message(), faults);
        }
        trip.ledger().end(trip.account(), Phase.ARRIVED);
    }

    private void remove(Row row) throws IOException {
        Spot spot = Spot.at(row.from());
        try {
            if (Ground.wayExists(trip.source(), spot)
                    && trip.source().look(spot).isPresent()) {
                Ground.requireRegular(trip.source(), spot);
                trip.source().delete(spot);
            }
            trip.ledger().deleted(trip.account(), row);
        } catch (Unfit e) {
            note(row, e.why());
        } catch (FileSystemException e) {
            note(row, Refusal.UNDELETABLE);
        } catch (IOException e) {
            throw Trouble.with(trip, row, e);
        }
    }

    private void note(Row row, Phrase why) throws IOException {
        trip.ledger().undeletable(trip.account(), row, why);
        faults.add(new Fault(row.id(), row.from(), why));
    }

    private void removeEmptyWay(Row row) throws IOException {
        try {
            Spot spot = Spot.at(row.from());
            if (Ground.wayExists(trip.source(), spot)) {
                Ground.removeEmptyWay(trip.source(), spot);
            }
        } catch (Unfit | FileSystemException e) {
            // a folder that stays although it is empty harms nobody; a link is not the hub's to remove
        }
    }

    private String message() {
        return faults.stream()
                .map(fault -> trip.account().consignment().shown(fault.parcel(), fault.file()) + ": "
                        + fault.what().en())
                .collect(Collectors.joining(
                        "; ",
                        trip.account().id() + ": " + faults.size() + " files could not be deleted in "
                                + trip.source().name() + ", all others were: ",
                        ""));
    }
}

package dk.sluse.custody;

import dk.sluse.custody.Row.Step;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/**
 * Shows folders that were filled out of sight: each gets its visible name in one step. What was about to be shown and is no
 * longer in its hidden place was shown by an attempt whose answer was lost (F4).
 */
final class Revealing {

    private final Trip trip;

    /** @param trip from the hidden place to the visible one */
    Revealing(Trip trip) {
        this.trip = trip;
    }

    void run() throws IOException {
        for (Row row : trip.ledger().rows(trip.account())) {
            if (row.step() != Step.PLACED) {
                reveal(row);
            }
        }
        trip.ledger().end(trip.account(), Phase.ARRIVED);
    }

    private void reveal(Row row) throws IOException {
        Spot from = Spot.at(row.from());
        Spot to = Spot.at(row.to());
        try {
            Optional<Entry> hidden =
                    Ground.wayExists(trip.source(), from) ? trip.source().look(from) : Optional.empty();
            Ground.makeWay(trip.target(), to);
            Optional<Entry> visible = trip.target().look(to);
            if (hidden.isPresent()
                    || row.step() != Step.VERIFIED
                    || !visible.map(Entry::isFolder).orElse(false)) {
                show(row, from, hidden, visible);
            }
        } catch (Unfit e) {
            throw new IOException(
                    trip.account().id() + ": " + Trouble.shown(row.from().toString()) + ": " + e.getMessage());
        }
        trip.ledger().revealed(trip.account(), row);
    }

    private void show(Row row, Spot from, Optional<Entry> hidden, Optional<Entry> visible) throws IOException {
        if (visible.isPresent()) {
            throw new FileAlreadyExistsException(
                    Trouble.shown(row.to().toString()),
                    null,
                    "lies already in " + trip.target().name());
        }
        if (hidden.isEmpty()) {
            throw new NoSuchFileException(
                    Trouble.shown(row.from().toString()),
                    null,
                    "is not in " + trip.source().name());
        }
        if (!hidden.get().isFolder()) {
            throw new NotDirectoryException(Trouble.shown(row.from().toString()));
        }
        trip.ledger().revealing(trip.account(), row);
        trip.source().renameFolder(from, trip.target(), Spot.at(row.to()));
    }
}

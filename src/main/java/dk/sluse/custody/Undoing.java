package dk.sluse.custody;

import dk.sluse.custody.Row.Step;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Optional;

/** The way back: copies go, sources get their own names again. Itself made of steps that may run twice. */
final class Undoing {

    private final Trip trip;

    Undoing(Trip trip) {
        this.trip = trip;
    }

    /** @param end {@link Phase#REJECTED} or {@link Phase#ABANDONED} */
    Phase run(Phase end) throws IOException {
        trip.ledger().requireLatest(trip.account());
        List<Row> left = trip.ledger().rows(trip.account()).stream()
                .filter(row -> row.step() != Step.UNDONE)
                .toList();
        trip.each(left, this::undo);
        trip.ledger().end(trip.account(), end);
        return end;
    }

    private void undo(Row row) throws IOException {
        removeCopy(row);
        Optional<Phrase> aside = trip.account().kind().holdsSources() ? restore(row) : Optional.empty();
        trip.ledger().undone(trip.account(), row, aside);
    }

    private void removeCopy(Row row) throws IOException {
        if (row.temporary().isPresent()) {
            trip.target().delete(Spot.at(row.to()).beside(row.temporary().get()));
        }
        boolean named = row.step() == Step.VERIFIED || row.step() == Step.PLACED;
        if (named && trip.isDelivered(row)) {
            trip.target().delete(row.target());
        }
        if (trip.tidiesTarget() && (named || row.temporary().isPresent())) {
            Ground.removeEmptyWay(trip.target(), row.target());
        }
    }

    /** Puts a source back, beside its place when that was taken meanwhile, and then says so. */
    private Optional<Phrase> restore(Row row) throws IOException {
        Spot held = trip.held(row);
        Optional<Entry> waiting = trip.source().look(held);
        if (waiting.isEmpty()) {
            Ground.removeEmptyWay(trip.source(), held);
            return Optional.empty();
        }
        Spot origin = Spot.at(row.from());
        makeWayBack(origin);
        String name = origin.path().name();
        for (int n = 1; !putBack(held, waiting.get(), origin.beside(name)); n++) {
            name = Labels.returned(origin.path().name(), trip.number(), n);
        }
        Ground.removeEmptyWay(trip.source(), held);
        return name.equals(origin.path().name()) ? Optional.empty() : Optional.of(Refusal.setAside(Masking.mask(name)));
    }

    private void makeWayBack(Spot origin) throws IOException {
        try {
            Ground.makeWay(trip.source(), origin);
        } catch (Unfit blocked) {
            throw new IOException("the source waits in the holding folder and cannot go back, because a file or a link"
                    + " has the name of its folder. Rename that; it is tried again.");
        }
    }

    private boolean putBack(Spot held, Entry waiting, Spot spot) throws IOException {
        try {
            trip.source().rename(held, spot);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return finishRename(held, waiting, spot);
        }
    }

    /** Where a rename is a new link and then a deletion, a crash between the two leaves both names. */
    private boolean finishRename(Spot held, Entry waiting, Spot spot) throws IOException {
        if (!waiting.isFile()) {
            return false;
        }
        String sha256 = Bytes.hash(trip.source(), held, waiting.size(), n -> {});
        if (!Bytes.sameAs(trip.source(), spot, waiting.size(), sha256)) {
            return false;
        }
        trip.source().delete(held);
        return true;
    }
}

package dk.sluse.custody;

import dk.sluse.custody.InFlight.Doing;
import dk.sluse.custody.Progress.Meter;
import dk.sluse.custody.Reservations.Reservation;
import dk.sluse.custody.Row.Step;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The first half of a trip: every file is examined (and held, where it is moved), copied, verified and given its target's
 * name; then the sources are read once more. Ends with all files at their targets, or with the list of those that
 * are unfit. Each step looks first at how far an earlier attempt came.
 */
final class Loading {

    private final Trip trip;
    private final Kind kind;
    private final Map<Row, Phrase> unfit = new LinkedHashMap<>();
    private long needed;

    Loading(Trip trip) {
        this.trip = trip;
        this.kind = trip.account().kind();
    }

    /** Answers with the phase that follows, which is kept in the database by then. */
    Phase run() throws IOException {
        forEach(this::examine);
        if (unfit.isEmpty()) {
            loadAll();
        }
        if (unfit.isEmpty()) {
            forEach(this::lookAgain);
        }
        if (!unfit.isEmpty()) {
            trip.ledger().reject(trip.account(), unfit);
            return Phase.UNDOING;
        }
        Phase next = kind.emptiesSource() ? Phase.DELIVERING : Phase.ARRIVED;
        trip.ledger().arrive(trip.account(), next);
        return next;
    }

    private interface Action {
        void on(Row row) throws IOException, Unfit;
    }

    /** Finds the faults of all files, not of the first only. */
    private void forEach(Action action) throws IOException {
        for (Row row : trip.ledger().rows(trip.account())) {
            try {
                action.on(row);
            } catch (Unfit fault) {
                unfit.put(row, fault.why());
            } catch (IOException e) {
                throw Trouble.with(trip, row, e);
            }
        }
    }

    private void examine(Row row) throws IOException, Unfit {
        if (row.step() == Step.VERIFIED || row.step() == Step.PLACED) {
            return;
        }
        if (Labels.isOwn(row.from()) || Labels.isOwn(row.to())) {
            throw new Unfit(Refusal.RESERVED);
        }
        if (kind != Kind.PUT_BACK && trip.target().look(Spot.at(row.to())).isPresent()) {
            throw new Unfit(Refusal.TAKEN);
        }
        Entry source = kind.holdsSources() ? hold(row) : Ground.requireFile(trip.source(), Spot.at(row.from()));
        needed += source.size();
    }

    /**
     * Takes a source out of its users' reach, then looks at it: what it was before could have been swapped. A source that
     * is held already was taken by an earlier attempt.
     */
    private Entry hold(Row row) throws IOException, Unfit {
        OpenPlace source = trip.source();
        Spot held = trip.held(row);
        Spot origin = Spot.at(row.from());
        if (row.step() == Step.WAITING) {
            if (source.look(held).isEmpty()) {
                Ground.requireFile(source, origin);
                Ground.makeWay(source, held);
                trip.ledger().requireLatest(trip.account());
                source.replace(origin, held);
            }
            Ground.wayExists(source, origin);
            trip.ledger().held(trip.account(), row);
        }
        return Ground.requireRegular(source, held);
    }

    private void loadAll() throws IOException {
        try (Reservation room = trip.reservations().reserve(trip.target(), needed)) {
            forEach(row -> load(row, room));
        }
    }

    private void load(Row row, Reservation room) throws IOException, Unfit {
        if (row.step() == Step.PLACED) {
            return;
        }
        removeLeftover(row);
        if (row.step() == Step.VERIFIED && trip.isDelivered(row)) {
            // An earlier attempt renamed it, and the answer was lost (F4).
            trip.ledger().placed(trip.account(), row);
            return;
        }
        String name =
                Labels.temporary(trip.account().id(), row.id(), trip.account().attempt());
        Spot temporary = Spot.at(row.to()).beside(name);
        trip.ledger().copying(trip.account(), row, name);
        try {
            Ground.makeWay(trip.target(), temporary);
            settle(row, temporary, copy(row, temporary, room));
        } catch (IOException | Unfit e) {
            throwAway(temporary, e);
            throw e;
        }
    }

    private void removeLeftover(Row row) throws IOException {
        if (row.temporary().isPresent()) {
            trip.target().delete(Spot.at(row.to()).beside(row.temporary().get()));
        }
    }

    /** Room on a full disk is given back at once. What cannot be removed now, the next attempt removes. */
    private void throwAway(Spot temporary, Exception reason) {
        try {
            trip.target().delete(temporary);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private Copied copy(Row row, Spot temporary, Reservation room) throws IOException, Unfit {
        Spot origin = trip.origin(row);
        long size = Ground.requireRegular(trip.source(), origin).size();
        Copied copied;
        try (Meter meter = trip.progress().start(trip.account(), row, Doing.COPYING, size)) {
            copied = Bytes.copy(trip.source(), origin, trip.target(), temporary, kind.keepsCopies(), meter, room);
        }
        if (row.expected().isPresent() && !row.expected().get().equals(copied.sha256())) {
            throw new Unfit(Refusal.OTHER_CONTENT);
        }
        try (Meter meter = trip.progress().start(trip.account(), row, Doing.VERIFYING, size)) {
            verify(temporary, copied, meter);
        }
        return copied;
    }

    /** Reads back what the target has stored: never the hash of what was sent (F2). */
    private void verify(Spot temporary, Copied copied, Meter meter) throws IOException {
        Optional<Entry> stored = trip.target().look(temporary);
        if (stored.isEmpty()
                || stored.get().size() != copied.size()
                || !Bytes.hash(trip.target(), temporary, copied.size(), meter::count)
                        .equals(copied.sha256())) {
            throw new IOException("what " + trip.target().name()
                    + " stored is not what was sent to it; the copy is thrown away and made again");
        }
    }

    /** Gives the verified copy its target's name, or, when it was moved back and that is taken, the next free one. */
    private void settle(Row row, Spot temporary, Copied copied) throws IOException, Unfit {
        for (int n = 0; ; n++) {
            Spot target = Spot.at(row.to());
            Spot spot = n == 0 ? target : target.beside(Labels.returned(row.to().name(), trip.number(), n));
            if (giveName(row, temporary, spot, copied)) {
                trip.ledger().placed(trip.account(), row);
                return;
            }
            if (kind != Kind.PUT_BACK) {
                throw new Unfit(Refusal.TAKEN);
            }
        }
    }

    private boolean giveName(Row row, Spot temporary, Spot spot, Copied copied) throws IOException, Unfit {
        if (!Ground.wayExists(trip.target(), spot)) {
            throw new Unfit(Refusal.BLOCKED);
        }
        if (trip.target().look(spot).isPresent()) {
            return false;
        }
        trip.ledger().verified(trip.account(), row, spot.path().name(), copied);
        try {
            trip.target().rename(temporary, spot);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /**
     * The second look: the source is still what was copied, and the copy is still there. A source of the hub's own whose
     * hash was known before need not be read again.
     */
    private void lookAgain(Row row) throws IOException, Unfit {
        if (kind.holdsSources() || row.expected().isEmpty()) {
            requireUnchanged(row);
        }
        if (trip.target().look(row.target()).map(Entry::size).orElse(-1L) != row.size()) {
            trip.ledger().lost(trip.account(), row);
            throw new IOException("the finished copy in " + trip.target().name() + " went away; it is made again");
        }
    }

    private void requireUnchanged(Row row) throws IOException, Unfit {
        Spot origin = trip.origin(row);
        if (Ground.requireRegular(trip.source(), origin).size() != row.size()) {
            throw new Unfit(Refusal.CHANGED);
        }
        try (Meter meter = trip.progress().start(trip.account(), row, Doing.LOOKING_AGAIN, row.size())) {
            if (!Bytes.hash(trip.source(), origin, row.size(), meter::count)
                    .equals(row.sha256().orElseThrow())) {
                throw new Unfit(Refusal.CHANGED);
            }
        }
    }
}

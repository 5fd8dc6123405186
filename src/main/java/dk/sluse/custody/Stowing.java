package dk.sluse.custody;

import dk.sluse.custody.Copying.Destination;
import dk.sluse.custody.Copying.Origin;
import dk.sluse.custody.InFlight.Doing;
import dk.sluse.custody.Progress.Meter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Optional;

/** One file's way into the target: copied under a hidden name, verified, given its own. */
final class Stowing {

    /** A hub that was held for dead stops after so many bytes. */
    private static final long ASKED_AFTER = 64L << 20;

    /** Below this, hashing after the last byte takes no time worth two programs at once on the server. */
    private static final long WORTH_FOLLOWING = 64L << 20;

    /** Below this, reading back takes less time than a command on the server. */
    private static final long WORTH_A_COMMAND = 1L << 20;

    private final Trip trip;
    private final Ways ways;
    private final Notes notes;
    private final Loading.Counting counting;
    private Optional<OpenPlace.Following> following = Optional.empty();
    private Optional<String> readBack = Optional.empty();

    Stowing(Trip trip, Ways ways, Notes notes, Loading.Counting counting) {
        this.trip = trip;
        this.ways = ways;
        this.notes = notes;
        this.counting = counting;
    }

    void run(Stowage stowage) throws IOException, Unfit {
        Berths.Stay stay = trip.yard()
                .berths()
                .take(
                        trip.source().name(),
                        trip.target().name(),
                        stowage.source().size());
        try {
            stow(stowage);
        } finally {
            stopFollowing();
            stay.close();
        }
    }

    private void stow(Stowage stowage) throws IOException, Unfit {
        try {
            ways.make(stowage.spot());
            Copied copied = copy(stowage);
            verify(stowage, copied);
            settle(stowage, copied);
        } catch (SourceFailure e) {
            if (stowage.source().size() < Planning.UNSURE + Planning.WORTH_KEEPING) {
                throwAway(stowage, e);
            }
            throw e;
        } catch (IOException | Unfit e) {
            throwAway(stowage, e);
            throw e;
        }
    }

    /** Room on a full disk is given back at once. What cannot be removed now, the next attempt removes, or goes on with. */
    private void throwAway(Stowage stowage, Exception reason) {
        try {
            trip.target().delete(stowage.spot());
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private Copied copy(Stowage stowage) throws IOException, Unfit {
        Row row = stowage.row();
        Origin origin = new Origin(trip.source(), trip.origin(row), stowage.source(), row.treatment());
        Destination destination = new Destination(
                trip.target(), stowage.spot(), trip.account().kind().keepsCopies(), stowage.kept());
        Copied copied;
        try (Meter meter = trip.progress()
                .start(trip.account(), row, Doing.COPYING, stowage.source().size())) {
            copied = new Copying(trip.yard(), origin, destination, new Counted(meter, stowage)).run();
        }
        if (row.expected().isPresent() && !row.expected().get().equals(copied.sourceSha256())) {
            throw new Unfit(Refusal.OTHER_CONTENT);
        }
        return copied;
    }

    /** Reads back what the target has stored, or lets it hash that itself: never the hash of what was sent (F2). */
    private void verify(Stowage stowage, Copied copied) throws IOException {
        if (!readBackAs(copied) && !isStored(stowage, copied)) {
            throw new IOException("what " + trip.target().name()
                    + " stored is not what was sent to it; the copy is thrown away and made again");
        }
    }

    private boolean readBackAs(Copied copied) throws IOException {
        if (readBack.isPresent()) {
            trip.yard().throttles().of(trip.target()).pass(copied.size());
        }
        return readBack.equals(Optional.of(copied.sha256()));
    }

    private boolean isStored(Stowage stowage, Copied copied) throws IOException {
        Optional<Entry> stored = trip.target().look(stowage.spot());
        return stored.isPresent()
                && stored.get().size() == copied.size()
                && storedHash(stowage, copied.size()).equals(copied.sha256());
    }

    private String storedHash(Stowage stowage, long size) throws IOException {
        try (Meter meter = trip.progress().start(trip.account(), stowage.row(), Doing.VERIFYING, size)) {
            Optional<String> followed = following.flatMap(hash -> hash.sha256(size));
            if (followed.isPresent()) {
                return followed.get();
            }
            if (size >= WORTH_A_COMMAND) {
                Optional<String> told = trip.target().sha256(stowage.spot());
                if (told.isPresent()) {
                    return told.get();
                }
            }
            Throttle throttle = trip.yard().throttles().of(trip.target());
            return Bytes.hash(trip.target(), stowage.spot(), size, n -> {
                throttle.pass(n);
                meter.count(n);
            });
        }
    }

    private void stopFollowing() {
        following.ifPresent(OpenPlace.Following::close);
        following = Optional.empty();
    }

    /** Gives the verified copy its target's name, or, when it was moved back and that is taken, the next free one. */
    private void settle(Stowage stowage, Copied copied) throws IOException, Unfit {
        Row row = stowage.row();
        for (int n = 0; ; n++) {
            Spot target = Spot.at(row.to());
            Spot spot = n == 0 ? target : target.beside(Labels.returned(row.to().name(), trip.number(), n));
            if (giveName(stowage, spot, copied)) {
                notes.placed(row);
                return;
            }
            if (trip.account().kind() != Kind.PUT_BACK) {
                throw new Unfit(Refusal.TAKEN);
            }
        }
    }

    private boolean giveName(Stowage stowage, Spot spot, Copied copied) throws IOException, Unfit {
        if (!ways.exists(spot)) {
            throw new Unfit(Refusal.BLOCKED);
        }
        if (trip.target().look(spot).isPresent()) {
            return false;
        }
        notes.verified(stowage.row(), spot.path().name(), copied);
        try {
            trip.target().renameFile(stowage.spot(), spot);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Tells of every byte, and asks now and then whether this attempt is still the latest. */
    private final class Counted implements Copying.Watch {

        private final Meter meter;
        private final Stowage stowage;
        private long keptStill;
        private long unasked;

        Counted(Meter meter, Stowage stowage) {
            this.meter = meter;
            this.stowage = stowage;
            this.keptStill = stowage.kept();
        }

        @Override
        public void opened() throws IOException {
            stopFollowing();
            readBack = Optional.empty();
            if (stowage.source().size() >= WORTH_FOLLOWING) {
                following = trip.target().follow(stowage.spot());
            }
        }

        @Override
        public void stored(long bytes) {
            following.ifPresent(hash -> hash.stored(bytes));
        }

        @Override
        public void readBack(String sha256) {
            readBack = Optional.of(sha256);
        }

        @Override
        public void written(long bytes) throws IOException {
            meter.count(bytes);
            counting.tally().count(bytes);
            long old = Math.min(keptStill, bytes);
            keptStill -= old;
            counting.room().fill(bytes - old);
            unasked += bytes;
            if (unasked >= ASKED_AFTER) {
                unasked = 0;
                trip.ledger().requireLatest(trip.account());
            }
        }
    }
}

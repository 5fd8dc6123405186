package dk.sluse.custody;

import dk.sluse.custody.InFlight.Doing;
import dk.sluse.custody.Progress.Meter;
import dk.sluse.custody.Progress.Tally;
import dk.sluse.custody.Reservations.Reservation;
import dk.sluse.custody.Row.Step;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The first half of a trip: every file is examined (and held, where it is moved), copied, verified and given its target's
 * name; then the sources are looked at once more. Ends with all files at their targets, or with the list of those that are
 * unfit. Each pass takes many files at once; each step of a file looks first at how far an earlier attempt came.
 */
final class Loading {

    private final Trip trip;
    private final Kind kind;
    private final int connections;
    private final Ways targetWays;
    private final Map<String, Entry> seen = new ConcurrentHashMap<>();
    private final Map<Row, Phrase> unfit = new LinkedHashMap<>();

    Loading(Trip trip, int connections) {
        this.trip = trip;
        this.kind = trip.account().kind();
        this.connections = connections;
        this.targetWays = new Ways(trip.target());
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
        if (unfit.isEmpty()) {
            lookAtCopies();
        }
        if (!unfit.isEmpty()) {
            trip.ledger().reject(trip.account(), unfit);
            return Phase.UNDOING;
        }
        Phase next = kind.emptiesSource() ? Phase.DELIVERING : Phase.ARRIVED;
        trip.ledger().arrive(trip.account(), next);
        return next;
    }

    /** Finds the faults of all files, not of the first only. */
    private void forEach(Fleet.Action action) throws IOException {
        List<Row> rows = rows();
        trip.source().expect(rows.stream().map(trip::origin).toList());
        unfit.putAll(trip.each(rows, action));
    }

    private List<Row> rows() {
        return trip.ledger().rows(trip.account());
    }

    private void examine(Row row) throws IOException, Unfit {
        if (row.step() == Step.VERIFIED || row.step() == Step.PLACED) {
            return;
        }
        if (Labels.isOwn(row.from()) || Labels.isOwn(row.to())) {
            throw new Unfit(Refusal.RESERVED);
        }
        if (kind != Kind.PUT_BACK && isTaken(Spot.at(row.to()))) {
            throw new Unfit(Refusal.TAKEN);
        }
        Entry source = kind.holdsSources() ? hold(row) : Ground.requireFile(trip.source(), Spot.at(row.from()));
        seen.put(row.id(), source);
    }

    /** In a folder that is not there yet nothing lies. */
    private boolean isTaken(Spot target) throws IOException, Unfit {
        return targetWays.exists(target) && trip.target().look(target).isPresent();
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
        Notes notes = new Notes(trip.ledger(), trip.account());
        Map<String, Stowage> planned = new ConcurrentHashMap<>();
        Planning planning = new Planning(trip, seen, notes);
        List<Row> rows = rows();
        unfit.putAll(trip.each(rows, row -> planning.plan(row).ifPresent(stowage -> planned.put(row.id(), stowage))));
        if (!unfit.isEmpty()) {
            return;
        }
        List<Stowage> stowages = rows.stream()
                .filter(row -> planned.containsKey(row.id()))
                .map(row -> planned.get(row.id()))
                .toList();
        trip.ledger()
                .copying(trip.account(), stowages.stream().map(Stowage::begun).toList());
        try {
            stow(stowages, planned, notes);
        } catch (IOException e) {
            flushAfter(e, notes);
            throw e;
        }
        notes.flush();
    }

    /** What arrived need not be read back in the next attempt. */
    private static void flushAfter(IOException trouble, Notes notes) {
        try {
            notes.flush();
        } catch (IOException | RuntimeException e) {
            trouble.addSuppressed(e);
        }
    }

    private void stow(List<Stowage> stowages, Map<String, Stowage> planned, Notes notes) throws IOException {
        long needed = stowages.stream().mapToLong(Stowage::needed).sum();
        try (Reservation room = trip.yard().reservations().reserve(trip.account(), trip.target(), needed);
                Lanes lanes = Lanes.open(trip.target(), connections, stowages.size(), needed);
                Tally tally = trip.progress().begin(trip, stowages.size(), total(stowages))) {
            List<Row> rows = stowages.stream().map(Stowage::row).toList();
            unfit.putAll(trip.each(rows, row -> {
                Stowage stowage = planned.get(row.id());
                new Stowing(trip.over(lanes.next()), targetWays, notes, new Counting(room, tally)).run(stowage);
                tally.fileDone();
            }));
        }
    }

    private static long total(Collection<Stowage> stowages) {
        return stowages.stream().mapToLong(stowage -> stowage.source().size()).sum();
    }

    /** What is told of every byte that was copied. */
    record Counting(Reservation room, Tally tally) {}

    /** The second look: the source is still what was copied. */
    private void lookAgain(Row row) throws IOException, Unfit {
        if (kind.holdsSources() || row.expected().isEmpty()) {
            requireUnchanged(row);
        }
    }

    /** And the copies are still there, when all sources were looked at, which may take hours. */
    private void lookAtCopies() throws IOException {
        List<Row> rows = rows();
        Map<Spot, Entry> listed =
                trip.target().lookTogether(rows.stream().map(Row::target).toList());
        unfit.putAll(trip.each(rows, row -> requireCopy(row, Optional.ofNullable(listed.get(row.target())))));
    }

    /** A listing may say that a copy is there; that it is not, only a look at itself. */
    private void requireCopy(Row row, Optional<Entry> listed) throws IOException {
        if (listed.filter(row::isCopiedIn).isEmpty()
                && trip.target().look(row.target()).filter(row::isCopiedIn).isEmpty()) {
            trip.ledger().lost(trip.account(), row);
            throw new IOException("the finished copy in " + trip.target().name() + " went away; it is made again");
        }
    }

    /**
     * A source of the hub's own whose hash was known before need not be read again; nor one whose place says that it is still
     * the version that was read.
     */
    private void requireUnchanged(Row row) throws IOException, Unfit {
        Spot origin = trip.origin(row);
        Entry now = Ground.requireRegular(trip.source(), origin);
        if (now.size() != row.size()) {
            throw new Unfit(Refusal.CHANGED);
        }
        if (now.version().isPresent()) {
            if (!row.mark().equals(Optional.of(now.mark()))) {
                throw new Unfit(Refusal.CHANGED);
            }
            return;
        }
        Throttle throttle = trip.yard().throttles().of(trip.source());
        try (Meter meter = trip.progress().start(trip.account(), row, Doing.LOOKING_AGAIN, row.size())) {
            String sha256 = Bytes.hash(trip.source(), origin, row.size(), n -> {
                throttle.pass(n);
                meter.count(n);
            });
            if (!sha256.equals(row.copied().orElseThrow().sourceSha256())) {
                throw new Unfit(Refusal.CHANGED);
            }
        }
    }
}

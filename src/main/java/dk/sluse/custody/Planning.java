package dk.sluse.custody;

import dk.sluse.custody.Row.Step;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Finds what an earlier attempt left of a file: nothing, a finished copy, or one that can be gone on with. */
final class Planning {

    /** What is in flight when a connection breaks may have arrived in any order: so much of the end is written again. */
    static final long UNSURE = 4L << 20;

    /** A smaller rest is not worth two requests. */
    static final long WORTH_KEEPING = 1L << 20;

    private final Trip trip;
    private final Map<String, Entry> seen;
    private final Notes notes;

    /** @param seen the sources that were examined in this attempt, by parcel */
    Planning(Trip trip, Map<String, Entry> seen, Notes notes) {
        this.trip = trip;
        this.seen = seen;
        this.notes = notes;
    }

    /** What is to be copied, unless the copy is finished. */
    Optional<Stowage> plan(Row row) throws IOException, Unfit {
        if (row.step() == Step.PLACED) {
            return Optional.empty();
        }
        if (row.step() == Step.VERIFIED && trip.isDelivered(row)) {
            // An earlier attempt renamed it, and the answer was lost (F4).
            removeLeftover(row);
            notes.placed(row);
            return Optional.empty();
        }
        Entry source = seen.containsKey(row.id())
                ? seen.get(row.id())
                : Ground.requireRegular(trip.source(), trip.origin(row));
        long kept = kept(row, source);
        if (kept > 0) {
            return Optional.of(new Stowage(row, source, row.temporary().orElseThrow(), kept));
        }
        removeLeftover(row);
        String fresh =
                Labels.temporary(trip.account().id(), row.id(), trip.account().attempt());
        return Optional.of(new Stowage(row, source, fresh, 0));
    }

    /** How much of an unfinished copy can stay: it was begun from the same source, and is large enough to matter. */
    private long kept(Row row, Entry source) throws IOException {
        if (row.temporary().isEmpty() || !row.mark().equals(Optional.of(source.mark()))) {
            return 0;
        }
        Optional<Entry> left = trip.target().look(leftover(row));
        if (left.isEmpty() || !left.get().isFile()) {
            return 0;
        }
        long sure = Math.min(left.get().size(), source.size()) - UNSURE;
        return sure < WORTH_KEEPING ? 0 : sure;
    }

    private void removeLeftover(Row row) throws IOException {
        if (row.temporary().isPresent()) {
            trip.target().delete(leftover(row));
        }
    }

    private static Spot leftover(Row row) {
        return Spot.at(row.to()).beside(row.temporary().orElseThrow());
    }
}

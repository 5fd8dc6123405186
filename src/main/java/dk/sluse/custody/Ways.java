package dk.sluse.custody;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folders on the way to many files of one place. Each is looked at when it is first needed and again after a moment, not
 * for every file: what a user could swap meanwhile, he could swap between any look and the step after it.
 */
final class Ways {

    private static final long MOMENT = 1_000_000_000L;

    private final OpenPlace place;
    private final Map<Spot, Way> ways = new ConcurrentHashMap<>();

    Ways(OpenPlace place) {
        this.place = place;
    }

    /** Makes the folders that are not there. */
    void make(Spot spot) throws IOException, Unfit {
        if (spot.parent().isPresent()) {
            way(spot).make(spot);
        }
    }

    /** Whether the folders are all there, and are folders. */
    boolean exists(Spot spot) throws IOException, Unfit {
        return spot.parent().isEmpty() || way(spot).exists(spot);
    }

    private Way way(Spot spot) {
        return ways.computeIfAbsent(spot.parent().orElseThrow(), folder -> new Way());
    }

    private final class Way {

        private Optional<Boolean> found = Optional.empty();
        private long looked;

        synchronized void make(Spot spot) throws IOException, Unfit {
            if (!isFresh() || !found.get()) {
                Ground.makeWay(place, spot);
                note(true);
            }
        }

        synchronized boolean exists(Spot spot) throws IOException, Unfit {
            if (!isFresh()) {
                note(Ground.wayExists(place, spot));
            }
            return found.get();
        }

        private boolean isFresh() {
            return found.isPresent() && System.nanoTime() - looked < MOMENT;
        }

        private void note(boolean exists) {
            found = Optional.of(exists);
            looked = System.nanoTime();
        }
    }
}

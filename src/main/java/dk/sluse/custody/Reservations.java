package dk.sluse.custody;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Room that was promised to transfers and not filled yet: two that each fit must fit together (F13). */
final class Reservations {

    private final long spare;
    private final Map<String, Long> promised = new HashMap<>();

    /** @param spare what must remain free on every volume, in bytes */
    Reservations(long spare) {
        this.spare = spare;
    }

    /** Promises room for so many bytes, or says that there is not enough. A place that cannot tell is believed to have it. */
    Reservation reserve(OpenPlace place, long bytes) throws IOException {
        if (bytes == 0) {
            return new Reservation("", 0);
        }
        Map<String, Long> before = snapshot();
        Optional<Space> space = place.space();
        if (space.isEmpty()) {
            return new Reservation("", 0);
        }
        return promise(
                place, space.get(), bytes, before.getOrDefault(space.get().volume(), 0L));
    }

    private synchronized Map<String, Long> snapshot() {
        return new HashMap<>(promised);
    }

    /** Between the look at the volume and this, others may have filled or promised: the larger promise counts. */
    private synchronized Reservation promise(OpenPlace place, Space space, long bytes, long before) throws IOException {
        long others = Math.max(before, promised.getOrDefault(space.volume(), 0L));
        if (space.free() - others - spare < bytes) {
            throw new IOException("not enough room in " + place.name() + ": " + bytes + " bytes are needed, "
                    + space.free() + " are free, of which " + others + " are promised to other transfers and " + spare
                    + " are kept spare. Make room there; it is tried again.");
        }
        promised.merge(space.volume(), bytes, Long::sum);
        return new Reservation(space.volume(), bytes);
    }

    private synchronized void giveBack(String volume, long bytes) {
        promised.computeIfPresent(volume, (v, sum) -> sum <= bytes ? null : Long.valueOf(sum - bytes));
    }

    /** A promise that shrinks as it is filled. */
    final class Reservation implements AutoCloseable {

        private final String volume;
        private long left;

        private Reservation(String volume, long left) {
            this.volume = volume;
            this.left = left;
        }

        /** So many bytes of it are written, and no longer free. */
        void fill(long bytes) {
            long filled = Math.min(left, bytes);
            left -= filled;
            if (filled > 0) {
                giveBack(volume, filled);
            }
        }

        @Override
        public void close() {
            fill(left);
        }
    }
}

package dk.sluse.custody;

import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** How many files may be on their way to and from a place at once, whatever consignments they belong to. */
final class Berths {

    /** Many small files overlap where one large one would have the line to itself. */
    static final int SMALL_FILES_FOR_A_LARGE = 4;

    static final long LARGE = 1 << 20;

    private final int berths;
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

    /** @param filesAtOnce how many large files; of small ones four times as many */
    Berths(int filesAtOnce) {
        this.berths = filesAtOnce * SMALL_FILES_FOR_A_LARGE;
    }

    /** Waits for a berth in both places. Always in the same order, so that nobody waits for one who waits for him. */
    Stay take(String source, String target, long size) throws InterruptedIOException {
        int width = size < LARGE ? 1 : SMALL_FILES_FOR_A_LARGE;
        Stay stay = new Stay(width);
        for (String place : new TreeSet<>(List.of(source, target))) {
            try {
                Semaphore berth = places.computeIfAbsent(place, p -> new Semaphore(berths, true));
                berth.acquire(width);
                stay.taken.push(berth);
            } catch (InterruptedException e) {
                stay.close();
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped while it waited for its turn");
            }
        }
        return stay;
    }

    /** Berths that are taken. */
    static final class Stay implements AutoCloseable {

        private final int width;
        private final Deque<Semaphore> taken = new ArrayDeque<>();

        private Stay(int width) {
            this.width = width;
        }

        @Override
        public void close() {
            while (!taken.isEmpty()) {
                taken.pop().release(width);
            }
        }
    }
}

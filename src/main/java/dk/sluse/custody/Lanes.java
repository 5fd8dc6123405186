package dk.sluse.custody;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Several connections to one place, for so many bytes that one core could not encrypt them as fast as the line goes. */
final class Lanes implements Closeable {

    private static final long WORTH_ANOTHER = 256L << 20;

    private final List<OpenPlace> further = new ArrayList<>();
    private final OpenPlace first;
    private final AtomicInteger next = new AtomicInteger();

    private Lanes(OpenPlace first) {
        this.first = first;
    }

    static Lanes open(OpenPlace place, int most, int files, long bytes) throws IOException {
        Lanes lanes = new Lanes(place);
        long worth = Math.min(Math.min(most, files), 1 + bytes / WORTH_ANOTHER);
        try {
            for (int n = 1; n < worth; n++) {
                lanes.further.add(place.another());
            }
            return lanes;
        } catch (IOException e) {
            lanes.close();
            throw e;
        }
    }

    /** One of them, in turn. */
    OpenPlace next() {
        int lane = Math.floorMod(next.getAndIncrement(), 1 + further.size());
        return lane == 0 ? first : further.get(lane - 1);
    }

    /** Closes all but the first, which is another's. */
    @Override
    public void close() throws IOException {
        for (OpenPlace place : further) {
            place.close();
        }
    }
}

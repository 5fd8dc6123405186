package dk.sluse.custody;

import dk.sluse.work.Waits;
import java.time.Duration;

/**
 * A place could not be reached, or is not there now, such as a folder that is not mounted (F15). Later it may be: a step
 * that needs it waits for it, however long that takes, and is seen waiting.
 */
public final class PlaceUnavailableException extends PlaceException implements Waits {

    /** Soon enough for those who wait, and no burden for a server that comes back to many who do. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    PlaceUnavailableException(String place, String reason) {
        super(place, reason);
    }

    /** The same, met by another thread. */
    PlaceUnavailableException(PlaceUnavailableException met) {
        super(met);
    }

    @Override
    public Duration patience() {
        return PATIENCE;
    }
}

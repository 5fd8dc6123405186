package dk.sluse.project;

import dk.sluse.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Memberships and keys that were seen to be over (R91, R93). They are ended for good then, so that no clock that is set back lets
 * them count again (F36).
 */
public final class Lapses {

    private final Store store;
    private final Clock clock;
    private final Duration doubt;

    /** @param doubt how far the clock may be ahead before anybody doubts it */
    public Lapses(Store store, Clock clock, Duration doubt) {
        this.store = store;
        this.clock = clock;
        this.doubt = doubt;
    }

    /** Ends what is over even if the clock is ahead by as much as nobody doubts. Not to be asked while it is in doubt. */
    public void look() {
        Instant surely = clock.instant().minus(doubt);
        store.changing(h -> {
            h.createUpdate("update membership set until = ends_at where until is null and ends_at <= :surely")
                    .bind("surely", surely)
                    .execute();
            Keys.endLapsed(h, surely);
        });
    }
}

package dk.sluse.export;

import java.time.Clock;
import org.jdbi.v3.core.Handle;

/**
 * Whether files of a request are being carried to the download folder, or were carried there since somebody began to clear it.
 * An officer may refuse a file, or somebody withdraw, while custody copies: what it lays out then must be cleared away before
 * anything is published (R66), and a clearing that began meanwhile may have passed it by. Whoever asks has locked the request.
 */
final class Carryings {

    private static final String BEGUN = "carrying-begun-";
    private static final String OVER = "carrying-over-";
    private static final String CLEARED = "clearing-begun-after-";

    private final Requests requests;
    private final Clock clock;

    Carryings(Requests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /** A carrying begins, or, after a crash, goes on. */
    void begin(Handle h, long request) {
        if (!isUnderway(h, request)) {
            var unused = requests.mark(h, request, BEGUN + requests.marks(h, request, BEGUN), clock.instant());
        }
    }

    /** It lays out nothing any more. */
    void end(Handle h, long request) {
        if (isUnderway(h, request)) {
            var unused = requests.mark(h, request, OVER + requests.marks(h, request, OVER), clock.instant());
        }
    }

    boolean isUnderway(Handle h, long request) {
        return requests.marks(h, request, BEGUN) > requests.marks(h, request, OVER);
    }

    /** A clearing begins: what lies there now is deleted. */
    void clearing(Handle h, long request) {
        if (!isUnderway(h, request)) {
            var unused = requests.mark(h, request, cleared(h, request), clock.instant());
        }
    }

    /** Whether a clearing began after the latest carrying was over; to be asked at the clearing's end. */
    boolean isClearedSince(Handle h, long request) {
        return !isUnderway(h, request) && requests.marks(h, request, cleared(h, request)) > 0;
    }

    private String cleared(Handle h, long request) {
        return CLEARED + requests.marks(h, request, OVER) + ".";
    }
}

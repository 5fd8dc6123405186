package dk.sluse.custody;

import java.io.IOException;

/**
 * One attempt at a consignment, as the database knows it.
 *
 * @param attempt its number: a later attempt overtakes this one, which may then not write any more
 */
record Account(Consignment consignment, Kind kind, Phase phase, int attempt) {

    String id() {
        return consignment.id();
    }

    /** Another attempt at the same consignment began, such as on another hub that held this one for dead. */
    static final class OvertakenException extends IOException {
        OvertakenException(String consignment) {
            super(consignment + ": a later attempt took over; this one stops.");
        }
    }
}

package dk.sluse.custody;

import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** Says of something that may pass by itself where it happened, without what a log must not hold. */
final class Trouble {

    private Trouble() {}

    /** The same trouble, with consignment, places and file, printable and masked. Its cause is not kept: it quotes paths. */
    static IOException with(Trip trip, Row row, IOException cause) {
        if (cause instanceof SourceFailure source) {
            return with(trip, row, source.failure());
        }
        if (cause instanceof PlaceException || cause instanceof Account.OvertakenException) {
            return cause;
        }
        IOException told = new IOException(trip.account().id() + ": "
                + trip.account().consignment().shown(row.id(), row.from()) + " ("
                + trip.source().name() + " → " + trip.target().name() + "): " + reason(cause));
        told.setStackTrace(cause.getStackTrace());
        return told;
    }

    /** Exceptions of a file system often say no more than a path; their kind says the rest. */
    private static String reason(IOException cause) {
        String kind = cause.getClass().getSimpleName().replace("Exception", "");
        if (cause instanceof FileSystemException file && file.getReason() != null) {
            return shown(file.getReason());
        }
        return cause instanceof FileSystemException || cause.getMessage() == null ? kind : shown(cause.getMessage());
    }

    static String shown(String text) {
        return Masking.mask(Printable.of(text));
    }
}

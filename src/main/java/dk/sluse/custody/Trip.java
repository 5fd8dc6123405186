package dk.sluse.custody;

import java.io.IOException;

/**
 * One attempt at a consignment, with its places open.
 *
 * @param tidiesTarget whether folders that an undone copy leaves empty in the target are the hub's own, and go too
 */
record Trip(
        Account account,
        OpenPlace source,
        OpenPlace target,
        boolean tidiesTarget,
        Ledger ledger,
        Reservations reservations,
        Progress progress) {

    /** Where a parcel's bytes are read from. */
    Spot origin(Row row) {
        return account.kind().holdsSources() ? held(row) : Spot.at(row.from());
    }

    /** Where a parcel's source waits. */
    Spot held(Row row) {
        return Labels.held(account.id(), row.id());
    }

    /** What is in file names that the hub must choose, such as {@code (returned 42)}. */
    String number() {
        return account.consignment().request().isPresent()
                ? String.valueOf(account.consignment().request().getAsLong())
                : Labels.label(account.id());
    }

    /** Whether a finished copy of the parcel lies under its target's name, byte for byte. */
    boolean isDelivered(Row row) throws IOException {
        return row.sha256().isPresent()
                && Bytes.sameAs(target, row.target(), row.size(), row.sha256().get());
    }
}

package dk.sluse.custody;

import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * One attempt at a consignment, with its places open.
 *
 * @param tidiesTarget whether folders that an undone copy leaves empty in the target are the hub's own, and go too
 */
record Trip(Account account, OpenPlace source, OpenPlace target, boolean tidiesTarget, Yard yard) {

    /** The same over another connection to the target. */
    Trip over(OpenPlace lane) {
        return new Trip(account, source, lane, tidiesTarget, yard);
    }

    Ledger ledger() {
        return yard.ledger();
    }

    Progress progress() {
        return yard.progress();
    }

    /** Does the same with many files at once, and says of trouble where it happened. */
    Map<Row, Phrase> each(List<Row> rows, Fleet.Action action) throws IOException {
        return yard.fleet().each(rows, row -> {
            try {
                action.on(row);
            } catch (IOException e) {
                throw Trouble.with(this, row, e);
            }
        });
    }

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

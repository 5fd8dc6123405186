package dk.sluse.release;

import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.SafePath;
import dk.sluse.custody.Treatment;
import java.util.Optional;

/**
 * A file of a delivery.
 *
 * @param target below the delivery's folder
 * @param source its key in the genome store, or its path among the papers
 * @param treatment what is done to its bytes on the way
 * @param paper whether the hub wrote it itself
 * @param size in bytes
 * @param state where it is
 * @param sha256 of a paper's bytes; of a carried file's stored bytes
 */
public record ReleaseFile(
        String target,
        String source,
        Treatment treatment,
        boolean paper,
        long size,
        State state,
        Optional<String> sha256) {

    /** Where a file of a delivery is. */
    public enum State {
        /** To be carried. */
        PLANNED,
        /** Whole and verified in the antechamber. */
        CARRIED,
        /** To be deleted there: what it is of was registered meanwhile. */
        UNWANTED
    }

    Parcel parcel(SafePath folder) {
        return new Parcel(
                target,
                SafePath.of(source),
                SafePath.of(target).under(folder),
                paper ? sha256 : Optional.empty(),
                treatment);
    }
}

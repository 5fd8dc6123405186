package dk.sluse.custody;

import dk.sluse.audit.EventKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Files that are carried together, from one place to another: all of them, or none.
 *
 * @param id what makes it this one, whenever it is tried again, such as {@code export-42-collect}
 * @param project the project whose files they are; its chain of the record tells of them
 * @param request the request they belong to, where there is one
 * @param parcels the files, each with its own target
 * @param event what the record says of each file that arrived
 */
public record Consignment(String id, String project, OptionalLong request, List<Parcel> parcels, EventKind event) {

    public Consignment {
        Objects.requireNonNull(id, "id");
        parcels = List.copyOf(parcels);
    }

    /**
     * One file.
     *
     * @param id unique within the consignment
     * @param from where it lies in the place it comes from
     * @param to where it shall lie in the place it goes to
     * @param sha256 the hash it must have, where it is known already: any other is a fault (F21, F25)
     * @param treatment what is done to its bytes on the way
     */
    public record Parcel(String id, SafePath from, SafePath to, Optional<String> sha256, Treatment treatment) {

        /** A file that arrives as it left. */
        public Parcel(String id, SafePath from, SafePath to, Optional<String> sha256) {
            this(id, from, to, sha256, Treatment.AS_IS);
        }
    }
}

package dk.sluse.custody;

import dk.sluse.audit.EventKind;
import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
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
 * @param naming whether messages and the record may name its files
 */
public record Consignment(
        String id, String project, OptionalLong request, List<Parcel> parcels, EventKind event, Naming naming) {

    /** Whether files may be called by their names. */
    public enum Naming {
        /** They may. */
        OPEN,

        /** Their names are samples' ids or pseudonyms: messages and the record call them by their parcels' ids. */
        BY_NUMBER
    }

    /** Files that may be called by their names. */
    public Consignment(String id, String project, OptionalLong request, List<Parcel> parcels, EventKind event) {
        this(id, project, request, parcels, event, Naming.OPEN);
    }

    public Consignment {
        Objects.requireNonNull(id, "id");
        parcels = List.copyOf(parcels);
    }

    /** What messages and the record call a file: its path, printable and masked, or its number. */
    String shown(String parcel, SafePath path) {
        return naming == Naming.OPEN ? Masking.mask(Printable.of(path.toString())) : "file " + parcel;
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

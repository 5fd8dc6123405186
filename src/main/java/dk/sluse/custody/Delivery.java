package dk.sluse.custody;

import dk.sluse.wording.Phrase;
import java.util.List;
import java.util.Objects;

/**
 * How a consignment ended. What may pass by itself (a connection that broke, a full disk) is no delivery but an {@link
 * java.io.IOException}: the same consignment is then tried again.
 */
public sealed interface Delivery {

    /** Every file arrived whole and verified. */
    record Arrived(List<Carried> files) implements Delivery {
        public Arrived {
            files = List.copyOf(files);
        }
    }

    /** At least one file could not be carried, and every file is where it was before. */
    record Rejected(List<Fault> faults) implements Delivery {
        public Rejected {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A file that arrived.
     *
     * @param parcel the parcel's id
     * @param to where it lies now: its target, or, when it was moved back and its old place was taken, the name beside it
     * @param sha256 of the stored bytes as read back, lower-case hexadecimal
     * @param size in bytes
     */
    record Carried(String parcel, SafePath to, String sha256, long size) {
        public Carried {
            Objects.requireNonNull(sha256, "sha256");
        }
    }

    /** What was wrong with one file, for the person who can mend it. */
    record Fault(String parcel, SafePath file, Phrase what) {}
}

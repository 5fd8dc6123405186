package dk.sluse.custody;

import dk.sluse.wording.Phrase;
import java.util.Optional;

/**
 * A parcel, and how far it is.
 *
 * @param expected the hash it must have, where one was given
 * @param temporary the hidden name in the target's folder under which an unfinished copy may lie
 * @param targetName the name in the target's folder that it has, or was about to get
 * @param sha256 of the stored bytes, once they were read back
 * @param size of the stored bytes
 * @param synced whether the target was asked to put them on its disk
 */
record Row(
        String id,
        SafePath from,
        SafePath to,
        Optional<String> expected,
        Step step,
        Optional<String> temporary,
        Optional<String> targetName,
        Optional<String> sha256,
        long size,
        boolean synced,
        Optional<Phrase> fault) {

    /** The steps of one parcel. */
    enum Step {
        /** Nothing happened yet that must be undone, or it happened and was not noted yet. */
        WAITING,
        /** The source waits in the holding folder. */
        HELD,
        /** The copy was verified under its temporary name and is about to get, or just got, its target's. */
        VERIFIED,
        /** The copy has its target's name. */
        PLACED,
        /** Copy gone, source back. */
        UNDONE,
        /** Deleted, where that was all that was asked. */
        DELETED
    }

    /** Where the finished copy lies, or is about to. */
    Spot target() {
        return targetName.map(Spot.at(to)::beside).orElseGet(() -> Spot.at(to));
    }
}

package dk.sluse.custody;

import dk.sluse.wording.Phrase;
import java.util.Optional;

/**
 * A parcel, and how far it is.
 *
 * @param expected the hash its source must have, where one was given
 * @param temporary the hidden name in the target's folder under which an unfinished copy may lie
 * @param mark what the source was when that copy was begun
 * @param targetName the name in the target's folder that it has, or was about to get
 * @param copied what is stored, once that was verified
 */
record Row(
        String id,
        SafePath from,
        SafePath to,
        Optional<String> expected,
        Treatment treatment,
        Step step,
        Optional<String> temporary,
        Optional<String> mark,
        Optional<String> targetName,
        Optional<Copied> copied,
        Optional<Phrase> fault) {

    /** The steps of one parcel. */
    enum Step {
        /** Nothing happened yet that must be undone, or it happened and was not noted yet. */
        WAITING,
        /** The source waits in the holding folder. */
        HELD,
        /** The copy was verified under its temporary name and is about to get, or just got, its target's. */
        VERIFIED,
        /** The copy has its target's name; of a folder that is shown: it is shown. */
        PLACED,
        /** Copy gone, source back. */
        UNDONE,
        /** Deleted, where that was all that was asked. */
        DELETED
    }

    /** Whether what lies at the target can be the copy. */
    boolean isCopiedIn(Entry there) {
        return there.isFile() && there.size() == size();
    }

    /** Of the stored bytes; -1 while they are not verified. */
    long size() {
        return copied.map(Copied::size).orElse(-1L);
    }

    /** Of the stored bytes, once they were verified. */
    Optional<String> sha256() {
        return copied.map(Copied::sha256);
    }

    /** Where the finished copy lies, or is about to. */
    Spot target() {
        return targetName.map(Spot.at(to)::beside).orElseGet(() -> Spot.at(to));
    }
}

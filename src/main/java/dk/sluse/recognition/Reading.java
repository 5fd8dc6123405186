package dk.sluse.recognition;

import java.util.List;

/** What came of reading a picture. */
public sealed interface Reading {

    /**
     * It was read.
     *
     * @param lines what stands in it, top to bottom
     * @param lookalikes those of the lines with letters that a person number may have been misread as, as digits
     */
    record Read(List<String> lines, List<String> lookalikes) implements Reading {
        public Read {
            lines = List.copyOf(lines);
            lookalikes = List.copyOf(lookalikes);
        }
    }

    /** It was not read, and why. */
    record Unread(Why why) implements Reading {}

    /** Why a picture is not read. */
    enum Why {
        /** Nothing reads here. */
        OFF,
        /** It is too small to hold text. */
        SMALL,
        /** The time, or the number of pictures, was used up. */
        LIMIT,
        /** It could not be decoded within bounds, or the program failed. */
        FAILED
    }

    static Reading unread(Why why) {
        return new Unread(why);
    }

    /** Nothing stands in it. */
    static Reading empty() {
        return new Read(List.of(), List.of());
    }
}

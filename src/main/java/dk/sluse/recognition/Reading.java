package dk.sluse.recognition;

import java.util.List;

/** What came of reading a picture. */
public sealed interface Reading {

    /**
     * It was read.
     *
     * @param lines what stands in it, top to bottom
     * @param lookalikes those of the lines with letters that a person number may have been misread as, as digits
     * @param words where letters that were drawn as shapes stand; digits of pixels are too often misread to be told by their places
     */
    record Read(List<String> lines, List<String> lookalikes, List<Seen> words) implements Reading {
        public Read {
            words = List.copyOf(words);
            lines = List.copyOf(lines);
            lookalikes = List.copyOf(lookalikes);
        }

        Read(List<String> lines, List<String> lookalikes) {
            this(lines, lookalikes, List.of());
        }
    }

    /**
     * Some of it was read, and the time that one picture may have was not enough for the rest.
     *
     * @param lines what stands in what was read
     * @param lookalikes as of what was read
     */
    record Partly(List<String> lines, List<String> lookalikes) implements Reading {
        private static final int ROWS = 3;
        private static final int LEAST = 8;

        public Partly {
            lines = List.copyOf(lines);
            lookalikes = List.copyOf(lookalikes);
        }

        /** Whether it is rows of words and numbers, and not a drawing with a few letters: then the rest is text, too. */
        public boolean isText() {
            return lines.stream().filter(line -> line.strip().length() >= LEAST).count() >= ROWS;
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
        /** It took all the processor's time that one picture may have, and so did its parts. */
        SLOW,
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

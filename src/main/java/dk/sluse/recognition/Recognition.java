package dk.sluse.recognition;

import java.util.Objects;

/**
 * What reads the text in pictures, and how far it may go. All of it belongs to the configuration's fingerprint: another
 * edition reads otherwise.
 *
 * @param program Tesseract's path, empty when nothing reads
 * @param edition its edition and those of its languages
 * @param languages as Tesseract wants them, {@code dan+eng}
 * @param bounds how far it may go
 */
public record Recognition(String program, String edition, String languages, Bounds bounds) {

    /**
     * How far the reading of one file's pictures may go.
     *
     * @param pictureSeconds the processor's time for one picture
     * @param fileSeconds the time for all pictures of a file
     * @param pictures how many pictures of a file are read
     * @param smallestSide the fewest pixels, across and down, that can hold text
     */
    public record Bounds(int pictureSeconds, int fileSeconds, int pictures, int smallestSide) {

        /** What holds where the configuration says nothing. */
        public static final Bounds USUAL = new Bounds(20, 120, 100, 8);
    }

    public Recognition {
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(edition, "edition");
        Objects.requireNonNull(languages, "languages");
        Objects.requireNonNull(bounds, "bounds");
    }

    /** Nothing reads. */
    public static Recognition none() {
        return new Recognition("", "", "", Bounds.USUAL);
    }

    /** Whether something reads. */
    public boolean reads() {
        return !program.isEmpty();
    }

    /** The time it may add to the opening of a file, in seconds. */
    public int seconds() {
        return reads() ? bounds.fileSeconds() + bounds.pictureSeconds() : 0;
    }
}

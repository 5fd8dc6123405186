package dk.sluse.gateway;

import java.util.Optional;

/**
 * What is there at a door.
 *
 * @param shelf the files it shows, if any
 * @param uploads the folder shown as {@code /upload} beside what the shelf holds, if any
 * @param desk takes its commands, if any
 */
public record Offer(Optional<Shelf> shelf, Optional<UploadShelf> uploads, Optional<Desk> desk) {

    /** Files to read, and nothing else. */
    public static Offer reading(Shelf shelf) {
        return new Offer(Optional.of(shelf), Optional.empty(), Optional.empty());
    }
}

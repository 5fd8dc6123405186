package dk.sluse.opening;

import dk.sluse.recognition.Recognition;
import java.time.Duration;

/**
 * How far the inspection of one file may go (F38).
 *
 * @param opening the time to take a file apart
 * @param judging the time of one policy
 * @param expansion how many bytes may come out of a file when everything in it is unpacked
 * @param ratio how many times its packed size a part may grow, once past {@link #FREE_EXPANSION}
 * @param depth how deep parts may lie inside parts
 * @param parts how many parts a file may have
 * @param memory the worker's heap in megabytes
 * @param recognition what reads the text in pictures, and how far; its time comes on top of the opening's
 */
public record Limits(
        Duration opening,
        Duration judging,
        long expansion,
        int ratio,
        int depth,
        int parts,
        int memory,
        Recognition recognition) {

    /** What may always be unpacked, whatever the ratio: sparse tables compress very well. */
    static final long FREE_EXPANSION = 64L << 20;

    /** Without text recognition. */
    public Limits(Duration opening, Duration judging, long expansion, int ratio, int depth, int parts, int memory) {
        this(opening, judging, expansion, ratio, depth, parts, memory, Recognition.none());
    }

    /** The same with something that reads the text in pictures. */
    public Limits with(Recognition reader) {
        return new Limits(opening, judging, expansion, ratio, depth, parts, memory, reader);
    }

    /** How long the opening of a file may take, with its pictures. */
    public Duration openingWithPictures() {
        return opening.plusSeconds(recognition.seconds());
    }
}

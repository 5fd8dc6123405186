package dk.sluse.release;

import dk.sluse.genome.Matched;

/**
 * What matching found, in numbers (R21).
 *
 * @param asked persons asked for
 * @param registered those of them who are registered in the tissue use register and are left out
 * @param unknown those of whom the genome database has no sample
 * @param persons those whose samples were found
 * @param samples their samples
 */
public record OrderCounts(int asked, int registered, int unknown, int persons, int samples) {

    static OrderCounts of(Matched matched) {
        return new OrderCounts(
                matched.asked(),
                matched.registered(),
                matched.unknown(),
                matched.persons(),
                matched.samples().size());
    }
}

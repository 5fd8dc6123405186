package dk.sluse.bytes;

/**
 * Marks the lines of a block that could matter. It may mark too many, never too few: what it passes over must be what the
 * policy would have passed over. It keeps nothing of what it saw.
 */
public interface Sieve {

    void sift(Block block);
}

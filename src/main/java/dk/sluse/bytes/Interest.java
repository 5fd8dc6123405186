package dk.sluse.bytes;

/**
 * What one reader of large texts looks for.
 *
 * @param sieves his and the others'
 * @param topic his number among them, from 0
 */
public record Interest(Sieves sieves, int topic) {}

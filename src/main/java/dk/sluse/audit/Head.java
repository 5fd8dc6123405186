package dk.sluse.audit;

/**
 * Where a chain ended when somebody looked: kept elsewhere, it proves later that nothing was cut off the end.
 *
 * @param chain the chain
 * @param seq the number of its last link, 0 when it has none
 * @param hash the hash of its last link
 */
public record Head(String chain, long seq, String hash) {

    /** The head of a chain without a link. */
    static Head origin(String chain) {
        return new Head(chain, 0, Canonical.ORIGIN);
    }
}

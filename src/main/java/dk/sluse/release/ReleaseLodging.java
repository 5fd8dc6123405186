package dk.sluse.release;

import dk.sluse.custody.SafePath;
import java.nio.file.Path;

/**
 * Where the things of an order lie.
 *
 * @param lists a folder of the hub's own, for lists that wait encrypted: {@code NUMBER/list.pgp} or {@code NUMBER/list.zip}
 * @param papers the root of the place {@link #PAPERS}: what is written for a delivery until it is carried
 */
public record ReleaseLodging(Path lists, Path papers) {

    /** The place of the genome store, which is only read. */
    public static final String GENOMES = "genomes";

    /** The place of papers on their way. */
    public static final String PAPERS = "papers";

    /** The hub's hidden folder on the environment's server: what lies there is no delivery yet. */
    public static final String ANTECHAMBER = "antechamber";

    /** The environment's folder in which deliveries appear. */
    static final String DELIVERIES = "release";

    static final String SHEET = "samples.csv";
    static final String SUMS = "SHA256SUMS";

    Path listFolder(long order) {
        return lists.resolve(Long.toString(order));
    }

    Path sealedList(long order) {
        return listFolder(order).resolve("list.pgp");
    }

    Path zippedList(long order) {
        return listFolder(order).resolve("list.zip");
    }

    Path paperFolder(ReleaseOrder order) {
        return papers.resolve(hidden(order).toString());
    }

    /** An order's folder, in the antechamber and among the papers. */
    static SafePath hidden(ReleaseOrder order) {
        return SafePath.of(order.subject());
    }

    /** The same in the environment, once it is shown. */
    static SafePath shown(ReleaseOrder order) {
        return SafePath.of(DELIVERIES + "/" + order.id());
    }
}

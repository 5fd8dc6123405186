package dk.sluse.genome;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A question on its way through the genome database, one {@link Batch} at a time. It keeps sample ids and counts; the numbers
 * it was asked with can be read nowhere. Used by one thread.
 */
public interface Matching extends Iterable<Matching.Batch> {

    /**
     * What was found, when all batches are through.
     *
     * @throws IOException when the register cannot be asked: then nothing is known, and nothing may be told
     * @throws IllegalStateException when a batch was left out
     */
    Matched matched() throws IOException;

    /** A part of the question that one query answers. */
    interface Batch {

        /**
         * Asks the use register, so that registered persons are not even looked for (R20).
         *
         * @return the query about the others, with {@code ?} for its {@link #parameters}
         * @throws IOException when the register cannot be asked
         */
        String query() throws IOException;

        /** What stands for the query's question marks: for the database's driver and nobody else. */
        List<Object> parameters();

        /** Notes the query's rows: columns {@code person} and {@code sample}. */
        void note(Iterator<Map<String, Object>> rows) throws IOException;
    }
}

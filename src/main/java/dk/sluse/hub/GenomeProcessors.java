package dk.sluse.hub;

import dk.sluse.genome.GenomeUnavailableException;
import dk.sluse.genome.Matching;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The processors of the route {@code match-samples} that belong to the genome database. Person numbers stay inside the {@link
 * Matching.Batch}: body, headers and properties show nothing of them.
 */
final class GenomeProcessors {

    static final String BATCH = "SluseBatch";

    /** The bean by which {@code jdbc:genomes} is given its values. */
    static final String STATEMENTS = "genomeStatements";

    private GenomeProcessors() {}

    /** All of them, by their names. */
    static Map<String, Processor> all() {
        return Map.of(
                "askSamples", GenomeProcessors::askSamples,
                "noteMatches", GenomeProcessors::noteMatches,
                "awaitGenomes", GenomeProcessors::awaitGenomes);
    }

    private static void askSamples(Exchange exchange) throws Exception {
        Matching.Batch batch = exchange.getMessage().getMandatoryBody(Matching.Batch.class);
        exchange.setProperty(BATCH, batch);
        exchange.getMessage().setBody(batch.query());
    }

    @SuppressWarnings("unchecked")
    private static void noteMatches(Exchange exchange) throws Exception {
        exchange.getProperty(BATCH, Matching.Batch.class)
                .note(exchange.getMessage().getMandatoryBody(Iterator.class));
        exchange.getMessage().setBody("");
    }

    /** A database that did not answer is waited for, and {@code status} says why. */
    private static void awaitGenomes(Exchange exchange) throws GenomeUnavailableException {
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        while (!(thrown instanceof SQLException quiet)) {
            thrown = thrown.getCause();
        }
        throw GenomeUnavailableException.because(quiet);
    }
}

package dk.sluse.hub;

import dk.sluse.genome.Matching;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import org.apache.camel.Exchange;
import org.apache.camel.component.jdbc.JdbcPrepareStatementStrategy;

/**
 * Brings a query's values straight from the batch into the statement. Camel's own way would lay them into a header, where a
 * tracer shows them, and log each of them at its finest level.
 */
final class GenomeStatements implements JdbcPrepareStatementStrategy {

    @Override
    public String prepareQuery(String query, boolean allowNamedParameters) {
        return query;
    }

    @Override
    public Iterator<?> createPopulateIterator(
            String query, String preparedQuery, int expectedParams, Exchange exchange, Object value) {
        return exchange.getProperty(GenomeProcessors.BATCH, Matching.Batch.class)
                .parameters()
                .iterator();
    }

    @Override
    public void populateStatement(PreparedStatement statement, Iterator<?> iterator, int expectedParams)
            throws SQLException {
        for (int place = 1; place <= expectedParams; place++) {
            statement.setObject(place, iterator.next());
        }
    }
}

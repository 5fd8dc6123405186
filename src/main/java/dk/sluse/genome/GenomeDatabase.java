package dk.sluse.genome;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * A database of others, for reading: its sessions are read-only whatever their role may do, rows come a few at a time, a
 * query that takes too long is cut, and no exception repeats what was asked.
 */
public final class GenomeDatabase implements AutoCloseable {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(10);
    private static final int FETCH = 2000;

    private final GenomeSource source;
    private final HikariDataSource pool;
    private final DataSource quiet;

    private GenomeDatabase(GenomeSource source, HikariDataSource pool) {
        this.source = source;
        this.pool = pool;
        this.quiet = QuietSql.over(pool, source.name());
    }

    /** Its pool. The database need not be there yet. */
    public static GenomeDatabase open(GenomeSource source) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("sluse-" + source.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"));
        config.setJdbcUrl(source.url());
        config.setUsername(source.user());
        config.setPassword(source.password());
        config.setMaximumPoolSize(source.connections());
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(CONNECT_PATIENCE.toMillis());
        config.setReadOnly(true);
        // Rows are fetched a few at a time only within a transaction.
        config.setAutoCommit(false);
        config.addDataSourceProperty("ApplicationName", "sluse");
        config.addDataSourceProperty("defaultRowFetchSize", Integer.toString(FETCH));
        config.addDataSourceProperty("readOnlyMode", "always");
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty(
                "socketTimeout", Long.toString(source.patience().toSeconds() + CONNECT_PATIENCE.toSeconds()));
        config.addDataSourceProperty(
                "options",
                "-c statement_timeout=" + source.patience().toMillis() + " -c default_transaction_read_only=on"
                        + " -c idle_in_transaction_session_timeout="
                        + source.patience().toMillis());
        return new GenomeDatabase(source, new HikariDataSource(config));
    }

    /** Its connections, for a component of Camel. */
    public DataSource pool() {
        return quiet;
    }

    /** Takes note of one row. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException, GenomeUnavailableException;
    }

    /** Reads the rows of a query. */
    void read(Query query, RowReader reader) throws GenomeUnavailableException {
        reading(view -> view.read(query, reader));
    }

    /** Several queries that see the database at one moment. */
    void reading(Reading reading) throws GenomeUnavailableException {
        try (Connection connection = quiet.getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reading.with((query, reader) -> read(connection, query, reader));
            connection.rollback();
        } catch (SQLException e) {
            throw GenomeUnavailableException.because(e);
        }
    }

    private static void read(Connection connection, Query query, RowReader reader)
            throws SQLException, GenomeUnavailableException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            int place = 1;
            for (Object value : query.values()) {
                statement.setObject(place++, value);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    /** One moment of the database. */
    @FunctionalInterface
    interface View {
        void read(Query query, RowReader reader) throws SQLException, GenomeUnavailableException;
    }

    /** What is read at one moment. */
    @FunctionalInterface
    interface Reading {
        void with(View view) throws SQLException, GenomeUnavailableException;
    }

    @Override
    public String toString() {
        return source.name();
    }

    @Override
    public void close() {
        pool.close();
    }
}

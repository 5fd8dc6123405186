package dk.sluse.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** The hub's pool of connections, over tables that are up to date. */
public final class Database implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Brings the tables up to date as their owner, then opens the pool as the hub. */
    public static Database open(DatabaseSettings settings) {
        Migrations.run(settings);
        return upToDate(settings);
    }

    /** Opens the pool over tables that are known to be up to date. */
    static Database upToDate(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("sluse");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.hub().user());
        config.setPassword(settings.hub().password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.addDataSourceProperty("ApplicationName", "sluse");
        config.addDataSourceProperty("socketTimeout", "60");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new Database(new HikariDataSource(config));
    }

    /** The pool. */
    public DataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}

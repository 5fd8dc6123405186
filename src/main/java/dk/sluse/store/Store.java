package dk.sluse.store;

import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Reads and transactions over the hub's database. Anything that changes state goes through {@link #change}. */
public final class Store {

    private final Jdbi jdbi;

    /** A store over a pool that the caller closes. */
    public Store(DataSource pool) {
        this.jdbi = Jdbi.create(pool);
    }

    /** Lets rows of this record type be read by their constructor's parameter names. */
    public Store knowing(Class<?>... records) {
        for (Class<?> record : records) {
            jdbi.registerRowMapper(ConstructorMapper.factory(record));
        }
        return this;
    }

    /** Reads; nothing may be changed here. */
    public <T, X extends Exception> T read(HandleCallback<T, X> query) throws X {
        return jdbi.withHandle(query);
    }

    /** Runs a change as one transaction: all of it is kept, or nothing. */
    public <T, X extends Exception> T change(HandleCallback<T, X> change) throws X {
        return jdbi.inTransaction(change);
    }

    /** Runs a change without a result as one transaction. */
    public <X extends Exception> void changing(HandleConsumer<X> change) throws X {
        jdbi.useTransaction(change);
    }

    /** Runs after the transaction of this handle was committed, and never when it was rolled back. */
    public static void afterCommit(Handle handle, Runnable then) {
        handle.afterCommit(then);
    }
}

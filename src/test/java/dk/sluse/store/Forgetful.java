package dk.sluse.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A store that forgets: every transaction really happens, and all of them are undone by {@link #forget}. So a test can try
 * thousands of commands on one database. For one thread.
 */
public final class Forgetful implements AutoCloseable {

    private final Connection real;
    private final Deque<Savepoint> begun = new ArrayDeque<>();
    private Optional<Savepoint> kept = Optional.empty();
    private boolean autoCommit = true;

    public Forgetful(DataSource pool) throws SQLException {
        this.real = pool.getConnection();
        real.setAutoCommit(false);
    }

    /** The store to work on. */
    public Store store() {
        return new Store((DataSource) Proxy.newProxyInstance(
                Forgetful.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, args) -> {
                    if (method.getName().equals("getConnection")) {
                        return connection();
                    }
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    private Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                Forgetful.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    return switch (method.getName()) {
                        case "setAutoCommit" -> begin((boolean) args[0]);
                        case "getAutoCommit" -> autoCommit;
                        case "commit" -> {
                            begun.pop();
                            yield null;
                        }
                        case "rollback" -> {
                            real.rollback(begun.pop());
                            yield null;
                        }
                        case "close", "setTransactionIsolation" -> null;
                        default -> on(method, args);
                    };
                });
    }

    private Object begin(boolean wanted) throws SQLException {
        autoCommit = wanted;
        if (!wanted) {
            begun.push(real.setSavepoint());
        }
        return null;
    }

    private Object on(Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** From now on, {@link #forget} goes back to what is now; without, to what was at the beginning. */
    public void keep() throws SQLException {
        kept = Optional.of(real.setSavepoint());
    }

    /** Undoes all that was done since what was kept. */
    public void forget() throws SQLException {
        begun.clear();
        autoCommit = true;
        if (kept.isPresent()) {
            real.rollback(kept.get());
        } else {
            real.rollback();
        }
    }

    /** Undoes all that was done since the beginning. */
    public void forgetAll() throws SQLException {
        kept = Optional.empty();
        forget();
    }

    @Override
    public void close() throws SQLException {
        real.rollback();
        real.setAutoCommit(true);
        real.close();
    }
}

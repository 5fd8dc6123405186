package dk.sluse.genome;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Lets no exception of a database driver through as it is: PostgreSQL repeats values in its messages, and a value may be a
 * person number. What comes out instead tells the SQLSTATE, which is enough to look it up, and has no cause.
 */
final class QuietSql implements InvocationHandler {

    /** What may be handed out by one of these and throw in its turn, the special before the general. */
    private static final List<Class<?>> ALSO = List.of(
            Connection.class, PreparedStatement.class, Statement.class, ResultSet.class, ParameterMetaData.class);

    private final Object target;
    private final String name;

    private QuietSql(Object target, String name) {
        this.target = target;
        this.name = name;
    }

    static DataSource over(DataSource pool, String name) {
        return (DataSource) proxy(DataSource.class, pool, name);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            Object answer = method.invoke(target, arguments);
            return answer == null ? null : quiet(answer, method.getReturnType());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException loud ? quiet(loud) : e.getCause();
        }
    }

    private Object quiet(Object answer, Class<?> declared) {
        Optional<Class<?>> kind = ALSO.stream()
                .filter(type -> type.isAssignableFrom(declared) && type.isInstance(answer))
                .findFirst();
        return kind.map(type -> proxy(type, answer, name)).orElse(answer);
    }

    private SQLException quiet(SQLException loud) {
        String state = Optional.ofNullable(loud.getSQLState())
                .filter(text -> text.matches("[0-9A-Z]{5}"))
                .orElse("unknown");
        return new SQLException(
                name + " did not answer the question (SQLSTATE " + state + ", " + meaning(state) + ").", state);
    }

    private static String meaning(String state) {
        return switch (state.substring(0, 2)) {
            case "08", "un" -> "no connection";
            case "28" -> "the login was refused";
            case "42" -> "the query in config/genome.yaml does not fit its tables or rights";
            case "57" -> "it was cut off or took too long";
            case "25" -> "it is for reading only";
            default -> "see PostgreSQL's list of error codes";
        };
    }

    private static Object proxy(Class<?> type, Object target, String name) {
        return Proxy.newProxyInstance(
                QuietSql.class.getClassLoader(), new Class<?>[] {type}, new QuietSql(target, name));
    }
}

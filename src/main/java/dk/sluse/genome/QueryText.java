package dk.sluse.genome;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;

/**
 * An operator's query, with {@code :name} where a value goes. A value never becomes part of the text.
 */
public final class QueryText {

    private final String text;

    /** A text that has no {@link #fault}. */
    public QueryText(String text) {
        this.text = text;
    }

    /** What is wrong with a text as this query, as one sentence, if anything is. */
    public static Optional<String> fault(QueryName name, String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (!plain.startsWith("select") && !plain.startsWith("with")) {
            return Optional.of("The query does not begin with \"select\" or \"with\".");
        }
        if (text.indexOf(';') >= 0) {
            return Optional.of("The query holds a semicolon.");
        }
        if (text.indexOf('?') >= 0) {
            return Optional.of("The query holds a question mark; a value is written as \":name\".");
        }
        if (name.isConditional() != text.contains(QueryName.CONDITIONS)) {
            return Optional.of(
                    name.isConditional()
                            ? "The query has no place for \"" + QueryName.CONDITIONS + "\"."
                            : "The query holds \"" + QueryName.CONDITIONS + "\", and nothing goes there.");
        }
        try {
            return parameterFault(name, text);
        } catch (UnableToCreateStatementException e) {
            return Optional.of("The query is not readable as SQL.");
        }
    }

    private static Optional<String> parameterFault(QueryName name, String text) {
        Set<String> wanted = new TreeSet<>(name.parameters());
        Set<String> found = parameters(text.replace(QueryName.CONDITIONS, "true"));
        if (name.isConditional()) {
            found.remove(QueryName.TODAY);
        }
        return wanted.equals(found)
                ? Optional.empty()
                : Optional.of("The query has the parameters " + found + " and should have " + wanted + ".");
    }

    /** The names that stand after a colon. */
    public static Set<String> parameters(String text) {
        return new TreeSet<>(parse(text).getParameters().getParameterNames());
    }

    /** The query for these values. */
    Query with(Map<String, Object> values) {
        return with("true", values);
    }

    /** The query for these values, with conditions that hold {@code :name} themselves. */
    Query with(String conditions, Map<String, Object> values) {
        ParsedSql parsed = parse(text.replace(QueryName.CONDITIONS, conditions));
        List<Object> ordered = new ArrayList<>();
        for (String name : parsed.getParameters().getParameterNames()) {
            if (!values.containsKey(name)) {
                throw new IllegalStateException("A query asks for a parameter that there is not: " + name);
            }
            ordered.add(values.get(name));
        }
        return new Query(parsed.getSql(), ordered);
    }

    private static ParsedSql parse(String text) {
        // The context is only for the exception of a text that is no SQL.
        return new ColonPrefixSqlParser().parse(text, null);
    }
}

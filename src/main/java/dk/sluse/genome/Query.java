package dk.sluse.genome;

import java.util.List;

/**
 * A query ready to be sent. Its values may be person numbers, so it shows its text only.
 *
 * @param sql with {@code ?} for each value
 */
record Query(String sql, List<Object> values) {

    Query {
        values = List.copyOf(values);
    }

    @Override
    public String toString() {
        return sql;
    }
}

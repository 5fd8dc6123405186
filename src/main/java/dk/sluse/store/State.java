package dk.sluse.store;

import java.util.Locale;
import java.util.Set;

/**
 * Where in its life something is, with the states that may follow; what may follow what is a table in each enum, and the pictures in
 * {@code docs/reference/states.md} are drawn from it.
 *
 * @param <S> the enum itself
 */
public interface State<S extends State<S>> {

    /** The name in the database. */
    String name();

    /** The states that may follow this one. */
    Set<S> next();

    /** Whether nothing follows. */
    default boolean isLast() {
        return next().isEmpty();
    }

    /** The name people read, such as {@code in-review}. */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

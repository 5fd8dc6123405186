package dk.sluse.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * The rows of one table that have an {@code id} and go from {@code state} to state. Whoever changes one locks it first, so that two
 * people, or two hubs, take turns (F26).
 *
 * @param <T> what a row is read as
 */
public final class Rows<T> {

    private final String noun;
    private final String table;
    private final RowMapper<T> mapper;

    /**
     * @param noun what people call one of them, for messages
     * @param table its name in the database
     */
    public Rows(String noun, String table, RowMapper<T> mapper) {
        this.noun = noun;
        this.table = table;
        this.mapper = mapper;
    }

    /** Rows read as this record, by the names of its components. */
    public static <T extends Record> Rows<T> of(String noun, String table, Class<T> type) {
        return new Rows<>(noun, table, ConstructorMapper.of(type));
    }

    /** The row with this id. */
    public Optional<T> find(Handle h, long id) {
        return select(h, "where id = :id").bind("id", id).map(mapper).findOne();
    }

    /** Finds a row and keeps everyone else from changing it until this transaction ends. */
    public Optional<T> lock(Handle h, long id) {
        return select(h, "where id = :id for update").bind("id", id).map(mapper).findOne();
    }

    /** The rows in one of these states, oldest first. */
    public List<T> in(Handle h, Collection<? extends State<?>> states) {
        return select(h, "where state in (<states>) order by id")
                .bindList("states", states.stream().map(State::name).toList())
                .map(mapper)
                .list();
    }

    /** The rows of which this column has this value, in this order. */
    public List<T> where(Handle h, String column, Object value, String order) {
        return select(h, "where <column> = :value order by <order>")
                .define("column", column)
                .define("order", order)
                .bind("value", value)
                .map(mapper)
                .list();
    }

    /**
     * Lets a row go on to its next state.
     *
     * @throws IllegalStateException when the table of what follows does not allow it, or it is no longer in the state it came from
     */
    public <S extends State<S>> void move(Handle h, long id, S from, S next) {
        if (!from.next().contains(next)) {
            throw new IllegalStateException(noun + " " + id + " cannot go from " + from.word() + " to " + next.word());
        }
        int changed = h.createUpdate("update <table> set state = :next where id = :id and state = :from")
                .define("table", table)
                .bind("next", next.name())
                .bind("id", id)
                .bind("from", from.name())
                .execute();
        if (changed != 1) {
            throw new IllegalStateException(noun + " " + id + " was changed by somebody else");
        }
    }

    /** Sets one column of a row. */
    public void set(Handle h, long id, String column, Object value) {
        h.createUpdate("update <table> set <column> = :value where id = :id")
                .define("table", table)
                .define("column", column)
                .bind("value", value)
                .bind("id", id)
                .execute();
    }

    private Query select(Handle h, String rest) {
        return h.createQuery("select * from <table> " + rest).define("table", table);
    }
}

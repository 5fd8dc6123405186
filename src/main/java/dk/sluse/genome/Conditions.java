package dk.sluse.genome;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Criteria as a part of a query: the columns are the book's, the values are parameters.
 */
final class Conditions {

    private final GenomeBook book;
    private final StringJoiner text = new StringJoiner(" and ").setEmptyValue("true");
    private final Map<String, Object> values = new HashMap<>();

    private Conditions(GenomeBook book, LocalDate today) {
        this.book = book;
        values.put(QueryName.TODAY, today);
    }

    /** The query for whoever fits. */
    static Query query(GenomeBook book, QueryName name, List<Condition> conditions, LocalDate today) {
        Conditions compiled = new Conditions(book, today);
        conditions.forEach(compiled::add);
        return book.query(name).with(compiled.text.toString(), compiled.values);
    }

    private void add(Condition condition) {
        Field field = book.field(condition.field())
                .orElseThrow(() -> new IllegalStateException("No such field any more: " + condition.field()));
        if (condition instanceof Condition.Numbers numbers) {
            between(field, numbers.least(), numbers.most());
        } else if (condition instanceof Condition.Days days) {
            between(field, days.first(), days.last());
        } else if (condition instanceof Condition.OneOf oneOf) {
            text.add("(" + field.column() + ") = any(" + name(oneOf.values().toArray(String[]::new)) + ")");
        }
    }

    private void between(Field field, Object least, Object most) {
        text.add("(" + field.column() + ") between " + name(least) + " and " + name(most));
    }

    private String name(Object value) {
        String name = "v" + values.size();
        values.put(name, value);
        return ":" + name;
    }
}

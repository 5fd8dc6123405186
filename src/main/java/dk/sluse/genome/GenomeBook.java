package dk.sluse.genome;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the hub assumes of the genome database: {@code config/genome.yaml}, read and checked.
 *
 * @param queries the text of each query
 * @param fields what criteria may ask for
 * @param sheet the columns of {@code sheet-of-samples} that a delivery's sheet tells
 */
public record GenomeBook(Map<QueryName, QueryText> queries, List<Field> fields, List<String> sheet) {

    public GenomeBook {
        queries = Map.copyOf(queries);
        fields = List.copyOf(fields);
        sheet = List.copyOf(sheet);
    }

    QueryText query(QueryName name) {
        return Objects.requireNonNull(queries.get(name), name.text());
    }

    Optional<Field> field(String text) {
        return fields.stream().filter(field -> field.isCalled(text)).findFirst();
    }
}

package dk.sluse.genome;

import dk.sluse.genome.Matched.Found;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Rows of persons and samples. A sample that comes twice is one. */
final class SampleRows {

    private SampleRows() {}

    static void read(Iterator<Map<String, Object>> rows, QueryName query, Consumer<Found> found)
            throws GenomeUnavailableException {
        Map<String, String> persons = new HashMap<>();
        Set<String> samples = new HashSet<>();
        while (rows.hasNext()) {
            Map<String, Object> row = rows.next();
            String person = id(row, query, "person");
            String known = persons.putIfAbsent(person, person);
            String sample = id(row, query, "sample");
            if (samples.add(sample)) {
                found.accept(new Found(sample, known == null ? person : known));
            }
        }
    }

    private static String id(Map<String, Object> row, QueryName query, String column)
            throws GenomeUnavailableException {
        return Ids.checked(Optional.ofNullable(row.get(column)).map(Object::toString), query, column);
    }
}

package dk.sluse.screening;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The numbers a policy works with for one project, by name, already within their bounds.
 *
 * @param values every threshold of one policy
 */
public record Thresholds(Map<String, Double> values) {

    public Thresholds {
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The value of a threshold. A name that the configuration does not hold is a fault, not a default. */
    double value(String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new IllegalArgumentException("No threshold " + name));
    }

    int count(String name) {
        return (int) value(name);
    }
}

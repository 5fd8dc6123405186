package dk.sluse.screening;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The numbers a policy works with for one project, by name, already within their bounds.
 *
 * @param values every threshold of one policy
 * @param patterns the ids of the house's own making that it looks for, by name; empty for most policies
 */
public record Thresholds(Map<String, Double> values, Map<String, String> patterns) {

    public Thresholds {
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
        patterns = java.util.Collections.unmodifiableMap(new TreeMap<>(patterns));
    }

    public Thresholds(Map<String, Double> values) {
        this(values, Map.of());
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

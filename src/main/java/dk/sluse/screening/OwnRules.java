package dk.sluse.screening;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * In what a project's screening differs from the house's: stricter or looser thresholds, and ids of its own.
 *
 * @param thresholds its own values by {@code POLICY.THRESHOLD}
 * @param patterns its own ids of persons by name, as regular expressions; they come beside the house's (R61)
 */
public record OwnRules(Map<String, Double> thresholds, Map<String, String> patterns) {

    public OwnRules {
        thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
        patterns = Collections.unmodifiableMap(new TreeMap<>(patterns));
    }

    /** No difference. */
    public static OwnRules none() {
        return new OwnRules(Map.of(), Map.of());
    }
}

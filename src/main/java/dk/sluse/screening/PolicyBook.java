package dk.sluse.screening;

import dk.sluse.opening.Limits;
import dk.sluse.person.IdPatterns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Which policies judge, which of them must, and with which thresholds: {@code config/policies.yaml}, read and checked. A
 * project's own thresholds, named {@code POLICY.THRESHOLD}, may move only between the bounds that the file gives.
 */
public final class PolicyBook {

    /**
     * A number a policy works with, and the bounds within which a project may set its own.
     *
     * @param value what holds where a project says nothing
     * @param from the lowest value allowed
     * @param to the highest value allowed
     */
    record Threshold(double value, double from, double to) {
        boolean allows(double other) {
            return other >= from && other <= to;
        }
    }

    /**
     * One policy as configured.
     *
     * @param policy the policy
     * @param mandatory whether a file can be approved only with its outcome
     * @param thresholds its thresholds by name
     * @param patterns the patterns it looks for by name
     */
    record Entry(Policy policy, boolean mandatory, Map<String, Threshold> thresholds, Map<String, String> patterns) {

        Entry(Policy policy, boolean mandatory, Map<String, Threshold> thresholds) {
            this(policy, mandatory, thresholds, Map.of());
        }
    }

    private static final int MOST_PATTERNS = 30;

    private final Map<String, Entry> entries;
    private final Limits limits;

    PolicyBook(List<Entry> entries, Limits limits) {
        this.entries = new LinkedHashMap<>();
        entries.forEach(entry -> this.entries.put(entry.policy().name(), entry));
        this.limits = limits;
    }

    /** Reads and checks the file; every fault is a {@link PolicyBookFault} that names its line. */
    public static PolicyBook read(Path file) {
        return PolicyBookReader.read(file);
    }

    /** The names of all policies, in the file's order. */
    public List<String> policies() {
        return List.copyOf(entries.keySet());
    }

    /** The policies without whose outcome nothing is approved. */
    public Set<String> mandatory() {
        return entries.values().stream()
                .filter(Entry::mandatory)
                .map(entry -> entry.policy().name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What is wrong with a project's own thresholds and patterns, one sentence each; nothing when they can be used. */
    public List<String> faults(OwnRules own) {
        List<String> faults = new ArrayList<>();
        own.thresholds().forEach((name, value) -> {
            Optional<Threshold> threshold = find(name);
            if (threshold.isEmpty()) {
                faults.add("There is no threshold " + name + "; there are " + String.join(", ", names()));
            } else if (!threshold.get().allows(value)) {
                faults.add(name + " may be from " + threshold.get().from() + " to "
                        + threshold.get().to() + ", not " + value);
            }
        });
        own.patterns().forEach((name, pattern) -> {
            boolean taken =
                    entries.values().stream().anyMatch(entry -> entry.patterns().containsKey(name));
            IdPatterns.fault(pattern).ifPresent(what -> faults.add("The pattern " + name + ": " + what));
            if (taken) {
                faults.add("The pattern " + name + " is in force for all projects already; give yours another name");
            }
        });
        if (own.patterns().size() > MOST_PATTERNS) {
            faults.add("A project may have " + MOST_PATTERNS + " patterns, not "
                    + own.patterns().size());
        }
        return faults;
    }

    /**
     * The thresholds and patterns of a policy for a project.
     *
     * @param own in what the project differs
     * @throws IllegalArgumentException when one of them is unknown or out of bounds: nothing is judged by half a
     *     configuration
     */
    public Thresholds thresholds(String policy, OwnRules own) {
        List<String> faults = faults(own);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        Map<String, Double> values = new TreeMap<>();
        entry(policy)
                .thresholds()
                .forEach((name, threshold) ->
                        values.put(name, own.thresholds().getOrDefault(policy + "." + name, threshold.value())));
        Map<String, String> patterns = new TreeMap<>(entry(policy).patterns());
        if (entry(policy).policy().takesPatterns()) {
            patterns.putAll(own.patterns());
        }
        return new Thresholds(values, patterns);
    }

    /**
     * A hash of everything that decides what is found for a project: policies with their editions, whether they are
     * mandatory, thresholds and patterns in force, limits.
     */
    public String fingerprint(OwnRules own) {
        StringBuilder text = new StringBuilder();
        entries.forEach((name, entry) -> {
            Thresholds inForce = thresholds(name, own);
            text.append(name)
                    .append('@')
                    .append(entry.policy().version())
                    .append(entry.mandatory() ? " mandatory " : " optional ")
                    .append(inForce.values())
                    .append(inForce.patterns().isEmpty() ? "" : inForce.patterns())
                    .append('\n');
        });
        text.append(limits);
        return DigestUtils.sha256Hex(text.toString());
    }

    /** The policy's edition, as {@code raw-genomic@1}. */
    public String edition(String policy) {
        return policy + "@" + entry(policy).policy().version();
    }

    public Limits limits() {
        return limits;
    }

    private Entry entry(String policy) {
        return Optional.ofNullable(entries.get(policy))
                .orElseThrow(() -> new IllegalArgumentException("No policy " + policy + " is configured"));
    }

    private Optional<Threshold> find(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(entries.get(name.substring(0, dot)))
                        .map(entry -> entry.thresholds().get(name.substring(dot + 1)));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        entries.forEach((policy, entry) -> entry.thresholds().keySet().forEach(name -> names.add(policy + "." + name)));
        return names;
    }
}

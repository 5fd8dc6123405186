package dk.sluse.screening;

import dk.sluse.opening.Limits;
import dk.sluse.person.IdPatterns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code policies.yaml} node by node, so that each fault names its line. */
final class PolicyBookReader {

    /** Screening is not switched off by editing a file: these judge every file, always. */
    private static final Set<String> ALWAYS = Set.of(AllowedType.NAME, RawGenomic.NAME, PersonId.NAME);

    private static final Map<String, double[]> LIMITS = limits();

    private final Path file;

    private PolicyBookReader(Path file) {
        this.file = file;
    }

    static PolicyBook read(Path file) {
        return new PolicyBookReader(file).book();
    }

    /** The names of the limits with the bounds of what makes sense. */
    private static Map<String, double[]> limits() {
        Map<String, double[]> limits = new LinkedHashMap<>();
        limits.put("opening-seconds", new double[] {1, 3600});
        limits.put("judging-seconds", new double[] {1, 3600});
        limits.put("expanded-megabytes", new double[] {1, 65536});
        limits.put("expansion-ratio", new double[] {10, 10000});
        limits.put("depth", new double[] {1, 32});
        limits.put("parts", new double[] {10, 1_000_000});
        limits.put("worker-megabytes", new double[] {64, 4096});
        return limits;
    }

    private PolicyBook book() {
        Node root = compose();
        Map<String, Node> top = mapping(root, Set.of("limits", "recognition", "policies"), "the file");
        Limits limits = limits(required(top, "limits", root)).with(new RecognitionSection(this).of(top));
        return new PolicyBook(entries(required(top, "policies", root)), limits);
    }

    private Node compose() {
        try (InputStream in = Files.newInputStream(file)) {
            return new Compose(LoadSettings.builder().setLabel(file.toString()).build())
                    .composeInputStream(in)
                    .orElseThrow(() -> new PolicyBookFault(file + ": the file is empty; restore the one shipped"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new PolicyBookFault(file + ":" + line + ": no YAML: " + e.getProblem(), e);
        } catch (NoSuchFileException e) {
            throw new PolicyBookFault(file + ": there is no such file", e);
        } catch (IOException | YamlEngineException e) {
            throw new PolicyBookFault(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private Limits limits(Node node) {
        Map<String, Node> given = mapping(node, LIMITS.keySet(), "limits");
        Map<String, Double> values = new LinkedHashMap<>();
        LIMITS.forEach((name, bounds) -> {
            Node value = required(given, name, node);
            double number = number(value, name);
            if (number < bounds[0] || number > bounds[1]) {
                throw fault(value, name + " must be from " + bounds[0] + " to " + bounds[1]);
            }
            values.put(name, number);
        });
        return new Limits(
                Duration.ofSeconds(values.get("opening-seconds").longValue()),
                Duration.ofSeconds(values.get("judging-seconds").longValue()),
                values.get("expanded-megabytes").longValue() << 20,
                values.get("expansion-ratio").intValue(),
                values.get("depth").intValue(),
                values.get("parts").intValue(),
                values.get("worker-megabytes").intValue());
    }

    private List<PolicyBook.Entry> entries(Node node) {
        if (!(node instanceof SequenceNode list)) {
            throw fault(node, "policies must be a list");
        }
        List<PolicyBook.Entry> entries = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Node item : list.getValue()) {
            entries.add(entry(item, names));
        }
        Set<String> missing = new TreeSet<>(ALWAYS);
        missing.removeAll(names);
        if (!missing.isEmpty()) {
            throw fault(node, "these policies must be in the list: " + String.join(", ", missing));
        }
        return entries;
    }

    private PolicyBook.Entry entry(Node node, Set<String> names) {
        Map<String, Node> given = mapping(node, Set.of("name", "mandatory", "thresholds", "patterns"), "a policy");
        Node name = required(given, "name", node);
        Policy policy = Policies.named(scalar(name, "name"))
                .orElseThrow(() -> fault(
                        name,
                        "there is no policy of this name; there are "
                                + String.join(
                                        ", ",
                                        Policies.ALL.stream().map(Policy::name).toList())));
        if (!names.add(policy.name())) {
            throw fault(node, policy.name() + " stands here twice; remove one");
        }
        boolean mandatory = truth(required(given, "mandatory", node));
        if (!mandatory && ALWAYS.contains(policy.name())) {
            throw fault(given.get("mandatory"), policy.name() + " is always mandatory");
        }
        return new PolicyBook.Entry(policy, mandatory, thresholds(policy, given, node), patterns(policy, given));
    }

    private Map<String, String> patterns(Policy policy, Map<String, Node> given) {
        Map<String, String> patterns = new TreeMap<>();
        Node node = given.get("patterns");
        if (node == null) {
            return patterns;
        }
        if (!policy.takesPatterns() || !(node instanceof MappingNode mapping)) {
            throw fault(node, "patterns are for person-id, a mapping of a name to a regular expression");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = scalar(tuple.getKeyNode(), "a pattern's name");
            String pattern = scalar(tuple.getValueNode(), name);
            IdPatterns.fault(pattern).ifPresent(what -> {
                throw fault(tuple.getValueNode(), name + ": " + what);
            });
            if (patterns.put(name, pattern) != null) {
                throw fault(tuple.getKeyNode(), name + " stands here twice; remove one");
            }
        }
        return patterns;
    }

    private Map<String, PolicyBook.Threshold> thresholds(Policy policy, Map<String, Node> given, Node node) {
        Map<String, PolicyBook.Threshold> thresholds = new TreeMap<>();
        if (given.containsKey("thresholds")) {
            mapping(given.get("thresholds"), policy.thresholds(), policy.name() + "'s thresholds")
                    .forEach((name, value) -> thresholds.put(name, threshold(name, value)));
        }
        Set<String> missing = new TreeSet<>(policy.thresholds());
        missing.removeAll(thresholds.keySet());
        if (!missing.isEmpty()) {
            throw fault(node, policy.name() + " wants the thresholds " + String.join(", ", missing));
        }
        return thresholds;
    }

    private PolicyBook.Threshold threshold(String name, Node node) {
        Map<String, Node> given = mapping(node, Set.of("value", "from", "to"), name);
        PolicyBook.Threshold threshold = new PolicyBook.Threshold(
                number(required(given, "value", node), name),
                number(required(given, "from", node), name),
                number(required(given, "to", node), name));
        if (!threshold.allows(threshold.value())) {
            throw fault(node, name + ": the value must lie between from and to");
        }
        return threshold;
    }

    Map<String, Node> mapping(Node node, Set<String> known, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw fault(node, what + " must be a mapping of " + String.join(", ", new TreeSet<>(known)));
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode(), "a key");
            if (!known.contains(key)) {
                throw fault(
                        tuple.getKeyNode(),
                        what + " knows no " + key + "; it knows " + String.join(", ", new TreeSet<>(known)));
            }
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw fault(tuple.getKeyNode(), key + " stands here twice; remove one");
            }
        }
        return entries;
    }

    Node required(Map<String, Node> given, String key, Node within) {
        Node node = given.get(key);
        if (node == null) {
            throw fault(within, key + " is missing");
        }
        return node;
    }

    String scalar(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw fault(node, what + " must be a single word");
    }

    double number(Node node, String what) {
        try {
            double number = Double.parseDouble(scalar(node, what));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw fault(node, what + " must be a number");
    }

    private boolean truth(Node node) {
        return switch (scalar(node, "mandatory")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw fault(node, "mandatory must be true or false");
        };
    }

    PolicyBookFault fault(Node node, String what) {
        int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        return new PolicyBookFault(file + ":" + line + ": " + what);
    }
}

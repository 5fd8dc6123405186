package dk.sluse.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML file, with the line it stands on. Its getters answer nothing for a value of the wrong kind, and leave a
 * fault that says which kind is wanted.
 */
final class YamlNode {

    private final Path file;
    private final Faults faults;
    private final String name;
    private final Node node;

    /**
     * A value.
     *
     * @param name its keys from the top, with dots between; empty for the whole file
     */
    YamlNode(Path file, Faults faults, String name, Node node) {
        this.file = file;
        this.faults = faults;
        this.name = name;
        this.node = node;
    }

    Path file() {
        return file;
    }

    int line() {
        return line(node);
    }

    static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** How messages call it: its keys, or "the file". */
    String shownName() {
        return name.isEmpty() ? "The file" : "\"" + name + "\"";
    }

    /** Leaves a fault at this line. */
    void fault(String what, String remedy) {
        faults.add(file, line(), what, remedy);
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isScalar() {
        return node instanceof ScalarNode;
    }

    /** The value as keys and values. */
    Optional<YamlMap> map() {
        if (node instanceof MappingNode mapping) {
            return Optional.of(YamlMap.of(this, mapping));
        }
        return wrongKind("a group of keys", "Write \"key: value\" lines below it.");
    }

    /** The value as a list. */
    Optional<List<YamlNode>> list() {
        if (node instanceof SequenceNode) {
            return Optional.of(items());
        }
        return wrongKind("a list", "Write it as [a, b], or with a \"- \" before each line.");
    }

    /** The list's values, or none when it is no list. */
    List<YamlNode> items() {
        List<YamlNode> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node value : sequence.getValue()) {
                items.add(new YamlNode(file, faults, name + "[" + items.size() + "]", value));
            }
        }
        return items;
    }

    /** The value as text; a number or truth value is taken as it is written. */
    Optional<String> text() {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue());
        }
        return wrongKind("a text", "Write one.");
    }

    /** The value as a whole number within bounds. */
    Optional<Integer> number(int least, int most) {
        String wanted = "a whole number from " + least + " to " + most;
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            try {
                int value = Integer.parseInt(scalar.getValue());
                if (value >= least && value <= most) {
                    return Optional.of(value);
                }
            } catch (NumberFormatException e) {
                return wrongKind(wanted, "Write such a number.");
            }
        }
        return wrongKind(wanted, "Write such a number, without quotes.");
    }

    /** The value as a number. */
    Optional<Double> decimal() {
        if (node instanceof ScalarNode scalar
                && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))) {
            Optional<Double> value = plainNumber(scalar.getValue()).map(BigDecimal::doubleValue);
            if (value.isPresent() && Double.isFinite(value.get())) {
                return value;
            }
        }
        return wrongKind("a number", "Write a number, without quotes.");
    }

    /** The value as true or false. */
    Optional<Boolean> truth() {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Optional.of(Boolean.parseBoolean(scalar.getValue()));
        }
        return wrongKind("true or false", "Write true or false, without quotes.");
    }

    /** The value below: of a key, or at a place in a list. */
    Optional<YamlNode> child(String step) {
        if (node instanceof MappingNode mapping) {
            return YamlMap.of(this, mapping).peek(step);
        }
        List<YamlNode> items = items();
        return items.isEmpty() || !step.matches("\\d{1,6}") || Integer.parseInt(step) >= items.size()
                ? Optional.empty()
                : Optional.of(items.get(Integer.parseInt(step)));
    }

    YamlNode named(String key, Node value) {
        return new YamlNode(file, faults, name.isEmpty() ? key : name + "." + key, value);
    }

    void faultAt(int line, String what, String remedy) {
        faults.add(file, line, what, remedy);
    }

    /** The same as JSON, by YAML's own rules of what is a number, true or nothing. */
    JsonNode json() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (node instanceof MappingNode mapping) {
            ObjectNode object = json.objectNode();
            YamlMap.of(this, mapping)
                    .entries()
                    .forEach(e -> object.set(e.key(), e.value().json()));
            return object;
        }
        if (node instanceof SequenceNode) {
            ArrayNode array = json.arrayNode();
            items().forEach(item -> array.add(item.json()));
            return array;
        }
        return scalarJson((ScalarNode) node, json);
    }

    private static JsonNode scalarJson(ScalarNode scalar, JsonNodeFactory json) {
        String value = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return json.nullNode();
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return json.booleanNode(Boolean.parseBoolean(value));
        }
        boolean numeric = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        Optional<BigDecimal> number = numeric ? plainNumber(value) : Optional.empty();
        return number.<JsonNode>map(json::numberNode).orElseGet(() -> json.textNode(value));
    }

    private static Optional<BigDecimal> plainNumber(String text) {
        try {
            return text.length() > 40 ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> wrongKind(String wanted, String remedy) {
        boolean empty = node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
        String found = empty ? " has no value; it must be " : " is not ";
        fault(shownName() + found + wanted + ".", remedy);
        return Optional.empty();
    }
}

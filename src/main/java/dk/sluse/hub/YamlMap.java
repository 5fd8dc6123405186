package dk.sluse.hub;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Keys and values of a YAML file. A reader asks for every key that it knows and then calls {@link #noOthers}, which makes
 * every other key a fault. A key that stands twice is a fault.
 */
final class YamlMap {

    /** A key, the line it stands on, and its value. */
    record Entry(String key, int line, YamlNode value) {}

    private final YamlNode owner;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    private YamlMap(YamlNode owner) {
        this.owner = owner;
    }

    static YamlMap of(YamlNode owner, MappingNode mapping) {
        YamlMap map = new YamlMap(owner);
        mapping.getValue().forEach(map::add);
        return map;
    }

    private void add(NodeTuple tuple) {
        int line = YamlNode.line(tuple.getKeyNode());
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            owner.faultAt(line, "A key is not a plain word.", "Write \"key: value\".");
            return;
        }
        Entry entry = new Entry(key.getValue(), line, owner.named(key.getValue(), tuple.getValueNode()));
        Entry earlier = entries.putIfAbsent(entry.key(), entry);
        if (earlier != null) {
            owner.faultAt(
                    line,
                    "The key " + Faults.quoted(entry.key()) + " stands here again; it stood on line " + earlier.line()
                            + ".",
                    "Keep one of them.");
        }
    }

    YamlNode owner() {
        return owner;
    }

    int line() {
        return owner.line();
    }

    List<Entry> entries() {
        return Collections.unmodifiableList(new ArrayList<>(entries.values()));
    }

    /** The line of a key, or of the whole group when it is not there. */
    int line(String key) {
        return entries.containsKey(key) ? entries.get(key).line() : line();
    }

    /** The value of a key, without counting the key as known. */
    Optional<YamlNode> peek(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    /** The value of a key that may be missing. */
    Optional<YamlNode> get(String key) {
        asked.add(key);
        return peek(key);
    }

    /** The value of a key that must be there. */
    Optional<YamlNode> need(String key) {
        Optional<YamlNode> value = get(key);
        if (value.isEmpty()) {
            String within = owner.shownName().equals("The file") ? "" : " in " + owner.shownName();
            owner.fault("The key \"" + key + "\" is missing" + within + ".", "Add a line \"" + key + ": …\".");
        }
        return value;
    }

    /** The text of a key that must be there and not be blank. */
    Optional<String> needText(String key) {
        Optional<YamlNode> value = need(key);
        Optional<String> text = value.flatMap(YamlNode::text).map(String::strip);
        if (text.isPresent() && text.get().isEmpty()) {
            value.orElseThrow().fault(value.orElseThrow().shownName() + " is empty.", "Write a text.");
            return Optional.empty();
        }
        return text;
    }

    /** The texts of a list that may be missing. */
    List<YamlNode> listOf(String key) {
        return get(key).flatMap(YamlNode::list).orElse(List.of());
    }

    /** Makes every key that nobody asked for a fault. */
    void noOthers() {
        for (Entry entry : entries.values()) {
            if (!asked.contains(entry.key())) {
                owner.faultAt(
                        entry.line(),
                        "The key " + Faults.quoted(entry.key()) + " is not known.",
                        Nearest.remedy(entry.key(), asked));
            }
        }
    }
}

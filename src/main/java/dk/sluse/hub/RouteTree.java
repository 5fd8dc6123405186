package dk.sluse.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Walks through everything that stands in a route file. */
final class RouteTree {

    private RouteTree() {}

    /**
     * A key with its value.
     *
     * @param within the keys above it, from the top
     */
    record Spot(String key, int line, YamlNode value, List<String> within) {

        /** The key right above. */
        String parent() {
            return within.isEmpty() ? "" : within.get(within.size() - 1);
        }

        /** Whether it lies among the options of an endpoint, whose names are the component's and not Camel's. */
        boolean isOption() {
            return within.contains("parameters");
        }

        void fault(String what, String remedy) {
            value.faultAt(line, what, remedy);
        }
    }

    /** Shows every key of a file, from the top to the bottom. */
    static void keys(RouteFile file, Consumer<Spot> visitor) {
        walk(file.root(), List.of(), visitor);
    }

    private static void walk(YamlNode node, List<String> within, Consumer<Spot> visitor) {
        node.items().forEach(item -> walk(item, within, visitor));
        if (node.isMap()) {
            for (YamlMap.Entry entry : node.map().orElseThrow().entries()) {
                visitor.accept(new Spot(entry.key(), entry.line(), entry.value(), within));
                List<String> deeper = new ArrayList<>(within);
                deeper.add(entry.key());
                walk(entry.value(), deeper, visitor);
            }
        }
    }

    /** Shows every text, number and truth value of a file. */
    static void scalars(RouteFile file, Consumer<YamlNode> visitor) {
        scalars(file.root(), visitor);
    }

    static void scalars(YamlNode node, Consumer<YamlNode> visitor) {
        if (node.isScalar()) {
            visitor.accept(node);
        }
        node.items().forEach(item -> scalars(item, visitor));
        if (node.isMap()) {
            node.map().orElseThrow().entries().forEach(entry -> scalars(entry.value(), visitor));
        }
    }
}

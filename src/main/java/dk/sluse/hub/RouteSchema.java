package dk.sluse.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Camel's own schema of YAML routes, from the jar that reads them. Loading it takes a second: for checking only. */
final class RouteSchema {

    private static final String SCHEMA = "schema/camelYamlDsl.json";

    /** They say only that one of their branches does not fit; the branches say more. */
    private static final Set<String> SUMMARIES = Set.of("anyOf", "oneOf", "not", "allOf");

    /** Of all that Camel has, the routes use little; the whole of it takes 250 MB. */
    private static final SchemaValidatorsConfig AS_NEEDED =
            SchemaValidatorsConfig.builder().preloadJsonSchema(false).build();

    private final JsonSchema schema;

    private RouteSchema(JsonSchema schema) {
        this.schema = schema;
    }

    static RouteSchema load() {
        try (InputStream in = RouteSchema.class.getClassLoader().getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException(SCHEMA + " is missing: camel-yaml-dsl is not on the class path.");
            }
            return new RouteSchema(JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(in, AS_NEEDED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves a fault for each place of the file that the schema does not allow. */
    void check(RouteFile file) {
        Set<ValidationMessage> messages = schema.validate(file.root().json());
        List<ValidationMessage> telling = messages.stream()
                .filter(message -> !SUMMARIES.contains(message.getType()))
                .collect(Collectors.toCollection(ArrayList::new));
        telling.removeIf(message -> isInAnUnfitBranch(message, telling));
        (telling.isEmpty() ? messages : telling).forEach(message -> fault(file, message));
    }

    /**
     * Where something may be a text or a group of keys, the schema complains of both. A complaint about the kind of a value
     * says nothing when there is another one about the same value or deeper.
     */
    private static boolean isInAnUnfitBranch(ValidationMessage message, List<ValidationMessage> all) {
        String place = message.getInstanceLocation().toString();
        return message.getType().equals("type")
                && all.stream()
                        .filter(other -> !other.getType().equals("type"))
                        .anyMatch(
                                other -> other.getInstanceLocation().toString().startsWith(place));
    }

    private void fault(RouteFile file, ValidationMessage message) {
        YamlNode node = nearest(file.root(), message.getInstanceLocation());
        Optional<String> property = Optional.ofNullable(message.getProperty());
        switch (message.getType()) {
            case "additionalProperties" -> {
                String key = property.orElse("?");
                int line =
                        node.child(key).isPresent() ? node.map().orElseThrow().line(key) : node.line();
                node.faultAt(
                        line,
                        "Camel does not know the key " + Faults.quoted(key) + " here.",
                        Nearest.of(key, siblings(message))
                                .map(likely -> "Did you mean \"" + likely + "\"?")
                                .orElse("Remove it."));
            }
            case "required" ->
                node.fault("The key " + Faults.quoted(property.orElse("?")) + " is missing here.", "Add it.");
            default -> node.fault("Camel does not accept this: " + plain(message) + ".", "Write what Camel expects.");
        }
    }

    /** The keys that may stand where the unknown one does, as the part of the schema says that refused it. */
    private List<String> siblings(ValidationMessage message) {
        JsonNodePath refusing = message.getSchemaLocation().getFragment();
        JsonNode part = schema.getSchemaNode();
        for (int i = 0; i < refusing.getNameCount() - 1; i++) {
            part = part.isArray()
                    ? part.path(Integer.parseInt(String.valueOf(refusing.getElement(i))))
                    : part.path(String.valueOf(refusing.getElement(i)));
        }
        List<String> names = new ArrayList<>();
        part.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String plain(ValidationMessage message) {
        return message.getMessage().replaceFirst("^[^:]*: ", "");
    }

    private static YamlNode nearest(YamlNode root, JsonNodePath path) {
        YamlNode node = root;
        for (int i = 0; i < path.getNameCount(); i++) {
            Optional<YamlNode> child = node.child(String.valueOf(path.getElement(i)));
            if (child.isEmpty()) {
                return node;
            }
            node = child.get();
        }
        return node;
    }
}

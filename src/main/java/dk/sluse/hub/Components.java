package dk.sluse.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/** The Camel components on the class path, and the options that each describes of itself. */
final class Components {

    private static final String SERVICES = "META-INF/services/org/apache/camel/component/";

    private final ClassLoader classes;

    Components(ClassLoader classes) {
        this.classes = classes;
    }

    /** Whether the hub brings a component of this name. */
    boolean has(String scheme) {
        return scheme.matches("[a-z][a-z0-9-]*") && classes.getResource(SERVICES + scheme) != null;
    }

    /** The names of an endpoint's options; nothing for a component that does not say, or takes any. */
    Optional<Set<String>> options(String scheme) {
        return has(scheme) ? description(scheme).flatMap(Components::options) : Optional.empty();
    }

    private Optional<JsonNode> description(String scheme) {
        Properties service = new Properties();
        try (InputStream in = classes.getResourceAsStream(SERVICES + scheme)) {
            if (in == null) {
                return Optional.empty();
            }
            service.load(in);
            String type = service.getProperty("class", "");
            String folder =
                    type.substring(0, Math.max(0, type.lastIndexOf('.'))).replace('.', '/');
            try (InputStream json = classes.getResourceAsStream("META-INF/" + folder + "/" + scheme + ".json")) {
                return json == null ? Optional.empty() : Optional.of(new JsonMapper().readTree(json));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Set<String>> options(JsonNode description) {
        if (description.path("component").path("lenientProperties").asBoolean()) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>();
        description.path("properties").properties().forEach(property -> {
            names.add(property.getKey());
            String prefix = property.getValue().path("prefix").asText();
            if (!prefix.isEmpty()) {
                names.add(prefix + "*");
            }
        });
        return Optional.of(names);
    }

    /** Whether an option is among the names, or begins like one of those that end in a star. */
    static boolean isAmong(String option, Set<String> names) {
        return names.contains(option)
                || names.stream()
                        .filter(name -> name.endsWith("*"))
                        .anyMatch(name -> option.startsWith(name.substring(0, name.length() - 1)));
    }
}

package dk.sluse.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of Camel's own settings, from the list that camel-main brings. Camel does not mind dashes and capitals in them.
 * Options of components, data formats and languages are left to Camel, which fails at start on an unknown one.
 */
final class CamelKeys {

    private static final String LIST = "META-INF/camel-main-configuration-metadata.json";

    private final Set<String> names = new TreeSet<>();
    private final Set<String> plain = new HashSet<>();

    private CamelKeys() {}

    static CamelKeys load() {
        CamelKeys keys = new CamelKeys();
        try (InputStream in = CamelKeys.class.getClassLoader().getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException(LIST + " is missing: camel-main is not on the class path.");
            }
            for (JsonNode property : new JsonMapper().readTree(in).path("properties")) {
                keys.names.add(property.path("name").asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keys.names.forEach(name -> keys.plain.add(plain(name)));
        return keys;
    }

    Set<String> names() {
        return names;
    }

    boolean knows(String key) {
        return key.matches("camel\\.(component|dataformat|language)\\..+") || plain.contains(plain(key));
    }

    /** A name without what Camel does not mind. */
    static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replace("-", "");
    }
}

package dk.sluse.project;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A route that a project gets from a template.
 *
 * @param template the template's id, which is the name of its file in {@code routes/templates}
 * @param parameters what the project's file says; the hub adds what it knows itself
 */
public record RouteUse(String template, Map<String, String> parameters) {

    public RouteUse {
        Objects.requireNonNull(template, "template");
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }
}

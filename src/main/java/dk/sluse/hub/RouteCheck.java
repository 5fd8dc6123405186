package dk.sluse.hub;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks every file in {@code routes/}: what Camel would only find at start, what it would not find at all (a misspelt
 * template parameter, two routes of one id, of which it silently keeps the last), and the rules of the house.
 */
final class RouteCheck {

    private final Parts parts;
    private final Set<String> settings;
    private final Components components;
    private final Optional<RouteSchema> schema;

    /**
     * A check.
     *
     * @param settings the names that placeholders may name
     * @param schema Camel's schema; without it Camel itself refuses what does not fit, when it starts
     */
    RouteCheck(Parts parts, Set<String> settings, Components components, Optional<RouteSchema> schema) {
        this.parts = parts;
        this.settings = Set.copyOf(settings);
        this.components = components;
        this.schema = schema;
    }

    /** Checks a folder of routes, and answers with the templates that projects may use. */
    Templates check(Path folder, Faults faults) {
        List<RouteFile> files = RouteFile.readAll(folder, faults);
        schema.ifPresent(each -> files.forEach(each::check));
        RouteIds.check(files);
        RouteRules.check(files);
        new RouteBeans(parts.beans()).check(files);
        new RouteEndpoints(components, parts).check(files, folder, faults);
        Templates templates = Templates.of(files);
        templates.check(files, settings, parts.placeholders());
        PolicyCheck.check(files, parts.mandatoryPolicies(), folder, faults);
        return templates;
    }
}

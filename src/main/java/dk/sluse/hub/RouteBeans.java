package dk.sluse.hub;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every bean that a route names is one of the hub's. */
final class RouteBeans {

    private static final Set<String> NAMING_KEYS =
            Set.of("ref", "aggregationStrategy", "idempotentRepository", "routePolicy");

    /** Their address is a bean's name. */
    private static final Set<String> NAMING_SCHEMES = Set.of("bean", "jdbc");

    private final Set<String> beans;

    RouteBeans(Set<String> beans) {
        this.beans = beans;
    }

    void check(List<RouteFile> files) {
        for (RouteFile file : files) {
            RouteTree.keys(file, this::check);
            Endpoint.all(file).forEach(this::check);
        }
    }

    private void check(RouteTree.Spot spot) {
        if (!spot.value().isScalar()) {
            return;
        }
        String text = spot.value().json().asText();
        if (spot.isOption()) {
            if (text.startsWith("#") && !text.startsWith("#class:") && !text.startsWith("#type:")) {
                known(text, spot);
            }
        } else if (names(spot)) {
            List.of(text.split(",", -1)).forEach(name -> known(name, spot));
        }
    }

    private void check(Endpoint endpoint) {
        if (NAMING_SCHEMES.contains(endpoint.scheme())) {
            known(endpoint.address(), endpoint.spot());
        }
    }

    private static boolean names(RouteTree.Spot spot) {
        boolean shortBean = spot.key().equals("bean");
        boolean shortRef = spot.key().endsWith("Ref") && !spot.key().equals("routeTemplateRef");
        return shortBean || shortRef || NAMING_KEYS.contains(spot.key());
    }

    private void known(String written, RouteTree.Spot spot) {
        String name = written.strip().replaceFirst("^#(?:bean:)?", "");
        Optional<String> code =
                name.startsWith("class:") || name.startsWith("type:") ? Optional.of(name) : Optional.empty();
        if (code.isEmpty() && !beans.contains(name)) {
            spot.fault(
                    "There is no bean " + Faults.quoted(name) + " in the hub.",
                    Nearest.of(name, beans)
                            .map(likely -> "Did you mean \"" + likely + "\"?")
                            .orElse("Name one that there is."));
        }
    }
}

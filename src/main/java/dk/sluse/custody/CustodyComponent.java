package dk.sluse.custody;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The {@code custody:} endpoints of routes, such as {@code custody:move?from=environment&to=airlock}. The body is a {@link
 * Consignment}; after {@code move}, {@code copy} and {@code putBack} it is the {@link Delivery}, after {@code abandon},
 * {@code reveal} and {@code delete} it is unchanged. {@link Custody} and {@link Places} are found in the registry, by their type.
 */
public final class CustodyComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Errand errand = errand(remaining);
        String from = place(uri, parameters, "from");
        Optional<String> to = errand == Errand.DELETE ? Optional.empty() : Optional.of(place(uri, parameters, "to"));
        return new CustodyEndpoint(uri, this, errand, from, to);
    }

    private static Errand errand(String name) {
        return Arrays.stream(Errand.values())
                .filter(errand -> errand.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("custody:" + name + " is not known. Known are "
                        + Arrays.stream(Errand.values()).map(Errand::wireName).collect(Collectors.joining(", "))
                        + "."));
    }

    private String place(String uri, Map<String, Object> parameters, String name) {
        return Optional.ofNullable(getAndRemoveParameter(parameters, name, String.class))
                .filter(place -> !place.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(uri + " lacks the parameter \"" + name
                        + "\": the name of a place in config/places.yaml, or \"environment\"."));
    }

    /** What an endpoint does. */
    enum Errand {
        MOVE,
        COPY,
        PUT_BACK,
        ABANDON,
        REVEAL,
        DELETE;

        String wireName() {
            return this == PUT_BACK ? "putBack" : name().toLowerCase(Locale.ROOT);
        }
    }
}

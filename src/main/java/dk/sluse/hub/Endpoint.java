package dk.sluse.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An endpoint that a route names.
 *
 * @param scheme its component, such as {@code sftp}
 * @param address what stands between the scheme and the options, such as {@code screen-results}
 * @param options its options, from the address and from {@code parameters}
 * @param reads whether a route begins with it
 * @param spot where it stands
 */
record Endpoint(String scheme, String address, List<Endpoint.Option> options, boolean reads, RouteTree.Spot spot) {

    private static final Set<String> SENDING =
            Set.of("to", "toD", "wireTap", "poll", "deadLetterUri", "interceptSendToEndpoint");
    private static final Set<String> ASKING = Set.of("enrich", "pollEnrich");

    /** An option with its value and line. */
    record Option(String name, String value, int line) {}

    Endpoint {
        options = List.copyOf(options);
    }

    /** Every endpoint of a file. */
    static List<Endpoint> all(RouteFile file) {
        List<Endpoint> endpoints = new ArrayList<>();
        RouteTree.keys(file, spot -> at(spot).ifPresent(endpoints::add));
        return endpoints;
    }

    /** The endpoint that a key names, if it names one. */
    private static Optional<Endpoint> at(RouteTree.Spot spot) {
        if (spot.isOption()) {
            return Optional.empty();
        }
        if (spot.value().isScalar() && SENDING.contains(spot.key())) {
            return spot.value().text().map(uri -> of(uri, List.of(), false, spot));
        }
        if (ASKING.contains(spot.key())) {
            return spot.value()
                    .child("expression")
                    .or(() -> Optional.of(spot.value()))
                    .flatMap(Endpoint::constant)
                    .map(uri -> of(uri, List.of(), false, spot));
        }
        Optional<String> uri =
                spot.value().child("uri").filter(YamlNode::isScalar).flatMap(YamlNode::text);
        return spot.value().isMap()
                ? uri.map(text -> of(text, parameters(spot.value()), spot.key().equals("from"), spot))
                : Optional.empty();
    }

    private static Optional<String> constant(YamlNode expression) {
        return expression
                .child("constant")
                .or(() -> expression.child("simple"))
                .flatMap(node -> node.isMap() ? node.child("expression") : Optional.of(node))
                .flatMap(YamlNode::text);
    }

    private static List<Option> parameters(YamlNode value) {
        List<Option> options = new ArrayList<>();
        value.child("parameters").filter(YamlNode::isMap).flatMap(YamlNode::map).ifPresent(map -> map.entries()
                .forEach(entry -> options.add(new Option(
                        entry.key(),
                        entry.value().isScalar()
                                ? String.valueOf(entry.value().json().asText())
                                : "",
                        entry.line()))));
        return options;
    }

    private static Endpoint of(String uri, List<Option> parameters, boolean reads, RouteTree.Spot spot) {
        int query = Placeholders.indexOutside(uri, '?');
        String address = query < 0 ? uri : uri.substring(0, query);
        int colon = Placeholders.indexOutside(address, ':');
        List<Option> options = new ArrayList<>(parameters);
        for (String pair :
                query < 0 ? List.<String>of() : List.of(uri.substring(query + 1).split("&", -1))) {
            int equals = pair.indexOf('=');
            options.add(new Option(
                    equals < 0 ? pair : pair.substring(0, equals),
                    equals < 0 ? "" : pair.substring(equals + 1),
                    spot.line()));
        }
        return new Endpoint(
                colon < 0 ? address : address.substring(0, colon),
                colon < 0 ? "" : address.substring(colon + 1).replaceFirst("^//", ""),
                options,
                reads,
                spot);
    }

    /** Its component and address, without options: what tells it from others. */
    String name() {
        return address.isEmpty() ? scheme : scheme + ":" + address;
    }
}

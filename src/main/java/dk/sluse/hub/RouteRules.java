package dk.sluse.hub;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Routes hold no scripts, no classes and no way to an endpoint that a message chooses: they say the order, and no more. */
final class RouteRules {

    private static final String LANGUAGES = "Use simple, constant or header; what needs code is a processor.";

    private static final Set<String> OTHER_LANGUAGES = Set.of(
            "csimple",
            "datasonnet",
            "exchangeProperty",
            "groovy",
            "hl7terser",
            "java",
            "joor",
            "jq",
            "js",
            "jsonpath",
            "language",
            "logLanguage",
            "method",
            "mvel",
            "ognl",
            "python",
            "spel",
            "tokenize",
            "variable",
            "wasm",
            "xpath",
            "xquery",
            "xtokenize");

    private static final Set<String> CODE =
            Set.of("script", "beans", "beanType", "scriptLanguage", "serviceCall", "kamelet");

    private static final Set<String> CHOSEN_BY_MESSAGE = Set.of("recipientList", "routingSlip", "dynamicRouter");

    private static final Pattern CODE_IN_SIMPLE =
            Pattern.compile("\\$(?:simple)?\\{(?:bean[:.]|type:|ref:|camelContext|exchange\\b|[^}]*\\.\\w+\\()");

    private static final Pattern CLASS = Pattern.compile("^#(?:class|type):.*");

    private RouteRules() {}

    static void check(List<RouteFile> files) {
        for (RouteFile file : files) {
            RouteTree.keys(file, RouteRules::checkKey);
            RouteTree.scalars(file, RouteRules::checkText);
        }
    }

    private static void checkKey(RouteTree.Spot spot) {
        if (spot.isOption()) {
            return;
        }
        boolean beansMethod = spot.key().equals("method") && spot.parent().equals("bean");
        if (OTHER_LANGUAGES.contains(spot.key()) && !beansMethod) {
            spot.fault("The language " + Faults.quoted(spot.key()) + " is not for routes.", LANGUAGES);
        }
        if (CODE.contains(spot.key())) {
            spot.fault(
                    Faults.quoted(spot.key()) + " puts code into a route.", "Name a bean of the hub with \"process\".");
        }
        if (CHOSEN_BY_MESSAGE.contains(spot.key())) {
            spot.fault(
                    Faults.quoted(spot.key()) + " lets a message choose where it goes.",
                    "Name the endpoint with \"to\".");
        }
        if (beansMethod
                && spot.value().isScalar()
                && !String.valueOf(spot.value().json().asText()).matches("\\w+")) {
            spot.fault("The bean's method is more than a name.", "Write the method's name alone.");
        }
    }

    private static void checkText(YamlNode node) {
        String text = node.json().asText();
        if (CODE_IN_SIMPLE.matcher(text).find()) {
            node.fault("The expression " + Faults.quoted(text) + " calls code.", LANGUAGES);
        }
        if (CLASS.matcher(text).matches()) {
            node.fault("The value " + Faults.quoted(text) + " names a class.", "Name a bean of the hub.");
        }
    }
}

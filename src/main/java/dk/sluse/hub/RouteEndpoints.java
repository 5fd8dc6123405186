package dk.sluse.hub;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Every endpoint is of a component that the hub brings, with options that the component knows; hosts and logins come from
 * settings; and what is sent within the hub arrives at exactly one route.
 */
final class RouteEndpoints {

    /** They go nowhere outside the hub, or name a bean of it. */
    private static final Set<String> INSIDE = Set.of(
            "direct",
            "seda",
            "work",
            "custody",
            "log",
            "timer",
            "scheduler",
            "quartz",
            "bean",
            "jdbc",
            "controlbus",
            "file",
            "micrometer");

    /** What is sent to them must have a route that begins with the same. */
    private static final Set<String> HOPS = Set.of("direct", "seda", "work");

    /** They run code that stands in the route. */
    private static final Set<String> CODE =
            Set.of("class", "language", "exec", "script", "velocity", "freemarker", "xslt");

    private static final Set<String> HOSTS = Set.of("host", "hostname", "server", "brokers", "uriendpointoverride");

    private static final Pattern LOGIN = Pattern.compile(
            "(?i).*(passw|passphrase|secret|token|credential|privatekey|accesskey|apikey).*|user|username|login");

    /** A placeholder with a standard value of its own would be a value in the route. */
    private static final Pattern WHOLE_PLACEHOLDER =
            Pattern.compile("(?:RAW\\()?\\{\\{[^{}:]+}}\\)?|#\\S+|true|false|");

    private final Components components;
    private final Parts parts;

    RouteEndpoints(Components components, Parts parts) {
        this.components = components;
        this.parts = parts;
    }

    void check(List<RouteFile> files, Path folder, Faults faults) {
        List<Endpoint> endpoints = new ArrayList<>();
        files.forEach(file -> endpoints.addAll(Endpoint.all(file)));
        for (Endpoint endpoint : endpoints) {
            if (isKnown(endpoint)) {
                checkOptions(endpoint);
                checkHost(endpoint);
                checkLogins(endpoint);
            }
        }
        Set<String> readers = checkReaders(endpoints);
        checkSenders(endpoints, readers);
        for (String step : new TreeSet<>(parts.steps())) {
            if (!readers.contains("work:" + step)) {
                faults.add(
                        folder,
                        1,
                        "No route begins with \"work:" + step + "\", which the hub's code adds.",
                        "Put the route back.");
            }
        }
    }

    private boolean isKnown(Endpoint endpoint) {
        String scheme = endpoint.scheme();
        if (isChosenByMessage(endpoint)) {
            endpoint.spot()
                    .fault(
                            "The endpoint " + Faults.quoted(endpoint.name()) + " is chosen by the message.",
                            "Name it, or take it from a setting.");
            return false;
        }
        if (CODE.contains(scheme)) {
            endpoint.spot()
                    .fault(
                            "The component \"" + scheme + "\" runs code from the route.",
                            "Name a bean of the hub with \"process\".");
            return false;
        }
        if (!components.has(scheme)) {
            endpoint.spot()
                    .fault(
                            "There is no component " + Faults.quoted(scheme) + " in the hub.",
                            "Mend its name, or add its jar to the hub.");
            return false;
        }
        return true;
    }

    private void checkOptions(Endpoint endpoint) {
        Optional<Set<String>> known = components.options(endpoint.scheme());
        for (Endpoint.Option option : endpoint.options()) {
            if (known.isPresent() && !Components.isAmong(option.name(), known.get())) {
                endpoint.spot()
                        .value()
                        .faultAt(
                                option.line(),
                                "The component \"" + endpoint.scheme() + "\" has no option "
                                        + Faults.quoted(option.name()) + ".",
                                Nearest.of(option.name(), known.get())
                                        .map(likely -> "Did you mean \"" + likely + "\"?")
                                        .orElse("Remove it."));
            }
        }
    }

    private static void checkHost(Endpoint endpoint) {
        if (INSIDE.contains(endpoint.scheme())) {
            return;
        }
        int slash = Placeholders.indexOutside(endpoint.address(), '/');
        String authority = slash < 0 ? endpoint.address() : endpoint.address().substring(0, slash);
        String literal = Placeholders.without(authority).replaceFirst(":\\d+$", "");
        if (literal.matches(".*[\\p{L}\\p{N}].*")) {
            host(endpoint, endpoint.spot().line());
        }
        for (Endpoint.Option option : endpoint.options()) {
            boolean isHost = HOSTS.contains(option.name().toLowerCase(Locale.ROOT));
            if (isHost && !WHOLE_PLACEHOLDER.matcher(option.value()).matches()) {
                host(endpoint, option.line());
            }
        }
    }

    private static void host(Endpoint endpoint, int line) {
        endpoint.spot()
                .value()
                .faultAt(
                        line,
                        "The route names the host of its \"" + endpoint.scheme() + "\" endpoint.",
                        "Put it into config/, and write {{its key}} here.");
    }

    /** The value is not shown: it may be the secret. */
    private static void checkLogins(Endpoint endpoint) {
        for (Endpoint.Option option : endpoint.options()) {
            if (LOGIN.matcher(option.name()).matches()
                    && !WHOLE_PLACEHOLDER.matcher(option.value()).matches()) {
                endpoint.spot()
                        .value()
                        .faultAt(
                                option.line(),
                                "The route holds a login: " + Faults.quoted(option.name()) + ".",
                                "Put it into config/ or secrets/, and write {{its key}} here.");
            }
        }
    }

    /** What routes of the hub begin with: each with something of its own. */
    private static Set<String> checkReaders(List<Endpoint> endpoints) {
        Set<String> readers = new TreeSet<>();
        for (Endpoint endpoint : endpoints) {
            boolean begins = endpoint.reads() && HOPS.contains(endpoint.scheme());
            if (begins && !readers.add(endpoint.name())) {
                endpoint.spot()
                        .fault(
                                "Another route begins with " + Faults.quoted(endpoint.name()) + ", too.",
                                "Let one route begin with it.");
            }
        }
        return readers;
    }

    private static void checkSenders(List<Endpoint> endpoints, Set<String> readers) {
        for (Endpoint endpoint : endpoints) {
            boolean sends = !endpoint.reads() && HOPS.contains(endpoint.scheme()) && !isChosenByMessage(endpoint);
            if (sends && !readers.contains(endpoint.name())) {
                endpoint.spot()
                        .fault(
                                "No route begins with " + Faults.quoted(endpoint.name()) + ".",
                                Nearest.of(endpoint.name(), readers)
                                        .map(likely -> "Did you mean \"" + likely + "\"?")
                                        .orElse("Add the route, or mend the name."));
            }
        }
    }

    private static boolean isChosenByMessage(Endpoint endpoint) {
        return Placeholders.without(endpoint.name()).contains("${");
    }
}

package dk.sluse.hub;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The route that screens runs every mandatory policy, always: nobody switches screening off by editing YAML. */
final class PolicyCheck {

    static final String ROUTE = "screen-results";

    /** What stands below them runs sometimes, or elsewhere. */
    private static final Set<String> SOMETIMES = Set.of(
            "choice",
            "filter",
            "doCatch",
            "onException",
            "onFallback",
            "onCompletion",
            "sample",
            "wireTap",
            "loadBalance",
            "idempotentConsumer",
            "intercept",
            "interceptFrom",
            "interceptSendToEndpoint");

    private PolicyCheck() {}

    static void check(List<RouteFile> files, Set<String> mandatory, Path folder, Faults faults) {
        if (mandatory.isEmpty()) {
            return;
        }
        Optional<RouteFile> route = files.stream()
                .filter(file -> file.kind().equals(RouteFile.ROUTE))
                .filter(file -> file.id().equals(Optional.of(ROUTE)))
                .findFirst();
        if (route.isEmpty()) {
            faults.add(
                    folder, 1, "There is no route \"" + ROUTE + "\".", "Without it nothing is screened: put it back.");
            return;
        }
        TreeMap<String, List<RouteTree.Spot>> runs = new TreeMap<>();
        RouteTree.keys(route.get(), spot -> {
            if (spot.key().equals("process")) {
                spot.value()
                        .child("ref")
                        .filter(YamlNode::isScalar)
                        .flatMap(YamlNode::text)
                        .ifPresent(name -> runs.computeIfAbsent(name, each -> new ArrayList<>())
                                .add(spot));
            }
        });
        RouteTree.keys(route.get(), PolicyCheck::checkNothingDisabled);
        for (String policy : new TreeSet<>(mandatory)) {
            checkRuns(route.get(), policy, runs.getOrDefault(policy, List.of()));
        }
    }

    private static void checkRuns(RouteFile route, String policy, List<RouteTree.Spot> spots) {
        if (spots.isEmpty()) {
            route.body()
                    .owner()
                    .fault(
                            "The mandatory policy \"" + policy + "\" is not run.",
                            "Add a step \"process: { ref: " + policy + " }\".");
        } else if (spots.stream().noneMatch(PolicyCheck::runsAlways)) {
            spots.get(0)
                    .fault(
                            "The mandatory policy \"" + policy + "\" does not always run here.",
                            "Take it out of the condition.");
        }
    }

    private static boolean runsAlways(RouteTree.Spot spot) {
        return spot.within().stream().noneMatch(SOMETIMES::contains);
    }

    private static void checkNothingDisabled(RouteTree.Spot spot) {
        if (spot.key().equals("disabled")
                && !spot.isOption()
                && !spot.value().json().asText().equals("false")) {
            spot.fault("A step of the route that screens is disabled.", "Remove the line, or the step.");
        }
    }
}

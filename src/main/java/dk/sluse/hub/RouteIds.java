package dk.sluse.hub;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every route has an id, which is its file's name and no other route's, and a description. */
final class RouteIds {

    private RouteIds() {}

    static void check(List<RouteFile> files) {
        Map<String, RouteFile> seen = new HashMap<>();
        Set<String> configurations = files.stream()
                .filter(file -> file.kind().equals(RouteFile.CONFIGURATION))
                .flatMap(file -> file.id().stream())
                .collect(Collectors.toSet());
        for (RouteFile file : files) {
            checkId(file, seen);
            checkDescription(file);
            RouteTree.keys(file, spot -> checkConfiguration(spot, configurations));
        }
    }

    private static void checkId(RouteFile file, Map<String, RouteFile> seen) {
        Optional<String> id = file.id();
        if (!id.equals(Optional.of(file.name()))) {
            YamlNode place = file.body().peek(file.idKey()).orElse(file.body().owner());
            String what = id.map(text -> "The id is " + Faults.quoted(text) + ", and the file's name is another.")
                    .orElse("The " + file.kind() + " has no id.");
            place.fault(what, "Write \"" + file.idKey() + ": " + file.name() + "\".");
        }
        id.ifPresent(text -> {
            RouteFile earlier = seen.putIfAbsent(text, file);
            if (earlier != null) {
                file.body()
                        .peek(file.idKey())
                        .orElseThrow()
                        .fault(
                                "The id " + Faults.quoted(text) + " is that of "
                                        + earlier.path().getFileName() + " in "
                                        + earlier.path().getParent().getFileName()
                                        + ", too; Camel would keep one of them.",
                                "Give each its own id and file name.");
            }
        });
    }

    private static void checkDescription(RouteFile file) {
        if (file.kind().equals(RouteFile.TEMPLATED)) {
            return;
        }
        Optional<String> description = file.body().peek("description").flatMap(YamlNode::text);
        if (description.filter(text -> !text.isBlank()).isEmpty()) {
            file.body()
                    .owner()
                    .fault("The " + file.kind() + " has no description.", "Say in one sentence what it does.");
        }
    }

    private static void checkConfiguration(RouteTree.Spot spot, Set<String> configurations) {
        if (!spot.key().equals("routeConfigurationId") || spot.isOption()) {
            return;
        }
        Optional<String> name = spot.value().isScalar() ? spot.value().text() : Optional.empty();
        if (name.isPresent() && !configurations.contains(name.get())) {
            spot.fault(
                    "There is no route configuration " + Faults.quoted(name.get()) + "; Camel would go without.",
                    Nearest.remedy(name.get(), configurations));
        }
    }
}

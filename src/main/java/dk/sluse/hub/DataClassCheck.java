package dk.sluse.hub;

import dk.sluse.hub.DataClasses.Holding;
import dk.sluse.hub.DataClasses.Way;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * No route carries data to where it may not lie (R93, R94, R100): each movement of custody is held against {@link DataClasses},
 * and nothing else in a route carries data to a place. With such a fault the hub does not start.
 */
final class DataClassCheck {

    private static final String CUSTODY = "custody";

    /** What a route may send to besides custody: steps and hops within the hub, queries, and mails written from templates. */
    private static final Set<String> NO_PLACE = Set.of(
            "work",
            "direct",
            "seda",
            "log",
            "bean",
            "jdbc",
            "smtp",
            "smtps",
            "quartz",
            "timer",
            "scheduler",
            "controlbus",
            "micrometer");

    private final List<Endpoint> movements;
    private final Optional<DataClasses> classes;

    private DataClassCheck(List<Endpoint> movements, Optional<DataClasses> classes) {
        this.movements = List.copyOf(movements);
        this.classes = classes;
    }

    /** Checks the routes of a folder against the classes of a configuration; what it answers checks each project. */
    static DataClassCheck check(Path config, Path routes, Faults faults) {
        // What is wrong with the files themselves the check of routes has told already; each fault is told once.
        List<Endpoint> sends = RouteFile.readAll(routes, faults).stream()
                .flatMap(file -> Endpoint.all(file).stream())
                .filter(endpoint -> !endpoint.reads())
                .toList();
        sends.stream()
                .filter(endpoint -> !endpoint.scheme().equals(CUSTODY) && !NO_PLACE.contains(endpoint.scheme()))
                .forEach(endpoint -> endpoint.spot()
                        .fault(
                                "A route carries data to " + Faults.quoted(endpoint.scheme())
                                        + ", past custody: which data may lie there nobody says.",
                                "Name the place in config/places.yaml, its classes in config/" + DataClassesFile.NAME
                                        + ", and move the files with custody:."));
        List<Endpoint> movements = sends.stream()
                .filter(endpoint -> endpoint.scheme().equals(CUSTODY)
                        && option(endpoint, "to").isPresent())
                .toList();
        Optional<DataClasses> classes = movements.isEmpty() ? Optional.empty() : DataClassesFile.read(config, faults);
        classes.ifPresent(known -> movements.forEach(movement -> check(movement, known)));
        return new DataClassCheck(movements, classes);
    }

    /** A dataset that is released has a class (R93, R94), which its place may hold. */
    void check(GenomeFile genomes, Path config, Faults faults) {
        classes.ifPresent(known -> genomes.classes().forEach((place, dataset) -> {
            Optional<Holding> holding = Optional.ofNullable(known.sites().get(place));
            if (holding.filter(site -> site.holds().contains(dataset.name())).isEmpty()) {
                faults.add(
                        config.resolve(GenomeFile.NAME),
                        dataset.line(),
                        "The place \"" + place + "\" may not hold " + Faults.quoted(dataset.name()) + ".",
                        "Name a class of config/" + DataClassesFile.NAME + " that it may hold"
                                + holding.map(site -> ": " + String.join(", ", new TreeSet<>(site.holds())) + ".")
                                        .orElse("."));
            }
        }));
    }

    /**
     * Checks what a project says of its own places against every movement of every route: identifiable data has no way out of its
     * country or department unless the record says so (R100). A project that says nothing lies where all do.
     */
    void check(ProjectFile file, Faults faults) {
        Whereabouts said = file.whereabouts();
        if (classes.isEmpty() || said.isUnsaid()) {
            return;
        }
        ProjectClasses own = new ProjectClasses(file, classes.get(), faults);
        if (own.isUnderstood()) {
            own.views().forEach(view -> movements.forEach(movement -> own.check(movement, view)));
        }
    }

    private static void check(Endpoint movement, DataClasses classes) {
        Optional<Endpoint.Option> from = option(movement, "from");
        Optional<Endpoint.Option> to = option(movement, "to");
        // A movement without "from" is a fault of its options.
        if (from.isPresent()
                && isKnown(movement, from.get(), classes)
                && isKnown(movement, to.orElseThrow(), classes)) {
            check(movement, new Way(from.get().value(), to.get().value()), classes);
        }
    }

    private static void check(Endpoint movement, Way way, DataClasses classes) {
        String carries = " from \"" + way.from() + "\" to \"" + way.to() + "\"";
        int said = classes.sites().get(way.to()).line();
        Set<String> misplaced = classes.misplaced(way);
        if (!misplaced.isEmpty()) {
            movement.spot()
                    .fault(
                            "The route carries " + String.join(", ", misplaced) + carries + ", which may not hold it.",
                            "Take the movement out; what the place may hold says config/" + DataClassesFile.NAME + ":"
                                    + said + ".");
        }
        Set<String> lost = classes.lost(way);
        if (!lost.isEmpty()) {
            movement.spot()
                    .fault(
                            "The route carries " + String.join(", ", lost) + carries
                                    + ", out of its country or department.",
                            "Take the movement out, or say under \"crossings\" of config/" + DataClassesFile.NAME
                                    + " why it is allowed.");
        }
    }

    private static boolean isKnown(Endpoint movement, Endpoint.Option place, DataClasses classes) {
        boolean known = classes.sites().containsKey(place.value());
        if (!known) {
            movement.spot()
                    .value()
                    .faultAt(
                            place.line(),
                            "The place " + Faults.quoted(place.value()) + " has no classes.",
                            "Say in config/" + DataClassesFile.NAME + " what it may hold and where it lies.");
        }
        return known;
    }

    static Optional<Endpoint.Option> option(Endpoint endpoint, String name) {
        return endpoint.options().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
    }
}

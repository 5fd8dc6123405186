package dk.sluse.hub;

import dk.sluse.hub.DataClasses.Crossing;
import dk.sluse.hub.DataClasses.Holding;
import dk.sluse.hub.DataClasses.Way;
import dk.sluse.hub.Whereabouts.Lying;
import dk.sluse.hub.Whereabouts.Opened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The classes of data as one project's file bends them (R93, R94, R100): its environment, with the hub's hidden folder on the same
 * server, and each server that it imports from lie where the file says.
 */
final class ProjectClasses {

    private static final Set<String> ON_THE_ENVIRONMENT = Set.of(FolderPlaces.ENVIRONMENT, FolderPlaces.ANTECHAMBER);

    private final ProjectFile file;
    private final DataClasses house;
    private final Faults faults;

    /** Of several routes that go the same way one is told: what mends it mends them all. */
    private final Set<String> told = new HashSet<>();

    ProjectClasses(ProjectFile file, DataClasses house, Faults faults) {
        this.file = file;
        this.house = house;
        this.faults = faults;
    }

    /**
     * The places as one of its imports sees them.
     *
     * @param source what the project calls the server that data comes from; the house's own when empty
     */
    record View(DataClasses classes, Optional<String> source) {}

    /** Whether every class and place that the file names is known; what is not is a fault. */
    boolean isUnderstood() {
        boolean understood = true;
        for (Lying lying : file.whereabouts().places().values()) {
            for (String name : new TreeSet<>(lying.holds())) {
                understood &= known(name, house.identifiable().keySet(), "class", lying.line());
            }
        }
        for (Opened opened : file.whereabouts().crossings()) {
            understood &= known(opened.crossing().way().from(), house.sites().keySet(), "place", opened.line());
            understood &= known(opened.crossing().way().to(), house.sites().keySet(), "place", opened.line());
        }
        return understood;
    }

    private boolean known(String name, Set<String> names, String what, int line) {
        if (names.contains(name)) {
            return true;
        }
        faults.add(
                file.file(),
                line,
                "There is no " + what + " " + Faults.quoted(name) + " in config/" + DataClassesFile.NAME + ".",
                Nearest.of(name, names)
                        .map(likely -> "Did you mean \"" + likely + "\"?")
                        .orElse("Add it there, or mend its name."));
        return false;
    }

    /** One for the house's source of imports, and one for each server that lies elsewhere. */
    List<View> views() {
        Map<String, Holding> own = new HashMap<>();
        Map<String, Lying> said = file.whereabouts().places();
        Optional.ofNullable(said.get(FolderPlaces.ENVIRONMENT)).ifPresent(lying -> ON_THE_ENVIRONMENT.stream()
                .filter(house.sites()::containsKey)
                .forEach(place -> own.put(place, holding(place, lying))));
        Set<Crossing> opened =
                file.whereabouts().crossings().stream().map(Opened::crossing).collect(Collectors.toSet());
        List<View> views = new ArrayList<>();
        views.add(new View(house.with(own, opened), Optional.empty()));
        said.forEach((name, lying) -> {
            if (!name.equals(FolderPlaces.ENVIRONMENT) && house.sites().containsKey(FolderPlaces.IMPORT_SOURCE)) {
                Map<String, Holding> with = new HashMap<>(own);
                with.put(FolderPlaces.IMPORT_SOURCE, holding(FolderPlaces.IMPORT_SOURCE, lying));
                views.add(new View(house.with(with, opened), Optional.of(name)));
            }
        });
        return views;
    }

    private Holding holding(String place, Lying lying) {
        Set<String> holds = lying.holds().isEmpty() ? house.sites().get(place).holds() : lying.holds();
        return new Holding(holds, lying.country(), lying.department(), lying.line());
    }

    /** Holds one movement against the project's places; what has nothing to do with them was checked for all. */
    void check(Endpoint movement, View view) {
        Optional<Way> way = DataClassCheck.option(movement, "from")
                .flatMap(from -> DataClassCheck.option(movement, "to").map(to -> new Way(from.value(), to.value())))
                .filter(each -> view.classes().sites().containsKey(each.from())
                        && view.classes().sites().containsKey(each.to()));
        way.ifPresent(each -> {
            tell(
                    movement,
                    view,
                    each,
                    view.classes().misplaced(each),
                    house.misplaced(each),
                    ", which may not hold it.",
                    "Let the place hold it, or take the movement out.");
            tell(
                    movement,
                    view,
                    each,
                    view.classes().lost(each),
                    house.lost(each),
                    ", out of its country or department.",
                    "Say under \"crossings\" of this file why it is allowed, from \"" + each.from() + "\" to \""
                            + each.to() + "\"; or let the place lie within.");
        });
    }

    private void tell(
            Endpoint movement,
            View view,
            Way way,
            Set<String> here,
            Set<String> everywhere,
            String what,
            String remedy) {
        Set<String> own = new TreeSet<>(here);
        own.removeAll(everywhere);
        if (own.isEmpty() || !told.add(line(view, way) + way.toString() + what)) {
            return;
        }
        RouteTree.Spot spot = movement.spot();
        faults.add(
                file.file(),
                line(view, way),
                "The route at " + spot.value().file().getFileName() + ":" + spot.line() + " carries "
                        + String.join(", ", own) + " from \"" + way.from() + "\" to \"" + way.to()
                        + "\", for this project" + what,
                remedy);
    }

    private int line(View view, Way way) {
        Map<String, Lying> said = file.whereabouts().places();
        boolean fromSource =
                way.from().equals(FolderPlaces.IMPORT_SOURCE) || way.to().equals(FolderPlaces.IMPORT_SOURCE);
        Optional<Lying> place = fromSource && view.source().isPresent()
                ? Optional.of(said.get(view.source().get()))
                : Optional.ofNullable(said.get(FolderPlaces.ENVIRONMENT));
        return place.map(Lying::line).orElse(1);
    }
}

package dk.sluse.hub;

import dk.sluse.hub.DataClasses.Border;
import dk.sluse.hub.DataClasses.Crossing;
import dk.sluse.hub.DataClasses.Way;
import dk.sluse.project.Borders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where a project's own places lie, and what of it may cross a border, as its file says (R93, R94, R100). What it does not say
 * stands in {@code config/classes.yaml}.
 *
 * @param places by name: {@code environment}, or a server of its imports
 * @param crossings what its record lets out of a department or country
 */
record Whereabouts(Map<String, Whereabouts.Lying> places, List<Whereabouts.Opened> crossings) {

    private static final String ONE_LINE = "[^\\p{Cntrl}]{1,200}";

    /** Of a project whose file says nothing of it. */
    static final Whereabouts UNSAID = new Whereabouts(Map.of(), List.of());

    /**
     * A place of the project's own.
     *
     * @param holds the classes of what comes from there; none means those of its kind in {@code config/classes.yaml}
     * @param line where the file says so
     */
    record Lying(Set<String> holds, String country, String department, int line) {}

    /** A crossing, why it is allowed, and the line that says so. */
    record Opened(Crossing crossing, String because, int line) {}

    Whereabouts {
        places = Map.copyOf(places);
        crossings = List.copyOf(crossings);
    }

    /** What the project's record keeps of it. */
    Borders borders() {
        return new Borders(
                new TreeMap<>(places)
                        .entrySet().stream()
                                .map(each -> lying(each.getKey(), each.getValue()))
                                .toList(),
                crossings.stream().map(Whereabouts::crossing).toList());
    }

    private static Borders.Lying lying(String name, Lying lying) {
        return new Borders.Lying(name, lying.holds(), lying.country(), lying.department());
    }

    private static Borders.Crossing crossing(Opened opened) {
        Way way = opened.crossing().way();
        String over = opened.crossing().over().name().toLowerCase(Locale.ROOT);
        return new Borders.Crossing(way.from(), way.to(), over, opened.because());
    }

    boolean isUnsaid() {
        return places.isEmpty() && crossings.isEmpty();
    }

    /**
     * Reads {@code places} and {@code crossings} of a project's file.
     *
     * @param servers the names of its imports
     */
    static Whereabouts read(YamlMap file, Set<String> servers) {
        Map<String, Lying> places = new TreeMap<>();
        file.get("places")
                .flatMap(YamlNode::map)
                .map(YamlMap::entries)
                .orElse(List.of())
                .forEach(entry -> {
                    if (!entry.key().equals(FolderPlaces.ENVIRONMENT) && !servers.contains(entry.key())) {
                        entry.value()
                                .faultAt(
                                        entry.line(),
                                        "The project has no place " + Faults.quoted(entry.key()) + " of its own.",
                                        "Write \"environment\", or the name of a server under \"imports\".");
                    }
                    entry.value()
                            .map()
                            .flatMap(keys -> lying(entry, keys))
                            .ifPresent(lying -> places.put(entry.key(), lying));
                });
        List<Opened> crossings = new ArrayList<>();
        file.listOf("crossings")
                .forEach(node ->
                        node.map().flatMap(map -> crossing(map, node.line())).ifPresent(crossings::add));
        return new Whereabouts(places, crossings);
    }

    private static Optional<Lying> lying(YamlMap.Entry entry, YamlMap keys) {
        Set<String> holds = Set.copyOf(keys.listOf("holds").stream()
                .flatMap(node -> node.text().stream())
                .distinct()
                .toList());
        Optional<String> country =
                ProjectReader.matching(keys, "country", "[A-Z]{2}", "Write its two capital letters, such as DK.");
        Optional<String> department =
                ProjectReader.matching(keys, "department", ONE_LINE, "Write who answers for the place.");
        keys.noOthers();
        if (entry.key().equals(FolderPlaces.ENVIRONMENT) && !holds.isEmpty()) {
            entry.value()
                    .fault(
                            "What an environment may hold is the same for all projects.",
                            "Take \"holds\" out; it stands in config/" + DataClassesFile.NAME + ".");
        }
        return country.flatMap(in -> department.map(of -> new Lying(holds, in, of, entry.line())));
    }

    /** Whether the places it names exist is for {@code config/classes.yaml} to say. */
    static Optional<Opened> crossing(YamlMap map, int line) {
        Optional<String> from = map.needText("from");
        Optional<String> to = map.needText("to");
        Optional<String> over =
                ProjectReader.matching(map, "over", "department|country", "Write department or country.");
        Optional<String> because =
                ProjectReader.matching(map, "because", ".{10,300}", "Write why this is allowed, in one line.");
        map.noOthers();
        Optional<Crossing> crossing = from.flatMap(source -> to.flatMap(target -> over.map(
                border -> new Crossing(new Way(source, target), Border.valueOf(border.toUpperCase(Locale.ROOT))))));
        return crossing.flatMap(each -> because.map(why -> new Opened(each, why, line)));
    }
}

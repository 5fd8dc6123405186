package dk.sluse.hub;

import dk.sluse.hub.DataClasses.Crossing;
import dk.sluse.hub.DataClasses.Holding;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads {@code config/classes.yaml} (R93, R94, R100). */
final class DataClassesFile {

    static final String NAME = "classes.yaml";

    private static final String ONE_LINE = "[^\\p{Cntrl}]{1,200}";
    private static final Map<String, Boolean> KNOWN =
            Map.of(DataClasses.GENOME, true, DataClasses.RESULT, false, DataClasses.PAPER, false);

    private final Map<String, Boolean> classes = new TreeMap<>();
    private final Map<String, Holding> sites = new TreeMap<>();
    private final Set<Crossing> crossings = new HashSet<>();

    private DataClassesFile() {}

    /** Reads the file of a configuration folder; nothing when anything in it is wrong. */
    static Optional<DataClasses> read(Path config, Faults faults) {
        Faults own = new Faults(SettingsReader.base(config));
        Optional<YamlMap> map = YamlFile.read(config.resolve(NAME), own).flatMap(YamlNode::map);
        DataClassesFile file = new DataClassesFile();
        map.ifPresent(file::read);
        faults.addAll(own);
        return own.none() ? Optional.of(new DataClasses(file.classes, file.sites, file.crossings)) : Optional.empty();
    }

    private void read(YamlMap map) {
        map.need("classes").flatMap(YamlNode::map).ifPresent(this::readClasses);
        map.need("places").flatMap(YamlNode::map).ifPresent(this::readPlaces);
        map.listOf("crossings").forEach(node -> node.map().ifPresent(this::readCrossing));
        map.noOthers();
    }

    private void readClasses(YamlMap map) {
        for (YamlMap.Entry entry : map.entries()) {
            entry.value().map().ifPresent(keys -> {
                keys.need("identifiable").flatMap(YamlNode::truth).ifPresent(is -> {
                    classes.put(entry.key(), is);
                    if (!KNOWN.getOrDefault(entry.key(), is).equals(is)) {
                        entry.value()
                                .fault(
                                        "The class \"" + entry.key() + "\" cannot be \"identifiable: " + is + "\".",
                                        "Write " + !is + ": the hub knows this class.");
                    }
                });
                keys.noOthers();
            });
        }
        for (String known : KNOWN.keySet()) {
            if (map.peek(known).isEmpty()) {
                map.owner()
                        .fault(
                                "The class \"" + known + "\" is missing.",
                                "Add it, with \"identifiable: " + KNOWN.get(known) + "\".");
            }
        }
    }

    private void readPlaces(YamlMap map) {
        for (YamlMap.Entry entry : map.entries()) {
            entry.value().map().ifPresent(keys -> {
                Set<String> holds = new HashSet<>();
                keys.need("holds").flatMap(YamlNode::list).orElse(List.of()).forEach(node -> known(
                                node, classes.keySet(), "class")
                        .ifPresent(holds::add));
                Optional<String> country = ProjectReader.matching(
                        keys, "country", "[A-Z]{2}", "Write its two capital letters, such as DK.");
                Optional<String> department =
                        ProjectReader.matching(keys, "department", ONE_LINE, "Write who answers for the place.");
                keys.noOthers();
                country.ifPresent(in ->
                        department.ifPresent(of -> sites.put(entry.key(), new Holding(holds, in, of, entry.line()))));
            });
        }
    }

    private void readCrossing(YamlMap map) {
        boolean known = Stream.of("from", "to").allMatch(key -> map.peek(key)
                .flatMap(node -> known(node, sites.keySet(), "place"))
                .isPresent());
        Whereabouts.crossing(map, map.line("from"))
                .filter(opened -> known)
                .ifPresent(opened -> crossings.add(opened.crossing()));
    }

    private static Optional<String> known(YamlNode node, Collection<String> names, String what) {
        Optional<String> text = node.text();
        if (text.isPresent() && !names.contains(text.get())) {
            node.fault(
                    "There is no " + what + " " + Faults.quoted(text.get()) + " in this file.",
                    Nearest.of(text.get(), names)
                            .map(likely -> "Did you mean \"" + likely + "\"?")
                            .orElse("Add it above, or mend its name."));
        }
        return text.filter(names::contains);
    }
}

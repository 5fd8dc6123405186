package dk.sluse.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file in {@code routes/}: one route, route template or route configuration, whose id is the file's name.
 *
 * @param path where it is
 * @param name its name without {@code .camel.yaml}
 * @param root the whole of it, a list with one entry
 * @param kind what it holds, such as {@code route}
 * @param body what stands below the kind
 */
record RouteFile(Path path, String name, YamlNode root, String kind, YamlMap body) {

    static final String ENDING = ".camel.yaml";

    static final String ROUTE = "route";
    static final String TEMPLATE = "routeTemplate";
    static final String TEMPLATED = "templatedRoute";
    static final String CONFIGURATION = "routeConfiguration";

    private static final Set<String> KINDS = Set.of(ROUTE, TEMPLATE, TEMPLATED, CONFIGURATION);

    /** Reads every route file below a folder, by name. A file that has not the shape of one is left out, with a fault. */
    static List<RouteFile> readAll(Path folder, Faults faults) {
        List<RouteFile> files = new ArrayList<>();
        for (Path path : paths(folder, faults)) {
            read(path, faults).ifPresent(files::add);
        }
        return files;
    }

    private static List<Path> paths(Path folder, Faults faults) {
        if (!Files.isDirectory(folder)) {
            faults.add(folder, 1, "The folder of the routes is missing.", "Name it with --routes.");
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> yaml = all.filter(path -> path.toString().matches(".*\\.ya?ml") && Files.isRegularFile(path))
                    .sorted()
                    .toList();
            yaml.stream()
                    .filter(path -> !path.toString().endsWith(ENDING))
                    .forEach(path -> faults.add(
                            path,
                            1,
                            "The file is not read: its name does not end in " + ENDING + ".",
                            "Rename it, or move it away."));
            return yaml.stream()
                    .filter(path -> path.toString().endsWith(ENDING))
                    .toList();
        } catch (IOException e) {
            faults.add(folder, 1, "The folder of the routes cannot be read.", "Let the hub's user read it.");
            return List.of();
        }
    }

    private static Optional<RouteFile> read(Path path, Faults faults) {
        Optional<YamlNode> root = YamlFile.read(path, faults);
        Optional<List<YamlNode>> items = root.flatMap(YamlNode::list);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        if (items.get().size() != 1) {
            root.orElseThrow()
                    .fault(
                            "The file holds " + items.get().size() + " entries.",
                            "Put each into a file of its own: an id is the name of its file.");
            return Optional.empty();
        }
        String fileName = String.valueOf(path.getFileName());
        String name = fileName.substring(0, fileName.length() - ENDING.length());
        return items.get().get(0).map().flatMap(map -> of(path, name, root.orElseThrow(), map));
    }

    private static Optional<RouteFile> of(Path path, String name, YamlNode root, YamlMap map) {
        for (YamlMap.Entry entry : map.entries()) {
            if (KINDS.contains(entry.key())) {
                return entry.value().map().map(body -> new RouteFile(path, name, root, entry.key(), body));
            }
            entry.value()
                    .fault(
                            "A route file cannot hold " + Faults.quoted(entry.key()) + ".",
                            Nearest.remedy(entry.key(), KINDS));
        }
        return Optional.empty();
    }

    /** Its id, by whatever key this kind of entry gives it. */
    Optional<String> id() {
        return body.peek(idKey()).filter(YamlNode::isScalar).flatMap(YamlNode::text);
    }

    String idKey() {
        return kind.equals(TEMPLATED) ? "routeId" : "id";
    }
}

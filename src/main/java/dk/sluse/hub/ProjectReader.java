package dk.sluse.hub;

import dk.sluse.custody.Place;
import dk.sluse.custody.SafePath;
import dk.sluse.gateway.UploadShelf;
import dk.sluse.person.IdPatterns;
import dk.sluse.project.Mandate;
import dk.sluse.project.Project;
import dk.sluse.project.RouteUse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Reads one project's file. */
final class ProjectReader {

    private static final Set<String> PERMISSIONS = Mandate.BY_APPROVAL;
    private static final String ONE_LINE = "[^\\p{Cntrl}]{1,200}";
    private static final String PATTERN_NAME = "[a-z][a-z0-9-]{0,39}";
    /** Forms as they were compiled once: a start reads thousands of files, and each asks for the same. */
    private static final Map<String, Pattern> FORMS = new ConcurrentHashMap<>();

    private static final String EXTRA_TYPE = "extra-type:[a-z0-9]{1,10}";

    private final Path file;
    private final String fingerprint;
    private final Path base;
    private final YamlMap map;

    /** @param fingerprint SHA-256 of the file */
    ProjectReader(Path file, String fingerprint, Path base, YamlMap map) {
        this.file = file;
        this.fingerprint = fingerprint;
        this.base = base;
        this.map = map;
    }

    /** The project, when everything that it needs is there. */
    Optional<ProjectFile> project() {
        Optional<String> id = id();
        Optional<String> acronym =
                matching(map, "acronym", "[\\p{L}\\p{N}_.-]{1,32}", "Write one word without a space.");
        Optional<String> title = matching(map, "title", ONE_LINE, "Write one line.");
        Optional<String> institution = matching(map, "institution", ONE_LINE, "Write one line.");
        int officers =
                map.get("officers-needed").flatMap(node -> node.number(1, 2)).orElse(1);
        Mandate mandate = new MandateReader(map).mandate();
        Set<String> permissions = permissions();
        Map<String, Map<String, Double>> thresholds = thresholds();
        Map<String, String> patterns = patterns();
        Optional<Place.Sftp> environment = map.need("environment")
                .flatMap(YamlNode::map)
                .flatMap(keys -> new EnvironmentReader(id.orElse("?"), base, keys).place());
        Optional<String> dropFolder = dropFolder();
        Map<String, Place.Sftp> imports = map.get("imports")
                .flatMap(YamlNode::map)
                .map(keys -> new ImportsReader(id.orElse("?"), base).servers(keys, environment))
                .orElse(Map.of());
        List<RouteUse> routes = map.listOf("routes").stream()
                .flatMap(use -> routeUse(use).stream())
                .toList();
        Whereabouts whereabouts = Whereabouts.read(map, imports.keySet());
        map.noOthers();
        if (id.isEmpty() || acronym.isEmpty() || title.isEmpty() || institution.isEmpty() || environment.isEmpty()) {
            return Optional.empty();
        }
        Project project = new Project(
                id.get(),
                acronym.get(),
                title.get(),
                institution.get(),
                officers,
                mandate,
                permissions,
                thresholds,
                patterns,
                environment.get(),
                dropFolder,
                imports,
                whereabouts.borders(),
                routes,
                fingerprint);
        return Optional.of(new ProjectFile(file, project, whereabouts, lines(), useLines()));
    }

    private Map<ProjectFile.Own, Integer> lines() {
        int imports = map.line("imports");
        int environment = map.line("environment");
        int sentinel = map.peek("environment")
                .flatMap(node -> node.child("sentinel"))
                .map(YamlNode::line)
                .orElse(environment);
        return Map.of(
                ProjectFile.Own.ACRONYM,
                map.line("acronym"),
                ProjectFile.Own.ENVIRONMENT,
                environment,
                ProjectFile.Own.SENTINEL,
                sentinel,
                ProjectFile.Own.IMPORTS,
                imports);
    }

    private List<Integer> useLines() {
        return map.listOf("routes").stream().map(YamlNode::line).toList();
    }

    /** The file's name is the id; the hub's own chain of the record is {@code hub}, its members' upload folder {@code upload}. */
    private Optional<String> id() {
        String name = String.valueOf(file.getFileName());
        String id = name.substring(0, name.length() - ProjectFile.ENDING.length());
        if (id.equals("hub")
                || id.equals(UploadShelf.NAME)
                || !form("[a-z][a-z0-9-]{0,31}").matcher(id).matches()) {
            map.owner()
                    .faultAt(
                            1,
                            "The file's name " + Faults.quoted(name) + " cannot be a project's id.",
                            "Name it with 1 to 32 lower-case letters, digits and dashes, beginning with a letter, and not"
                                    + " \"hub\" or \"upload\".");
            return Optional.empty();
        }
        return Optional.of(id);
    }

    private Set<String> permissions() {
        Set<String> permissions = new TreeSet<>();
        for (YamlNode node : map.listOf("permissions")) {
            Optional<String> permission = node.text();
            if (permission.isPresent()
                    && !PERMISSIONS.contains(permission.get())
                    && !permission.get().matches(EXTRA_TYPE)) {
                node.fault(
                        "The permission " + Faults.quoted(permission.get()) + " is not known.",
                        Nearest.of(permission.get(), PERMISSIONS)
                                .map(likely -> "Did you mean \"" + likely + "\"?")
                                .orElse(
                                        "Known are: cpr-numbers, identifiable-data, and extra-type:csv with any ending."));
            }
            permission.ifPresent(permissions::add);
        }
        return permissions;
    }

    /** Names and bounds of thresholds are for {@code config/policies.yaml} to say. */
    private Map<String, Map<String, Double>> thresholds() {
        Map<String, Map<String, Double>> thresholds = new TreeMap<>();
        List<YamlMap.Entry> policies = map.get("thresholds")
                .flatMap(YamlNode::map)
                .map(YamlMap::entries)
                .orElse(List.of());
        for (YamlMap.Entry policy : policies) {
            Map<String, Double> values = new HashMap<>();
            List<YamlMap.Entry> entries =
                    policy.value().map().map(YamlMap::entries).orElse(List.of());
            entries.forEach(entry -> entry.value().decimal().ifPresent(value -> values.put(entry.key(), value)));
            thresholds.put(policy.key(), Map.copyOf(values));
        }
        return thresholds;
    }

    /** Ids of persons that only this project has, under the same conditions as the house's (R61). */
    private Map<String, String> patterns() {
        Map<String, String> patterns = new TreeMap<>();
        List<YamlMap.Entry> entries =
                map.get("patterns").flatMap(YamlNode::map).map(YamlMap::entries).orElse(List.of());
        for (YamlMap.Entry entry : entries) {
            Optional<String> pattern = entry.value().text();
            Optional<String> fault = pattern.flatMap(IdPatterns::fault);
            fault.ifPresent(what -> entry.value()
                    .fault(
                            entry.value().shownName() + " cannot be used: " + what + ".",
                            "Write a regular expression of RE2 that finds nothing but such ids."));
            if (!entry.key().matches(PATTERN_NAME) || entry.key().equals("pseudonym")) {
                entry.value()
                        .fault(
                                entry.value().shownName() + " cannot be a pattern's name.",
                                "Write lower-case letters, digits and dashes, and not \"pseudonym\".");
            }
            pattern.ifPresent(text -> patterns.put(entry.key(), text));
        }
        return patterns;
    }

    private Optional<String> dropFolder() {
        Optional<YamlMap> export = map.get("export").flatMap(YamlNode::map);
        Optional<YamlNode> folder = export.flatMap(keys -> keys.get("drop-folder"));
        export.ifPresent(YamlMap::noOthers);
        Optional<String> path = folder.flatMap(YamlNode::text);
        path.flatMap(SafePath::fault).ifPresent(fault -> folder.orElseThrow()
                .fault(
                        folder.orElseThrow().shownName() + " is no path below the environment's root: " + fault.en(),
                        "Write such as export."));
        return path;
    }

    private static Optional<RouteUse> routeUse(YamlNode use) {
        Optional<YamlMap> keys = use.map();
        Optional<String> template = keys.flatMap(each -> each.needText("template"));
        Map<String, String> parameters = new TreeMap<>();
        keys.flatMap(each -> each.get("parameters")).flatMap(YamlNode::map).map(YamlMap::entries).stream()
                .flatMap(List::stream)
                .forEach(entry -> entry.value().text().ifPresent(text -> parameters.put(entry.key(), text)));
        keys.ifPresent(YamlMap::noOthers);
        return template.map(name -> new RouteUse(name, parameters));
    }

    /** A text that must be there and have a certain form. */
    static Optional<String> matching(YamlMap map, String key, String form, String remedy) {
        Optional<String> text = map.needText(key);
        if (text.isPresent() && !form(form).matcher(text.get()).matches()) {
            YamlNode node = map.peek(key).orElseThrow();
            node.fault(node.shownName() + " cannot be " + Faults.quoted(text.get()) + ".", remedy);
            return Optional.empty();
        }
        return text;
    }

    private static Pattern form(String form) {
        return FORMS.computeIfAbsent(form, Pattern::compile);
    }
}

package dk.sluse.hub;

import dk.sluse.entitlement.RemsSettings;
import dk.sluse.entitlement.RemsSettings.Identity;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where entitlements come from, as {@code config/entitlements.yaml} says; without that file, from nowhere. */
final class EntitlementsFile {

    private static final String NAME = "entitlements.yaml";
    private static final int LONGEST_POLL = 1_440;
    private static final int USUAL_POLL = 10;

    private EntitlementsFile() {}

    /** Reads the file of a configuration folder; nothing when there is none, or anything in it is wrong. */
    static Optional<RemsSettings> read(Path config, Faults faults) {
        Path file = config.resolve(NAME);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        Path base = SettingsReader.base(config);
        Faults own = new Faults(base);
        Optional<RemsSettings> read =
                YamlFile.read(file, own).flatMap(YamlNode::map).flatMap(map -> read(base, map));
        faults.addAll(own);
        return read.filter(settings -> own.none());
    }

    private static Optional<RemsSettings> read(Path base, YamlMap map) {
        Optional<URI> url = url(map);
        Optional<String> user = ProjectReader.matching(
                map, "user", "[!-~]{1,255}", "Write the REMS user that may see all entitlements.");
        Optional<Path> key = key(base, map);
        Optional<String> identity = ProjectReader.matching(
                map, "identity", "mail|userid", "Write mail; or userid, when it is the login here.");
        int minutes = map.get("poll-minutes")
                .flatMap(node -> node.number(1, LONGEST_POLL))
                .orElse(USUAL_POLL);
        Map<String, String> projects = projects(map);
        map.noOthers();
        if (url.isEmpty() || user.isEmpty() || key.isEmpty() || identity.isEmpty() || projects.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RemsSettings(
                url.get(),
                user.get(),
                key.get(),
                Identity.valueOf(identity.get().toUpperCase(Locale.ROOT)),
                Duration.ofMinutes(minutes),
                projects));
    }

    private static Optional<URI> url(YamlMap map) {
        Optional<String> text =
                ProjectReader.matching(map, "url", "https?://[!-~]{1,1000}", "Write https://HOST, without /api.");
        Optional<URI> url = text.flatMap(EntitlementsFile::uri).filter(RemsSettings::isSafe);
        if (text.isPresent() && url.isEmpty()) {
            YamlNode node = map.peek("url").orElseThrow();
            node.fault(
                    node.shownName() + " is no address that a key may be sent to.",
                    "Write https://HOST, without a user, a query or /api; http only on this machine.");
        }
        return url;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> key(Path base, YamlMap map) {
        return map.needText("key-file").map(text -> {
            Path file = base.resolve(text).normalize();
            YamlNode node = map.peek("key-file").orElseThrow();
            SecretFile.problem(file)
                    .ifPresent(problem -> node.fault(node.shownName() + ": " + problem.what(), problem.remedy()));
            return file;
        });
    }

    private static Map<String, String> projects(YamlMap map) {
        Map<String, String> projects = new LinkedHashMap<>();
        Optional<YamlMap> resources = map.need("resources").flatMap(YamlNode::map);
        resources.ifPresent(given -> given.entries()
                .forEach(entry -> entry.value().text().ifPresent(project -> projects.put(entry.key(), project))));
        if (resources.isPresent() && projects.isEmpty()) {
            resources.get().owner().fault("No resource is named.", "Add lines \"RESOURCE: PROJECT\".");
        }
        return projects;
    }
}

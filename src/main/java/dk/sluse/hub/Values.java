package dk.sluse.hub;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of the settings in one properties file: as given there, or else standard. */
final class Values {

    private final PropertiesFile file;
    private final Path base;

    /**
     * Values.
     *
     * @param base the folder that relative paths are meant from
     */
    Values(PropertiesFile file, Path base) {
        this.file = file;
        this.base = base;
    }

    /** The value of a setting, if there is one; a wrong one leaves a fault, and the standard value stands in for it. */
    <T> Optional<T> get(Key<T> key) {
        Optional<String> given = given(key).map(PropertiesFile.Entry::value);
        if (given.isPresent()) {
            try {
                return Optional.of(key.kind().of(given.get()));
            } catch (IllegalArgumentException e) {
                String shown = key.isSecretFile() ? "" : ", but " + Faults.quoted(given.get());
                fault(
                        key,
                        "\"" + key.name() + "\" is not " + key.kind().wanted() + shown + ".",
                        "Write " + key.kind().wanted() + ".");
            }
        }
        return key.standard().map(key.kind()::of);
    }

    /** The value of a setting that always has one. */
    <T> T value(Key<T> key) {
        return get(key).orElseThrow(() -> new IllegalStateException(key.name() + " has no standard value"));
    }

    /** A path, absolute. */
    Optional<Path> path(Key<Path> key) {
        return get(key).map(path -> base.resolve(path).normalize());
    }

    /** A file that holds a secret; one that is missing or open to others leaves a fault. */
    Optional<Path> secret(Key<Path> key) {
        Optional<Path> secret = path(key);
        secret.flatMap(SecretFile::problem)
                .ifPresent(problem -> fault(key, "\"" + key.name() + "\": " + problem.what(), problem.remedy()));
        return secret;
    }

    boolean isGiven(Key<?> key) {
        return given(key).isPresent();
    }

    /** Leaves a fault for each of these settings that is not given, though another one needs it. */
    void need(Key<?> because, Key<?>... keys) {
        for (Key<?> key : keys) {
            if (!isGiven(key)) {
                fault(
                        because,
                        "\"" + because.name() + "\" is given without \"" + key.name() + "\".",
                        "Add a line \"" + key.name() + " = …\".");
            }
        }
    }

    void fault(Key<?> key, String what, String remedy) {
        file.fault(given(key).map(PropertiesFile.Entry::key).orElse(key.name()), what, remedy);
    }

    /** Every setting with a value, as text. */
    Map<String, String> effective(Collection<Key<?>> keys) {
        Map<String, String> effective = new TreeMap<>();
        file.entries().forEach(entry -> effective.put(entry.key(), entry.value().strip()));
        keys.forEach(key -> text(key).ifPresent(text -> effective.put(key.name(), text)));
        return effective;
    }

    private Optional<String> text(Key<?> key) {
        return get(key).map(value ->
                value instanceof Path path ? base.resolve(path).normalize().toString() : written(key));
    }

    private String written(Key<?> key) {
        return given(key).map(PropertiesFile.Entry::value).or(key::standard).orElseThrow();
    }

    /** A setting as it stands in the file; one without any value is not given. */
    private Optional<PropertiesFile.Entry> given(Key<?> key) {
        return file.get(key.name())
                .or(() -> inCamelsOtherSpelling(key.name()))
                .map(entry ->
                        new PropertiesFile.Entry(entry.key(), entry.value().strip(), entry.line()))
                .filter(entry -> !entry.value().isEmpty() || key.standard().isPresent());
    }

    private Optional<PropertiesFile.Entry> inCamelsOtherSpelling(String name) {
        List<PropertiesFile.Entry> entries = name.startsWith("camel.") ? file.entries() : List.of();
        return entries.stream()
                .filter(entry -> CamelKeys.plain(entry.key()).equals(CamelKeys.plain(name)))
                .findFirst();
    }

    /** An address of a database names no login: that stands in keys of its own. */
    void refuseLogin(Key<?> key, String url) {
        if (url.matches("(?i).*(password|user)=.*")) {
            String prefix = key.name().replace(".url", "");
            fault(
                    key,
                    "\"" + key.name() + "\" holds a login.",
                    "Take it out; use " + prefix + ".user and " + prefix + ".password-file.");
        }
    }
}

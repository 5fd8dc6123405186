package dk.sluse.hub;

import java.util.Optional;

/**
 * A setting that the hub knows.
 *
 * @param name its name in {@code config/application.properties}
 * @param standard its value when the file does not give one; without it the setting is off until it is given
 * @param kind what it may be
 */
record Key<T>(String name, Optional<String> standard, Kind<T> kind) {

    /** A setting with a value of its own. */
    static <T> Key<T> of(String name, Kind<T> kind, String standard) {
        kind.of(standard);
        return new Key<>(name, Optional.of(standard), kind);
    }

    /** A setting that is off until it is given. */
    static <T> Key<T> optional(String name, Kind<T> kind) {
        return new Key<>(name, Optional.empty(), kind);
    }

    /** Whether its value is the path of a file that holds a secret. */
    boolean isSecretFile() {
        return name.endsWith("password-file");
    }
}

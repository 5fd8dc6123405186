package dk.sluse.screening;

import java.util.Objects;
import java.util.Optional;

/**
 * What is said about a file: the path it came under, and its row of the manifest when there is one (R40).
 *
 * @param path the file's path in the environment, or its bare name
 * @param manifest what the requester declared
 */
public record Declaration(String path, Optional<Row> manifest) {

    public Declaration {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(manifest, "manifest");
    }

    /**
     * A file's row of the manifest.
     *
     * @param description what the file shows
     * @param compliance why it complies with the rules
     * @param identifiable whether it is declared to hold identifiable data
     */
    public record Row(String description, String compliance, boolean identifiable) {
        public Row {
            Objects.requireNonNull(description, "description");
            Objects.requireNonNull(compliance, "compliance");
        }
    }

    /** A file that a manifest names. */
    public static Declaration of(String path, String description, String compliance, boolean identifiable) {
        return new Declaration(path, Optional.of(new Row(description, compliance, identifiable)));
    }

    /** A file about which nothing was declared, as when a researcher screens it at home. */
    public static Declaration undeclared(String path) {
        return new Declaration(path, Optional.empty());
    }

    /** The last element of the path. */
    public String fileName() {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}

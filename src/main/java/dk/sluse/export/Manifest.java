package dk.sluse.export;

import dk.sluse.custody.SafePath;
import java.util.List;
import java.util.Optional;

/**
 * What a requester wants to take home (R40).
 *
 * @param project the project's acronym, when the manifest names it
 * @param requester the requester's mail address or login, when the manifest names it
 * @param rows the files, at least one, no path twice
 */
public record Manifest(Optional<String> project, Optional<String> requester, List<Row> rows) {

    public Manifest {
        rows = List.copyOf(rows);
    }

    /**
     * One file.
     *
     * @param number of its row in the manifest, as a spreadsheet counts them
     * @param path where it lies, from the project's folder
     * @param description what it is
     * @param justification why it complies with the rules
     * @param identifiable whether it holds data on identifiable persons
     */
    public record Row(int number, SafePath path, String description, String justification, boolean identifiable) {}
}

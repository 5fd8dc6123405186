package dk.sluse.importing;

import dk.sluse.custody.SafePath;
import java.util.List;
import java.util.Optional;

/**
 * What a PI wants brought in (R34).
 *
 * @param source the name of a server in the project's file; none means the upload folder of the gateway
 * @param rows the files, at least one, no path twice
 */
record Instruction(Optional<String> source, List<Row> rows) {

    /** What stands for the upload folder of the gateway. */
    static final String UPLOAD = "upload";

    Instruction {
        rows = List.copyOf(rows);
    }

    /**
     * One file.
     *
     * @param number of its row, as a spreadsheet counts them
     * @param path where it lies in its source
     * @param description what it is
     */
    record Row(int number, SafePath path, String description) {}
}

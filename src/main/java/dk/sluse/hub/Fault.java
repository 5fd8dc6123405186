package dk.sluse.hub;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;

/**
 * Something wrong in a file that an operator keeps.
 *
 * @param file the file, as seen from the folder that holds {@code config}
 * @param line where in it, from 1
 * @param what what is wrong, as one sentence; it never holds a secret
 * @param remedy what to do about it, as one sentence
 */
public record Fault(Path file, int line, String what, String remedy) implements Comparable<Fault> {

    private static final Comparator<Fault> BY_PLACE = Comparator.comparing((Fault fault) -> fault.shownFile())
            .thenComparing(Fault::line)
            .thenComparing(Fault::what)
            .thenComparing(Fault::remedy);

    public Fault {
        Objects.requireNonNull(file, "file");
        if (line < 1 || what.isBlank() || remedy.isBlank()) {
            throw new IllegalArgumentException("A fault names its line, what is wrong, and a remedy.");
        }
    }

    /** The file with {@code /} between its names, whatever the machine. */
    public String shownFile() {
        return file.toString().replace('\\', '/');
    }

    @Override
    public int compareTo(Fault other) {
        return BY_PLACE.compare(this, other);
    }

    /** As an operator reads it: {@code config/projects/alpha.yaml:7: what is wrong. What to do.} */
    @Override
    public String toString() {
        return shownFile() + ":" + line + ": " + what + " " + remedy;
    }
}

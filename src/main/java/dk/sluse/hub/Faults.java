package dk.sluse.hub;

import dk.sluse.wording.Masking;
import dk.sluse.wording.Printable;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects faults, each once, in the order of their files and lines. */
final class Faults {

    private static final int LONGEST_VALUE = 80;

    private final Path base;
    private final SortedSet<Fault> faults = new TreeSet<>();

    /**
     * A collection without faults.
     *
     * @param base the folder that files are named from
     */
    Faults(Path base) {
        this.base = base.toAbsolutePath().normalize();
    }

    /** Adds a fault; control characters are escaped and person numbers masked. */
    void add(Path file, int line, String what, String remedy) {
        faults.add(new Fault(shown(file), line, clean(what), clean(remedy)));
    }

    /** Adds what another collection holds. */
    void addAll(Faults others) {
        faults.addAll(others.faults);
    }

    boolean none() {
        return faults.isEmpty();
    }

    List<Fault> sorted() {
        return List.copyOf(faults);
    }

    /** A value as messages show it: in quotes, cut, and printable. */
    static String quoted(String value) {
        return '"' + Printable.of(Masking.mask(value), LONGEST_VALUE) + '"';
    }

    private Path shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(base) ? base.relativize(absolute) : absolute;
    }

    private static String clean(String text) {
        return Printable.of(Masking.mask(text));
    }
}

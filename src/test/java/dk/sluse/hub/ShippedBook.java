package dk.sluse.hub;

import dk.sluse.genome.GenomeBook;
import java.nio.file.Path;

/** The book that is shipped, for tests of the genome room. */
public final class ShippedBook {

    private ShippedBook() {}

    public static GenomeBook read() {
        Faults faults = new Faults(Path.of("."));
        return GenomeFile.read(Path.of("config"), faults)
                .map(GenomeFile::book)
                .orElseThrow(() -> new IllegalStateException(faults.sorted().toString()));
    }
}

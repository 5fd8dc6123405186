package dk.sluse.export;

import java.util.List;

/** What came of reading a manifest: the manifest, or everything that is wrong with it. */
public sealed interface ManifestReading {

    /** The manifest is whole and safe to use. */
    record Whole(Manifest manifest) implements ManifestReading {}

    /** Everything that is wrong, at once, in the order of the rows; at least one fault. */
    record Faulty(List<ManifestFault> faults) implements ManifestReading {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}

package dk.sluse.export;

import dk.sluse.wording.Phrase;

/** A manifest that cannot be read at all, for one reason. */
final class UnreadableManifest extends Exception {
    private static final long serialVersionUID = 1;

    private final transient ManifestFault fault;

    UnreadableManifest(Phrase what) {
        this(ManifestFault.of(what));
    }

    UnreadableManifest(ManifestFault fault) {
        super(fault.what().en());
        this.fault = fault;
    }

    ManifestFault fault() {
        return fault;
    }
}

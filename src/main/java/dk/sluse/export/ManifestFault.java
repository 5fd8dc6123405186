package dk.sluse.export;

import dk.sluse.wording.Phrase;
import java.util.OptionalInt;

/**
 * Something wrong with a manifest, for its writer to mend.
 *
 * @param row as a spreadsheet counts them, where it is about one
 * @param what is wrong and what to do
 */
public record ManifestFault(OptionalInt row, Phrase what) {

    static ManifestFault of(Phrase what) {
        return new ManifestFault(OptionalInt.empty(), what);
    }

    static ManifestFault at(int row, Phrase what) {
        return new ManifestFault(OptionalInt.of(row), what);
    }
}

package dk.sluse.export;

import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A file in Microsoft's old container: a workbook locked by a password, or one from before 2007. Neither is read. */
final class OldWorkbook {

    private OldWorkbook() {}

    static Phrase fault(Path file, String shown) {
        try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
            if (container.getRoot().hasEntry("EncryptedPackage")) {
                return Phrase.of(
                        "»%s« er låst med en adgangskode. Fjern adgangskoden, og send det igen.",
                        "\"%s\" is locked with a password. Remove the password and send it again.", shown);
            }
            return Phrase.of(
                    "»%s« er i det gamle .xls-format. Gem det som .xlsx, og send det igen.",
                    "\"%s\" is in the old .xls format. Save it as .xlsx and send it again.", shown);
        } catch (IOException | RuntimeException e) {
            return ManifestReader.unreadable(shown);
        }
    }
}

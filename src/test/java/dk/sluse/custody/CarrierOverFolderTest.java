package dk.sluse.custody;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Custody with a folder mounted here")
class CarrierOverFolderTest extends CarrierContract {

    @Override
    Environment environment(Path parent) throws IOException {
        return Environment.folder(parent);
    }
}

package dk.sluse.custody;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Custody with a real OpenSSH server")
class CarrierOverOpenSshTest extends CarrierContract {

    @Override
    Environment environment(Path parent) throws IOException {
        return OpenSshEnvironment.start(parent);
    }
}

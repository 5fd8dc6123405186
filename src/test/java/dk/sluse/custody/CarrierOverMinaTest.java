package dk.sluse.custody;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Custody with an SFTP server of Apache MINA SSHD")
class CarrierOverMinaTest extends CarrierContract {

    @Override
    Environment environment(Path parent) throws IOException {
        return MinaEnvironment.start(parent);
    }
}

package dk.sluse.demo;

import dk.sluse.house.OpenSsh;
import java.io.IOException;
import java.nio.file.Path;

class EnvironmentOnOpenSshTest extends EnvironmentTest {
    @Override
    Environment start(Path folder) throws IOException {
        OpenSsh.needed(Environment.openSshAvailable(), "server");
        return Environment.startOpenSsh(folder, "alpha");
    }
}

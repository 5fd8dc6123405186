package dk.sluse.demo;

import java.io.IOException;
import java.nio.file.Path;

class EnvironmentOnOpenSshTest extends EnvironmentTest {
    @Override
    Environment start(Path folder) throws IOException {
        OpenSsh.needed(Environment.openSshAvailable());
        return Environment.startOpenSsh(folder, "alpha");
    }
}

package dk.sluse.demo;

import dk.sluse.house.Programs;
import java.io.IOException;
import java.nio.file.Path;

class EnvironmentOnOpenSshTest extends EnvironmentTest {
    @Override
    Environment start(Path folder) throws IOException {
        Programs.needed(Environment.openSshAvailable(), "server");
        return Environment.startOpenSsh(folder, "alpha");
    }
}

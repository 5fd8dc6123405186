package dk.sluse.demo;

import java.io.IOException;
import java.nio.file.Path;

class EnvironmentOnMinaTest extends EnvironmentTest {
    @Override
    Environment start(Path folder) throws IOException {
        return Environment.start(folder, "alpha");
    }
}

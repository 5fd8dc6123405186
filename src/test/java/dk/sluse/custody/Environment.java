package dk.sluse.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An isolated environment as a test sees it: from outside through its place, from inside through its folder. */
interface Environment extends AutoCloseable {

    Place place();

    /** The place's root on this machine, for what its own users do. */
    Path root();

    @Override
    void close() throws IOException;

    /** One on this machine. */
    static Environment folder(Path parent) throws IOException {
        Path root = Files.createDirectories(parent.resolve("environment"));
        Place place = new Place.Folder("alpha/environment", root, Optional.empty());
        return new Environment() {
            @Override
            public Place place() {
                return place;
            }

            @Override
            public Path root() {
                return root;
            }

            @Override
            public void close() {
                // nothing runs
            }
        };
    }
}

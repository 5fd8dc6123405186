package dk.sluse.demo;

import dk.sluse.inspection.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts a hub once and stops it: run when Sluse is built, so that Java can keep the classes that a hub loads for the starts
 * to come ({@code -XX:ArchiveClassesAtExit}).
 */
public final class HubRehearsal {

    private HubRehearsal() {}

    /** @param arguments where the project lies, and the archive to make */
    public static void main(String[] arguments) throws IOException {
        keep(Path.of(arguments[0]), HubProcess.libraries(), Path.of(arguments[1]));
    }

    /**
     * Makes the archive.
     *
     * @param home where the project lies
     * @param classPath of jars alone: Java keeps nothing of folders; whoever uses the archive begins theirs with the same
     */
    static void keep(Path home, String classPath, Path archive) throws IOException {
        Path folder = Files.createTempDirectory("sluse-rehearsal");
        try {
            DemoSite site = new DemoSite(folder, home.resolve("config"));
            site.set("screening.isolation", "reduced");
            site.writeSettings();
            List<String> options = List.of("-Xmx256m", "-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive);
            try (HubProcess hub = new HubProcess(classPath, folder, home.resolve("routes"), options)) {
                hub.start();
            }
        } finally {
            Folders.delete(folder);
        }
    }
}

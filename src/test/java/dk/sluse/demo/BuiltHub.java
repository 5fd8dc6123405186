package dk.sluse.demo;

import dk.sluse.inspection.Rehearsal;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hub as {@code ./sluse} builds it: its classes in a jar, and what Java keeps of them once they were loaded. It starts with
 * three quarters of the processor time then. Made by the first test that needs it, for all test processes; anew for other classes.
 */
final class BuiltHub {

    private static final Path CLASSES = Path.of("target", "classes");
    /** Archives are of one version of Java. */
    private static final Path DIST = Path.of("target", "hub-of-tests", System.getProperty("java.version"))
            .toAbsolutePath();

    private static final Path JAR = DIST.resolve("sluse.jar");
    private static final Path HUB = DIST.resolve("hub.jsa");
    private static final Path INSPECTOR = DIST.resolve("inspector.jsa");
    private static final Path MADE = DIST.resolve("made");

    private BuiltHub() {}

    /** The hub's libraries, the tests' among them, and none of the tests. */
    static String classPath() {
        String libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        return JAR + File.pathSeparator + libraries;
    }

    /** What Java is told, so that hub and limited processes use what was kept. */
    static List<String> options() {
        return List.of("-XX:SharedArchiveFile=" + HUB, "-Xlog:disable", "-Dsluse.dist=" + DIST);
    }

    /** Makes it unless it is there; other test processes wait for it. */
    static synchronized void ready() {
        try {
            Files.createDirectories(DIST);
            try (FileChannel gate =
                    FileChannel.open(DIST.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // Held until the channel closes.
                gate.lock();
                if (!isNewerThanClasses(MADE)) {
                    make();
                    Files.deleteIfExists(MADE);
                    Files.createFile(MADE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNewerThanClasses(Path made) throws IOException {
        if (Files.notExists(made)) {
            return false;
        }
        FileTime then = Files.getLastModifiedTime(made);
        try (Stream<Path> classes = Files.walk(CLASSES)) {
            for (Path each : (Iterable<Path>) classes::iterator) {
                if (Files.getLastModifiedTime(each).compareTo(then) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void make() throws IOException {
        for (Path old : List.of(JAR, HUB, INSPECTOR)) {
            Files.deleteIfExists(old);
        }
        run(
                "jar",
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                quiet(),
                                quiet(),
                                "--create",
                                "--no-compress",
                                "--file",
                                JAR.toString(),
                                "-C",
                                CLASSES.toString(),
                                "."));
        Path home = Path.of("").toAbsolutePath();
        HubRehearsal.keep(home, classPath(), HUB);
        Process rehearsal = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:disable",
                        "-XX:+UseSerialGC",
                        "-XX:ArchiveClassesAtExit=" + INSPECTOR,
                        "-cp",
                        classPath(),
                        Rehearsal.class.getName(),
                        home.resolve("config/policies.yaml").toString(),
                        home.resolve("README.md").toString(),
                        home.resolve("config/manifest-template.xlsx").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        run("rehearsal", rehearsal.onExit().join().exitValue());
    }

    private static PrintWriter quiet() {
        return new PrintWriter(PrintWriter.nullWriter());
    }

    private static void run(String what, int result) {
        if (result != 0) {
            throw new IllegalStateException(what + " ended with " + result);
        }
    }
}

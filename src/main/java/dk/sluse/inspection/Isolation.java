package dk.sluse.inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How the limited process is cut off from the network.
 *
 * @param level in full, or not
 * @param launcher the words of the command line that do it, before the command itself
 */
public record Isolation(Level level, List<String> launcher) {

    /** How far the process is cut off. */
    public enum Level {
        /** A network namespace of its own, without any interface. */
        FULL("full"),
        /** Limits of memory and time only: the kernel refuses namespaces here. Every report says so. */
        REDUCED("reduced");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        /** As settings and reports write it. */
        public String word() {
            return word;
        }
    }

    private static final int PROBE_SECONDS = 10;

    public Isolation {
        launcher = List.copyOf(launcher);
    }

    /** No namespace at all. */
    public static Isolation reduced() {
        return new Isolation(Level.REDUCED, List.of());
    }

    /** What the kernel allows here, found by trying; ask once. */
    public static Isolation probe() {
        Optional<Path> unshare = List.of("/usr/bin/unshare", "/bin/unshare").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (unshare.isEmpty()) {
            return reduced();
        }
        String command = unshare.get().toString();
        List<List<String>> ways = List.of(List.of(command, "--net"), List.of(command, "-r", "--net"));
        return ways.stream()
                .filter(Isolation::works)
                .findFirst()
                .map(way -> new Isolation(Level.FULL, way))
                .orElseGet(Isolation::reduced);
    }

    private static boolean works(List<String> way) {
        List<String> command = new ArrayList<>(way);
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

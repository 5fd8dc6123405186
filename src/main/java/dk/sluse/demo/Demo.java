package dk.sluse.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code sluse demo}: the whole story of an export on embedded parts, with a clock that runs ahead. It ends with 0 only if
 * everything that it says held.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Shows four export requests from their mails to an expired download, on embedded parts.")
public final class Demo implements Callable<Integer> {

    @Option(names = "--keep", description = "Leave everything running at the end, and print how to connect.")
    private boolean keep;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where the demo lives; emptied first.")
    private Path folder =
            Path.of(System.getProperty("sluse.dist", "target/sluse")).resolveSibling("demo");

    private Demo() {}

    /** Runs the demo and ends with its exit code. */
    public static void main(String[] words) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        System.exit(new CommandLine(new Demo()).execute(words));
    }

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.ofSystem();
        long began = System.nanoTime();
        empty(folder);
        Expectations expectations = new Expectations(terminal);
        try (Stage stage = Stage.set(folder.toAbsolutePath().normalize(), terminal)) {
            new Story(stage, terminal, expectations).tell();
            int exit = conclude(terminal, expectations, began);
            if (keep) {
                leaveRunning(stage, terminal);
            }
            return exit;
        }
    }

    private static int conclude(Terminal terminal, Expectations expectations, long began) {
        long seconds = (System.nanoTime() - began) / 1_000_000_000L;
        List<String> failed = expectations.failed();
        if (failed.isEmpty()) {
            terminal.title("All " + expectations.held() + " expectations held, in " + seconds + " s.");
            return 0;
        }
        terminal.title(failed.size() + " of " + (failed.size() + expectations.held()) + " expectations did not hold:");
        failed.forEach(terminal::failed);
        return 1;
    }

    private static void leaveRunning(Stage stage, Terminal terminal) throws InterruptedException {
        terminal.title("Everything is left running. Stop it with Ctrl-C.");
        stage.howToConnect().forEach(terminal::note);
        CountDownLatch forEver = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
        forEver.await();
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            if (Files.notExists(folder.resolve(Stage.MARK))) {
                throw new IOException(folder + " was not made by the demo, so it is not emptied. Give another --dir.");
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
        Files.createFile(folder.resolve(Stage.MARK));
    }
}

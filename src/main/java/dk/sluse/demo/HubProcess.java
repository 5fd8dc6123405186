package dk.sluse.demo;

import dk.sluse.store.EmbeddedDatabase;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A hub in a process of its own, as {@code sluse start} runs it, so that it can be killed like one. */
public final class HubProcess implements AutoCloseable {

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final int LAST_LINES = 12;

    private final String classPath;
    private final Path site;
    private final Path routes;
    private final List<String> javaOptions;
    private Optional<Process> process = Optional.empty();

    /**
     * @param classPath the hub's own libraries, without the demo's
     * @param site the folder that holds {@code config}; the hub's log lies there too
     */
    public HubProcess(String classPath, Path site, Path routes, List<String> javaOptions) {
        this.classPath = classPath;
        this.site = site;
        this.routes = routes;
        this.javaOptions = List.copyOf(javaOptions);
    }

    /** The hub's own libraries: what this process runs with, less the demo's. */
    static String libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.replace('\\', '/').contains("/demo/"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @return what it said when it was ready
     */
    public String start() throws IOException {
        List<String> command = command("start", "--config", site.resolve("config"), "--routes", routes);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process started = builder.start();
        process = Optional.of(started);
        Ready ready = new Ready(started);
        ready.start();
        return ready.await();
    }

    /** Its log. */
    public Path log() {
        return site.resolve("hub.log");
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    /** Whether it runs. */
    public boolean isAlive() {
        return process.filter(Process::isAlive).isPresent();
    }

    /** Its process id. */
    public long pid() {
        return process.orElseThrow().pid();
    }

    /** Ends it as {@code kill -9} does: nothing of it gets to say goodbye. */
    public void kill() throws IOException {
        Process running = process.orElseThrow();
        running.destroyForcibly();
        await(running);
    }

    /** Runs another command of the same installation to its end, and answers what it said. */
    public String run(String input, Object... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(words)).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process command = builder.start();
        try (var in = command.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (await(command) != 0) {
            throw new IOException("sluse " + words[0] + " ended with " + command.exitValue() + ": " + said);
        }
        return said;
    }

    private List<String> command(Object... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        archive().ifPresent(command::add);
        Optional.ofNullable(System.getProperty(EmbeddedDatabase.PROGRAMS))
                .ifPresent(kept -> command.add("-D" + EmbeddedDatabase.PROGRAMS + "=" + kept));
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", classPath, "dk.sluse.hub.Sluse"));
        for (Object word : words) {
            command.add(word.toString());
        }
        return command;
    }

    /** The classes that Java kept when Sluse was built, see {@link HubRehearsal}. */
    private static Optional<String> archive() {
        return Optional.ofNullable(System.getProperty("sluse.dist"))
                .map(dist -> Path.of(dist, "hub.jsa"))
                .filter(Files::exists)
                .map(archive -> "-XX:SharedArchiveFile=" + archive);
    }

    private static int await(Process process) throws IOException {
        try {
            if (!process.waitFor(START_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("A process of the hub did not end in time.");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for a process of the hub.", e);
        }
    }

    /** Stops it as an operator does. */
    @Override
    public void close() throws IOException {
        if (isAlive()) {
            process.orElseThrow().destroy();
            await(process.orElseThrow());
        }
    }

    /** Reads what the hub says until it is ready, and goes on reading so that it never waits for us. */
    private final class Ready extends Thread {

        private final Process started;
        private final CountDownLatch known = new CountDownLatch(1);
        private volatile String line = "";

        Ready(Process started) {
            super("hub-output");
            this.started = started;
            setDaemon(true);
        }

        @Override
        public void run() {
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
                for (String said = out.readLine(); said != null; said = out.readLine()) {
                    Files.writeString(log(), said + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    if (said.startsWith("Sluse is ready")) {
                        line = said;
                        known.countDown();
                    }
                }
            } catch (IOException e) {
                line = "";
            } finally {
                known.countDown();
            }
        }

        String await() throws IOException {
            try {
                if (known.await(START_PATIENCE.toSeconds(), TimeUnit.SECONDS) && !line.isEmpty()) {
                    return line;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException(
                    "The hub did not become ready; its log is " + log() + " and ends with\n" + lastWords());
        }
    }
}

package dk.sluse.inspection;

import dk.sluse.screening.Earlier;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The hub's end of one limited process. Once a request is lost, the process is dead and a new one is wanted. */
final class Worker implements AutoCloseable {

    /** Thrown when the process ended, or was ended, instead of answering. */
    static final class Lost extends Exception {
        private final boolean timedOut;

        private Lost(String message, boolean timedOut, Throwable cause) {
            super(message, cause);
            this.timedOut = timedOut;
        }

        /** Whether it took too long, rather than crashed. */
        boolean timedOut() {
            return timedOut;
        }
    }

    private static final int LONGEST_ANSWER = 4 << 20;

    /** Up to so many bytes a file is done before Java's second compiler has made anything faster: cold, it only costs. */
    private static final long LITTLE = 8 << 20;

    private final Process process;
    private final boolean thorough;
    private final Path folder;
    private final InputStream answers;
    private final OutputStream requests;
    private Earlier told = Earlier.NONE;

    private Worker(Process process, boolean thorough, Path folder) {
        this.process = process;
        this.thorough = thorough;
        this.folder = folder;
        this.answers = new BufferedInputStream(process.getInputStream());
        this.requests = process.getOutputStream();
    }

    /**
     * Starts one.
     *
     * @param memory its heap, in megabytes
     * @param first the file it is to open first
     */
    static Worker start(InspectorSettings settings, int memory, Path first) throws IOException {
        boolean thorough = isMuch(first);
        Files.createDirectories(settings.workFolder());
        Path folder = Files.createTempDirectory(settings.workFolder(), "inspector");
        ProcessBuilder builder = new ProcessBuilder(command(settings, memory, thorough, folder))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        // The only thing it is told: that names of files are UTF-8.
        builder.environment().put("LC_ALL", "C.UTF-8");
        try {
            return new Worker(builder.start(), thorough, folder);
        } catch (IOException e) {
            Folders.delete(folder);
            throw e;
        }
    }

    /** Whether it is alive, and would read this file as quickly as one that is started for it. */
    boolean isFitFor(Path file) {
        return isAlive() && (thorough || !isMuch(file));
    }

    private static boolean isMuch(Path file) {
        return file.toFile().length() > LITTLE;
    }

    private static List<String> command(InspectorSettings settings, int memory, boolean thorough, Path folder) {
        List<String> command = new ArrayList<>(settings.isolation().launcher());
        command.add(settings.javaHome().resolve("bin/java").toString());
        settings.archive().ifPresent(archive -> command.add("-XX:SharedArchiveFile=" + archive));
        command.addAll(List.of(
                // Answers go where Java would write its own warnings.
                "-Xlog:disable",
                "-Xmx" + memory + "m",
                "-Xss2m",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=" + (thorough ? 4 : 1),
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + folder,
                // Libraries' logs may quote the file, and loading a logging system takes longer than most files.
                "-Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory",
                "-Dorg.apache.logging.log4j.simplelog.level=OFF",
                "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog",
                "-cp",
                settings.classPath(),
                InspectorProcess.class.getName(),
                folder.toString()));
        return command;
    }

    /** Asks and waits for the answer; runs {@code meanwhile} on this thread between the two. */
    Wire.Answer ask(Wire.Request request, Duration limit, Runnable meanwhile) throws Lost {
        FutureTask<Wire.Answer> answer = new FutureTask<>(() -> exchange(request));
        Thread thread = new Thread(answer, "inspector-" + process.pid());
        thread.setDaemon(true);
        long deadline = System.nanoTime() + limit.toNanos();
        thread.start();
        meanwhile.run();
        try {
            return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw lost("No answer within " + limit.toSeconds() + " s", true, e);
        } catch (ExecutionException e) {
            throw lost("The process ended", false, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw lost("Interrupted", false, e);
        }
    }

    /** What was published before is many times a file's own words, and told once. */
    private Wire.Answer exchange(Wire.Request request) throws IOException {
        if (request instanceof Wire.Open open && !open.declaration().earlier().equals(told)) {
            if (!(send(new Wire.Published(open.declaration().earlier())) instanceof Wire.Opened)) {
                throw new IOException("What was published before was not taken");
            }
            told = open.declaration().earlier();
        }
        return send(request);
    }

    private Wire.Answer send(Wire.Request request) throws IOException {
        requests.write((Wire.write(request) + "\n").getBytes(StandardCharsets.UTF_8));
        requests.flush();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b; (b = answers.read()) != '\n'; line.write(b)) {
            if (b < 0 || line.size() >= LONGEST_ANSWER) {
                throw new IOException("No whole answer");
            }
        }
        return Wire.readAnswer(line.toString(StandardCharsets.UTF_8));
    }

    private Lost lost(String message, boolean timedOut, Throwable cause) {
        close();
        return new Lost(message, timedOut, cause);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            Folders.delete(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // A folder that stays behind is cleared with the work folder.
        }
    }
}

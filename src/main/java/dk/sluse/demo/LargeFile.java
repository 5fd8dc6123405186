package dk.sluse.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench/large-file}: one large log goes the whole way, from the environment through airlock, screening and approval to
 * the download folder and a researcher's client, while the hub's heap is limited. It ends with 0 only if it arrived whole.
 */
@Command(name = "large-file", mixinStandardHelpOptions = true)
public final class LargeFile implements Callable<Integer> {

    private static final long GIB = 1L << 30;
    private static final int ITERATIONS = 100_000;

    @Option(names = "--gib", paramLabel = "N", defaultValue = "5", description = "The file's size.")
    private double gib;

    @Option(names = "--heap", paramLabel = "MB", defaultValue = "256", description = "The hub's heap.")
    private int heap;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            required = true,
            description = "An empty folder with room for four copies.")
    private Path folder;

    private LargeFile() {}

    /** Runs it and ends with its exit code. */
    public static void main(String[] words) {
        System.exit(new CommandLine(new LargeFile()).execute(words));
    }

    @Override
    public Integer call() throws Exception {
        Terminal terminal = Terminal.ofSystem();
        Expectations expect = new Expectations(terminal);
        Files.createDirectories(folder);
        List<String> options = List.of(
                "-Xmx" + heap + "m", "-Xlog:gc*:file=" + folder.toAbsolutePath().resolve("gc-%p.log"));
        try (Stage stage = Stage.set(folder.toAbsolutePath(), terminal, options, LargeFile::giveScreeningTime)) {
            Path log = stage.environmentOf(Stage.ALPHA).users().resolve("results/model.log");
            write(log, (long) (gib * GIB));
            long size = Files.size(log);
            terminal.title(
                    String.format(Locale.ROOT, "%.1f GiB through a hub with %d MB of heap", size / (double) GIB, heap));
            Sample sample = new Sample(
                    log, "The log of the model's iterations.", "Only aggregated coefficients, no observations.", false);
            Story story = new Story(stage, terminal, expect);
            story.carryThrough(sample);
        }
        return expect.failed().isEmpty() ? 0 : 1;
    }

    /** The shipped limits are for files that a person can look at: a log of gigabytes needs more time. */
    private static void giveScreeningTime(Path config) throws IOException {
        Path file = config.resolve("policies.yaml");
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(line.replaceAll("^(  (?:opening|judging)-seconds:) *\\d+", "$1 3600"));
        }
        Files.write(file, lines);
    }

    /** The same hundred thousand iterations over and over: what counts is how much there is. */
    private static void write(Path file, long size) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= ITERATIONS; i++) {
            lines.append(String.format(
                    Locale.ROOT, "iteration %d of the model: deviance %.4f, step %.6f%n", i, 1e3 / i, 1.0 / i));
        }
        byte[] block = lines.toString().getBytes(StandardCharsets.US_ASCII);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < size; written += block.length) {
                out.write(block);
            }
        }
    }
}

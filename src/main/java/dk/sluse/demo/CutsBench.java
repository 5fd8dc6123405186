package dk.sluse.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench/cuts}: one large file on its way from S3 to an OpenSSH server, the line cut again and again at random points;
 * or, with {@code --kill}, the process that carries it killed there. It must end whole, and have sent less than 1.3 times its
 * bytes.
 */
@Command(name = "cuts", mixinStandardHelpOptions = true)
public final class CutsBench implements Callable<Integer> {

    private static final int MIB = 1 << 20;
    private static final double MOST = 1.3;
    private static final String FILE = "large.bin";

    /** An attempt that nobody cuts should be the last. */
    private static final int MOST_UNCUT = 5;

    @Option(names = "--dir", required = true, paramLabel = "DIR", description = "An empty folder.")
    private Path folder;

    @Option(names = "--mib", defaultValue = "2048", paramLabel = "N", description = "The size of the file.")
    private int mib;

    @Option(names = "--cuts", defaultValue = "10", paramLabel = "N", description = "How often the line is cut.")
    private int cuts;

    @Option(names = "--kill", description = "Kills the carrying process (SIGKILL) instead of cutting the line.")
    private boolean kill;

    @Option(names = "--seed", paramLabel = "N", description = "To repeat a run.")
    private long seed = System.nanoTime();

    private CutsBench() {}

    /** Runs it and ends with its exit code. */
    public static void main(String[] words) {
        System.exit(new CommandLine(new CutsBench()).execute(words));
    }

    @Override
    public Integer call() throws Exception {
        System.out.println("Seed " + seed);
        try (TransferGround ground = TransferGround.start(folder);
                DelayProxy line = new DelayProxy(ground.sshPort(), Duration.ZERO)) {
            Path source = RandomFile.make(ground.bucket().resolve(FILE), (long) mib * MIB, seed);
            Attempt attempt = kill ? new Killed(ground, line) : new Cut(ground, line);
            Random random = new Random(seed);
            long size = (long) mib * MIB;
            long began = System.nanoTime();
            int attempts = 0;
            for (int cut = 1; cut <= cuts; cut++) {
                // Anywhere in its share of the way, so that all of them fall into it.
                attempts++;
                if (attempt.arrivesBefore((long) (size / (cuts + 1.0) * (0.1 + 1.2 * random.nextDouble())))) {
                    System.out.println("It had arrived before cut " + cut);
                    break;
                }
                System.out.printf(Locale.ROOT, "cut %d: %d MiB had passed%n", cut, line.passed() / MIB);
            }
            boolean arrived = false;
            for (int more = 0; more < MOST_UNCUT && !arrived; more++) {
                attempts++;
                arrived = attempt.arrivesBefore(Long.MAX_VALUE);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return told(ground, source, line.passed(), attempts, seconds);
        }
    }

    private int told(TransferGround ground, Path source, long passed, int attempts, double seconds) throws IOException {
        Path arrived = ground.target().resolve(FILE);
        boolean whole = Files.exists(arrived) && Files.mismatch(source, arrived) == -1;
        double ratio = passed / ((double) mib * MIB);
        System.out.printf(
                Locale.ROOT,
                "%d MiB, %d attempts, %.0f s: %s; %.3f times its bytes crossed the line, both ways together (goal < %.1f)%n",
                mib,
                attempts,
                seconds,
                whole ? "arrived whole" : "NOT WHOLE",
                ratio,
                MOST);
        return whole && ratio < MOST ? 0 : 1;
    }

    /** One attempt at the file, and what ends it. */
    private interface Attempt {

        /** Whether it arrives before so many bytes have passed. */
        boolean arrivesBefore(long bytes) throws IOException, InterruptedException;
    }

    /** The line is cut. */
    private record Cut(TransferGround ground, DelayProxy line) implements Attempt {

        @Override
        public boolean arrivesBefore(long bytes) {
            line.cutAfter(Math.min(bytes, Long.MAX_VALUE / 2));
            return CarryingProcess.carried(
                    ground.carrier(), FILE, ground.genomes(), ground.environment(line.port(), true));
        }
    }

    /** A process that carries is killed, without a chance to put anything in order. */
    private record Killed(TransferGround ground, DelayProxy line) implements Attempt {

        private static final long MOMENT_MILLIS = 2;

        @Override
        public boolean arrivesBefore(long bytes) throws IOException, InterruptedException {
            long end = line.passed() + Math.min(bytes, Long.MAX_VALUE / 2);
            Process process = start();
            try {
                while (!process.waitFor(MOMENT_MILLIS, TimeUnit.MILLISECONDS)) {
                    if (line.passed() >= end) {
                        return false;
                    }
                }
                return process.exitValue() == 0;
            } finally {
                process.destroyForcibly().waitFor();
            }
        }

        private Process start() throws IOException {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CarryingProcess.class.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Redirect.appendTo(ground.file("carrying.log").toFile()))
                    .start();
            try (OutputStream input = process.getOutputStream()) {
                input.write(CarryingProcess.input(
                        FILE, ground.genomes(), ground.environment(line.port(), true), ground.databaseSettings()));
            }
            return process;
        }
    }
}

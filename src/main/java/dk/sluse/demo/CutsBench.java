package dk.sluse.demo;

import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Delivery.Arrived;
import dk.sluse.custody.Place;
import dk.sluse.custody.SafePath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench/cuts}: one large file on its way from S3 to an OpenSSH server, the line cut again and again at random points.
 * It must end whole, and have sent less than 1.3 times its bytes.
 */
@Command(name = "cuts", mixinStandardHelpOptions = true)
public final class CutsBench implements Callable<Integer> {

    private static final int MIB = 1 << 20;
    private static final double MOST = 1.3;

    /** An attempt that nobody cuts should be the last. */
    private static final int MOST_UNCUT = 5;

    @Option(names = "--dir", required = true, paramLabel = "DIR", description = "An empty folder.")
    private Path folder;

    @Option(names = "--mib", defaultValue = "2048", paramLabel = "N", description = "The size of the file.")
    private int mib;

    @Option(names = "--cuts", defaultValue = "10", paramLabel = "N", description = "How often the line is cut.")
    private int cuts;

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
            Path source = Files.createDirectories(ground.bucket()).resolve("large.bin");
            make(source);
            Place target = ground.environment(line.port(), true);
            Random random = new Random(seed);
            long size = (long) mib * MIB;
            int attempts = 0;
            for (int cut = 1; cut <= cuts; cut++) {
                // Anywhere in its share of the way, so that all of them fall into it.
                line.cutAfter((long) (size / (cuts + 1.0) * (0.1 + 1.2 * random.nextDouble())));
                attempts++;
                if (carried(ground, target)) {
                    System.out.println("It had arrived before cut " + cut);
                    break;
                }
                System.out.printf(Locale.ROOT, "cut %d: %d MiB had passed%n", cut, line.passed() / MIB);
            }
            for (int more = 0; more < MOST_UNCUT && !carried(ground, target); more++) {
                attempts++;
            }
            return told(ground, source, line.passed(), attempts);
        }
    }

    private int told(TransferGround ground, Path source, long passed, int attempts) throws IOException {
        Path arrived = ground.target().resolve("large.bin");
        boolean whole = Files.exists(arrived) && Files.mismatch(source, arrived) == -1;
        double ratio = passed / ((double) mib * MIB);
        System.out.printf(
                Locale.ROOT,
                "%d MiB, %d attempts: %s; %.3f times its bytes crossed the line, both ways together (goal < %.1f)%n",
                mib,
                attempts + 1,
                whole ? "arrived whole" : "NOT WHOLE",
                ratio,
                MOST);
        return whole && ratio < MOST ? 0 : 1;
    }

    private static boolean carried(TransferGround ground, Place target) {
        SafePath path = SafePath.of("large.bin");
        Consignment consignment = new Consignment(
                "cuts",
                "bench",
                OptionalLong.empty(),
                List.of(new Parcel("a", path, path, Optional.empty())),
                EventKind.FILE_PLACED);
        try {
            Delivery delivery = ground.carrier().copy(consignment, ground.genomes(), target);
            return delivery instanceof Arrived;
        } catch (IOException e) {
            return false; // The line was cut: it is tried again, as the hub does.
        }
    }

    private void make(Path file) throws IOException {
        byte[] block = new byte[MIB];
        Random random = new Random(seed);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = 0; n < mib; n++) {
                random.nextBytes(block);
                out.write(block);
            }
        }
    }
}

package dk.sluse.demo;

import dk.sluse.audit.EventKind;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.Consignment.Parcel;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Place;
import dk.sluse.custody.SafePath;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench/transfer}: how fast custody carries, beside the tools that people would use instead, on the same bytes and
 * servers in the same run. Custody and its peer take turns; what counts is the ratio of their medians.
 */
@Command(name = "transfer", mixinStandardHelpOptions = true)
public final class TransferBench implements Callable<Integer> {

    private static final long MIB = 1L << 20;
    private static final int SMALL = 16 << 10;
    private static final String LARGE = "large.bin";
    private static final String FAR = "far.bin";

    @Option(names = "--dir", required = true, paramLabel = "DIR", description = "A folder on a memory disk.")
    private Path folder;

    @Option(names = "--runs", defaultValue = "3", paramLabel = "N", description = "How often each is measured.")
    private int runs;

    @Option(names = "--mib", defaultValue = "1024", paramLabel = "N", description = "The size of the large file.")
    private long mib;

    @Option(names = "--files", defaultValue = "3000", paramLabel = "N", description = "How many small files.")
    private int files;

    @Option(names = "--heap-gib", defaultValue = "4", paramLabel = "N", description = "The file for the heap.")
    private int heapGib;

    private TransferGround ground;
    private int consignments;
    private final List<String> table = new ArrayList<>();

    private TransferBench() {}

    /** Runs it and ends with its exit code. */
    public static void main(String[] words) {
        System.exit(new CommandLine(new TransferBench()).execute(words));
    }

    private interface Work {
        void run() throws IOException;
    }

    @Override
    public Integer call() throws Exception {
        try (TransferGround opened = TransferGround.start(folder)) {
            ground = opened;
            large();
            small();
            far();
            heap();
        }
        System.out.println();
        System.out.println("| Work | Sluse | Peer | Ratio | Goal |");
        System.out.println("|---|---|---|---|---|");
        table.forEach(System.out::println);
        return 0;
    }

    private void large() throws IOException {
        Path local = make(ground.file(LARGE), mib * MIB);
        peer(ground.rclone("copyto", local.toString(), "s3:" + TransferGround.BUCKET + "/" + LARGE));
        Place shell = ground.environment(ground.sshPort(), true);
        Place plain = ground.environment(ground.sshPort(), false);
        compare(
                mib + " MiB, S3 → SFTP, hash on the server, against rclone copy with its check",
                () -> carry(shell, List.of(LARGE)),
                () -> peer(
                        ground.rclone("copy", "s3:" + TransferGround.BUCKET + "/" + LARGE, "sftp:" + ground.target())),
                0.5);
        Path back = ground.file("back.bin");
        Path batch = batch("put " + local + " " + ground.target().resolve(LARGE) + "\nget "
                + ground.target().resolve(LARGE) + " " + back + "\n");
        compare(
                "the same, read back, against sftp put + get + sha256sum",
                () -> carry(plain, List.of(LARGE)),
                () -> {
                    peer(ground.sftp(ground.sshPort(), batch));
                    peer(List.of("sha256sum", back.toString()));
                },
                1.0);
        Files.deleteIfExists(back);
        cpu(() -> carry(shell, List.of(LARGE)));
        Files.delete(local);
    }

    private void small() throws IOException {
        Path local = Files.createDirectories(ground.file("small"));
        List<String> names = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            String name = String.format(Locale.ROOT, "small/f%05d.bin", i);
            make(ground.file(name), SMALL);
            names.add(name);
        }
        peer(ground.rclone("copy", "--transfers", "16", local.toString(), "s3:" + TransferGround.BUCKET + "/small"));
        Place plain = ground.environment(ground.sshPort(), false);
        compare(
                files + " files of 16 KiB, verified, against rclone copy with its check",
                () -> carry(plain, names),
                () -> peer(ground.rclone(
                        "copy", "s3:" + TransferGround.BUCKET + "/small", "sftp:" + ground.target() + "/small")),
                0.03);
        Path back = ground.file("small-back");
        Path batch = batch("put -r " + local + " " + ground.target() + "\nget -r "
                + ground.target().resolve("small") + " " + back + "\n");
        compare(
                "the same against sftp put -r + get -r",
                () -> carry(plain, names),
                () -> {
                    remove(back);
                    peer(ground.sftp(ground.sshPort(), batch));
                },
                1.0);
        remove(back);
        remove(local);
    }

    private void far() throws IOException {
        Path local = make(ground.file(FAR), 256 * MIB);
        peer(ground.rclone("copyto", local.toString(), "s3:" + TransferGround.BUCKET + "/" + FAR));
        for (int trip : List.of(20, 100)) {
            try (DelayProxy proxy = new DelayProxy(ground.sshPort(), Duration.ofMillis(trip / 2))) {
                Place place = ground.environment(proxy.port(), true);
                Path batch = batch("put " + local + " " + ground.target().resolve(FAR) + "\n");
                compare(
                        "256 MiB at " + trip + " ms round trip, against sftp put",
                        () -> carry(place, List.of(FAR)),
                        () -> peer(ground.sftp(proxy.port(), batch)),
                        0.7);
            }
        }
        Files.delete(local);
    }

    /** Custody runs in this process, whose heap is limited from outside; that it ends is the proof. */
    private void heap() throws IOException {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String name = String.format(Locale.ROOT, "many/f%03d.bin", i);
            make(ground.bucket().resolve(name), 8 * MIB);
            many.add(name);
        }
        Duration took = time(() -> carry(ground.environment(ground.sshPort(), true), many));
        row("200 files of 8 MiB at once with this heap", took, Optional.empty(), "");
        remove(ground.bucket().resolve("many"));
        make(ground.bucket().resolve("huge.bin"), heapGib * 1024L * MIB);
        took = time(() -> carry(ground.environment(ground.sshPort(), true), List.of("huge.bin")));
        row("one file of " + heapGib + " GiB with this heap", took, Optional.empty(), "");
        Files.delete(ground.bucket().resolve("huge.bin"));
    }

    private void cpu(Work ours) throws IOException {
        clean();
        long before = cpuNanos();
        ours.run();
        double own = (cpuNanos() - before) / 1e9;
        clean();
        Path times = ground.file("times");
        List<String> rclone =
                ground.rclone("copy", "s3:" + TransferGround.BUCKET + "/" + LARGE, "sftp:" + ground.target());
        List<String> timed =
                new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%U %S'; { time \"$@\" ; } 2> " + times, "bench"));
        timed.addAll(rclone);
        peer(timed);
        String[] words = Files.readString(times).strip().split("\\s+");
        double theirs = Arrays.stream(words).mapToDouble(Double::parseDouble).sum();
        double gib = mib / 1024.0;
        table.add(String.format(
                Locale.ROOT,
                "| CPU seconds for a GiB, against rclone | %.1f | %.1f | %.2f | ≤ 1.0 |",
                own / gib,
                theirs / gib,
                own / theirs));
        System.out.println(table.get(table.size() - 1));
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void compare(String what, Work ours, Work theirs, double goal) throws IOException {
        List<Duration> own = new ArrayList<>();
        List<Duration> peers = new ArrayList<>();
        // The hub runs for months: its first file is not what it is about.
        clean();
        ours.run();
        for (int run = 0; run < runs; run++) {
            clean();
            own.add(time(ours));
            clean();
            peers.add(time(theirs));
        }
        clean();
        row(what, median(own), Optional.of(median(peers)), String.format(Locale.ROOT, "≤ %.2f", goal));
    }

    private void row(String what, Duration own, Optional<Duration> peer, String goal) {
        String row = String.format(
                Locale.ROOT,
                "| %s | %.2f s | %s | %s | %s |",
                what,
                own.toMillis() / 1e3,
                peer.map(d -> String.format(Locale.ROOT, "%.2f s", d.toMillis() / 1e3))
                        .orElse("–"),
                peer.map(d -> String.format(Locale.ROOT, "%.2f", (double) own.toNanos() / d.toNanos()))
                        .orElse("–"),
                goal);
        table.add(row);
        System.out.println(row);
    }

    private void carry(Place to, List<String> names) throws IOException {
        List<Parcel> parcels = new ArrayList<>();
        for (String name : names) {
            SafePath path = SafePath.of(name);
            parcels.add(new Parcel(Integer.toString(parcels.size()), path, path, Optional.empty()));
        }
        consignments++;
        Consignment consignment =
                new Consignment("bench-" + consignments, "bench", OptionalLong.empty(), parcels, EventKind.FILE_PLACED);
        if (!(ground.carrier().copy(consignment, ground.genomes(), to) instanceof Delivery.Arrived)) {
            throw new IOException("The files did not arrive");
        }
    }

    private void clean() throws IOException {
        remove(ground.target());
        Files.createDirectories(ground.target());
    }

    private static void remove(Path path) throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private Path batch(String commands) throws IOException {
        return Files.writeString(ground.file("batch-" + table.size()), commands);
    }

    private void peer(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ground.file("peer.log").toFile());
        // rclone does not start where this is set, and the store of the bench has no certificate.
        builder.environment().remove("AWS_CA_BUNDLE");
        Process process = builder.start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command.get(0) + " failed: " + Files.readString(ground.file("peer.log")));
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static Duration time(Work work) throws IOException {
        long began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static Duration median(List<Duration> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2);
    }

    /** Bytes that no compression and no zero page makes cheap. */
    private static Path make(Path file, long size) throws IOException {
        Files.createDirectories(file.getParent());
        byte[] block = new byte[(int) Math.min(size, MIB)];
        Random random = new Random(size);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = size; left > 0; left -= block.length) {
                random.nextBytes(block);
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        }
        return file;
    }
}

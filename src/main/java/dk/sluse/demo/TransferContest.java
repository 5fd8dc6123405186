package dk.sluse.demo;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Custody and a peer take turns at the same work, each beginning with an empty target. What counts is the ratio of medians,
 * of the clock and of processor time; what the servers spent is told beside it.
 */
final class TransferContest {

    private static final double TICKS = 100;

    private final TransferGround ground;
    private final int runs;
    private final List<String> table = new ArrayList<>();

    TransferContest(TransferGround ground, int runs) {
        this.ground = ground;
        this.runs = runs;
    }

    /** Something to be done once. */
    interface Work {
        void run() throws IOException;
    }

    /**
     * What one run took.
     *
     * @param clock seconds that passed
     * @param processor seconds of processor time of whoever did the work
     * @param servers the same of both servers
     */
    record Took(double clock, double processor, double servers) {

        static Took median(List<Took> all) {
            return new Took(median(all, Took::clock), median(all, Took::processor), median(all, Took::servers));
        }

        private static double median(List<Took> all, ToDoubleFunction<Took> value) {
            double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
            return sorted[sorted.length / 2];
        }
    }

    /** The medians of a contest. */
    record Result(Took own, Took peer) {}

    Result compare(String what, Work ours, Work theirs, double goal) throws IOException {
        List<Took> own = new ArrayList<>();
        List<Took> peers = new ArrayList<>();
        // The hub runs for months: its first file is not what it is about.
        clean();
        System.out.println("  first: " + shown(measured(ours)));
        for (int run = 0; run < runs; run++) {
            clean();
            own.add(measured(ours));
            clean();
            peers.add(measured(theirs));
            System.out.println("  sluse: " + shown(own.get(run)) + "   peer: " + shown(peers.get(run)));
        }
        clean();
        Result result = new Result(Took.median(own), Took.median(peers));
        row(what, result, Took::clock, String.format(Locale.ROOT, "≤ %.2f", goal));
        return result;
    }

    /** What custody alone took. */
    void alone(String what, Work ours) throws IOException {
        clean();
        Took took = measured(ours);
        clean();
        add(String.format(
                Locale.ROOT,
                "| %s | %.2f s | – | – | | %.1f + %.1f | – |",
                what,
                took.clock(),
                took.processor(),
                took.servers()));
    }

    /** Processor time instead of the clock, of a contest that was held. */
    void processor(String what, Result result, double gib) {
        add(String.format(
                Locale.ROOT,
                "| %s | %.2f s | %.2f s | %.2f | ≤ 1.00 | | |",
                what,
                result.own().processor() / gib,
                result.peer().processor() / gib,
                result.own().processor() / result.peer().processor()));
    }

    private void row(String what, Result result, Function<Took, Double> value, String goal) {
        double own = value.apply(result.own());
        double peer = value.apply(result.peer());
        add(String.format(
                Locale.ROOT,
                "| %s | %.2f s | %.2f s | %.2f | %s | %.1f + %.1f | %.1f + %.1f |",
                what,
                own,
                peer,
                own / peer,
                goal,
                result.own().processor(),
                result.own().servers(),
                result.peer().processor(),
                result.peer().servers()));
    }

    private void add(String row) {
        table.add(row);
        System.out.println(row);
    }

    void print() throws IOException {
        System.out.println();
        System.out.println("Load of the machine at the end: "
                + Files.readString(Path.of("/proc/loadavg")).strip());
        System.out.println();
        System.out.println("| Work | Sluse | Peer | Ratio | Goal | CPU s, Sluse + servers | CPU s, peer + servers |");
        System.out.println("|---|---|---|---|---|---|---|");
        table.forEach(System.out::println);
    }

    private static String shown(Took took) {
        return String.format(Locale.ROOT, "%.2f s, CPU %.2f + %.2f s", took.clock(), took.processor(), took.servers());
    }

    private Took measured(Work work) throws IOException {
        double servers = servers();
        double processor = processor();
        long began = System.nanoTime();
        work.run();
        double clock = (System.nanoTime() - began) / 1e9;
        settle();
        return new Took(clock, processor() - processor, servers() - servers);
    }

    /** What a process spent is told with its end; those that serve one connection end after it. */
    private static void settle() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    /** This process, and the peers that it started and that ended. */
    private static double processor() throws IOException {
        double own = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        return own / 1e9 + ticks("self", 15, 16);
    }

    /** The store, and the SSH server with all that it started. */
    private double servers() throws IOException {
        double spent = 0;
        for (ProcessHandle server : ground.servers()) {
            spent += ticks(Long.toString(server.pid()), 13, 14, 15, 16);
            for (ProcessHandle child : server.descendants().toList()) {
                spent += child.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
            }
        }
        return spent;
    }

    /** Fields of {@code /proc/PID/stat}, counted from zero: 13 and 14 are the process's own, 15 and 16 its ended children's. */
    private static double ticks(String process, int... fields) throws IOException {
        String stat = Files.readString(Path.of("/proc", process, "stat"));
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Arrays.stream(fields)
                        .mapToLong(field -> Long.parseLong(words[field - 2]))
                        .sum()
                / TICKS;
    }

    void clean() throws IOException {
        remove(ground.target());
        Files.createDirectories(ground.target());
    }

    static void remove(Path path) throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    /** Runs a command to its end. */
    void peer(List<String> command) throws IOException {
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
}

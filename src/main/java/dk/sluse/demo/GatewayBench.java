package dk.sluse.demo;

import dk.sluse.store.Database;
import dk.sluse.store.EmbeddedDatabase;
import dk.sluse.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench/gateway}: login decisions and start with 10,000 projects, 50,000 members and 100,000 keys; 200 sessions at once;
 * downloads beside OpenSSH's own server on the same bytes with the same cipher. It measures, and judges nothing.
 */
@Command(name = "gateway", mixinStandardHelpOptions = true)
public final class GatewayBench implements Callable<Integer> {

    /** What is measured. */
    enum Part {
        /** How long it takes to say who comes in. */
        PEOPLE,
        /** How long a hub takes until it is ready. */
        START,
        /** Whether 200 sessions at once are served. */
        SESSIONS,
        /** How long a download takes beside OpenSSH's. */
        RACE
    }

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "An empty folder on a memory disk.")
    private Path folder;

    @Option(names = "--only", split = ",", paramLabel = "PART", description = "people, start, sessions, race.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--mib", paramLabel = "N", defaultValue = "512", description = "Size of the file of the race.")
    private int mib;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Rounds of the race that count.")
    private int rounds;

    private GatewayBench() {}

    /** Runs it and ends with its exit code. */
    public static void main(String[] words) {
        System.exit(new CommandLine(new GatewayBench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(words));
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(folder);
        if (only.contains(Part.PEOPLE) || only.contains(Part.SESSIONS) || only.contains(Part.RACE)) {
            withDatabase();
        }
        if (only.contains(Part.START)) {
            new StartBench(Files.createDirectories(folder.resolve("site"))).run();
        }
        return 0;
    }

    private void withDatabase() throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("database"), 0);
                Database database = Database.open(server.settings())) {
            Store store = new Store(database.pool());
            if (only.contains(Part.PEOPLE)) {
                new LoginBench(store, server.settings(), folder).run();
            }
            if (only.contains(Part.SESSIONS) || only.contains(Part.RACE)) {
                download(store);
            }
        }
    }

    private void download(Store store) throws IOException, InterruptedException {
        try (DownloadBench bench = new DownloadBench(store, Files.createDirectories(folder.resolve("download")))) {
            if (only.contains(Part.SESSIONS)) {
                bench.manyAtOnce(200);
            }
            if (only.contains(Part.RACE)) {
                bench.race("one download of " + mib + " MiB", 1, mib, rounds);
                bench.race("ten downloads of " + mib / 8 + " MiB at once", 10, mib / 8, rounds);
            }
        }
    }

    /** Prints one figure. */
    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** The value below which this share of the values lies. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }
}

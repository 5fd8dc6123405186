package dk.sluse.hub;

import dk.sluse.store.Database;
import dk.sluse.store.DatabaseSettings;
import dk.sluse.store.EmbeddedDatabase;
import dk.sluse.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sluse start}: checks everything, then runs the hub until it is told to stop. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Runs the hub: checks routes and settings, opens the database, the routes and the gateway.")
final class StartCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(StartCommand.class);

    @Mixin
    private Ground ground;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        long began = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Faults faults = new Faults(ground.base());
        Optional<Site> site = ground.site(faults);
        if (site.isEmpty()) {
            faults.sorted().forEach(err::println);
            err.println("The hub does not start until these are mended.");
            return 1;
        }
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitStop(stop, stopped), "sluse-stop"));
        try {
            run(site.get(), out, began, stop);
            return 0;
        } finally {
            stopped.countDown();
        }
    }

    private void run(Site site, PrintWriter out, long began, CountDownLatch stop) throws Exception {
        Path data = Files.createDirectories(site.settings().hub().data());
        ProjectWatch projects = new ProjectWatch(site.config(), site.projectChecks());
        projects.begin();
        try (Memory memory = Memory.open(site.settings(), out);
                Hub hub = Hub.start(
                        site, projects, memory.store(), memory.database().pool())) {
            Path pid = data.resolve("hub.pid");
            Files.writeString(pid, ProcessHandle.current().pid() + "\n");
            long took = (System.nanoTime() - began) / 1_000_000;
            out.printf(
                    "Sluse is ready after %d.%d s: gateway on port %d, airlock on port %d%n",
                    took / 1000, took % 1000 / 100, hub.port(), hub.airlockPort());
            out.flush();
            LOG.info("Ready");
            stop.await();
            Files.deleteIfExists(pid);
        }
    }

    private static void awaitStop(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The hub's database, its own embedded one or another. */
    record Memory(Optional<EmbeddedDatabase> server, Database database, Store store) implements AutoCloseable {

        /** Opens it; the embedded one is this process's own. */
        static Memory open(Settings settings, PrintWriter out) throws IOException {
            return open(settings, out, false);
        }

        /** Opens it beside a hub that may be running. */
        static Memory beside(Settings settings, PrintWriter out) throws IOException {
            return open(settings, out, true);
        }

        private static Memory open(Settings settings, PrintWriter out, boolean joining) throws IOException {
            if (settings.database() instanceof Settings.Database.External external) {
                Database database = Database.open(Translation.database(external));
                return new Memory(Optional.empty(), database, new Store(database.pool()));
            }
            Settings.Database.Embedded embedded = (Settings.Database.Embedded) settings.database();
            Path folder = settings.hub().data().resolve("database");
            Optional<DatabaseSettings> running = EmbeddedDatabase.running(folder);
            if (running.isPresent() && joining) {
                Database database = Database.open(running.get());
                return new Memory(Optional.empty(), database, new Store(database.pool()));
            }
            EmbeddedDatabase server = EmbeddedDatabase.start(folder, embedded.port());
            DatabaseSettings reached = server.settings();
            out.println("No database.url is set: using the embedded PostgreSQL in " + folder);
            Database database = Database.open(reached);
            return new Memory(Optional.of(server), database, new Store(database.pool()));
        }

        @Override
        public void close() throws IOException {
            database.close();
            if (server.isPresent()) {
                server.get().close();
            }
        }
    }
}

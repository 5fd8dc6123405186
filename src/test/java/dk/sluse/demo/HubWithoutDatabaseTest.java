package dk.sluse.demo;

import static dk.sluse.demo.WholeHub.ALPHA;
import static dk.sluse.demo.WholeHub.OFFICER;
import static dk.sluse.demo.WholeHub.PATIENCE;
import static dk.sluse.demo.WholeHub.RESEARCHER;
import static dk.sluse.demo.WholeHub.filesBelow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.sluse.store.Database;
import dk.sluse.store.EmbeddedDatabase;
import dk.sluse.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away under a hub that runs, and comes back: the hub lives through it and goes on by itself. */
class HubWithoutDatabaseTest {

    private static final byte[] LOG = "group n\nA 120\nB 140\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "F23 a request that comes in while the database is away is not lost, and its files end where they belong")
    void the_database_goes_away_and_comes_back() throws Exception {
        int port = FreePort.next();
        Path data = folder.resolve("database");
        EmbeddedDatabase server = EmbeddedDatabase.start(data, port);
        try (Database database = Database.open(server.settings());
                WholeHub hub = WholeHub.start(
                        folder,
                        new WholeHub.Terms(
                                server.settings(),
                                new Store(database.pool()),
                                Environment.start(folder.resolve("environment"), ALPHA),
                                Map.of()))) {
            hub.environment().put("results/model.log", LOG);

            server.close();
            hub.ask("results/model.log");
            assertThat(isServed(hub)).isFalse();
            assertThat(hub.isAlive()).isTrue();
            assertThat(hub.environment().users().resolve("results/model.log")).hasBinaryContent(LOG);

            server = EmbeddedDatabase.start(data, port);
            await().alias("the request is in review")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(hub.state()).isEqualTo("in-review"));
            assertThat(hub.number()).isEqualTo("1");
            assertThat(filesBelow(hub.airlock())).singleElement().satisfies(file -> assertThat(file)
                    .hasBinaryContent(LOG));
            hub.order(OFFICER, "approve 1");
            hub.until("published");
            assertThat(Files.readAllBytes(hub.download().resolve("alpha/1/results/model.log")))
                    .isEqualTo(LOG);
            hub.assertMailed(RESEARCHER, "klar til at blive hentet");
            hub.assertTheRecordIsWhole();
        } finally {
            server.close();
        }
    }

    /** Who may do what stands in the database: without it nobody gets in (the default answer is no). */
    private static boolean isServed(WholeHub hub) {
        try {
            return hub.tell(OFFICER, "requests --all").isDone();
        } catch (IOException refused) {
            return false;
        }
    }
}

package dk.sluse.work;

import static dk.sluse.work.TestHub.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.demo.FreePort;
import dk.sluse.store.Database;
import dk.sluse.store.EmbeddedDatabase;
import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away, the hub is killed: each step is done in the end, and none is lost. */
class OutageTest {

    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void F23_a_step_that_runs_while_the_database_goes_away_is_done_when_it_is_back(@TempDir Path folder)
            throws Exception {
        int port = FreePort.next();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        EmbeddedDatabase server = EmbeddedDatabase.start(folder, port);
        try (Database database = Database.open(server.settings());
                TestHub hub = new TestHub(database.pool(), "one")) {
            hub.doing("collect", 1, 2, (step, subject, attempt) -> {
                        begun.countDown();
                        mayEnd.await();
                        done.add(subject);
                    })
                    .started();
            hub.add("collect", "17");
            hub.add("collect", "18");
            begun.await();

            server.close();
            mayEnd.countDown();
            eventually().until(() -> !done.isEmpty());
            server = EmbeddedDatabase.start(folder, port);

            eventually().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> hub.waiting()
                    .isEmpty());
            assertThat(done).contains("17", "18");
            assertThat(hub.stopped()).isEmpty();
            hub.add("collect", "19");
            eventually().atMost(Duration.ofSeconds(30)).until(() -> done.contains("19"));
        } finally {
            server.close();
        }
    }

    @Test
    void F22_the_step_of_a_killed_hub_is_taken_over_by_another() throws Exception {
        try (TestDatabase database = TestDatabase.fresh();
                TestHub survivor = new TestHub(database.database().pool(), "survivor")) {
            survivor.add("collect", "17");
            Process killed = startKillable(database);
            try (BufferedReader said = killed.inputReader(StandardCharsets.UTF_8)) {
                assertThat(said.lines().anyMatch("RUNNING collect 17"::equals)).isTrue();
                assertThat(survivor.waiting()).singleElement().satisfies(w -> assertThat(w.hub())
                        .contains(KillableHub.NAME));
                survivor.doing("collect", (step, subject, attempt) -> done.add(subject + ":" + attempt))
                        .started();
            } finally {
                killed.destroyForcibly().waitFor();
            }

            eventually().atMost(Duration.ofSeconds(20)).until(() -> survivor.waiting()
                    .isEmpty());
            assertThat(done).containsExactly("17:2");
        }
    }

    @Test
    void F22_a_killed_hub_that_starts_again_goes_on_at_once() throws Exception {
        try (TestDatabase database = TestDatabase.fresh();
                TestHub reborn = new TestHub(database.database().pool(), KillableHub.NAME)) {
            reborn.add("collect", "17");
            Process killed = startKillable(database);
            try (BufferedReader said = killed.inputReader(StandardCharsets.UTF_8)) {
                assertThat(said.lines().anyMatch("RUNNING collect 17"::equals)).isTrue();
            } finally {
                killed.destroyForcibly().waitFor();
            }
            reborn.doing("collect", (step, subject, attempt) -> done.add(subject))
                    .started();

            eventually().until(() -> reborn.waiting().isEmpty());
            assertThat(done).containsExactly("17");
        }
    }

    @Test
    void F23_a_step_is_not_added_when_the_database_goes_away_before_the_commit(@TempDir Path folder) throws Exception {
        int port = FreePort.next();
        EmbeddedDatabase server = EmbeddedDatabase.start(folder, port);
        try (Database database = Database.open(server.settings());
                TestHub hub = new TestHub(database.pool(), "one")) {
            EmbeddedDatabase running = server;
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new Store(database.pool()).changing(h -> {
                        hub.work.add(h, "collect", "17");
                        running.close();
                    })))
                    .isNotNull();
            server = EmbeddedDatabase.start(folder, port);
            eventually().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> assertThat(hub.waiting())
                    .isEmpty());
        } finally {
            server.close();
        }
    }

    private static Process startKillable(TestDatabase database) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillableHub.class.getName(),
                        database.settings().url())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}

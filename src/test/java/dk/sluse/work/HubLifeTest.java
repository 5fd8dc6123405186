package dk.sluse.work;

import static dk.sluse.work.TestHub.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How hubs share the work, start, stop, die and take over from each other. */
class HubLifeTest {

    private TestDatabase database;
    private Store store;
    private TestHub hub;
    private final List<String> done = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        store = database.store();
        hub = new TestHub(database.database().pool(), "one");
    }

    @AfterEach
    void close() {
        hub.close();
        database.close();
    }

    private void note(String step, String subject, int attempt) {
        done.add(step + ":" + subject + ":" + attempt);
    }

    @Test
    void two_hubs_share_the_work_and_each_step_is_done_once() {
        hub.doing("screen", 4, 0, this::note);
        for (int i = 0; i < 100; i++) {
            hub.add("screen", "file" + i);
        }
        try (TestHub other = new TestHub(database.database().pool(), "two").doing("screen", 4, 0, this::note)) {
            hub.started();
            other.started();
            eventually().atMost(Duration.ofSeconds(20)).until(() -> hub.waiting()
                    .isEmpty());
        }
        assertThat(done).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void a_second_hub_of_the_same_name_refuses_to_start() {
        hub.started();
        WorkSettings same = new WorkSettings(
                "one",
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                0,
                Duration.ofMillis(200),
                Duration.ofSeconds(1));
        try (TestHub second = new TestHub(database.database().pool(), same)) {
            assertThatThrownBy(second::started)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another hub named one works on this database");
        }
        hub.close();
        try (TestHub second = new TestHub(database.database().pool(), same)) {
            second.started();
        }
    }

    @Test
    void F22_what_a_hub_of_this_name_left_running_is_taken_up_at_its_start() {
        hub.add("collect", "17");
        store.changing(h -> h.execute("update work set picked = true, picked_by = 'one', last_heartbeat = now()"));

        hub.doing("collect", this::note).started();

        eventually().until(() -> hub.waiting().isEmpty());
        assertThat(done).containsExactly("collect:17:2");
    }

    @Test
    void F24_a_step_that_kills_its_hub_again_and_again_stops_at_last() {
        hub.add("screen", "bomb");
        store.changing(h -> h.execute("update work set picked = true, picked_by = 'one', last_heartbeat = now(),"
                + " consecutive_failures = 10"));

        hub.doing("screen", this::note).started();

        assertThat(hub.stopped()).singleElement().satisfies(stopped -> {
            assertThat(stopped.subject()).isEqualTo("bomb");
            assertThat(stopped.reason()).contains("ended");
        });
        assertThat(done).isEmpty();
    }

    @Test
    void a_stopping_hub_waits_for_the_step_that_runs() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        hub.doing("collect", (step, subject, attempt) -> {
                    begun.countDown();
                    await().pollDelay(Duration.ofMillis(300)).until(() -> true);
                    note(step, subject, attempt);
                })
                .started()
                .add("collect", "17");
        begun.await();

        hub.close();

        assertThat(done).containsExactly("collect:17:1");
        assertThat(hub.waiting()).isEmpty();
    }

    @Test
    void a_step_that_is_interrupted_because_its_hub_stops_has_not_failed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        WorkSettings impatient = new WorkSettings(
                "impatient",
                2,
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                0,
                Duration.ofSeconds(5),
                Duration.ofMillis(200));
        try (TestHub stopping = new TestHub(database.database().pool(), impatient)
                .doing("collect", 1, 0, (step, subject, attempt) -> {
                    begun.countDown();
                    new CountDownLatch(1).await();
                })) {
            stopping.started().add("collect", "17");
            begun.await();
        }
        eventually()
                .untilAsserted(() -> assertThat(hub.waiting()).singleElement().satisfies(waiting -> {
                    assertThat(waiting.running()).isFalse();
                    assertThat(waiting.attempts()).isZero();
                    assertThat(waiting.reason()).isEqualTo(Optional.empty());
                }));
        assertThat(hub.stopped()).isEmpty();
    }

    @Test
    void what_a_hub_writes_about_a_step_that_was_taken_over_changes_nothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        hub.doing("collect", (step, subject, attempt) -> {
                    begun.countDown();
                    mayEnd.await();
                    note(step, subject, attempt);
                })
                .started()
                .add("collect", "17");
        begun.await();
        store.changing(h -> h.execute("update work set version = version + 1, picked_by = 'two',"
                + " last_heartbeat = now() + interval '1 hour'"));
        mayEnd.countDown();
        eventually().until(() -> !done.isEmpty());
        hub.close();

        assertThat(hub.waiting()).singleElement().satisfies(w -> assertThat(w.hub())
                .contains("two"));
    }
}

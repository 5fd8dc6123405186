package dk.sluse.work;

import static dk.sluse.work.TestHub.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dk.sluse.audit.RecordedEvent;
import dk.sluse.audit.Trail;
import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps: added with the change that wants them, done until they succeed, stopped in sight when they cannot. */
class DurableWorkTest {

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
    void a_step_is_done_once_and_then_gone() {
        hub.doing("collect", this::note).started().add("collect", "17");

        eventually().until(() -> hub.waiting().isEmpty());
        assertThat(done).containsExactly("collect:17:1");
    }

    @Test
    void a_step_stands_only_if_the_change_that_wants_it_does() {
        hub.doing("collect", this::note).started();
        assertThatThrownBy(() -> store.changing(h -> {
                    hub.work.add(h, "collect", "17");
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessage("the change failed");
        hub.add("collect", "18");

        eventually().until(() -> hub.waiting().isEmpty());
        assertThat(done).containsExactly("collect:18:1");
    }

    @Test
    void a_step_that_waits_already_is_not_added_again_but_may_move_forward() {
        store.changing(h -> hub.work.add(h, "warn", "1", Duration.ofHours(1)));
        hub.add("warn", "1");
        hub.add("warn", "1");
        assertThat(hub.waiting()).hasSize(1);

        hub.doing("warn", this::note).started();

        eventually().until(() -> hub.waiting().isEmpty());
        assertThat(done).containsExactly("warn:1:1");
    }

    @Test
    void a_step_with_a_delay_waits_for_it() {
        hub.doing("warn", this::note).doing("now", this::note).started();
        store.changing(h -> hub.work.add(h, "warn", "1", Duration.ofHours(1)));
        hub.add("now", "1");

        eventually().until(() -> done.contains("now:1:1"));
        assertThat(hub.waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.step()).isEqualTo("warn");
            assertThat(waiting.due()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
        });
    }

    @Test
    void a_step_asked_for_again_while_it_runs_runs_once_more_since_it_may_have_looked_too_early() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        hub.doing("decide", (step, subject, attempt) -> {
                    begun.countDown();
                    mayEnd.await();
                    note(step, subject, attempt);
                })
                .started()
                .add("decide", "17");
        begun.await();
        hub.add("decide", "17");
        hub.add("decide", "17");
        mayEnd.countDown();

        eventually().until(() -> hub.waiting().isEmpty());
        assertThat(done).containsExactly("decide:17:1", "decide:17:1");
    }

    @Test
    void a_step_that_asks_for_itself_later_waits_until_then() {
        hub.doing("poll", (step, subject, attempt) -> {
                    store.changing(h -> hub.work.add(h, step, subject, Duration.ofHours(1)));
                    note(step, subject, attempt);
                })
                .started()
                .add("poll", "alpha");

        eventually()
                .until(() -> hub.waiting().get(0).due().isAfter(Instant.now().plus(Duration.ofMinutes(59))));
        assertThat(hub.waiting().get(0).running()).isFalse();
        assertThat(done).containsExactly("poll:alpha:1");
    }

    @Test
    void a_failing_step_is_tried_again_and_shows_why_with_person_numbers_masked() {
        AtomicBoolean mended = new AtomicBoolean();
        hub.doing("collect", 1, 1000, (step, subject, attempt) -> {
                    if (!mended.get()) {
                        throw new IllegalStateException(
                                "No file 010203-1234\u0007", new java.io.IOException("disk full"));
                    }
                    note(step, subject, attempt);
                })
                .started()
                .add("collect", "17");

        eventually().until(() -> hub.waiting().get(0).attempts() >= 2);
        assertThat(hub.waiting().get(0).reason()).contains("No file ******-****\\u{7}: disk full");
        mended.set(true);
        eventually().until(() -> hub.waiting().isEmpty());
        assertThat(done).singleElement().satisfies(last -> assertThat(last).doesNotEndWith(":1"));
    }

    @Test
    void F24_a_poison_step_stops_in_sight_and_does_not_stall_the_others() {
        AtomicInteger attempts = new AtomicInteger();
        hub.doing("publish", 2, 2, (step, subject, attempt) -> {
                    if (subject.equals("poison")) {
                        attempts.incrementAndGet();
                        throw new StackOverflowError();
                    }
                    note(step, subject, attempt);
                })
                .started()
                .add("publish", "poison");
        for (int i = 0; i < 20; i++) {
            hub.add("publish", "good" + i);
        }

        eventually().until(() -> hub.waiting().isEmpty());
        assertThat(done).hasSize(20);
        assertThat(attempts).hasValue(3);
        assertThat(hub.stopped()).singleElement().satisfies(stopped -> {
            assertThat(stopped.step()).isEqualTo("publish");
            assertThat(stopped.subject()).isEqualTo("poison");
            assertThat(stopped.attempts()).isEqualTo(3);
            assertThat(stopped.reason()).isEqualTo("StackOverflowError");
        });
        assertThat(hub.alarms).isEqualTo(hub.stopped());
        RecordedEvent event = store.read(h -> Trail.last(h, "hub", 1)).get(0);
        assertThat(event.kind()).isEqualTo("step-stopped");
        assertThat(event.facts()).containsEntry("step", "publish").containsEntry("subject", "poison");
    }

    @Test
    void a_stopped_step_stays_so_until_a_person_lets_it_go_on() {
        AtomicBoolean mended = new AtomicBoolean();
        hub.doing("publish", 1, 0, (step, subject, attempt) -> {
                    if (!mended.get()) {
                        throw new IllegalStateException("no");
                    }
                    note(step, subject, attempt);
                })
                .started()
                .add("publish", "1");
        eventually().until(() -> hub.stopped().size() == 1);

        hub.add("publish", "1");
        assertThat(hub.waiting()).isEmpty();

        mended.set(true);
        assertThat(hub.retry("publish", "1")).isTrue();
        eventually().until(() -> !done.isEmpty());
        eventually().until(() -> hub.waiting().isEmpty());
        assertThat(hub.stopped()).isEmpty();
        assertThat(hub.retry("publish", "1")).isFalse();
    }

    @Test
    void a_step_asked_for_again_during_its_last_attempt_does_not_stop_but_begins_anew() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean withdrawn = new AtomicBoolean();
        hub.doing("collect", 1, 0, (step, subject, attempt) -> {
                    boolean looksTooEarly = !withdrawn.get();
                    begun.countDown();
                    mayEnd.await();
                    if (looksTooEarly) {
                        throw new IllegalStateException("connection reset");
                    }
                    note(step, subject, attempt);
                })
                .started()
                .add("collect", "42");
        begun.await();
        // As a withdrawal does, which wants the step to look again
        store.changing(h -> {
            hub.work.add(h, "collect", "42");
            var unused = hub.work.retry(h, "collect", "42");
        });
        withdrawn.set(true);
        mayEnd.countDown();

        eventually().until(() -> hub.waiting().isEmpty());
        assertThat(done).containsExactly("collect:42:1");
        assertThat(hub.stopped()).isEmpty();
        assertThat(hub.alarms).isEmpty();
    }

    @Test
    void a_step_that_was_added_just_now_can_be_retried() {
        hub.add("send-mail", "7");
        assertThat(hub.retry("send-mail", "7")).isTrue();
        assertThat(hub.retry("send-mail", "8")).isFalse();
        assertThat(hub.waiting()).hasSize(1);
    }

    @Test
    void a_person_may_wake_a_step_that_waits_for_its_next_attempt() {
        AtomicBoolean mended = new AtomicBoolean();
        hub.doing("collect", 1, 1, (step, subject, attempt) -> {
                    if (!mended.get()) {
                        throw new Down("The environment of alpha does not answer", Duration.ofHours(1));
                    }
                    note(step, subject, attempt);
                })
                .started()
                .add("collect", "17");
        eventually().until(() -> hub.waiting().get(0).reason().isPresent());
        assertThat(hub.waiting().get(0).due()).isAfter(Instant.now().plus(Duration.ofMinutes(59)));

        mended.set(true);
        assertThat(hub.retry("collect", "17")).isTrue();
        eventually().until(() -> hub.waiting().isEmpty());
    }

    @Test
    void a_step_whose_environment_is_down_is_tried_for_ever_and_is_seen_with_the_reason() {
        AtomicInteger attempts = new AtomicInteger();
        hub.doing("collect", 1, 1, (step, subject, attempt) -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("wrapped", new Down("alpha is down", Duration.ofMillis(5)));
                })
                .started()
                .add("collect", "17");

        eventually().until(() -> attempts.get() > 6);
        eventually()
                .untilAsserted(() -> assertThat(hub.waiting().get(0).reason()).contains("wrapped: alpha is down"));
        assertThat(hub.waiting().get(0).attempts()).isZero();
        assertThat(hub.stopped()).isEmpty();
    }

    @Test
    void no_more_of_a_step_runs_at_once_than_it_has_places_and_all_are_done_promptly() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        hub.doing("screen", 2, 0, (step, subject, attempt) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            await().pollDelay(Duration.ofMillis(10)).until(() -> true);
            now.decrementAndGet();
            note(step, subject, attempt);
        });
        for (int i = 0; i < 40; i++) {
            hub.add("screen", "file" + i);
        }
        hub.started();

        // Parked subjects are called when a place gets free: nobody waits for the parking time.
        eventually().atMost(Duration.ofSeconds(15)).until(() -> hub.waiting().isEmpty());
        assertThat(done).hasSize(40).doesNotHaveDuplicates().allMatch(d -> d.endsWith(":1"));
        assertThat(most).hasValue(2);
    }

    @Test
    void a_full_step_does_not_stall_another() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        hub.doing("slow", 1, 0, (step, subject, attempt) -> mayEnd.await()).doing("quick", this::note);
        for (int i = 0; i < 50; i++) {
            hub.add("slow", "s" + i);
        }
        hub.started().add("quick", "q");

        eventually().until(() -> done.contains("quick:q:1"));
        mayEnd.countDown();
        eventually().atMost(Duration.ofSeconds(15)).until(() -> hub.waiting().isEmpty());
    }

    @Test
    void a_step_that_no_route_runs_waits_in_sight() {
        hub.started().add("unheard-of", "1");
        eventually()
                .until(() -> hub.waiting().get(0).due().isAfter(Instant.now().plusSeconds(1)));
        assertThat(hub.waiting().get(0).attempts()).isZero();
        assertThat(hub.stopped()).isEmpty();
    }

    @Test
    void the_wait_doubles_with_each_failure_up_to_the_longest() {
        WorkSettings settings = WorkSettings.of("one");
        List<Duration> waits = new ArrayList<>();
        for (int failures = 1; failures <= 12; failures++) {
            waits.add(settings.waitAfter(failures));
        }
        assertThat(waits)
                .startsWith(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8))
                .endsWith(Duration.ofMinutes(10), Duration.ofMinutes(10))
                .isSorted();
        assertThat(settings.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_steps_name_may_not_hold_what_parts_it_from_its_subject() {
        assertThatThrownBy(() -> hub.add("a/b", "c")).hasMessageContaining("lower-case");
        hub.doing("collect", this::note).started().add("collect", "17/Tabel 1/æ.xlsx");
        eventually().until(() -> done.contains("collect:17/Tabel 1/æ.xlsx:1"));
    }

    /** As the custody room's exception for an environment that does not answer. */
    private static final class Down extends RuntimeException implements Waits {
        private static final long serialVersionUID = 1L;
        private final Duration patience;

        Down(String message, Duration patience) {
            super(message);
            this.patience = patience;
        }

        @Override
        public Duration patience() {
            return patience;
        }
    }
}

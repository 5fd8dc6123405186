package dk.sluse.demo;

import static dk.sluse.demo.WholeHub.OFFICER;
import static dk.sluse.demo.WholeHub.OPERATOR;
import static dk.sluse.demo.WholeHub.PATIENCE;
import static dk.sluse.demo.WholeHub.RESEARCHER;
import static dk.sluse.demo.WholeHub.filesBelow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.sluse.audit.EventKind;
import dk.sluse.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * F22, F30: the hub is killed, as {@code kill -9} does, at each durable step of an export, at the very moment at which it
 * records the step; then it is started again. Every file is whole in exactly one right place all the same.
 *
 * <p>The moment is exact: the test holds a lock that a trigger in its database waits for when the event is written.
 */
class KilledHubTest {

    private static final long LOCK = 4711;

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Connection owner;
    private WholeHub hub;

    @BeforeEach
    void setTheStage() throws Exception {
        database = TestDatabase.fresh();
        owner = database.asOwner();
        hub = WholeHub.start(folder, WholeHub.Terms.over(database, folder));
        placeTrigger();
    }

    @AfterEach
    void clearTheStage() throws Exception {
        hub.close();
        owner.close();
        database.close();
    }

    @Test
    @DisplayName("F22 F30 killed at every step of an approved export, the files arrive whole and expire")
    void killed_at_every_step_of_an_approved_export() throws Exception {
        Path results = hub.environment().users().resolve("results");
        byte[] table = "group n\nA 120\nB 140\n".getBytes(StandardCharsets.UTF_8);
        hub.environment().put("results/model.log", table);
        hub.environment().put("results/analysis.R", "summary(glm(y ~ x))\n".getBytes(StandardCharsets.UTF_8));

        killAt(EventKind.REQUEST_RECEIVED, () -> hub.ask("results/model.log", "results/analysis.R"));
        killWhenItHappens(EventKind.FILE_COLLECTED);
        killWhenItHappens(EventKind.FILE_SCREENED);
        killWhenItHappens(EventKind.REQUEST_IN_REVIEW);
        hub.until("in-review");
        assertThat(filesBelow(results)).isEmpty();
        assertThat(filesBelow(hub.airlock())).hasSize(2);
        assertThat(filesBelow(hub.download())).isEmpty();

        killAt(EventKind.FILE_APPROVED, () -> order("approve " + hub.number()));
        assertThat(hub.state()).isEqualTo("in-review");
        killAt(EventKind.FILE_PLACED, () -> order("approve " + hub.number()));
        killWhenItHappens(EventKind.REQUEST_PUBLISHED);
        hub.until("published");
        assertThat(Files.readAllBytes(hub.download().resolve("alpha/" + hub.number() + "/results/model.log")))
                .isEqualTo(table);

        killAt(EventKind.REQUEST_EXPIRED, () -> {
            hub.clock().advance(Duration.ofDays(32));
            hub.untilStatusSays("The clock jumped");
            hub.as(OPERATOR, "clock accept");
        });
        hub.until("expired");
        killAt(EventKind.FILE_DELETED, () -> hub.clock().advance(Duration.ofHours(2)));
        hub.live();
        await().atMost(PATIENCE).until(() -> filesBelow(hub.download()).isEmpty());
        hub.assertMailed(RESEARCHER, "er modtaget", "klar til at blive hentet", "er slettet");
        hub.assertTheRecordIsWhole();
    }

    @Test
    @DisplayName("F22 killed at every step of a refusal, the files lie whole in the environment again")
    void killed_at_every_step_of_a_refused_export() throws Exception {
        byte[] table = "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8);
        hub.environment().put("results/table.csv", table);
        hub.ask("results/table.csv");
        hub.until("in-review");

        killAt(EventKind.FILE_REFUSED, this::refuse);
        assertThat(hub.state()).isEqualTo("in-review");
        killAt(EventKind.FILE_RETURNED, this::refuse);
        killWhenItHappens(EventKind.REQUEST_RETURNED);
        hub.until("returned");

        assertThat(hub.environment().users().resolve("results/table.csv")).hasBinaryContent(table);
        assertThat(filesBelow(hub.airlock())).isEmpty();
        assertThat(filesBelow(hub.download())).isEmpty();
        hub.assertTheRecordIsWhole();
    }

    private void refuse() throws IOException {
        order("refuse " + hub.number() + " --reason 'csv is not allowed'");
    }

    /** A command under which the hub may be killed: only an answer is proof of anything. */
    private void order(String command) throws IOException {
        var answer = hub.tell(OFFICER, command);
        if (answer.exit() > 0) {
            throw new IllegalStateException(command + " was answered with " + answer);
        }
    }

    private interface Act {
        void run() throws Exception;
    }

    /** Holds the hub at the moment it records this, and kills it there. */
    private void killAt(EventKind moment, Act act) throws Exception {
        try (Connection holder = database.asOwner();
                Statement hold = holder.createStatement()) {
            hold.execute("select pg_advisory_lock(" + LOCK + ")");
            update("insert into kill_point values ('" + moment.wireName() + "')");
            hub.live();
            // The hub dies under it, which is the point; what it says before that explains a moment that never comes.
            AtomicReference<String> said = new AtomicReference<>("nothing");
            Thread acting = new Thread(() -> {
                try {
                    act.run();
                } catch (Exception | AssertionError e) {
                    said.set(e.toString());
                }
            });
            acting.start();
            awaitTheMoment(moment, said);
            hub.kill();
            update("delete from kill_point");
            hold.execute("select pg_advisory_unlock(" + LOCK + ")");
            acting.join(PATIENCE.toMillis());
        }
    }

    private void awaitTheMoment(EventKind moment, AtomicReference<String> said) {
        try {
            await().atMost(PATIENCE).until(this::isHeld);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("The hub never came to " + moment.wireName() + "; it said: " + said.get(), e);
        }
    }

    private void killWhenItHappens(EventKind moment) throws Exception {
        killAt(moment, () -> {});
    }

    private boolean isHeld() throws SQLException {
        try (Statement look = owner.createStatement();
                ResultSet found = look.executeQuery(
                        "select count(*) from pg_locks where locktype = 'advisory' and not granted and objid = "
                                + LOCK)) {
            found.next();
            return found.getInt(1) > 0;
        }
    }

    private void placeTrigger() throws SQLException {
        update("create table kill_point (kind text)");
        update("grant select on kill_point to sluse_hub");
        update("""
                create function hold_here() returns trigger language plpgsql as $$
                begin
                    if exists (select 1 from kill_point where kind = new.kind) then
                        perform pg_advisory_xact_lock(%d);
                    end if;
                    return new;
                end $$""".formatted(LOCK));
        update("create trigger hold_here before insert on audit_event for each row execute function hold_here()");
    }

    private void update(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}

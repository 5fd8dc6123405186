package dk.sluse.demo;

import static dk.sluse.demo.WholeHub.OFFICER;
import static dk.sluse.demo.WholeHub.OPERATOR;
import static dk.sluse.demo.WholeHub.PATIENCE;
import static dk.sluse.demo.WholeHub.RESEARCHER;
import static dk.sluse.demo.WholeHub.filesBelow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.sluse.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a hub lives among goes away, answers wrongly or sends nonsense. Nothing is lost, nothing moves that should not, the
 * operator sees it where operators look, and it goes on when the trouble is over.
 */
class HubInTroubleTest {

    /** So many times is a failing step tried that does stop. */
    private static final int ATTEMPTS = 6;

    private static final byte[] LOG = "group n\nA 120\nB 140\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Connection owner;
    private WholeHub hub;

    @BeforeEach
    void setTheStage() throws Exception {
        database = TestDatabase.fresh();
        owner = database.asOwner();
        Map<String, String> quick = Map.of("work.backoff", "PT0.1S", "work.longest-backoff", "PT0.2S");
        hub = WholeHub.start(folder, WholeHub.Terms.over(database, folder).with(quick));
        hub.environment().put("results/model.log", LOG);
    }

    @AfterEach
    void clearTheStage() throws Exception {
        hub.close();
        owner.close();
        database.close();
    }

    @Test
    @DisplayName("F15 an environment that is down is waited for without end, in sight, and nothing is lost")
    void an_environment_that_is_down() throws Exception {
        hub.environment().goDown();
        hub.ask("results/model.log");
        hub.untilStatusSays("no login at");
        String request = hub.number();

        for (int attempt = 1; attempt <= ATTEMPTS + 1; attempt++) {
            awaitAnotherAttempt("collect-results/" + request);
        }

        assertThat(hub.status())
                .contains("collect-results/" + request, "Connection refused")
                .doesNotContain("Stopped");
        assertThat(hub.as(OPERATOR, "why " + request).out())
                .contains("It waits for: the hub; collect-results is tried again at", "Connection refused");
        assertThat(hub.environment().users().resolve("results/model.log")).hasBinaryContent(LOG);
        assertThat(filesBelow(hub.airlock())).isEmpty();

        hub.environment().comeBack();
        hub.order(OPERATOR, "retry collect-results/" + request);
        hub.until("in-review");
        assertThat(hub.environment().users().resolve("results/model.log")).doesNotExist();
        assertThat(filesBelow(hub.airlock())).singleElement().satisfies(file -> assertThat(file)
                .hasBinaryContent(LOG));
    }

    @Test
    @DisplayName(
            "F12 a server with another host key gets and gives nothing; the step stops until an operator has looked")
    void another_host_key() throws Exception {
        hub.environment().swapHostKey();
        hub.ask("results/model.log");
        String request = assertStopped("shows the host key");

        Path file = hub.site().config().resolve("projects/alpha.yaml");
        String pinned = Files.readString(file)
                .replaceFirst("host-key: .*", "host-key: " + hub.environment().hostKeyLine());
        replace(file, pinned);
        Path known = hub.site().data().resolve("known-hosts/alpha");
        await().alias("the mended file is taken over").atMost(PATIENCE).until(() -> Files.readString(known)
                .contains(hub.environment().hostKeyLine()));

        assertGoesOn(request);
    }

    @Test
    @DisplayName(
            "F12 another project's environment gets and gives nothing; the step stops until an operator has looked")
    void another_sentinel() throws Exception {
        Path sentinel = hub.environment().root().resolve(".sluse/sentinel");
        Files.writeString(sentinel, "beta\n");
        hub.ask("results/model.log");
        String request = assertStopped("names another project");

        Files.writeString(sentinel, hub.environment().sentinelText() + "\n");

        assertGoesOn(request);
    }

    /** Answers with the request's number. */
    private String assertStopped(String reason) throws IOException {
        hub.untilStatusSays("Stopped, waiting for a person");
        String request = hub.number();
        assertThat(hub.status()).contains("collect-results/" + request + " after " + ATTEMPTS + " attempts", reason);
        assertThat(hub.as(OPERATOR, "why " + request).out())
                .contains("an operator; the step collect-results stopped", reason);
        hub.assertMailed(OPERATOR, "A step has stopped: collect-results");
        assertThat(hub.state()).isEqualTo("collecting");
        assertThat(filesBelow(hub.environment().users())).singleElement().satisfies(file -> assertThat(file)
                .hasBinaryContent(LOG));
        assertThat(filesBelow(hub.environment().holding())).isEmpty();
        assertThat(filesBelow(hub.airlock())).isEmpty();
        return request;
    }

    private void assertGoesOn(String request) throws IOException {
        hub.order(OPERATOR, "retry collect-results/" + request);
        hub.until("in-review");
        assertThat(filesBelow(hub.airlock())).singleElement().satisfies(file -> assertThat(file)
                .hasBinaryContent(LOG));
        assertThat(hub.status()).doesNotContain("Stopped");
    }

    @Test
    @DisplayName("F30 mails wait for a mail server that is down, without end and in sight, and arrive when it is back")
    void a_mail_server_that_is_down() throws Exception {
        inReview();
        hub.mail().goDown();

        hub.order(OFFICER, "approve " + hub.number());
        hub.until("published");
        String step = mailStep();
        for (int attempt = 1; attempt <= ATTEMPTS + 1; attempt++) {
            awaitAnotherAttempt(step);
        }
        assertThat(hub.status())
                .contains("Mails not sent", "request-published to " + WholeHub.mailOf(RESEARCHER))
                .doesNotContain("Stopped", "REFUSED");

        hub.mail().comeBack();
        hub.order(OPERATOR, "retry " + step);
        hub.assertMailed(RESEARCHER, "klar til at blive hentet");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(hub.status()).doesNotContain("Mails not sent"));
    }

    @Test
    @DisplayName("F28 an address that is gone is seen, and holds nothing up")
    void an_address_that_is_gone() throws Exception {
        inReview();
        hub.mail().refuse(WholeHub.mailOf(RESEARCHER));

        hub.order(OFFICER, "approve " + hub.number());
        hub.until("published");
        hub.untilStatusSays("request-published to " + WholeHub.mailOf(RESEARCHER) + " REFUSED");
        assertThat(hub.status()).contains("550").doesNotContain("Stopped");

        hub.order(OFFICER, "revoke " + hub.number() + " --reason 'A wrong table.'");
        hub.until("revoked");
        await().atMost(PATIENCE).until(() -> filesBelow(hub.download()).isEmpty());
    }

    private void inReview() throws IOException {
        hub.ask("results/model.log");
        hub.until("in-review");
    }

    private String mailStep() {
        return await().alias("a mail waits").atMost(PATIENCE).until(() -> word("""
                select coalesce(min(step || '/' || subject), '') from work where step = 'send-mail' and reason is not null
                """), found -> !found.isEmpty());
    }

    @Test
    @DisplayName("F24 F39 letters that nobody can read stand in no other letter's way")
    void poison_letters() throws Exception {
        String vouched = "Authentication-Results: mx.test.invalid; dmarc=pass header.from=test.invalid\r\n" + "From: "
                + WholeHub.mailOf(RESEARCHER) + "\r\nTo: export@hub.test.invalid\r\nSubject: Hjemtagelse ALPHA\r\n";
        String headless = "\u0000\u0001 no header at all\r\n\r\n\u00ff\u00fe";
        String boundless = vouched + "Content-Type: multipart/mixed\r\n\r\n--x\r\n\r\nhello\r\n";
        String unending = vouched + "Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x\r\n"
                + "Content-Type: text/csv; name=\"manifest.csv\"\r\nContent-Disposition: attachment; filename=\"manifest.csv\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n!!!not*base64";
        String unknown =
                vouched + "Content-Type: text/plain; charset=no-such\r\nContent-Transfer-Encoding: x-none\r\n\r\nx";
        String unproven = boundless.replace("dmarc=pass", "dmarc=fail");
        for (String poison : List.of(headless, boundless, unending, unknown, unproven)) {
            hub.mail().postRaw(poison.getBytes(StandardCharsets.ISO_8859_1));
        }
        hub.ask("results/model.log");

        await().alias("the good letter is read")
                .atMost(PATIENCE)
                .until(() -> hub.as(OFFICER, "requests --all").out().contains("in-review"));
        hub.assertMailed(OPERATOR, "A mail was not acted upon");
        await().alias("the others are answered").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        hub.mail().mailsTo(WholeHub.mailOf(RESEARCHER)).stream()
                                .map(ReceivedMail::subject)
                                .filter(subject -> subject.contains("incomplete") || subject.contains("mangler")))
                .hasSize(3));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(hub.status())
                .doesNotContain("read-letter", "Stopped", "Mails not sent"));
    }

    @Test
    @DisplayName("F36 a clock that jumps expires nothing until an operator has accepted it")
    void a_clock_that_jumps() throws Exception {
        inReview();
        hub.order(OFFICER, "approve " + hub.number());
        hub.until("published");

        hub.clock().advance(Duration.ofDays(32));
        hub.untilStatusSays("The clock jumped");

        assertThat(hub.state()).isEqualTo("published");
        Path published = hub.download().resolve("alpha/" + hub.number() + "/results/model.log");
        assertThat(published).hasBinaryContent(LOG);
        hub.order(OPERATOR, "clock accept");
        hub.until("expired");
        hub.clock().advance(Duration.ofHours(2));
        await().atMost(PATIENCE).until(() -> Files.notExists(published));
    }

    @Test
    @DisplayName("A faulty project file changes nothing and is told of; a good one is taken over beside the others")
    void a_faulty_project_file() throws Exception {
        Path alpha = hub.site().config().resolve("projects/alpha.yaml");
        Path beta = hub.site().config().resolve("projects/beta.yaml");
        String good = Files.readString(alpha);
        replace(alpha, good.replaceFirst("(?m)^  host-key:.*$", "  host-key: none"));
        try (Environment other = Environment.start(folder.resolve("environment-beta"), "beta")) {
            hub.site().addProject("beta", "BETA", 1, other);
            String whole = Files.readString(beta);
            replace(beta, whole.replace("template: poll-drop", "template: pol-drop"));
            hub.untilStatusSays("config/projects/beta.yaml");
            hub.untilStatusSays("config/projects/alpha.yaml");
            assertThat(hub.status()).contains("Trouble", "poll-drop-folder", "host-key");

            inReview();

            replace(alpha, good);
            replace(beta, whole);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(hub.as(OPERATOR, "projects").out())
                            .contains("ALPHA", "BETA")
                            .doesNotContain("!"));
            assertThat(hub.status()).doesNotContain("Trouble");
        }
    }

    /** Lets the wait before a step's next attempt pass, and waits until that attempt has failed as well. */
    private void awaitAnotherAttempt(String id) throws SQLException {
        String last = lastFailure(id);
        update("update work set execution_time = now() where task_instance = '" + id + "' and not picked");
        await().alias("another attempt at " + id)
                .atMost(PATIENCE)
                .until(() -> lastFailure(id), found -> !found.equals(last));
    }

    private String lastFailure(String id) throws SQLException {
        return word("select coalesce(max(last_failure)::text, '') from work where task_instance = '" + id + "'");
    }

    private String word(String query) throws SQLException {
        try (Statement look = owner.createStatement();
                ResultSet found = look.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }

    private void update(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void replace(Path file, String content) throws IOException {
        Path next = Files.writeString(file.resolveSibling(".next"), content);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }
}

package dk.sluse.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.sluse.audit.EventKind;
import dk.sluse.audit.Ledger;
import dk.sluse.audit.Verification;
import dk.sluse.audit.Verifier;
import dk.sluse.demo.Documents.Application;
import dk.sluse.demo.Documents.ManifestLine;
import dk.sluse.demo.GatewayClient.Answer;
import dk.sluse.project.Enrolment;
import dk.sluse.project.Office;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String PROJECT = "alpha";

    @TempDir
    private Path folder;

    private TestDatabase database;
    private Connection owner;
    private MailServer mail;
    private Environment environment;
    private ClockFile clock;
    private DemoSite site;
    private HubProcess hub;
    private GatewayClient gateway;
    private final Map<String, Keys> keys = new HashMap<>();

    @BeforeEach
    void setTheStage() throws Exception {
        database = TestDatabase.fresh();
        owner = database.asOwner();
        site = new DemoSite(folder.resolve("site"), Path.of("config"));
        clock = new ClockFile(site.clock());
        mail = MailServer.start("export@hub.test.invalid", "mx.test.invalid", clock.clock());
        environment = Environment.start(folder.resolve("environment"), PROJECT);
        site.use(mail);
        site.set("database.url", database.settings().url());
        site.set("database.owner.user", database.settings().owner().user());
        site.set("database.password-file", secret("hub", "test"));
        site.set("database.owner.password-file", secret("owner", "unused"));
        site.writeSettings();
        site.addProject(PROJECT, "ALPHA", 1, environment);
        hub = new HubProcess(
                System.getProperty("java.class.path"), folder.resolve("site"), Path.of("routes"), List.of("-Xmx256m"));
        hub.start();
        enrol();
        placeTrigger();
        String line = Files.readAllLines(site.data().resolve("known_hosts")).get(0);
        gateway = new GatewayClient(site.port(), line.substring(line.indexOf(' ') + 1));
    }

    @AfterEach
    void clearTheStage() throws Exception {
        gateway.close();
        hub.close();
        Files.copy(hub.log(), Path.of("target/killed-hub-" + System.nanoTime() + ".log"));
        environment.close();
        mail.close();
        owner.close();
        database.close();
    }

    @Test
    @DisplayName("F22 F30 killed at every step of an approved export, the files arrive whole and expire")
    void killed_at_every_step_of_an_approved_export() throws Exception {
        Path results = environment.users().resolve("results");
        byte[] table = "group n\nA 120\nB 140\n".getBytes(StandardCharsets.UTF_8);
        environment.put("results/model.log", table);
        environment.put("results/analysis.R", "summary(glm(y ~ x))\n".getBytes(StandardCharsets.UTF_8));

        killAt(EventKind.REQUEST_RECEIVED, () -> ask("model.log", "analysis.R"));
        killWhenItHappens(EventKind.FILE_COLLECTED);
        killWhenItHappens(EventKind.FILE_SCREENED);
        killWhenItHappens(EventKind.REQUEST_IN_REVIEW);
        until("in-review");
        assertThat(filesBelow(results)).isEmpty();
        assertThat(filesBelow(airlock())).hasSize(2);
        assertThat(filesBelow(site.data().resolve("download"))).isEmpty();

        killAt(EventKind.FILE_APPROVED, () -> quietly("officer-1", "approve " + number()));
        assertThat(state()).isEqualTo("in-review");
        killAt(EventKind.FILE_PLACED, () -> quietly("officer-1", "approve " + number()));
        killWhenItHappens(EventKind.REQUEST_PUBLISHED);
        until("published");
        assertThat(Files.readAllBytes(site.data().resolve("download/alpha/" + number() + "/results/model.log")))
                .isEqualTo(table);

        killAt(EventKind.REQUEST_EXPIRED, () -> {
            clock.advance(Duration.ofDays(32));
            await().atMost(PATIENCE)
                    .until(() -> as("operator-1", "status").out().contains("The clock jumped"));
            as("operator-1", "clock accept");
        });
        until("expired");
        killAt(EventKind.FILE_DELETED, () -> clock.advance(Duration.ofHours(2)));
        live();
        await().atMost(PATIENCE)
                .until(() -> filesBelow(site.data().resolve("download")).isEmpty());
        assertMailed("er modtaget", "klar til at blive hentet", "er slettet");
        assertTheRecordIsWhole();
    }

    @Test
    @DisplayName("F22 killed at every step of a refusal, the files lie whole in the environment again")
    void killed_at_every_step_of_a_refused_export() throws Exception {
        byte[] table = "a;b\n1;2\n".getBytes(StandardCharsets.UTF_8);
        environment.put("results/table.csv", table);
        ask("table.csv");
        until("in-review");

        killAt(
                EventKind.FILE_REFUSED,
                () -> quietly("officer-1", "refuse " + number() + " --reason 'csv is not allowed'"));
        assertThat(state()).isEqualTo("in-review");
        killAt(
                EventKind.FILE_RETURNED,
                () -> quietly("officer-1", "refuse " + number() + " --reason 'csv is not allowed'"));
        killWhenItHappens(EventKind.REQUEST_RETURNED);
        until("returned");

        assertThat(environment.users().resolve("results/table.csv")).hasBinaryContent(table);
        assertThat(filesBelow(airlock())).isEmpty();
        assertThat(filesBelow(site.data().resolve("download"))).isEmpty();
        assertTheRecordIsWhole();
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
            live();
            Thread acting = new Thread(() -> {
                try {
                    act.run();
                } catch (Exception e) {
                    // The hub dies under it: that is the point.
                }
            });
            acting.start();
            await().alias("the hub reaches " + moment.wireName())
                    .atMost(PATIENCE)
                    .until(this::isHeld);
            hub.kill();
            update("delete from kill_point");
            hold.execute("select pg_advisory_unlock(" + LOCK + ")");
            acting.join(PATIENCE.toMillis());
        }
    }

    /** Starts the hub where it was killed; not before the next moment to kill it at is set. */
    private void live() throws IOException {
        if (!hub.isAlive()) {
            hub.start();
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

    private void enrol() throws IOException {
        Enrolment enrolment = new Enrolment(new People(), new Ledger(Clock.systemUTC()), Clock.systemUTC());
        Person officer = new Person("officer-1", "Officer One", "officer-1@test.invalid");
        Person operator = new Person("operator-1", "Operator One", "operator-1@test.invalid");
        Person researcher = new Person("researcher", "Researcher of ALPHA", "researcher@test.invalid");
        PublicKeyLine officerKey = key("officer-1");
        PublicKeyLine operatorKey = key("operator-1");
        PublicKeyLine researcherKey = key("researcher");
        database.store().changing(h -> {
            enrolment.atConsole(h, Office.OFFICER, officer, officerKey);
            enrolment.atConsole(h, Office.OPERATOR, operator, operatorKey);
            enrolment.member(
                    h,
                    new dk.sluse.project.Caller(
                            "officer-1",
                            "Officer One",
                            "",
                            java.util.Set.of(Office.OFFICER),
                            java.util.Set.of(),
                            java.util.Set.of()),
                    PROJECT,
                    researcher,
                    true,
                    researcherKey);
        });
    }

    private PublicKeyLine key(String login) throws IOException {
        Keys created = Keys.create(folder.resolve("key-" + login), login);
        keys.put(login, created);
        return PublicKeyLine.parse(created.publicLine());
    }

    private String secret(String name, String content) throws IOException {
        Path file = Files.createFile(
                site.secrets().resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
        return file.toString();
    }

    private void ask(String... names) throws IOException {
        Path papers = Files.createDirectory(folder.resolve("papers"));
        Application application = new Application(
                "ALPHA", "The alpha cohort", "Researcher", "Researcher", "University", LocalDate.of(2026, 11, 2));
        List<ManifestLine> lines = Stream.of(names)
                .map(name -> new ManifestLine(
                        "results/" + name,
                        "The log of a model of the cohort.",
                        "Everything in it is aggregated; no individual data.",
                        false))
                .toList();
        mail.post(ResearcherMail.from("researcher@test.invalid")
                .subject("Hjemtagelse ALPHA")
                .text("Please.")
                .attach(Documents.form(papers, application))
                .attach(Documents.ethicsApproval(papers, application))
                .attach(Documents.manifestCsv(papers, application, lines)));
    }

    private Answer as(String login, String command) throws IOException {
        live();
        return gateway.run(login, keys.get(login), command, "");
    }

    private void quietly(String login, String command) {
        try {
            gateway.run(login, keys.get(login), command, "");
        } catch (IOException e) {
            // The hub was killed while it answered.
        }
    }

    private String state() throws IOException {
        return as("officer-1", "show " + number())
                .out()
                .lines()
                .filter(line -> line.startsWith("State: "))
                .map(line -> line.substring("State: ".length()).replaceFirst(",.*", ""))
                .findFirst()
                .orElse("");
    }

    /** A number that was given out in a transaction that did not live is not given out again. */
    private String number() throws IOException {
        return as("officer-1", "requests --all")
                .out()
                .lines()
                .map(line -> line.replaceFirst(" .*", ""))
                .filter(word -> word.matches("\\d+"))
                .findFirst()
                .orElse("0");
    }

    private Path airlock() throws IOException {
        return site.data().resolve("airlock/alpha/" + number() + "/files");
    }

    private void until(String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo(state));
    }

    /** No mail is lost; one may come twice, where the hub died before it wrote down that it had sent it. */
    private void assertMailed(String... subjects) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(List.of(subjects))
                .allMatch(part -> mail.mailsTo("researcher@test.invalid").stream()
                        .anyMatch(received -> received.subject().contains(part))));
    }

    private void assertTheRecordIsWhole() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new Verifier(Duration.ofSeconds(30)).verify(database.store()))
                        .allMatch(Verification.Intact.class::isInstance));
    }

    private static List<Path> filesBelow(Path place) throws IOException {
        if (Files.notExists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

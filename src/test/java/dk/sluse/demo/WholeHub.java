package dk.sluse.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dk.sluse.audit.Verification;
import dk.sluse.audit.Verifier;
import dk.sluse.demo.Documents.Application;
import dk.sluse.demo.Documents.ManifestLine;
import dk.sluse.demo.GatewayClient.Answer;
import dk.sluse.store.DatabaseSettings;
import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A hub as a process of its own, with all that it lives among: a database, a mail server, the environment of its project
 * {@link #ALPHA}, business time, and people with their keys: {@link #OFFICER}, {@link #OPERATOR} and {@link #RESEARCHER}. It
 * is built from the ground up and taken down in the opposite order.
 */
final class WholeHub implements AutoCloseable {

    static final String ALPHA = "alpha";
    static final String OFFICER = "officer-1";
    static final String OPERATOR = "operator-1";
    static final String RESEARCHER = "researcher";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> QUICK_TO_START =
            List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path folder;
    private final Store store;
    private final HubPeople people;
    private final MailServer mail;
    private final Environment environment;
    private final ClockFile clock;
    private final DemoSite site;
    private final HubProcess process;
    private final Deque<AutoCloseable> built = new ArrayDeque<>();
    private GatewayClient gateway;
    private int requests;

    private WholeHub(Path folder, Terms terms) throws IOException {
        this.folder = folder;
        this.environment = terms.environment();
        this.store = terms.store();
        this.people = new HubPeople(folder, store);
        this.site = new DemoSite(folder.resolve("site"), Path.of("config"));
        this.clock = new ClockFile(site.clock());
        this.mail = MailServer.start("export@hub.test.invalid", "mx.test.invalid", clock.clock());
        BuiltHub.ready();
        this.process = new HubProcess(
                BuiltHub.classPath(),
                folder.resolve("site"),
                Path.of("routes"),
                Stream.concat(QUICK_TO_START.stream(), BuiltHub.options().stream())
                        .toList());
        built.push(environment);
        built.push(mail);
    }

    /**
     * What a hub may be given instead of the usual.
     *
     * @param database how the hub reaches its database
     * @param store the same database for the test
     * @param environment closed with the hub
     * @param settings what stands otherwise in the hub's settings
     */
    record Terms(DatabaseSettings database, Store store, Environment environment, Map<String, String> settings) {

        /** The usual, over a database that the test closes. */
        static Terms over(TestDatabase database, Path folder) throws IOException {
            return new Terms(
                    database.settings(),
                    database.store(),
                    Environment.start(folder.resolve("environment"), ALPHA),
                    Map.of());
        }

        /** The usual, but over the machine's own OpenSSH. */
        static Terms overOpenSsh(TestDatabase database, Path folder) throws IOException {
            return new Terms(
                    database.settings(),
                    database.store(),
                    Environment.startOpenSsh(folder.resolve("environment"), ALPHA),
                    Map.of());
        }

        Terms with(Map<String, String> other) {
            return new Terms(database, store, environment, other);
        }
    }

    /** Starts a hub and waits until it is ready. */
    static WholeHub start(Path folder, Terms terms) throws IOException {
        WholeHub hub = new WholeHub(folder, terms);
        try {
            hub.begin(terms);
            return hub;
        } catch (IOException | RuntimeException e) {
            hub.close();
            throw e;
        }
    }

    private void begin(Terms terms) throws IOException {
        site.use(mail);
        site.set("database.url", terms.database().url());
        site.set("database.user", terms.database().hub().user());
        site.set("database.owner.user", terms.database().owner().user());
        site.set("database.password-file", secret("hub", terms.database().hub().password()));
        site.set(
                "database.owner.password-file",
                secret("owner", terms.database().owner().password()));
        terms.settings().forEach(site::set);
        site.writeSettings();
        site.addProject(ALPHA, "ALPHA", 1, environment);
        built.push(process);
        process.start();
        people.enrolEverybody();
        gateway = new GatewayClient(site.port(), hostKey());
        built.push(gateway);
    }

    Path folder() {
        return folder;
    }

    DemoSite site() {
        return site;
    }

    MailServer mail() {
        return mail;
    }

    Environment environment() {
        return environment;
    }

    ClockFile clock() {
        return clock;
    }

    /** The key that the gateway shows. */
    String hostKey() throws IOException {
        String line = Files.readAllLines(site.data().resolve("known_hosts")).get(0);
        return line.substring(line.indexOf(' ') + 1);
    }

    Keys keysOf(String login) {
        return people.keysOf(login);
    }

    /** How this person logs in at the gateway with their key. */
    SftpClient.Login loginOf(String login) throws IOException {
        return new SftpClient.Login("127.0.0.1", site.port(), login, people.keysOf(login), hostKey());
    }

    static String mailOf(String login) {
        return login + "@test.invalid";
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws IOException {
        process.kill();
    }

    /** Starts it where it is not running. */
    void live() throws IOException {
        if (!process.isAlive()) {
            process.start();
        }
    }

    /** Enrols a further member of a project. */
    void enrolMember(String project, String login) throws IOException {
        people.enrolMember(project, login);
    }

    private String secret(String name, String content) throws IOException {
        Path file = Files.createFile(
                site.secrets().resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
        return file.toString();
    }

    /** The form, the ethics approval and a manifest of these paths, which are from the project's folder. */
    List<Path> papers(String... paths) throws IOException {
        requests++;
        Path papers = Files.createDirectory(folder.resolve("papers-" + requests));
        Application application = new Application(
                "ALPHA", "The alpha cohort", RESEARCHER, "Researcher", "University", LocalDate.of(2026, 11, 2));
        List<ManifestLine> lines = Stream.of(paths)
                .map(path -> new ManifestLine(
                        path,
                        "The log of a model of the cohort.",
                        "Everything in it is aggregated; no individual data.",
                        false))
                .toList();
        return List.of(
                Documents.form(papers, application),
                Documents.ethicsApproval(papers, application),
                Documents.manifestCsv(papers, application, lines));
    }

    /** The researcher asks by mail for these files. */
    void ask(String... paths) throws IOException {
        ResearcherMail letter = ResearcherMail.from(mailOf(RESEARCHER))
                .subject("Hjemtagelse ALPHA")
                .text("Please.");
        for (Path paper : papers(paths)) {
            letter.attach(paper);
        }
        mail.post(letter);
    }

    /** Gives a command at the gateway; a hub that was killed is started for it. */
    Answer as(String login, String command) throws IOException {
        live();
        return tell(login, command);
    }

    /** Gives a command at the gateway of the hub as it is. */
    Answer tell(String login, String command) throws IOException {
        return gateway.run(login, people.keysOf(login), command, "");
    }

    /** Gives a command that must be done. */
    void order(String login, String command) throws IOException {
        assertThat(as(login, command)).as(command).matches(Answer::isDone, "is done");
    }

    /** What {@code status} says to the operator. */
    String status() throws IOException {
        return as(OPERATOR, "status").out();
    }

    /** The state of the request that was asked for last. */
    String state() throws IOException {
        return state(number());
    }

    String state(String request) throws IOException {
        return as(OFFICER, "show " + request)
                .out()
                .lines()
                .filter(line -> line.startsWith("State: "))
                .map(line -> line.substring("State: ".length()).replaceFirst(",.*", ""))
                .findFirst()
                .orElse("");
    }

    /** The latest request. A number that was given out in a transaction that did not live is not given out again. */
    String number() throws IOException {
        return as(OFFICER, "requests --all")
                .out()
                .lines()
                .map(line -> line.replaceFirst(" .*", ""))
                .filter(word -> word.matches("\\d+"))
                .max((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other)))
                .orElse("0");
    }

    /** Waits until the latest request is in this state. */
    void until(String state) {
        await().alias("the request is " + state).atMost(PATIENCE).untilAsserted(() -> assertThat(state())
                .isEqualTo(state));
    }

    /** Waits until {@code status} says this to the operator. */
    void untilStatusSays(String words) {
        await().alias("the operator sees " + words).atMost(PATIENCE).untilAsserted(() -> assertThat(status())
                .contains(words));
    }

    /** Where the files of the latest request lie in the airlock. */
    Path airlock() throws IOException {
        return site.data().resolve("airlock/alpha/" + number() + "/files");
    }

    Path download() {
        return site.data().resolve("download");
    }

    /** No mail is lost; one may come twice, where the hub died before it wrote down that it had sent it. */
    void assertMailed(String login, String... words) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(List.of(words)).allMatch(part -> mail.mailsTo(mailOf(login)).stream()
                        .anyMatch(received -> received.subject().contains(part)
                                || received.text().contains(part))));
    }

    void assertTheRecordIsWhole() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(new Verifier(Duration.ofSeconds(30)).verify(store))
                .allMatch(Verification.Intact.class::isInstance));
    }

    static List<Path> filesBelow(Path place) throws IOException {
        if (Files.notExists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public void close() throws IOException {
        while (!built.isEmpty()) {
            try {
                built.pop().close();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

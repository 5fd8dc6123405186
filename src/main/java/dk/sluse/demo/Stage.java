package dk.sluse.demo;

import dk.sluse.demo.GatewayClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The demo's stage: a mail server, two isolated environments, a hub with its own PostgreSQL, and the people. */
final class Stage implements AutoCloseable {

    /** Lies in a folder that the demo made, and that it may therefore empty. */
    static final String MARK = ".sluse-demo";

    static final String ALPHA = "alpha";
    static final String BETA = "beta";

    /** A hub that lives for a minute would compile for longer than it gains by it. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path folder;
    private final Terminal terminal;
    private final DemoSite site;
    private final ClockFile clock;
    private final MailServer mail;
    private final Map<String, Environment> environments = new TreeMap<>();
    private final Map<String, DemoPerson> people = new TreeMap<>();
    private final HubProcess hub;
    private final List<AutoCloseable> open = new ArrayList<>();
    private GatewayClient gateway;
    private GenomeSite genomes;

    private Stage(Path folder, Terminal terminal, List<String> hubOptions, Preparation preparation) throws IOException {
        this.folder = folder;
        this.terminal = terminal;
        Path home =
                Path.of(System.getProperty("sluse.home", ".")).toAbsolutePath().normalize();
        this.site = new DemoSite(folder.resolve("site"), home.resolve("config"));
        this.clock = new ClockFile(site.clock());
        this.mail = MailServer.start("export@hub.demo.invalid", "mx.demo.invalid", clock.clock());
        this.hub = new HubProcess(HubProcess.libraries(), folder.resolve("site"), home.resolve("routes"), hubOptions);
        preparation.of(site.config());
        open.add(mail);
    }

    /** Changes the configuration before the hub starts. */
    interface Preparation {
        void of(Path config) throws IOException;
    }

    /** Sets the stage: everything runs, everybody is enrolled. */
    static Stage set(Path folder, Terminal terminal) throws IOException {
        return set(folder, terminal, SHORT_LIVED, config -> {});
    }

    /** The same for a hub with options of its own, and a configuration that is changed before it starts. */
    static Stage set(Path folder, Terminal terminal, List<String> hubOptions, Preparation preparation)
            throws IOException {
        Stage stage = new Stage(folder, terminal, hubOptions, preparation);
        try {
            stage.build();
            return stage;
        } catch (IOException | RuntimeException e) {
            stage.close();
            throw e;
        }
    }

    private void build() throws IOException {
        terminal.title("Setting the stage");
        Files.createDirectories(folder.resolve("keys"));
        CompletableFuture<GenomeSite> bank = aside(() -> GenomeSite.start(folder.resolve("genomes")));
        environment(ALPHA);
        environment(BETA);
        site.use(mail);
        genomes = bank.join();
        open.add(genomes);
        genomes.serve(site);
        site.writeSettings();
        site.addProject(ALPHA, "ALPHA", 2, environments.get(ALPHA));
        terminal.done("two isolated environments (SFTP, by "
                + (Environment.openSshServes(folder) ? "this machine's OpenSSH" : "Apache MINA, for want of sshd")
                + "), a mail server (SMTP, IMAP) and a genome database (S3, PostgreSQL) run on this machine");
        String ready = hub.start();
        open.add(hub);
        terminal.done(ready + ", with a PostgreSQL of its own");
        enrol();
    }

    private void environment(String project) throws IOException {
        Path home = folder.resolve("environment-" + project);
        Environment environment = Environment.openSshServes(folder)
                ? Environment.startOpenSsh(home, project)
                : Environment.start(home, project);
        environments.put(project, environment);
        open.add(environment);
    }

    private void enrol() throws IOException {
        DemoPerson operator = person("operator-1", "Operator One");
        DemoPerson one = person("officer-1", "Officer One");
        DemoPerson two = person("officer-2", "Officer Two");
        Stream.of(
                        aside(() -> console("operator", operator)),
                        aside(() -> console("officer", one)),
                        aside(() -> console("officer", two)))
                .forEach(CompletableFuture::join);
        terminal.done("an operator and two officers were entered on the hub's own machine");
        gateway = new GatewayClient(site.port(), hostKey());
        open.add(gateway);
        member(ALPHA, "pi-alpha", true);
        member(ALPHA, "researcher-alpha", false);
        site.addProject(BETA, "BETA", 1, environments.get(BETA));
        Answer known;
        do {
            known = as("operator-1", "projects");
        } while (!known.out().contains("BETA"));
        terminal.done("project BETA came in with one file, while the hub runs");
        member(BETA, "pi-beta", true);
        member(BETA, "researcher-beta", false);
        terminal.done("the officer made the members of both projects known by their keys");
    }

    private DemoPerson person(String login, String name) throws IOException {
        DemoPerson person = DemoPerson.create(folder.resolve("keys"), login, name);
        people.put(login, person);
        return person;
    }

    private String console(String office, DemoPerson person) throws IOException {
        return hub.run(
                person.keys().publicLine(),
                "enrol",
                office,
                person.login(),
                "--name",
                person.name(),
                "--mail",
                person.mail(),
                "--config",
                site.config());
    }

    /** What takes a moment, and need not be waited for at once. */
    private interface Errand<T> {
        T run() throws IOException;
    }

    private static <T> CompletableFuture<T> aside(Errand<T> errand) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return errand.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void member(String project, String login, boolean pi) throws IOException {
        String name = (pi ? "PI of " : "Researcher of ") + project;
        DemoPerson person = person(login, name);
        Answer added = with(
                "officer-1",
                "members add " + project + " " + login + (pi ? " --pi" : "") + " --name '" + name + "' --mail "
                        + person.mail(),
                person.keys().publicLine());
        if (!added.isDone()) {
            throw new IOException("members add: " + added.err());
        }
    }

    /** Somebody gives a command at the gateway. A hub that was killed meanwhile is started again first. */
    Answer as(String login, String command) throws IOException {
        return with(login, command, "");
    }

    /** The same, with something to read. */
    Answer with(String login, String command, String input) throws IOException {
        revive();
        return gateway.run(login, person(login).keys(), command, input);
    }

    /** Starts the hub again if somebody killed it: nothing may be lost by that. */
    private void revive() throws IOException {
        if (!hub.isAlive()) {
            terminal.note("The hub was killed; starting it again.");
            terminal.done(hub.start());
        }
    }

    DemoPerson person(String login) {
        return people.get(login);
    }

    Environment environmentOf(String project) {
        return environments.get(project);
    }

    MailServer mail() {
        return mail;
    }

    GenomeSite genomes() {
        return genomes;
    }

    Path hubLog() {
        return hub.log();
    }

    ClockFile clock() {
        return clock;
    }

    DemoSite site() {
        return site;
    }

    Path folder() {
        return folder;
    }

    /** A client for fetching files as one person. */
    SftpClient sftp(String login) throws IOException {
        return SftpClient.of(new SftpClient.Login(
                "127.0.0.1", site.port(), login, person(login).keys(), hostKey()));
    }

    /** The gateway's public key as the hub published it. */
    private String hostKey() throws IOException {
        String line = Files.readAllLines(site.data().resolve("known_hosts")).get(0);
        return line.substring(line.indexOf(' ') + 1);
    }

    List<String> howToConnect() {
        String known = " -o UserKnownHostsFile=" + site.data().resolve("known_hosts");
        String key = folder.resolve("keys").toString();
        return List.of(
                "an officer:    ssh -p " + site.port() + known + " -i " + key
                        + "/officer-1 officer-1@localhost requests --all",
                "the airlock:   sftp -P " + site.airlockPort() + known + " -i " + key
                        + "/officer-1 officer-1@localhost",
                "an operator:   ssh -p " + site.port() + known + " -i " + key
                        + "/operator-1 operator-1@localhost status",
                "a researcher:  sftp -P " + site.port() + known + " -i " + key
                        + "/researcher-alpha researcher-alpha@localhost",
                "health:        http://127.0.0.1:" + site.managementPort()
                        + "/observe/health   metrics: /observe/metrics",
                "the hub:       process " + hub.pid() + ", log " + hub.log());
    }

    @Override
    public void close() {
        for (int i = open.size() - 1; i >= 0; i--) {
            try {
                open.get(i).close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        open.clear();
    }
}

package dk.sluse.export;

import dk.sluse.audit.Ledger;
import dk.sluse.audit.SigningKey;
import dk.sluse.calendar.ClosureDays;
import dk.sluse.calendar.DanishWorkingDays;
import dk.sluse.calendar.Deadlines;
import dk.sluse.calendar.DownloadTerm;
import dk.sluse.calendar.MutableClock;
import dk.sluse.custody.Carrier;
import dk.sluse.custody.CustodySettings;
import dk.sluse.custody.Place;
import dk.sluse.custody.SafePath;
import dk.sluse.export.StagedWork.Step;
import dk.sluse.importing.ImportParts;
import dk.sluse.importing.ImportRoom;
import dk.sluse.importing.Patience;
import dk.sluse.intake.LetterSorting;
import dk.sluse.notice.Letterhead;
import dk.sluse.notice.MailRoom;
import dk.sluse.project.Access;
import dk.sluse.project.Caller;
import dk.sluse.project.Enrolment;
import dk.sluse.project.Entrance;
import dk.sluse.project.Office;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.project.Rules;
import dk.sluse.project.SealingKey;
import dk.sluse.project.SecondFactors;
import dk.sluse.screening.Finding;
import dk.sluse.screening.Inspector;
import dk.sluse.screening.InspectorSettings;
import dk.sluse.screening.Isolation;
import dk.sluse.screening.PolicyBook;
import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A stage for the life of an export: real PostgreSQL, record, mails, custody over folders and policies' configuration, a clock
 * that the test sets, and steps that wait until the test runs them.
 *
 * <p>On it are the officers {@code olga} and {@code otto}, the operator {@code opal}, the project {@code alpha} with its PI
 * {@code peter} and its members {@code anna} and {@code arne}, and the project {@code beta} with its PI {@code bodil}.
 */
public final class ExportStage implements BeforeEachCallback, AfterEachCallback, AutoCloseable {

    /** A Monday, 10 o'clock in Copenhagen. */
    public static final Instant MORNING = Instant.parse("2026-11-02T09:00:00Z");

    static final Duration GRACE = Duration.ofHours(1);
    private static final int MOST_STEPS = 200;

    public MutableClock clock;
    public Store store;
    public ExportRoom room;
    public Projects projects;
    public People people;
    public Access access;
    public Enrolment enrolment;
    public Ledger audit;
    public Carrier carrier;
    public MailRoom mailRoom;
    public TestDatabase database;

    PolicyBook book;
    StagedWork work;
    Path folder;
    Path environment;
    Lodging lodging;
    Seen seen;
    private StagedSteps steps;
    private ScriptedScreening script;
    private boolean realPolicies;
    private Optional<Path> brokenJava = Optional.empty();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        open();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    /** Opens the stage; JUnit does it by itself. */
    public ExportStage open() throws IOException {
        folder = Files.createTempDirectory("export-stage-");
        environment = Files.createDirectories(folder.resolve("environment"));
        lodging = new Lodging(
                Files.createDirectories(folder.resolve("airlock")),
                Files.createDirectories(folder.resolve("download")));
        Files.createDirectories(folder.resolve("inbox"));
        database = TestDatabase.fresh();
        store = database.store();
        clock = new MutableClock(MORNING);
        audit = new Ledger(clock);
        people = new People(clock);
        projects = new Projects();
        access = new Access(people, audit, clock);
        enrolment = new Enrolment(people, audit, clock);
        work = new StagedWork();
        mailRoom = new MailRoom(
                Path.of("config/mail"), work, clock, new Letterhead("hub@hub.example", "Sluse", "hub.example", 2222));
        carrier = new Carrier(store, audit, clock, new CustodySettings(Duration.ofSeconds(20), 0));
        book = PolicyBook.read(Path.of("config/policies.yaml"));
        room = ExportRoom.over(parts(store, clock));
        steps = new StagedSteps(room, carrier, place("environment"), place("airlock"), place("download"));
        script = new ScriptedScreening(store, projects, clock);
        seen = new Seen(store, folder);
        alpha(1, Set.of(), Map.of());
        projects.put(project("beta", 1, Set.of(), Map.of()));
        enrol();
        return this;
    }

    /** Where members put what is to be imported. */
    public Path uploads() {
        return folder.resolve("upload");
    }

    /** The import room beside it, over the same books. */
    public ImportRoom imports() {
        return ImportRoom.over(new ImportParts(
                store,
                projects,
                people,
                access,
                audit,
                work,
                mailRoom,
                new Place.Folder("upload", uploads(), Optional.empty()),
                new Patience(7, 30),
                clock));
    }

    /** Peter instructs the hub to import these files, which members upload; answers the number. */
    public long instructs(String... paths) throws IOException {
        Files.createDirectories(uploads());
        String list = "source;upload\npath;description\n" + String.join(";A file\n", paths) + ";A file\n";
        var letter = letter("peter").attach("import.csv", list).written(clock.instant());
        new LetterSorting(
                        store, people, audit, mailRoom, clock, List.of(imports().intake()))
                .read(letter);
        return Long.parseLong(seen.outcomeOf(letter.key()).replace("began sluse-", ""));
    }

    /** Nobody has a second factor. */
    public SecondFactors factors() throws IOException {
        return new SecondFactors(SecondFactors.Demand.OFF, SealingKey.in(folder.resolve("keys")), audit, clock);
    }

    /** Who comes in, by registered keys alone. */
    public Entrance entrance() throws IOException {
        return new Entrance(people, access, new Rules(Optional.empty(), audit, clock), factors(), Set.of(), clock);
    }

    private ExportParts parts(Store store, Clock clock) throws IOException {
        return new ExportParts(
                store,
                projects,
                people,
                access,
                audit,
                work,
                mailRoom,
                () -> book,
                this::inspector,
                SigningKey.in(folder.resolve("keys")),
                lodging,
                new Deadlines(new DanishWorkingDays(ClosureDays.none()), 10, List.of(5, 8, 10)),
                new DownloadTerm(30, List.of(7, 1)),
                clock,
                GRACE,
                DownloadTerm.LONGEST_EXTENSION);
    }

    private Inspector inspector(PolicyBook policies) {
        InspectorSettings here = InspectorSettings.likeThisProcess(folder.resolve("inspecting"), true);
        return new Inspector(
                brokenJava
                        .map(java ->
                                new InspectorSettings(java, here.classPath(), here.workFolder(), Isolation.reduced()))
                        .orElse(here),
                policies);
    }

    private Place place(String name) {
        return new Place.Folder(name, folder.resolve(name), Optional.empty());
    }

    /** Sets how many officers the project alpha needs, what it may export, and its own thresholds. */
    public void alpha(int officers, Set<String> permissions, Map<String, Map<String, Double>> thresholds) {
        projects.put(project("alpha", officers, permissions, thresholds));
    }

    private static Project project(
            String id, int officers, Set<String> permissions, Map<String, Map<String, Double>> thresholds) {
        return new Project(
                id,
                id.toUpperCase(java.util.Locale.ROOT),
                "A study",
                "A university",
                officers,
                permissions,
                thresholds,
                new Place.Sftp(
                        id + "/environment",
                        "environment.invalid",
                        22,
                        "sluse",
                        Path.of("none"),
                        "ssh-ed25519 none",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        false),
                Optional.empty(),
                List.of(),
                "0".repeat(64));
    }

    private void enrol() {
        store.changing(h -> {
            enrolment.offices().atConsole(h, Office.OFFICER, person("olga"), key("olga"));
            enrolment.offices().atConsole(h, Office.OFFICER, person("otto"), key("otto"));
            enrolment.offices().atConsole(h, Office.OPERATOR, person("opal"), key("opal"));
        });
        Caller olga = caller("olga");
        store.changing(h -> {
            enrolment.memberships().add(h, olga, "alpha", person("peter"), true, key("peter"));
            enrolment.memberships().add(h, olga, "alpha", person("anna"), false, key("anna"));
            enrolment.memberships().add(h, olga, "alpha", person("arne"), false, key("arne"));
            enrolment.memberships().add(h, olga, "beta", person("bodil"), true, key("bodil"));
        });
    }

    public static Person person(String login) {
        return new Person(
                login, login.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + login.substring(1), mail(login));
    }

    static String mail(String login) {
        return login + "@uni.example";
    }

    public static PublicKeyLine key(String login) {
        return new PublicKeyLine("ssh-ed25519 AAAA" + login, "SHA256:" + login);
    }

    /** The person with what is open to them now, as a door finds them. */
    public Caller caller(String login) {
        return store.read(h -> access.caller(h, login, "SHA256:" + login)).orElseThrow();
    }

    public void suspend(Access.Scope scope, String subject) {
        store.changing(h -> access.close(h, scope, subject, "a test", OptionalLong.empty(), "olga"));
    }

    public void reopen(Access.Scope scope, String subject) {
        store.changing(h -> access.reopen(h, scope, subject, "mended", "olga"));
    }

    /** The case of a breach runs its course: account, plan, and a decision that opens what it closed. */
    void settles(long id) {
        for (BreachCase.PaperKind kind : BreachCase.PaperKind.values()) {
            room.cases().handIn(caller("peter"), id, kind, Optional.empty(), "What Peter writes.");
        }
        room.cases().decide(caller("olga"), id, new Cases.Ruling("a warning", "an accident", false, true));
    }

    /** Ends a membership of alpha, as an officer does it. */
    public void leaves(String login) {
        Caller olga = caller("olga");
        store.changing(h -> enrolment.memberships().end(h, olga, "alpha", login));
    }

    /** A letter that this person, or this address, writes. */
    LetterDraft letter(String from) {
        return new LetterDraft(folder.resolve("inbox"), from.contains("@") ? from : mail(from));
    }

    /** The hub reads a letter; answers what it did about it. */
    String read(LetterDraft letter) throws IOException {
        var written = letter.written(clock.instant());
        sorting().read(written);
        return seen.outcomeOf(written.key());
    }

    LetterSorting sorting() {
        return new LetterSorting(store, people, audit, mailRoom, clock, List.of(room.mailIntake()));
    }

    /** A file lies in the environment; its content is its own path unless it is given. */
    void lies(String path) {
        lies(path, "content of " + path);
    }

    void lies(String path, String content) {
        write(environment.resolve(path), content);
    }

    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Anna asks for these results, which lie in the environment; nothing has run yet. */
    public long asks(String... paths) throws IOException {
        Stream.of(paths)
                .filter(path -> !Files.exists(environment.resolve(path)))
                .forEach(this::lies);
        String outcome = read(letter("anna").complete(paths));
        return Long.parseLong(outcome.replace("began sluse-", ""));
    }

    /** The same, collected and screened. */
    public long inReview(String... paths) throws IOException {
        long id = asks(paths);
        run();
        return id;
    }

    /** The same, approved by Olga and published. */
    public long published(String... paths) throws IOException {
        long id = inReview(paths);
        room.deciding().approve(caller("olga"), id, List.of(), "");
        run();
        return id;
    }

    /** What the policies will find in a file. */
    public void finds(String path, Finding... findings) {
        script.finds(path, List.of(findings));
    }

    /** A policy that will not finish on a file. */
    void fails(String path, String policy) {
        script.fails(path, policy);
    }

    /** From now on the policies themselves judge. */
    void withRealPolicies() {
        realPolicies = true;
    }

    /** The limited process cannot be started until it is mended. */
    void breakInspection(boolean broken) {
        brokenJava = broken ? Optional.of(folder.resolve("no-java")) : Optional.empty();
    }

    /** The configuration of the policies changes. */
    void reconfigure(String from, String to) throws IOException {
        String text = Files.readString(Path.of("config/policies.yaml"));
        if (!text.contains(from)) {
            throw new IllegalArgumentException(from);
        }
        book = PolicyBook.read(Files.writeString(folder.resolve("policies.yaml"), text.replace(from, to)));
    }

    /** Does every step that waits, and those that they add. A step that fails stops, and the others go on. */
    public void run() {
        int done = 0;
        for (Optional<Step> next = work.take(); next.isPresent(); next = work.take()) {
            if (++done > MOST_STEPS) {
                throw new IllegalStateException("Steps go round: " + next.get());
            }
            run(next.get());
        }
    }

    void run(Step step) {
        try {
            steps.run(step, id -> screen(id));
        } catch (IOException | RuntimeException e) {
            work.stop(step, e);
        }
    }

    private void screen(long id) throws IOException {
        if (realPolicies) {
            steps.screen(id, book.policies());
        } else {
            script.screen(id, book);
        }
    }

    void retry(String step, long id) {
        if (!work.retry(new Step(step, Long.toString(id)))) {
            throw new IllegalStateException("Nothing stopped: " + work.stopped());
        }
        run();
    }

    SafePath path(String path) {
        return SafePath.of(path);
    }

    @Override
    public void close() {
        database.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dk.sluse.stage;

import dk.sluse.audit.EventKind;
import dk.sluse.audit.Ledger;
import dk.sluse.calendar.MutableClock;
import dk.sluse.custody.Carrier;
import dk.sluse.custody.CustodySettings;
import dk.sluse.custody.Place;
import dk.sluse.intake.Letter;
import dk.sluse.intake.LetterReader;
import dk.sluse.intake.LetterSorting;
import dk.sluse.notice.Letterhead;
import dk.sluse.notice.MailRoom;
import dk.sluse.project.Access;
import dk.sluse.project.Caller;
import dk.sluse.project.Enrolment;
import dk.sluse.project.Mandate;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.project.Scope;
import dk.sluse.stage.StagedWork.Step;
import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What the stages of the flows have in common: real PostgreSQL, record, mails and custody over folders, a clock that the test
 * sets, the same people, and steps that wait until the test runs them as the routes do.
 *
 * <p>On it are the officers {@code olga} and {@code otto}, the operator {@code opal}, the project {@code alpha} with its PI
 * {@code peter} and its members {@code anna} and {@code arne}, and the project {@code beta} with its PI {@code bodil}.
 */
public abstract class Stage implements BeforeEachCallback, AfterEachCallback, AutoCloseable {

    /** A Monday, 10 o'clock in Copenhagen. */
    public static final Instant MORNING = Instant.parse("2026-11-02T09:00:00Z");

    private static final int MOST_STEPS = 200;

    public MutableClock clock;
    public TestDatabase database;
    public Store store;
    public Projects projects;
    public People people;
    public Access access;
    public Enrolment enrolment;
    public Ledger audit;
    public Carrier carrier;
    public MailRoom mailRoom;
    public StagedWork work;
    public Path folder;
    private Cast cast;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        open();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    /** Opens the stage; JUnit does it by itself. */
    public abstract Stage open() throws IOException;

    /** What every stage has, and these folders in it. */
    protected final void raise(String... folders) throws IOException {
        folder = Files.createTempDirectory("stage-");
        for (String each : folders) {
            Files.createDirectories(folder.resolve(each));
        }
        database = TestDatabase.fresh();
        store = database.store();
        clock = new MutableClock(MORNING);
        audit = new Ledger(clock);
        work = new StagedWork();
        mailRoom = new MailRoom(
                Path.of("config/mail"), work, clock, new Letterhead("hub@hub.example", "Sluse", "hub.example", 2222));
        carrier = new Carrier(store, audit, clock, new CustodySettings(Duration.ofSeconds(20), 0));
        cast = new Cast(store, audit, clock);
        people = cast.people;
        projects = cast.projects;
        access = cast.access;
        enrolment = cast.enrolment;
        projects.put(project("alpha", 1, Set.of(), Map.of()));
        projects.put(project("beta", 1, Set.of(), Map.of()));
    }

    /** Does one step as its route does. */
    protected abstract void step(String name, long id) throws Exception;

    public static Project project(
            String id, int officers, Set<String> permissions, Map<String, Map<String, Double>> thresholds) {
        return Cast.project(id, officers, permissions, thresholds, Map.of());
    }

    /** A project that rests on something else than usual. */
    public static Project project(
            String id, Mandate mandate, Set<String> permissions, Map<String, Place.Sftp> imports) {
        return Cast.project(id, 1, mandate, permissions, Map.of(), imports);
    }

    /** A project with servers to import from. */
    public static Project project(String id, Map<String, Place.Sftp> imports) {
        return Cast.project(id, 1, Set.of(), Map.of(), imports);
    }

    public static Place.Sftp server(String name) {
        return Cast.server(name);
    }

    public static Person person(String login) {
        return Cast.person(login);
    }

    public static String mail(String login) {
        return Cast.mail(login);
    }

    public static PublicKeyLine key(String login) {
        return Cast.key(login);
    }

    /** The person with what is open to them now, as a door finds them. */
    public Caller caller(String login) {
        return cast.caller(login);
    }

    public void suspend(Scope scope, String subject) {
        cast.suspend(scope, subject);
    }

    public void reopen(Scope scope, String subject) {
        cast.reopen(scope, subject);
    }

    /** An officer becomes a member of alpha, by the word of another. */
    public void joins(String login) {
        cast.joins(login);
    }

    /** Ends a membership of alpha, as an officer does it. */
    public void leaves(String login) {
        cast.leaves(login);
    }

    /** A place that is a folder of the stage. */
    public Place.Folder place(String name) {
        return new Place.Folder(name, folder.resolve(name), Optional.empty());
    }

    /** The hub reads a letter that only this room can take; answers what was done about it. */
    protected String read(Letter letter, LetterReader room) throws IOException {
        new LetterSorting(store, people, audit, mailRoom, clock, List.of(room)).read(letter);
        return store.read(h -> h.createQuery("select outcome from letter where key = :key")
                .bind("key", letter.key())
                .mapTo(String.class)
                .one());
    }

    /** The number that an outcome tells of what began. */
    protected static long begun(String outcome) {
        return Long.parseLong(outcome.replace("began sluse-", ""));
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

    public void run(Step step) {
        try {
            step(step.name(), Long.parseLong(step.subject()));
        } catch (Exception e) {
            work.stop(step, e);
        }
    }

    /** The steps that stopped or wait for what lies outside, as {@code step/subject}, and why. */
    public Map<String, Exception> stopped() {
        Map<String, Exception> all = new LinkedHashMap<>();
        work.stopped().forEach((step, why) -> all.put(step.toString(), why));
        work.waitingOutside().forEach((step, why) -> all.put(step.toString(), why));
        return all;
    }

    /** Lets a step go on that stopped. */
    public boolean again(String step, long id) {
        return work.retry(new Step(step, Long.toString(id)));
    }

    /** Whom mails of this template went to, in the order in which they were posted. */
    public List<String> mails(String template) {
        return store.read(
                h -> h.createQuery("select split_part(recipient, '@', 1) from outbox where template = :t order by id")
                        .bind("t", template)
                        .mapTo(String.class)
                        .list());
    }

    /** The newest mail of this template. */
    public String newestMail(String template) {
        return store.read(h -> h.createQuery("select body from outbox where template = :t order by id desc limit 1")
                .bind("t", template)
                .mapTo(String.class)
                .one());
    }

    public long events(EventKind kind) {
        return store.read(h -> h.createQuery("select count(*) from audit_event where kind = :kind")
                .bind("kind", kind.wireName())
                .mapTo(long.class)
                .one());
    }

    /** The regular files below a place, by path. */
    public List<String> filesIn(String place) {
        Path root = folder.resolve(place);
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dk.sluse.importing;

import dk.sluse.audit.EventKind;
import dk.sluse.audit.Ledger;
import dk.sluse.calendar.MutableClock;
import dk.sluse.custody.Carrier;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.CustodySettings;
import dk.sluse.custody.Place;
import dk.sluse.custody.SafePath;
import dk.sluse.importing.UploadsByHand.Hand;
import dk.sluse.intake.Letter;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.intake.LetterSorting;
import dk.sluse.notice.Letterhead;
import dk.sluse.notice.MailRoom;
import dk.sluse.project.Access;
import dk.sluse.project.Caller;
import dk.sluse.project.Enrolment;
import dk.sluse.project.Office;
import dk.sluse.project.People;
import dk.sluse.project.Person;
import dk.sluse.project.Project;
import dk.sluse.project.Projects;
import dk.sluse.project.PublicKeyLine;
import dk.sluse.store.Store;
import dk.sluse.store.TestDatabase;
import dk.sluse.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A stage for the life of an import: real PostgreSQL, record, mails, custody over folders, a clock that the test sets, and
 * steps that wait until the test runs them as the routes of {@code routes/import} do.
 *
 * <p>On it are the officer {@code olga}, the project {@code alpha} with its PI {@code peter} and its members {@code anna} and
 * {@code arne}, and the project {@code beta} with its PI {@code bodil}. The source {@code biobank} is a folder here.
 */
final class ImportStage implements BeforeEachCallback, AfterEachCallback, Work {

    static final Instant MORNING = Instant.parse("2026-11-02T09:00:00Z");

    MutableClock clock;
    Store store;
    TestDatabase database;
    Projects projects;
    People people;
    Access access;
    Enrolment enrolment;
    Ledger audit;
    Carrier carrier;
    MailRoom mailRoom;
    ImportRoom room;
    Path folder;
    final List<String> waiting = new ArrayList<>();
    final Map<String, Exception> stopped = new LinkedHashMap<>();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("import-stage-");
        for (String each : List.of("environment", "upload", "biobank", "inbox")) {
            Files.createDirectories(folder.resolve(each));
        }
        database = TestDatabase.fresh();
        store = database.store();
        clock = new MutableClock(MORNING);
        audit = new Ledger(clock);
        people = new People(clock);
        projects = new Projects();
        access = new Access(people, audit, clock);
        enrolment = new Enrolment(people, audit, clock);
        mailRoom = new MailRoom(
                Path.of("config/mail"), this, clock, new Letterhead("hub@hub.example", "Sluse", "hub.example", 2222));
        carrier = new Carrier(store, audit, clock, new CustodySettings(Duration.ofSeconds(20), 0));
        room = ImportRoom.over(new ImportParts(
                store,
                projects,
                people,
                access,
                audit,
                this,
                mailRoom,
                new Place.Folder("upload", folder.resolve("upload"), Optional.empty()),
                new Patience(7, 30),
                clock));
        projects.put(project("alpha", Map.of("biobank", server("alpha/biobank"))));
        projects.put(project("beta", Map.of()));
        enrol();
    }

    static Project project(String id, Map<String, Place.Sftp> imports) {
        return new Project(
                id,
                id.toUpperCase(Locale.ROOT),
                "A study",
                "A university",
                1,
                Set.of(),
                Map.of(),
                server(id + "/environment"),
                Optional.empty(),
                imports,
                List.of(),
                "0".repeat(64));
    }

    static Place.Sftp server(String name) {
        return new Place.Sftp(
                name,
                name.replace('/', '.') + ".invalid",
                22,
                "sluse",
                Path.of("none"),
                "ssh-ed25519 none",
                "",
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private void enrol() {
        store.changing(h -> enrolment.offices().atConsole(h, Office.OFFICER, person("olga"), key("olga")));
        Caller olga = caller("olga");
        store.changing(h -> {
            enrolment.memberships().add(h, olga, "alpha", person("peter"), true, key("peter"));
            enrolment.memberships().add(h, olga, "alpha", person("anna"), false, key("anna"));
            enrolment.memberships().add(h, olga, "alpha", person("arne"), false, key("arne"));
            enrolment.memberships().add(h, olga, "beta", person("bodil"), true, key("bodil"));
        });
    }

    static Person person(String login) {
        return new Person(
                login, login.substring(0, 1).toUpperCase(Locale.ROOT) + login.substring(1), login + "@uni.example");
    }

    static PublicKeyLine key(String login) {
        return new PublicKeyLine("ssh-ed25519 AAAA" + login, "SHA256:" + login);
    }

    Caller caller(String login) {
        return store.read(h -> access.caller(h, login, "SHA256:" + login)).orElseThrow();
    }

    void suspend(Access.Scope scope, String subject) {
        store.changing(h -> access.close(h, scope, subject, "a test", OptionalLong.empty(), "olga"));
    }

    void reopen(Access.Scope scope, String subject) {
        store.changing(h -> access.reopen(h, scope, subject, "a test", "olga"));
    }

    /** A letter comes in; answers what was done about it. */
    String letter(String from, String subject, String... lists) throws IOException {
        String address = from.contains("@") ? from : from + "@uni.example";
        List<Attachment> attachments = new ArrayList<>();
        for (String list : lists) {
            byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
            Path file = Files.write(
                    folder.resolve("inbox").resolve(UUID.randomUUID().toString()), bytes);
            attachments.add(new Attachment("Import.CSV", file, bytes.length, "0".repeat(64)));
        }
        String key = UUID.randomUUID().toString();
        new LetterSorting(store, people, audit, mailRoom, clock, List.of(room.intake()))
                .read(new Letter(
                        key,
                        Optional.of("<" + key + "@uni.example>"),
                        new Letter.Proven(address),
                        subject,
                        "",
                        attachments,
                        List.of(),
                        clock.instant()));
        return store.read(h -> h.createQuery("select outcome from letter where key = :key")
                .bind("key", key)
                .mapTo(String.class)
                .one());
    }

    static String list(String source, String... paths) {
        return "source;" + source + "\npath;description\n" + String.join(";A file\n", paths) + ";A file\n";
    }

    /** The PI instructs; answers the number. */
    long instructed(String source, String... paths) throws IOException {
        String outcome = letter("peter", "ALPHA", list(source, paths));
        return Long.parseLong(outcome.replace("began sluse-", ""));
    }

    /** Files that lie in the source, instructed and confirmed. */
    long confirmed(String... paths) throws IOException {
        for (String path : paths) {
            lies("biobank/" + path, "content of " + path);
        }
        long id = instructed("biobank", paths);
        room.confirming().confirm(caller("peter"), id);
        return id;
    }

    Path lies(String path, String content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A member puts a file as the gateway lets it happen. */
    Hand hand(String login) {
        return new Hand(room.uploads(), caller(login), folder.resolve("upload"));
    }

    ImportState state(long id) {
        return room.overview().story(caller("olga"), id).request().state();
    }

    List<ImportFile> files(long id) {
        return room.overview().story(caller("olga"), id).files();
    }

    List<String> mails(String template) {
        return store.read(
                h -> h.createQuery("select split_part(recipient, '@', 1) from outbox where template = :t order by id")
                        .bind("t", template)
                        .mapTo(String.class)
                        .list());
    }

    String mail(String template) {
        return store.read(h -> h.createQuery("select body from outbox where template = :t order by id desc limit 1")
                .bind("t", template)
                .mapTo(String.class)
                .one());
    }

    long events(EventKind kind) {
        return store.read(h -> h.createQuery("select count(*) from audit_event where kind = :kind")
                .bind("kind", kind.wireName())
                .mapTo(long.class)
                .one());
    }

    /** The regular files below a place, by path. */
    List<String> names(String place) {
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

    String read(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Place.Folder place(String name) {
        return new Place.Folder(name, folder.resolve(name), Optional.<SafePath>empty());
    }

    /** Does every step that waits, and those that they add. A step that fails stops, and the others go on. */
    void run() {
        while (!waiting.isEmpty()) {
            String step = waiting.remove(0);
            try {
                step(step.substring(0, step.indexOf('/')), Long.parseLong(step.substring(step.indexOf('/') + 1)));
            } catch (IOException | RuntimeException e) {
                stopped.put(step, e);
            }
        }
    }

    private void step(String name, long id) throws IOException {
        switch (name) {
            case ImportSteps.BRING_IN -> {
                Optional<Consignment> open = room.bringingIn().open(id);
                if (open.isPresent()) {
                    room.bringingIn().close(id, carrier.copy(open.get(), source(open.get()), place("environment")));
                }
            }
            case ImportSteps.STOP -> {
                Optional<Consignment> open = room.bringingIn().openStopped(id);
                if (open.isPresent()) {
                    carrier.abandon(open.get(), source(open.get()), place("environment"));
                    room.bringingIn()
                            .closeStopped(id, carrier.copy(open.get(), source(open.get()), place("environment")));
                }
            }
            case ImportSteps.CLEAR -> {
                Optional<Consignment> open = room.clearing().open(id);
                if (open.isPresent()) {
                    carrier.delete(open.get(), place("upload"));
                    room.clearing().close(id);
                }
            }
            default -> throw new IllegalArgumentException(name);
        }
    }

    Place.Folder source(Consignment consignment) {
        return place(room.bringingIn().source(consignment).orElse("upload"));
    }

    @Override
    public void add(Handle transaction, String step, String subject) {
        if (!step.equals(MailRoom.STEP)) {
            Store.afterCommit(transaction, () -> {
                String name = step + "/" + subject;
                if (!waiting.contains(name) && !stopped.containsKey(name)) {
                    waiting.add(name);
                }
            });
        }
    }

    @Override
    public void add(Handle transaction, String step, String subject, Duration delay) {
        add(transaction, step, subject);
    }

    @Override
    public boolean retry(Handle transaction, String step, String subject) {
        boolean found = stopped.remove(step + "/" + subject) != null;
        if (found) {
            add(transaction, step, subject);
        }
        return found;
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        database.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

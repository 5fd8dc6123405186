package dk.sluse.release;

import dk.sluse.audit.EventKind;
import dk.sluse.audit.Ledger;
import dk.sluse.calendar.MutableClock;
import dk.sluse.custody.Carrier;
import dk.sluse.custody.Consignment;
import dk.sluse.custody.CustodySettings;
import dk.sluse.custody.Place;
import dk.sluse.intake.Letter;
import dk.sluse.intake.Letter.Attachment;
import dk.sluse.intake.LetterSorting;
import dk.sluse.notice.Letterhead;
import dk.sluse.notice.MailRoom;
import dk.sluse.notice.RequestMark;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.lingala.zip4j.model.enums.EncryptionMethod;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A stage for the life of an order: real PostgreSQL, record, mails and custody over folders, a genome database in memory, a
 * clock that the test sets, and steps that wait until the test runs them as the routes do.
 *
 * <p>On it are the officers {@code olga} and {@code otto}, the operator {@code opal}, the project {@code alpha} with its PI
 * {@code peter} and its members {@code anna} and {@code arne}, and the project {@code beta} with its PI {@code bodil}.
 */
public final class ReleaseStage implements BeforeEachCallback, AfterEachCallback {

    static final Instant MORNING = Instant.parse("2026-11-02T09:00:00Z");

    MutableClock clock;
    Store store;
    ReleaseRoom room;
    ListKey key;
    StagedGenomes genomes;
    Access access;
    Path folder;
    final Map<String, Exception> stopped = new LinkedHashMap<>();
    Runnable beforeShowing = () -> {};
    private final Deque<String> waiting = new ArrayDeque<>();
    private Projects projects;
    private People people;
    private Ledger audit;
    private MailRoom mailRoom;
    private Enrolment enrolment;
    private Carrier carrier;
    private TestDatabase database;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        folder = Files.createTempDirectory("release-stage-");
        for (String place : List.of("genomes", "antechamber", "environment", "papers", "lists", "inbox")) {
            Files.createDirectories(folder.resolve(place));
        }
        database = TestDatabase.fresh();
        store = database.store();
        clock = new MutableClock(MORNING);
        audit = new Ledger(clock);
        people = new People(clock);
        projects = new Projects();
        access = new Access(people, audit, clock);
        enrolment = new Enrolment(people, audit, clock);
        Work work = new QueuedWork();
        mailRoom = new MailRoom(
                Path.of("config/mail"), work, clock, new Letterhead("hub@hub.example", "Sluse", "hub.example", 2222));
        carrier = new Carrier(store, audit, clock, new CustodySettings(Duration.ofSeconds(20), 0));
        genomes = new StagedGenomes();
        key = ListKey.in(folder.resolve("keys"), "Sluse <hub@hub.example>", MORNING);
        room = ReleaseRoom.over(new ReleaseParts(
                store,
                projects,
                people,
                access,
                audit,
                work,
                mailRoom,
                genomes,
                key,
                new ReleaseLodging(folder.resolve("lists"), folder.resolve("papers")),
                ReleaseSettings.usual(),
                clock));
        projects.put(project("alpha"));
        projects.put(project("beta"));
        enrol();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        database.close();
    }

    private final class QueuedWork implements Work {
        @Override
        public void add(Handle transaction, String step, String subject) {
            String named = step + "/" + subject;
            if (!step.equals(MailRoom.STEP)) {
                Store.afterCommit(transaction, () -> {
                    if (!waiting.contains(named) && !stopped.containsKey(named)) {
                        waiting.add(named);
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
            return again(step + "/" + subject);
        }
    }

    /** Lets a step go on that stopped. */
    boolean again(String named) {
        boolean was = stopped.remove(named) != null;
        if (was) {
            waiting.add(named);
        }
        return was;
    }

    /** Runs steps until none waits; a step that fails stops. */
    void run() {
        while (!waiting.isEmpty()) {
            String named = waiting.remove();
            try {
                step(named.substring(0, named.indexOf('/')), Long.parseLong(named.substring(named.indexOf('/') + 1)));
            } catch (Exception e) {
                stopped.put(named, e);
            }
        }
    }

    private void step(String step, long id) throws Exception {
        switch (step) {
            case ReleaseSteps.MATCH -> {
                var matching = room.matching().open(id);
                if (matching.isPresent()) {
                    room.matching().close(id, matching.get().matched());
                }
            }
            case ReleaseSteps.PREPARE -> room.preparing().prepare(id);
            case ReleaseSteps.DELIVER -> deliver(id);
            default -> throw new IllegalArgumentException(step);
        }
    }

    /** As the route {@code deliver-samples} does. */
    private void deliver(long id) throws Exception {
        callOff(room.delivering().openCallingOff(id), "genomes");
        callOff(room.delivering().openCallingOffPapers(id), "papers");
        Optional<Consignment> removing = room.delivering().openRemoving(id);
        if (removing.isPresent()) {
            carrier.delete(removing.get(), place("antechamber"));
        }
        room.delivering().closeRemoving(id);
        carry(id, room.delivering().openCarrying(id), "genomes");
        beforeShowing.run();
        carry(id, room.delivering().openPapers(id), "papers");
        Optional<Consignment> reveal = room.delivering().openRevealing(id);
        if (reveal.isPresent()) {
            carrier.reveal(reveal.get(), place("antechamber"), place("environment"));
            room.delivering().closeRevealing(id);
        }
    }

    private void callOff(Optional<Consignment> stopped, String from) throws IOException {
        if (stopped.isPresent()) {
            carrier.abandon(stopped.get(), place(from), place("antechamber"));
        }
    }

    private void carry(long id, Optional<Consignment> carry, String from) throws IOException {
        if (carry.isPresent()) {
            room.delivering().closeCarrying(id, carrier.copy(carry.get(), place(from), place("antechamber")));
        }
    }

    private Place place(String name) {
        return new Place.Folder(name, folder.resolve(name), Optional.empty());
    }

    void storeGoesAway() throws IOException {
        Files.move(folder.resolve("genomes"), folder.resolve("genomes-away"));
    }

    void storeComesBack() throws IOException {
        Files.move(folder.resolve("genomes-away"), folder.resolve("genomes"));
    }

    /** How far custody came with its consignments. */
    List<String> phases() {
        return store.read(h -> h.createQuery("select phase from consignment order by begun, id")
                .mapTo(String.class)
                .list());
    }

    /** The genome store holds the files of everybody the database knows. */
    void store() throws IOException {
        Files.createDirectories(folder.resolve("genomes/runs"));
        for (int i = 0; i < genomes.everybody.size(); i++) {
            for (String read : List.of("R1", "R2")) {
                Files.write(
                        folder.resolve("genomes/runs/S" + i + "_" + read + ".fastq.gz"),
                        StagedGenomes.content("S" + i, read));
            }
        }
    }

    private static Project project(String id) {
        return new Project(
                id,
                id.toUpperCase(Locale.ROOT),
                "A study",
                "A university",
                1,
                Set.of(),
                Map.of(),
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
            enrolment.offices().atConsole(h, Office.OFFICER, person("olga"), line("olga"));
            enrolment.offices().atConsole(h, Office.OFFICER, person("otto"), line("otto"));
            enrolment.offices().atConsole(h, Office.OPERATOR, person("opal"), line("opal"));
        });
        Caller olga = caller("olga");
        store.changing(h -> {
            enrolment.memberships().add(h, olga, "alpha", person("peter"), true, line("peter"));
            enrolment.memberships().add(h, olga, "alpha", person("anna"), false, line("anna"));
            enrolment.memberships().add(h, olga, "alpha", person("arne"), false, line("arne"));
            enrolment.memberships().add(h, olga, "beta", person("bodil"), true, line("bodil"));
        });
    }

    private static Person person(String login) {
        return new Person(
                login, login.substring(0, 1).toUpperCase(Locale.ROOT) + login.substring(1), login + "@uni.example");
    }

    private static PublicKeyLine line(String login) {
        return new PublicKeyLine("ssh-ed25519 AAAA" + login, "SHA256:" + login);
    }

    Caller caller(String login) {
        return store.read(h -> access.caller(h, login, "SHA256:" + login)).orElseThrow();
    }

    /** An officer becomes a member of alpha, by the word of another. */
    void joins(String login) {
        Caller other = caller(login.equals("olga") ? "otto" : "olga");
        store.changing(h -> enrolment.memberships().add(h, other, "alpha", person(login), false, line(login)));
    }

    /** Ends a membership of alpha, as an officer does it. */
    void leaves(String login) {
        Caller olga = caller("olga");
        store.changing(h -> enrolment.memberships().end(h, olga, "alpha", login));
    }

    void suspend(Access.Scope scope, String subject) {
        store.changing(h -> access.close(h, scope, subject, "a test", OptionalLong.empty(), "olga"));
    }

    void reopen(Access.Scope scope, String subject) {
        store.changing(h -> access.reopen(h, scope, subject, "a test", "olga"));
    }

    /** An attachment, laid aside as intake does. */
    Attachment attachment(String name, byte[] content) throws IOException {
        Path file =
                Files.write(folder.resolve("inbox").resolve(UUID.randomUUID().toString()), content);
        return new Attachment(name, file, content.length, "0".repeat(64));
    }

    Attachment attachment(String name, String content) throws IOException {
        return attachment(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The list, encrypted to the hub. */
    Attachment sealed(String list) throws IOException {
        byte[] bytes = list.getBytes(StandardCharsets.UTF_8);
        return attachment("cpr-list.csv.pgp", key.seal(new OpenedList("cpr-list.csv", bytes)));
    }

    /** The list in an AES zip whose code is {@code right code}. */
    Attachment zipped(String list) throws IOException {
        Path file = folder.resolve("inbox").resolve(UUID.randomUUID() + ".zip");
        EnvelopeTest.add(file, EncryptionMethod.AES, "cpr-list.csv", list.getBytes(StandardCharsets.UTF_8));
        return new Attachment("list.zip", file, Files.size(file), "0".repeat(64));
    }

    Letter letter(String from, String subject, Attachment... attachments) {
        return letter(new Letter.Proven(from + "@uni.example"), subject, attachments);
    }

    Letter letter(Letter.Sender sender, String subject, Attachment... attachments) {
        String key = UUID.randomUUID().toString();
        return new Letter(
                key,
                Optional.of("<" + key + "@uni.example>"),
                sender,
                subject,
                "",
                List.of(attachments),
                List.of(),
                clock.instant());
    }

    /** Whether the release room takes a letter for its own. */
    boolean concerns(Letter letter) {
        return store.read(h -> room.intake().concerns(h, letter, RequestMark.find(letter.subject())));
    }

    /** The hub reads a letter; answers what it did about it. */
    String read(Letter letter) throws IOException {
        new LetterSorting(store, people, audit, mailRoom, clock, List.of(room.intake())).read(letter);
        return store.read(h -> h.createQuery("select outcome from letter where key = :key")
                .bind("key", letter.key())
                .mapTo(String.class)
                .one());
    }

    /** Anna orders the data of these persons of {@link Numbers}, in an envelope; nothing has run yet. */
    long orders(int from, int count) throws IOException {
        String outcome = read(letter("anna", "ALPHA", sealed(Numbers.list("ALPHA", Numbers.of(from, count)))));
        return Long.parseLong(outcome.replace("began sluse-", ""));
    }

    /** The same, matched, told and confirmed by Anna's key, its files in the genome store. */
    long confirmed(int from, int count) throws IOException {
        long id = orders(from, count);
        run();
        store();
        room.ordering().confirm(caller("anna"), id);
        return id;
    }

    OrderState state(long id) {
        return order(id).state();
    }

    ReleaseOrder order(long id) {
        return store.read(h -> new Orders().find(h, id)).orElseThrow();
    }

    /** Whom mails of this template went to, in the order in which they were posted. */
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

    /** The files in a place. */
    List<String> files(String place) throws IOException {
        Path root = folder.resolve(place);
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Everything that stands in the database, as text, and all files the hub wrote outside the genome store. */
    List<String> everythingWritten() throws IOException {
        List<String> all = new ArrayList<>(store.read(h -> {
            List<String> tables = h.createQuery("""
                            select tablename from pg_tables where case when schemaname = 'public'
                              then has_table_privilege(format('public.%I', tablename), 'select') end""").mapTo(String.class).list();
            List<String> rows = new ArrayList<>();
            tables.forEach(table -> rows.addAll(h.createQuery("select t::text from <table> t")
                    .define("table", table)
                    .mapTo(String.class)
                    .list()));
            return rows;
        }));
        for (String place : List.of("antechamber", "environment", "papers", "lists", "keys")) {
            for (String file : files(place)) {
                all.add(file);
                all.add(Files.readString(folder.resolve(place).resolve(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }
}

package dk.sluse.export;

import dk.sluse.audit.SigningKey;
import dk.sluse.calendar.ClosureDays;
import dk.sluse.calendar.DanishWorkingDays;
import dk.sluse.calendar.Deadlines;
import dk.sluse.calendar.DownloadTerm;
import dk.sluse.custody.Place;
import dk.sluse.custody.SafePath;
import dk.sluse.importing.ImportParts;
import dk.sluse.importing.ImportRoom;
import dk.sluse.importing.Patience;
import dk.sluse.inspection.Inspector;
import dk.sluse.inspection.InspectorSettings;
import dk.sluse.inspection.Isolation;
import dk.sluse.intake.LetterSorting;
import dk.sluse.platform.Platform;
import dk.sluse.project.Caller;
import dk.sluse.project.Entrance;
import dk.sluse.project.Entrance.Answer;
import dk.sluse.project.Parties;
import dk.sluse.project.Proof;
import dk.sluse.project.Rules;
import dk.sluse.project.SealingKey;
import dk.sluse.project.SecondFactors;
import dk.sluse.project.Standstill;
import dk.sluse.sanction.Offence;
import dk.sluse.sanction.Sanction;
import dk.sluse.sanction.SanctionTable;
import dk.sluse.sanction.SanctionTable.Row;
import dk.sluse.sanction.Sanctions;
import dk.sluse.screening.Finding;
import dk.sluse.screening.PolicyBook;
import dk.sluse.stage.Stage;
import dk.sluse.stage.StagedWork.Step;
import dk.sluse.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A stage for the life of an export: a stage with the export room on it, and policies whose findings the test writes, or the
 * real ones.
 */
public final class ExportStage extends Stage {

    static final Duration GRACE = Duration.ofHours(1);

    public ExportRoom room;

    PolicyBook book;
    Path environment;
    Lodging lodging;
    Seen seen;
    private StagedSteps steps;
    private ScriptedScreening script;
    private boolean realPolicies;
    private Optional<Path> brokenJava = Optional.empty();

    @Override
    public ExportStage open() throws IOException {
        raise("environment", "airlock", "download", "inbox");
        environment = folder.resolve("environment");
        lodging = new Lodging(folder.resolve("airlock"), folder.resolve("download"));
        book = PolicyBook.read(Path.of("config/policies.yaml"));
        room = ExportRoom.over(parts(store, clock));
        steps = new StagedSteps(room, carrier, place("environment"), place("airlock"), place("download"));
        script = new ScriptedScreening(store, projects, clock);
        seen = new Seen(store, folder);
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
                new Patience(7, 30, new Standstill(60)),
                clock));
    }

    /** Peter instructs the hub to import these files, which members upload; answers the number. */
    public long instructs(String... paths) throws IOException {
        Files.createDirectories(uploads());
        String list = "source;upload\npath;description\n" + String.join(";A file\n", paths) + ";A file\n";
        var letter = letter("peter").attach("import.csv", list).written(clock.instant());
        return begun(read(letter, imports().intake()));
    }

    /** Nobody has a second factor. */
    public SecondFactors factors() {
        try {
            return new SecondFactors(SecondFactors.Demand.OFF, SealingKey.in(folder.resolve("keys")), audit, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who comes in, by registered keys alone. */
    public Entrance entrance() {
        return new Entrance(people, access, new Rules(Optional.empty(), audit, clock), factors(), Set.of(), clock);
    }

    /** Somebody to whom everything is closed, as the door finds them. */
    public Caller confined(String login) {
        Entrance entrance = entrance();
        Answer answer = store.read(h -> entrance.look(h, login, new Proof.Key("SHA256:" + login)));
        return ((Answer.Closed) answer).caller();
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
                table(),
                new Deadlines(new DanishWorkingDays(ClosureDays.none()), 10, List.of(5, 8, 10)),
                new DownloadTerm(30, List.of(7, 1)),
                clock,
                GRACE,
                DownloadTerm.LONGEST_EXTENSION);
    }

    /** The table of sanctions, in short. */
    public static SanctionTable table() {
        Row row = new Row(
                List.of(
                        Sanction.of("account*").orElseThrow(),
                        Sanction.of("1 month").orElseThrow()),
                List.of(
                        Sanction.of("account*").orElseThrow(),
                        Sanction.of("6 months or permanent").orElseThrow(),
                        Sanction.of("permanent").orElseThrow()));
        return new SanctionTable(
                Map.of(
                        Offence.INDIVIDUAL_ACCIDENT, row,
                        Offence.INDIVIDUAL_DELIBERATE, row,
                        Offence.ACCESS_PASSED_ON, row),
                3);
    }

    /** The platform's side of closing, told by mail alone. */
    public Platform platform() {
        try {
            return new Platform(new Platform.Parts(
                    store,
                    new Parties(projects, people, access),
                    work,
                    mailRoom,
                    audit,
                    clock,
                    SigningKey.in(folder.resolve("keys")),
                    folder.resolve("orders"),
                    Optional.empty()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Measures and appeals over the same books. */
    public Sanctions sanctions() {
        return new Sanctions(store, new Parties(projects, people, access), table(), mailRoom, audit, clock);
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

    /** Sets how many officers the project alpha needs, what it may export, and its own thresholds. */
    public void alpha(int officers, Set<String> permissions, Map<String, Map<String, Double>> thresholds) {
        projects.put(project("alpha", officers, permissions, thresholds));
    }

    /** The case of a breach runs its course: account, plan, and a decision that opens what it closed. */
    void settles(long id) {
        for (BreachCase.PaperKind kind : BreachCase.PaperKind.values()) {
            room.cases().handIn(caller("peter"), id, kind, Optional.empty(), "What Peter writes.");
        }
        room.cases().decide(caller("olga"), id, new Cases.Ruling("a warning", "an accident", false, true));
    }

    /** Otto declares a breach by individual data, of these files or all. */
    public void breach(long id, String... files) {
        room.breaches()
                .declare(caller("otto"), id, List.of(files), Breaches.BreachClass.INDIVIDUAL, "names of persons");
        run();
    }

    /** Somebody reports a breach by mail; answers what the hub did about it. */
    public String reports(String login, String subject) throws IOException {
        return read(letter(login).subject(subject).text("Table 2 lists persons, 010170-1239 among them."));
    }

    /** The export room over another store of the same database. */
    public ExportRoom roomOver(Store other) throws IOException {
        return ExportRoom.over(parts(other, clock));
    }

    /** In what state a request is. */
    public String state(long id) {
        return seen.state(id).name();
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
        return new LetterSorting(store, people, audit, mailRoom, clock, List.of(room.selfReports(), room.mailIntake()));
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
        return begun(read(letter("anna").complete(paths)));
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

    @Override
    protected void step(String name, long id) throws IOException {
        steps.run(new Step(name, Long.toString(id)), this::screen);
    }

    private void screen(long id) throws IOException {
        if (realPolicies) {
            steps.screen(id, book.policies());
        } else {
            script.screen(id, book);
        }
    }

    void retry(String step, long id) {
        if (!again(step, id)) {
            throw new IllegalStateException("Nothing stopped: " + work.stopped());
        }
        run();
    }

    SafePath path(String path) {
        return SafePath.of(path);
    }
}

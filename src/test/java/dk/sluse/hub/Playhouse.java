package dk.sluse.hub;

import dk.sluse.audit.Verification;
import dk.sluse.desk.CommandDesk;
import dk.sluse.desk.DeskParts;
import dk.sluse.desk.Doorway;
import dk.sluse.export.ExportRoom;
import dk.sluse.export.ExportStage;
import dk.sluse.gateway.BanTerm;
import dk.sluse.gateway.Bans;
import dk.sluse.gateway.Doorkeeper.Admission.Welcome;
import dk.sluse.importing.ImportRoom;
import dk.sluse.notice.Outbox;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.MembershipReviews;
import dk.sluse.project.Proof;
import dk.sluse.project.ReviewTerm;
import dk.sluse.project.Rules;
import dk.sluse.project.ToldReviews;
import dk.sluse.release.StagedRelease;
import dk.sluse.store.Forgetful;
import dk.sluse.work.DurableWork;
import dk.sluse.work.WorkSettings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.HandleConsumer;

/**
 * The doors and the desk over one forgetful database, for a test that tries everything that people can do. On it are the stage's
 * people, the officer {@code otto} being a member of alpha, and of alpha an export (1), an import and an order.
 */
final class Playhouse implements AutoCloseable {

    private static final String NEW_KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    private final ExportStage stage = new ExportStage();
    private final Forgetful memory;
    private final DurableWork work;
    private final ExportRoom room;
    private final ImportRoom imports;
    private final CommandDesk desk;
    private final Door everyone;
    private final Door officers;
    final long importing;
    final long order;
    /** A request of which nothing was collected yet. */
    final long early;

    Playhouse(Path folder) throws Exception {
        stage.open();
        stage.joins("otto");
        stage.inReview("a.txt", "b.txt");
        importing = stage.instructs("raw.txt");
        StagedRelease first = new StagedRelease(stage, folder);
        order = order(first);
        early = early();
        proposal();
        // A wrong clock saw the approval of alpha to be over, on another hub.
        stage.store.changing(h -> h.execute("""
                insert into mandate_end (project, paper, number, until, ended_at)
                values ('alpha', 'ethics-approval', '1-10-72-1-20', '2099-12-31', now())"""));
        memory = new Forgetful(stage.database.database().pool());
        work = new DurableWork(
                stage.store,
                stage.database.database().pool(),
                stage.audit,
                (h, stopped) -> {},
                WorkSettings.of("test"));
        stage.store = memory.store();
        room = stage.roomOver(stage.store);
        imports = stage.imports();
        everyone = Door.forEveryone(stage.store, stage.entrance(), stage.factors());
        officers = Door.forOfficers(stage.store, stage.entrance(), stage.factors());
        desk = new CommandDesk(new DeskParts(
                stage.store,
                room,
                Optional.of(new StagedRelease(stage, folder).room),
                imports,
                stage.projects,
                stage.people,
                stage.enrolment,
                stage.access,
                stage.sanctions(),
                stage.platform(),
                Optional.empty(),
                (h, project, person, key) -> {},
                doorway(),
                stage.audit,
                work,
                new Outbox(stage.clock, stage.audit),
                stage.carrier.progress(),
                stage.clock,
                List::of,
                () -> {},
                List::<Verification>of,
                operator -> {}));
    }

    /** Every command that the desk knows. */
    List<String> commands() {
        return desk.commands();
    }

    private Doorway doorway() {
        MembershipReviews reviews = new MembershipReviews(
                stage.store,
                stage.projects,
                stage.people,
                stage.access,
                stage.audit,
                stage.clock,
                ReviewTerm.quarterly(),
                new ToldReviews(new ArrayList<>()));
        return new Doorway(
                new Rules(Optional.empty(), stage.audit, stage.clock),
                stage.factors(),
                reviews,
                new Bans(BanTerm.usual(), stage.clock));
    }

    private long early() {
        return stage.store.change(h -> {
            long id = h.createQuery("""
                            insert into export_request (project, requester, channel, state, created_at)
                            values ('alpha', 'anna', 'FOLDER', 'STAGED', :now) returning id""")
                    .bind("now", stage.clock.instant())
                    .mapTo(long.class)
                    .one();
            h.execute(
                    "insert into export_file (request, ordinal, path, description, justification, identifiable, state)"
                            + " values (?, 1, 'c.txt', 'd', 'd', false, 'NAMED')",
                    id);
            return id;
        });
    }

    /** Of somebody whom the hub does not know, named by the PI's mail; number 1. */
    private void proposal() {
        stage.store.changing(h -> h.execute("""
                        insert into member_proposal (project, login, name, mail, key, proposed_by, letter, at)
                        values ('alpha', 'nora', 'Nora', 'nora@uni.example', ?, 'peter', 'x', ?)""", NEW_KEY, stage.clock.instant().atOffset(ZoneOffset.UTC)));
    }

    private long order(StagedRelease release) throws Exception {
        release.room.ordering().byCriteria(stage.caller("anna"), "alpha", Map.of("sex", "female"));
        long id = stage.store.read(h -> h.createQuery("select max(id) from release_order")
                .mapTo(long.class)
                .one());
        release.match(id);
        return id;
    }

    /** Changes what is, until the next {@link #forget}. */
    void set(HandleConsumer<RuntimeException> change) {
        stage.store.changing(change);
    }

    /** Somebody gives a command without a word about the outcome. */
    void give(String login, String line) {
        String answer = answer(login, line);
        if (!answer.equals("yes")) {
            throw new IllegalStateException(login + ": " + line + ": " + answer);
        }
    }

    /** What somebody is answered who logs in for this command: {@code yes}, or why not. */
    String answer(String login, String line) {
        Optional<Caller> caller = enters(everyone, login);
        if (caller.isEmpty()) {
            return "not let in";
        }
        StringWriter err = new StringWriter();
        int code = desk.run(
                caller.get(),
                line,
                new ByteArrayInputStream(input(line).getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err));
        if (code == 2) {
            throw new IllegalStateException(line + ": " + err);
        }
        return code == 0 ? "yes" : err.toString();
    }

    private static String input(String line) {
        return line.contains("keys add") || line.contains("members add") || line.contains("propose")
                ? NEW_KEY + " new@laptop"
                : "Some text.";
    }

    /** Whether somebody is shown a path of the download folder. */
    String download(String login, String id) {
        return enters(everyone, login)
                .map(caller -> shown(caller, room.visibility().inDownload(caller, List.of("alpha", id, "SHA256SUMS"))))
                .orElse("not let in");
    }

    /** Whether somebody is shown a path of the airlock. */
    String airlock(String login, String id) {
        return enters(officers, login)
                .map(caller -> shown(caller, room.visibility().inAirlock(caller, List.of("alpha", id, "files"))))
                .orElse("not let in");
    }

    /** Whether somebody may upload the file that the import names. */
    String upload(String login) {
        Optional<Caller> caller = enters(everyone, login);
        if (caller.isEmpty()) {
            return "not let in";
        }
        if (caller.get().confined().isPresent()) {
            return caller.get().confined().get().en();
        }
        try {
            imports.uploads().mayFill(caller.get(), List.of("alpha", Long.toString(importing), "raw.txt"));
            return "yes";
        } catch (Denied e) {
            return e.getMessage();
        }
    }

    private static String shown(Caller caller, boolean shown) {
        return caller.confined().map(why -> why.en()).orElse(shown ? "yes" : "not shown");
    }

    private static Optional<Caller> enters(Door door, String login) {
        return door.admit(login, new Proof.Key("SHA256:" + login)) instanceof Welcome welcome
                ? Optional.of(welcome.caller())
                : Optional.empty();
    }

    /** What is now is what every trial begins with. */
    void keep() throws Exception {
        memory.keep();
    }

    void forget() throws Exception {
        memory.forget();
    }

    void forgetAll() throws Exception {
        memory.forgetAll();
    }

    /** The number of the measure that keeps Anna out, if one does. */
    String measure() {
        return stage.store.read(
                h -> h.createQuery("select coalesce(max(id), 4711)::text from suspension where subject = 'anna'")
                        .mapTo(String.class)
                        .one());
    }

    @Override
    public void close() throws SQLException {
        memory.close();
        work.close();
        stage.close();
    }
}

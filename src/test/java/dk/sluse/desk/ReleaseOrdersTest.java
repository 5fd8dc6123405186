package dk.sluse.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sluse.audit.Verification;
import dk.sluse.export.ExportStage;
import dk.sluse.notice.Outbox;
import dk.sluse.release.StagedRelease;
import dk.sluse.work.DurableWork;
import dk.sluse.work.WorkSettings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked of orders over SSH, and that words shared with exports mean what the number means. */
class ReleaseOrdersTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    @TempDir
    Path folder;

    private StagedRelease release;
    private DurableWork work;
    private CommandDesk desk;

    @BeforeEach
    void openTheDesk() throws Exception {
        release = new StagedRelease(stage, folder);
        work = new DurableWork(
                stage.store,
                stage.database.database().pool(),
                stage.audit,
                (h, stopped) -> {},
                WorkSettings.of("test"));
        desk = new CommandDesk(new DeskParts(
                stage.store,
                stage.room,
                Optional.of(release.room),
                stage.imports(),
                stage.projects,
                stage.people,
                stage.enrolment,
                stage.access,
                stage.sanctions(),
                stage.platform(),
                Optional.empty(),
                (h, project, person, key) -> {},
                // Nobody comes in here.
                new Doorway(null, null, null, null),
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

    @AfterEach
    void closeTheDesk() {
        work.close();
    }

    /** Says a command; answers its exit code and everything it printed. */
    private String say(String who, String line) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        int code = desk.run(
                stage.caller(who),
                line,
                new ByteArrayInputStream("some code".getBytes(StandardCharsets.UTF_8)),
                out,
                out);
        out.flush();
        return code + " " + said;
    }

    private long ordered() throws Exception {
        String said = say("anna", "order criteria ALPHA --sex female");
        assertThat(said).startsWith("0 Order ").contains("is matched");
        long id = Long.parseLong(said.replaceAll("(?s)0 Order (\\d+) .*", "$1"));
        release.match(id);
        return id;
    }

    @Test
    void an_order_is_made_shown_listed_and_explained() throws Exception {
        long id = ordered();

        assertThat(say("anna", "orders")).startsWith("0").contains(id + "", "awaiting-answer", "criteria");
        assertThat(say("bodil", "orders")).contains("no orders under way");
        for (String show : List.of("show " + id, "order show " + id)) {
            assertThat(say("anna", show))
                    .contains("Order " + id + " of alpha", "Asked for 30 persons", "confirm " + id);
        }
        assertThat(new ObjectMapper()
                        .readTree(say("olga", "order show --json " + id).substring(2))
                        .get("persons")
                        .asInt())
                .isEqualTo(30);
        assertThat(say("bodil", "show " + id)).startsWith("1 There is no request");
        assertThat(say("anna", "why " + id)).contains("It waits for: its requester anna or the PI");
        assertThat(say("opal", "status"))
                .contains("Orders of genome data under way: 1", id + " of alpha is awaiting-answer");
        assertThat(say("opal", "status --json")).contains("\"orders\"");
    }

    @Test
    void confirm_and_withdraw_mean_the_order_or_the_request_of_that_number() throws Exception {
        long order = ordered();
        long other = ordered();
        long request = stage.asks("results/a.txt");

        assertThat(say("arne", "confirm " + order)).startsWith("1 ");
        assertThat(say("anna", "confirm " + order)).startsWith("0 Confirmed. The register");
        assertThat(say("olga", "order approve " + other + " --reason \"same again, by mistake\""))
                .startsWith("0");
        assertThat(say("peter", "withdraw " + other)).startsWith("0 Withdrawn. Nothing");
        assertThat(say("anna", "withdraw " + request)).contains("Files that were collected are moved back");
    }

    @Test
    void officers_decide_with_a_reason_and_staff_enter_codes() throws Exception {
        long id = ordered();

        assertThat(say("olga", "order refuse " + id)).startsWith("2").contains("--reason");
        assertThat(say("anna", "order refuse " + id + " --reason x")).startsWith("1 Only case officers");
        assertThat(say("olga", "order refuse " + id + " --reason \"not in the protocol\""))
                .startsWith("0");
        assertThat(say("anna", "order show " + id))
                .contains("State: refused", "refused by olga", "not in the protocol");
        assertThat(say("anna", "order code " + id)).startsWith("1 Only officers and operators");
        assertThat(say("opal", "order code " + id)).startsWith("1").contains("waits for no code");
    }

    @Test
    void the_key_is_shown_to_everyone_and_overviews_to_members_and_officers() {
        assertThat(say("anna", "order key")).contains("BEGIN PGP PUBLIC KEY BLOCK", "Fingerprint: ");
        for (String how : List.of("--sex=female", "sex=female", "--sex female")) {
            assertThat(say("anna", "overview --by age " + how)).contains("Persons: <5", "40-49");
        }
        assertThat(say("olga", "overview --json sex=female")).contains("\"persons\" : \"<5\"");
        assertThat(say("opal", "overview sex=female")).startsWith("1 Members of projects");
        assertThat(say("anna", "overview sex")).startsWith("1 Criteria are written as");
        assertThat(say("anna", "overview height=3")).startsWith("1").contains("Unknown field");
        assertThat(say("anna", "order")).startsWith("1 What with the order?");
    }
}

package dk.sluse.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.sluse.audit.Sealer;
import dk.sluse.audit.Trail;
import dk.sluse.audit.Verifier;
import dk.sluse.export.ExportStage;
import dk.sluse.gateway.BanTerm;
import dk.sluse.gateway.Bans;
import dk.sluse.notice.Notice;
import dk.sluse.notice.Outbox;
import dk.sluse.project.Borders;
import dk.sluse.project.Caller;
import dk.sluse.project.Duty;
import dk.sluse.project.MembershipReviews;
import dk.sluse.project.Project;
import dk.sluse.project.ReviewTerm;
import dk.sluse.project.Rules;
import dk.sluse.project.Scope;
import dk.sluse.project.SealingKey;
import dk.sluse.project.SecondFactors;
import dk.sluse.project.ToldReviews;
import dk.sluse.work.DurableWork;
import dk.sluse.work.WorkSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked of the hub over SSH, by whom, and what answers look like. */
class CommandDeskTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    @TempDir
    Path home;

    private final List<String> troubles = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();
    private final List<String> greeted = new ArrayList<>();
    private final List<String> reviews = new ArrayList<>();
    private Bans bans;
    private SecondFactors factors;
    private DurableWork work;
    private CommandDesk desk;

    /** What a command answered. */
    record Answer(int code, String out, String err) {}

    @BeforeEach
    void openTheDesk() throws IOException {
        bans = new Bans(BanTerm.usual(), stage.clock);
        factors = new SecondFactors(SecondFactors.Demand.OPTIONAL, SealingKey.in(home), stage.audit, stage.clock);
        work = new DurableWork(
                stage.store,
                stage.database.database().pool(),
                stage.audit,
                (h, stopped) -> {},
                WorkSettings.of("test"));
        Sealer sealer = new Sealer(stage.store);
        desk = new CommandDesk(new DeskParts(
                stage.store,
                stage.room,
                Optional.empty(),
                stage.imports(),
                stage.projects,
                stage.people,
                stage.enrolment,
                stage.access,
                stage.sanctions(),
                stage.platform(),
                Optional.empty(),
                (h, project, person, key) -> greeted.add(person.login()),
                new Doorway(
                        new Rules(Optional.of("2026-1"), stage.audit, stage.clock),
                        factors,
                        new MembershipReviews(
                                stage.store,
                                stage.projects,
                                stage.people,
                                stage.access,
                                stage.audit,
                                stage.clock,
                                ReviewTerm.quarterly(),
                                new ToldReviews(reviews)),
                        bans),
                stage.audit,
                work,
                new Outbox(stage.clock, stage.audit),
                stage.carrier.progress(),
                stage.clock,
                () -> troubles,
                sealer::sealNow,
                () -> {
                    sealer.sealNow();
                    return new Verifier(Duration.ofSeconds(5)).verify(stage.store);
                },
                accepted::add));
    }

    @AfterEach
    void closeTheDesk() {
        work.close();
    }

    private Answer say(String login, String line) {
        return say(login, line, "");
    }

    private Answer say(String login, String line, String input) {
        return say(stage.caller(login), line, input);
    }

    private Answer say(Caller caller, String line) {
        return say(caller, line, "");
    }

    private Answer say(Caller caller, String line, String input) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = desk.run(
                caller,
                line,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err));
        return new Answer(code, out.toString(), err.toString());
    }

    private static String publicKey(int seed) {
        byte[] raw = new byte[32];
        raw[0] = (byte) seed;
        byte[] blob = java.nio.ByteBuffer.allocate(4 + 11 + 4 + 32)
                .putInt(11)
                .put("ssh-ed25519".getBytes(StandardCharsets.US_ASCII))
                .putInt(32)
                .put(raw)
                .array();
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob) + " nils@laptop\n";
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "olga|approve 1|0",
                "olga|refuse 1 a.txt --reason small|0",
                "olga|ask 1 what is n|0",
                "olga|rescreen 1|0",
                "olga|breach 1 --class detailed --reason tables|0",
                "olga|show 1|0",
                "olga|show sluse-1|0",
                "olga|requests|0",
                "olga|status|0",
                "olga|why a.txt|0",
                "olga|whoami|0",
                "olga|projects|0",
                "olga|officers|0",
                "olga|members alpha|0",
                "olga|audit verify|0",
                "olga|suspend person anna --reason x|0",
                "opal|requests|0",
                "opal|status --json|0",
                "opal|show 1|0",
                "opal|projects|0",
                "opal|clock|0",
                "opal|clock accept|0",
                "opal|audit export --project alpha|0",
                "opal|approve 1|1",
                "opal|refuse 1 --reason x|1",
                "opal|breach 1 --class individual --reason x|1",
                "opal|revoke 1 --reason x|1",
                "opal|extend 1 --reason x|1",
                "opal|suspend person anna --reason x|1",
                "opal|officers confirm anna|1",
                "anna|requests|0",
                "anna|show 1|0",
                "anna|withdraw 1|0",
                "anna|members ALPHA|0",
                "anna|keys|0",
                "anna|approve 1|1",
                "anna|status|1",
                "anna|projects|1",
                "anna|officers|1",
                "anna|audit verify|1",
                "anna|retry collect-results/1|1",
                "anna|clock accept|1",
                "anna|reopen person anna --reason x|1",
                "anna|keys revoke SHA256:peter --login peter|1",
                "anna|members beta|1",
                "bodil|show 1|1",
                "bodil|why a.txt|1",
                "bodil|withdraw 1|1",
                "olga|clock accept|1",
                "olga|approve 99|1",
                "olga|approve nonsense|1",
                "olga|audit|1",
                "olga|approve|2",
                "olga|no-such-command|2",
                "olga|breach 1 --reason x|2",
                "olga|show 1 --no-such-option|2",
                "olga|show 'unclosed|2",
                "olga|--help|0",
                "olga|approve --help|0",
                "olga|help|0"
            })
    @DisplayName("Who may ask what, and the exit code: 0 done, 1 not done, 2 not understood")
    void who_may_ask_what(String login, String line, int code) throws IOException {
        stage.inReview("a.txt");
        Answer answer = say(login, line);

        assertThat(answer.code()).as(answer.err()).isEqualTo(code);
        if (code == 0) {
            assertThat(answer.out()).isNotBlank();
            assertThat(answer.err()).isEmpty();
        } else {
            assertThat(answer.err()).isNotBlank();
        }
    }

    @Test
    @DisplayName("An officer decides by commands from request to extension and revocation")
    void an_officer_decides_by_commands() throws IOException {
        stage.inReview("results/a.txt", "b.txt");

        assertThat(say("olga", "approve 1 results/a.txt").out()).isEqualTo("1  results/a.txt  is approved\n");
        assertThat(say("otto", "refuse 1 b.txt --reason 'cells are too small'").out())
                .isEqualTo("2  b.txt  is refused\n");
        stage.run();
        assertThat(say("anna", "show 1").out())
                .contains("State: published", "results/a.txt  [published, pass]", "returned to b.txt")
                .contains("approved by olga", "refused by otto", "cells are too small");
        assertThat(say("olga", "extend 1 --days 10 --reason travel").out())
                .isEqualTo("Extended until the end of 2026-12-12.\n");
        assertThat(say("olga", "extend 1 --days 10 --reason travel").err()).contains("once is all");
        assertThat(say("olga", "revoke 1 --reason wrong").code()).isZero();
        stage.run();
        assertThat(say("anna", "requests").out()).contains("There are no requests under way");
        assertThat(say("anna", "requests --all").out()).contains("revoked");
    }

    @Test
    @DisplayName("--json is what a program reads: one document, every fact by its name")
    void json_is_for_programs() throws IOException {
        stage.inReview("a.txt");
        JsonNode requests = json(say("olga", "requests --json"));
        assertThat(requests.get(0).path("request").asLong()).isEqualTo(1);
        assertThat(requests.get(0).path("state").asText()).isEqualTo("in-review");
        assertThat(requests.get(0).path("deadline").asText()).isEqualTo("2026-11-16");

        JsonNode file = json(say("olga", "show 1 --json")).path("files").get(0);
        assertThat(file.path("path").asText()).isEqualTo("a.txt");
        assertThat(file.path("verdict").asText()).isEqualTo("pass");
        assertThat(file.path("sha256").asText()).hasSize(64);

        JsonNode status = json(say("opal", "status --json"));
        assertThat(status.fieldNames())
                .toIterable()
                .containsExactly("stopped", "waiting", "unsentMails", "closed", "moving", "troubles");
    }

    private static JsonNode json(Answer answer) throws IOException {
        assertThat(answer.code()).isZero();
        return new ObjectMapper().readTree(answer.out());
    }

    @Test
    void imports_are_listed_shown_explained_confirmed_and_withdrawn_by_number() throws IOException {
        long id = stage.instructs("raw/p1.vcf", "b.txt");
        assertThat(say("anna", "imports").out()).contains(id + " ", "alpha", "peter", "upload", "open");
        assertThat(say("bodil", "imports").out()).contains("no imports under way");
        assertThat(json(say("olga", "import show " + id + " --json"))
                        .at("/files/1/where")
                        .asText())
                .isEqualTo("not uploaded");
        assertThat(say("bodil", "import show " + id).err()).contains("no import " + id + " that you may see");
        assertThat(say("olga", "why p1.vcf").out()).contains("project's PI to confirm it, and for 2 uploads");
        assertThat(say("olga", "status").out()).contains("Imports under way: 1");

        assertThat(say("anna", "confirm " + id).err()).contains("by the project's PI");
        Answer missing = say("peter", "confirm sluse-" + id);
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("Nothing was moved", "  raw/p1.vcf", "  b.txt");
        assertThat(say("peter", "withdraw " + id).out()).contains("Withdrawn.");
        assertThat(say("peter", "imports").out()).contains("no imports under way");
        assertThat(say("peter", "imports --all").out()).contains("withdrawn");
        assertThat(say("peter", "import").err()).contains("import --help");
        assertThat(say("peter", "confirm 4711").err()).contains("There is no request 4711");
    }

    @Test
    @DisplayName("R49 F40: of another project's things people hear word for word what they hear of what is not there")
    void what_is_anothers_is_as_if_it_were_not_there() throws IOException {
        long request = stage.inReview("a.txt");
        long importing = stage.instructs("raw/p1.vcf");
        stage.breach(stage.inReview("b.txt"));
        String measures = say("olga", "measures").out();
        String measure = measures.substring(0, measures.indexOf(' '));
        stage.store.changing(h -> h.execute("""
                insert into member_proposal (project, login, name, mail, proposed_by, letter, at)
                values ('alpha', 'carl', 'Carl', 'carl@uni.example', 'peter', 'x', now())"""));

        for (String what : List.of("show", "why", "confirm", "withdraw", "import show", "case show", "case account")) {
            for (long number : List.of(request, importing, request + 2)) {
                hearsTheSame(what + " THING", Long.toString(number), "4711");
            }
        }
        hearsTheSame("appeal THING", measure, "4711");
        hearsTheSame("members accept THING", "1", "4711");
        for (String what : List.of("", "add", "remove", "extend")) {
            hearsTheSame(
                    "members " + what + " THING" + (what.isEmpty() ? "" : " nina --name N --mail n@uni.example"),
                    "alpha",
                    "nowhere");
        }
        hearsTheSame("members confirm THING", "ALPHA", "nowhere");
    }

    private void hearsTheSame(String line, String anothers, String nobodys) {
        Answer heard = say("bodil", line.replace("THING", anothers), publicKey(3));
        Answer absent = say("bodil", line.replace("THING", nobodys), publicKey(3));
        assertThat(heard.code()).as(line).isNotZero();
        assertThat(heard.out() + heard.err().replace(anothers, "…"))
                .as(line + " of " + anothers)
                .isEqualTo(absent.out() + absent.err().replace(nobodys, "…"));
    }

    @Test
    @DisplayName("What comes from outside cannot steer a terminal: neither plain, nor in JSON, nor in an error")
    void nothing_steers_the_terminal() throws IOException {
        long id = stage.inReview("a.txt");
        String hostile = "\u001b[2Jgone \u009b31m \u202e";
        stage.store.changing(h -> h.createUpdate(
                        "update export_file set description = :hostile, justification = :hostile where request = :id")
                .bind("hostile", hostile)
                .bind("id", id)
                .execute());
        troubles.add("a project's file: " + hostile);

        for (String line : List.of(
                "show 1",
                "show 1 --json",
                "status",
                "status --json",
                "why " + hostile,
                "no-such-" + hostile,
                "show 1 --" + hostile,
                "approve 1 '" + hostile + "'",
                "suspend project '" + hostile + "' --reason x")) {
            Answer answer = say("olga", line);
            assertThat(answer.out() + answer.err()).as(line).isNotBlank().doesNotContain("\u001b", "\u009b", "\u202e");
        }
        assertThat(say("olga", "show 1").out()).contains("gone");
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "olga|cases|0",
                "olga|cases --json|0",
                "olga|case show 1|0",
                "olga|case show sluse-1 --json|0",
                "olga|case account 1 --from anna|0",
                "olga|case decide 1 --measure none --reason 'an accident' --self-reported --reopen|0",
                "peter|cases|0",
                "peter|case show 1|0",
                "peter|case account 1|0",
                "peter|case plan 1|0",
                "opal|cases --all|0",
                "opal|case show 1|0",
                "arne|cases|0",
                "arne|case show 1|1",
                "arne|case account 1|1",
                "bodil|case show 1|1",
                "bodil|case plan 1|1",
                "opal|case account 1 --from peter|1",
                "opal|case decide 1 --measure none --reason x|1",
                "opal|reopen project alpha --reason x|1",
                "peter|case account 1 --from anna|1",
                "peter|case decide 1 --measure none --reason x --reopen|1",
                "olga|case account 1|1",
                "olga|case account 1 --from arne|1",
                "olga|case decide 1 --measure none --reason x|1",
                "olga|case decide 99 --measure none --reason x|1",
                "olga|case|1",
                "olga|case decide 1 --reason x|2",
                "olga|case decide 1 --measure x|2",
                "olga|case show|2"
            })
    @DisplayName("R73 R74: who may ask what of a case")
    void R74_who_may_ask_what_of_a_case(String login, String line, int code) throws IOException {
        stage.inReview("a.txt");
        say("otto", "breach 1 --class individual --reason 'lists persons'");
        if (line.contains("--self-reported")) {
            say("peter", "case account 1", "All of it is one table.");
        }
        Answer answer = say(login, line, "What happened.");

        assertThat(answer.code()).as(answer.err()).isEqualTo(code);
        assertThat(code == 0 ? answer.out() : answer.err()).isNotBlank();
    }

    @Test
    @DisplayName("R74: a case by commands, from breach to reopening; reopen says what to do first")
    void R74_a_case_by_commands() throws IOException {
        stage.inReview("a.txt", "b.txt");
        say("otto", "breach 1 b.txt --class individual --reason 'lists persons'");
        assertThat(say("olga", "reopen project alpha --reason x").err()).contains("case decide 1 --measure");
        assertThat(say("olga", "case decide 1 --measure x --reason x").err()).contains("Not in yet: account and plan");
        assertThat(say("peter", "case account 1", "Rødgrød.\n").out()).isEqualTo("The account is in.\n");
        assertThat(say("peter", "case account 1", "Anew.").out()).isEqualTo("The account is in, as version 2.\n");
        assertThat(say("olga", "case plan 1 --from peter", "By mail.").out()).isEqualTo("The plan is in.\n");

        assertThat(say("olga", "case show 1").out())
                .contains("Class: individual", "Declared by otto", "Reason: lists persons", "Missing: nothing")
                .contains("The management decides by: 2026-11-09", "Closed: project alpha: breach", "Frozen: a.txt")
                .contains("account, version 1, by peter", "   Rødgrød.", "plan, version 1, by peter", "entered by olga")
                .contains("Decision: none yet");
        assertThat(say("opal", "case show 1").out())
                .contains("Frozen: a.txt")
                .doesNotContain("Rødgrød", "lists persons");
        assertThat(json(say("peter", "cases --json")).at("/0/papers/1/text").asText())
                .isEqualTo("Anew.");

        assertThat(say("olga", "case decide 1 --measure 'a warning' --reason accident --reopen")
                        .out())
                .contains("go back now: 1", "Open again: project alpha", "Open again: person anna")
                .doesNotContain("Still closed");
        assertThat(say("anna", "case show 1").out())
                .contains("Measure: a warning")
                .doesNotContain("Rødgrød");
        assertThat(say("olga", "cases").out()).contains("no cases that wait");
        assertThat(say("olga", "cases --all").out()).contains("decided");
    }

    @Test
    @DisplayName(
            "R75: a self-report by commands: a case without a class, until an officer sets one or lifts the freeze")
    void R75_a_self_report_by_commands() throws IOException {
        stage.published("a.txt");
        stage.reports("arne", "Self-report [sluse-1]");
        for (String login : List.of("olga", "opal", "peter", "anna", "arne")) {
            assertThat(say(login, "cases").out()).contains("not set", "frozen by a self-report");
            assertThat(say(login, "case show 1").out())
                    .contains("asked by anna", "by a self-report of arne", "Class: not set", "unfreeze 1")
                    .doesNotContain("lists persons");
        }
        assertThat(say("bodil", "cases").out()).contains("There are no cases");
        assertThat(say("bodil", "case show 1").err()).contains("There is no case 1");
        assertThat(json(say("olga", "cases --json")).at("/0/report/by").asText())
                .isEqualTo("arne");
        assertThat(json(say("olga", "case show 1 --json")).at("/class").asText())
                .isEqualTo("not set");
        assertThat(say("olga", "why 1").out()).contains("Request 1 of alpha is published", "decide on a self-report");
        assertThat(say("olga", "show 1").out()).contains("Frozen since 2026-11-02", "arne: Table 2 lists persons");
        assertThat(say("anna", "show 1").out()).contains("Frozen since").doesNotContain("lists persons");

        assertThat(say("peter", "unfreeze 1 --reason x").code()).isEqualTo(1);
        assertThat(say("olga", "unfreeze 1").err()).contains("needs a reason");
        assertThat(say("olga", "unfreeze 1 --reason genes").out()).contains("goes on from where it stood");
        assertThat(say("olga", "cases").out()).contains("There are no cases");
        assertThat(say("olga", "why 1").out()).contains("its members to fetch it");

        stage.reports("arne", "Self-report [sluse-1]");
        say("otto", "breach 1 --class individual --reason 'lists persons'");
        assertThat(say("olga", "case show 1").out()).contains("Class: individual", "Self-reported by arne on");
        assertThat(json(say("olga", "cases --json")).at("/0/report/by").asText())
                .isEqualTo("arne");
    }

    @Test
    @DisplayName("An account is text in UTF-8 and no longer than a letter")
    void an_account_is_text() throws IOException {
        stage.inReview("a.txt");
        say("otto", "breach 1 --class individual --reason 'lists persons'");
        assertThat(say("peter", "case account 1", "x".repeat(1 << 20)).err()).contains("too long");
        StringWriter err = new StringWriter();
        byte[] latin = "Rødgrød".getBytes(StandardCharsets.ISO_8859_1);
        int code = desk.run(
                stage.caller("peter"),
                "case account 1",
                new ByteArrayInputStream(latin),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err));
        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("UTF-8");
    }

    @Test
    @DisplayName("suspend closes the project that is meant, by id or acronym, and says so when there is none")
    void suspend_closes_what_is_meant() {
        assertThat(say("olga", "suspend project ALPHA --reason breach").code()).isZero();
        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        assertThat(say("olga", "reopen project alpha --reason 'account approved'")
                        .code())
                .isZero();
        assertThat(closed(Scope.PROJECT, "alpha")).isFalse();

        assertThat(say("olga", "suspend project alpa --reason breach").err()).contains("There is no project alpa");
        assertThat(say("olga", "suspend person ana --reason breach").err()).contains("nobody of the login ana");
        assertThat(say("olga", "suspend institution ku --reason breach").err())
                .contains("No project is of the institution ku");
    }

    @Test
    @DisplayName("Nobody reopens their own access, nor that of a project they are a member of")
    void nobody_reopens_their_own() {
        Caller otto = stage.caller("otto");
        assertThat(say("olga", "suspend person otto --reason x").code()).isZero();
        assertThat(say("olga", "reopen person olga --reason x").err()).contains("Nobody reopens their own access");
        stage.store.changing(h -> stage.enrolment
                .memberships()
                .add(h, otto, "alpha", ExportStage.person("olga"), false, ExportStage.key("olga")));
        say("olga", "suspend project alpha --reason x");

        assertThat(say("olga", "reopen project ALPHA --reason x").err()).contains("another officer decides");
        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
    }

    private boolean closed(Scope scope, String subject) {
        return stage.store.read(h -> stage.access.closed(h, scope, subject)).isPresent();
    }

    @Test
    @DisplayName("A PI adds a member whose key comes by standard input; the new member is greeted")
    void a_pi_adds_a_member() {
        Answer added =
                say("peter", "members add ALPHA nils --name 'Nils Nielsen' --mail nils@uni.example", publicKey(1));

        assertThat(added.out()).contains("nils is a member of ALPHA, with the key SHA256:");
        assertThat(greeted).containsExactly("nils");
        assertThat(say("anna", "members alpha").out()).contains("Nils Nielsen");
        assertThat(say("peter", "members remove alpha nils").code()).isZero();
        assertThat(say("anna", "members alpha").out()).doesNotContain("Nils Nielsen");
    }

    @Test
    @DisplayName("A known person whom the PI's mail named is greeted too; the end that stands is told")
    void a_pi_accepts_a_known_person() {
        stage.store.changing(h -> {
            for (String project : List.of("alpha", "alpha")) {
                h.execute("""
                        insert into member_proposal (project, login, name, mail, proposed_by, letter, at, until)
                        values (?, 'bodil', 'Bodil', 'bodil@uni.example', 'peter', 'x', ?, null)""", project, stage.clock.instant().atOffset(java.time.ZoneOffset.UTC));
            }
        });

        assertThat(say("peter", "members accept 1").out()).contains("bodil is a member of ALPHA, no end.");
        assertThat(greeted).containsExactly("bodil");
        assertThat(say("peter", "members extend alpha bodil --until 2030-01-31").code())
                .isZero();
        assertThat(say("peter", "members accept 2").out()).contains("bodil is a member of ALPHA, until 2030-01-31.");
    }

    @Test
    @DisplayName("R100: projects ID shows where a project's places lie, and what crosses a border and why")
    void what_crosses_is_shown() {
        Project alpha = stage.projects.require("alpha");
        Borders borders = new Borders(
                List.of(new Borders.Lying("environment", Set.of(), "SE", "A hospital")),
                List.of(new Borders.Crossing("environment", "airlock", "country", "the approval names it")));
        stage.projects.put(new Project(
                alpha.id(),
                alpha.acronym(),
                alpha.title(),
                alpha.institution(),
                alpha.officersNeeded(),
                alpha.mandate(),
                alpha.permissions(),
                alpha.thresholdOverrides(),
                alpha.patterns(),
                alpha.environment(),
                alpha.dropFolder(),
                alpha.imports(),
                borders,
                alpha.routes(),
                alpha.fingerprint()));

        assertThat(say("opal", "projects alpha").out())
                .contains(
                        "Lies: environment in SE, A hospital",
                        "Crosses: environment to airlock over country: the approval names it");
        assertThat(say("opal", "projects alpha --json").out())
                .contains("\"country\" : \"SE\"", "\"because\" : \"the approval names it\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n", "ssh-ed25519 AAAA"})
    @DisplayName("What is no public key adds nobody")
    void what_is_no_key_adds_nobody(String input) {
        Answer answer = say("peter", "members add alpha nils --name Nils --mail nils@uni.example", input);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).isNotBlank();
        assertThat(greeted).isEmpty();
        assertThat(say("anna", "members alpha").out()).doesNotContain("nils");
    }

    @Test
    @DisplayName("More input than a key file holds is refused")
    void endless_input_is_refused() {
        assertThat(say("anna", "keys add", "x".repeat(1 << 20)).err()).contains("more than a key file holds");
    }

    @Test
    @DisplayName("F27: what stopped is seen in status and why, and goes on by retry, which the record tells")
    void F27_what_stopped_is_seen_and_retried() throws IOException {
        stage.inReview("a.txt");
        stage.store.changing(h -> h.execute("insert into work_stopped (step, subject, since, attempts, reason)"
                + " values ('publish-results', '1', now(), 9, 'the disk is full')"));

        assertThat(say("opal", "status").out()).contains("publish-results/1 after 9 attempts: the disk is full");
        assertThat(say("anna", "why a.txt").out()).contains("publish-results stopped: the disk is full");
        assertThat(say("opal", "retry publish-results/1").out()).isEqualTo("publish-results/1 goes on.\n");
        assertThat(say("opal", "retry publish-results/2").err()).contains("No such step waits");
        assertThat(say("opal", "retry nonsense").err()).contains("STEP/SUBJECT");
        assertThat(say("opal", "status").out())
                .contains("Waiting or running: ", "publish-results/1")
                .doesNotContain("Stopped");
    }

    /** A mail of this person that the mail server refuses; answers its id. */
    private long refusedMail(String login) {
        stage.store.changing(h -> {
            stage.enrolment.persons().address(h, stage.caller("olga"), login, "wrong@uni.example", "a slip of the pen");
            stage.mailRoom.post(
                    h,
                    new Notice(
                            "welcome-member",
                            "wrong@uni.example",
                            "key",
                            OptionalLong.empty(),
                            Map.of("name", login, "project", "ALPHA", "login", login, "key", "SHA256:" + login)));
        });
        return stage.store.change(h -> {
            Outbox outbox = new Outbox(stage.clock, stage.audit);
            long id =
                    outbox.unsent(h).stream().mapToLong(Outbox.Unsent::id).max().orElseThrow();
            outbox.refuse(h, id, "550 no such user");
            return id;
        });
    }

    @Test
    @DisplayName(
            "F28: a mail that was refused is seen in status with its id, and goes again by retry with that id, once")
    void F28_a_refused_mail_goes_again() throws IOException {
        long id = refusedMail("anna");
        assertThat(say("opal", "status").out())
                .contains("send-mail/" + id + " welcome-member to wrong@uni.example REFUSED: 550 no such user");
        assertThat(new com.fasterxml.jackson.databind.ObjectMapper()
                        .readTree(say("opal", "status --json").out())
                        .at("/unsentMails/0/id")
                        .asText())
                .isEqualTo("send-mail/" + id);

        assertThat(say("opal", "retry send-mail/" + id).out()).isEqualTo("send-mail/" + id + " goes on.\n");
        assertThat(stage.store.read(work::waiting))
                .anySatisfy(waiting -> assertThat(waiting.subject()).isEqualTo(Long.toString(id)));
        assertThat(say("opal", "status").out()).doesNotContain("REFUSED");
        assertThat(say("opal", "retry send-mail/" + (id + 1)).err()).contains("No such step waits");
    }

    @Test
    @DisplayName("F28: a mended address is recorded, and the mails that did not get through go to it")
    void F28_a_mended_address_gets_what_was_refused() {
        long id = refusedMail("anna");
        Answer mended = say("opal", "people address anna Anna.New@uni.example --reason 'she moved'");

        assertThat(mended.out())
                .contains("Mails to anna go to Anna.New@uni.example from now on.", "Sent anew: send-mail/" + id);
        assertThat(stage.store
                        .read(h -> new Outbox(stage.clock, stage.audit).load(h, id))
                        .orElseThrow()
                        .to())
                .isEqualTo("anna.new@uni.example");
        assertThat(stage.store
                        .read(h -> stage.people.byMail(h, "anna.new@uni.example"))
                        .map(p -> p.login()))
                .contains("anna");
        assertThat(stage.store.read(h -> Trail.last(h, "hub", 1)).get(0)).satisfies(event -> {
            assertThat(event.kind()).isEqualTo("address-changed");
            assertThat(event.facts()).containsEntry("person", "anna").containsEntry("reason", "she moved");
        });
    }

    @ParameterizedTest(name = "{0}: {1} → {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "anna|people address anna new@uni.example --reason x|Only officers and operators",
                "peter|people address anna new@uni.example --reason x|Only officers and operators",
                "olga|people address anna peter@uni.example --reason x|belongs to peter already",
                "olga|people address nobody new@uni.example --reason x|nobody of the login",
                "olga|people address anna 'not an address' --reason x|no mail address",
                "olga|people address anna new@uni.example --reason ' '|needs a reason",
                "olga|people address anna new@uni.example|Missing required option",
                "olga|people|What about people"
            })
    @DisplayName(
            "Addresses are mended by officers and operators only, each with a reason, and none is taken from another person")
    void who_mends_an_address(String login, String line, String why) {
        assertThat(say(login, line).err()).contains(why);
        assertThat(stage.store
                        .read(h -> stage.people.byMail(h, "anna@uni.example"))
                        .map(p -> p.login()))
                .contains("anna");
    }

    @Test
    @DisplayName("why tells whom a request waits for")
    void why_tells_whom_a_request_waits_for() throws IOException {
        stage.inReview("results/a.txt");
        assertThat(say("anna", "why a.txt").out())
                .contains(
                        "Request 1 of alpha is in-review.",
                        "an officer to decide, by 2026-11-16",
                        "results/a.txt is screened");
        say("olga", "ask 1 what is n");
        assertThat(say("peter", "why sluse-1").out()).contains("its requester anna to explain");
    }

    @Test
    @DisplayName("audit verify names a broken chain and fails; audit export gives what an outsider verifies")
    void audit_is_verified_and_exported() throws Exception {
        stage.inReview("a.txt");
        assertThat(say("opal", "audit verify").code()).isZero();
        Answer export = say("opal", "audit export --project alpha");
        try (var in = new ByteArrayInputStream(export.out().getBytes(StandardCharsets.UTF_8))) {
            assertThat(new Verifier(Duration.ZERO)
                            .verifyExport(in, Optional.empty())
                            .getClass()
                            .getSimpleName())
                    .isEqualTo("Intact");
        }

        try (var owner = stage.database.asOwner();
                var tamper = owner.createStatement()) {
            tamper.execute("alter table audit_event disable trigger user");
            tamper.execute("update audit_event set actor = 'nobody' where chain = 'alpha'");
        }
        Answer broken = say("opal", "audit verify");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.err()).contains("The record is broken");
    }

    @Test
    @DisplayName("An @ in front of a word is a word, not a file of the hub's machine")
    void an_at_sign_reads_no_file() throws IOException {
        Path secret = Files.writeString(Files.createTempFile("secret", ""), "--secret-option");
        Answer answer = say("anna", "show @" + secret);
        Files.delete(secret);

        assertThat(answer.out() + answer.err()).doesNotContain("secret-option");
    }

    @Test
    @DisplayName("Only an operator accepts a clock that jumped, by name")
    void an_operator_accepts_the_clock() {
        say("opal", "clock accept");
        say("olga", "clock accept");
        assertThat(accepted).containsExactly("opal");
    }

    private Answer sayConfined(String login, String line, String input) {
        Caller caller = stage.confined(login);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = desk.run(
                caller,
                line,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out),
                new PrintWriter(err));
        return new Answer(code, out.toString(), err.toString());
    }

    @Test
    @DisplayName(
            "R49 R73: to whom everything is closed, the reason is told in both languages; what is left is to answer")
    void what_is_left_to_the_confined() throws IOException {
        long id = stage.inReview("a.txt", "b.txt");
        stage.breach(id, "a.txt");
        for (String line :
                List.of("requests", "show 1", "keys", "keys add", "confirm 1", "case decide 1", "case", "", "why 1")) {
            Answer answer = sayConfined("anna", line, "");
            assertThat(answer.code()).as(line).isEqualTo(1);
            assertThat(answer.out()).as(line).isEmpty();
            assertThat(answer.err()).contains("Din adgang er lukket", "Your access is closed", "breach of the export");
        }
        assertThat(say("olga", "why b.txt").out())
                .contains(
                        "b.txt is frozen, until the case is decided: case show 1",
                        "account and plan from the project's PI");
        assertThat(sayConfined("anna", "whoami", "").code()).isZero();
        assertThat(sayConfined("anna", "case show 1", "").out()).contains("Class: individual", "Measure ");
        assertThat(sayConfined("anna", "case account 1", "It was me.").err()).contains("come from the project's PI");
        assertThat(sayConfined("peter", "case account 1", "What happened.").out())
                .contains("The account is in");
        assertThat(sayConfined("peter", "case plan 1", "What we do.").out()).contains("The plan is in");
        assertThat(sayConfined("anna", "measures", "").out()).contains("person anna", "breach of the export rules");
        assertThat(sayConfined("anna", "appeal 2", "It was not me.").out()).contains("The appeal is in");
        assertThat(sayConfined("anna", "appeal decide 2 --outcome lifted --reason x", "")
                        .err())
                .contains("Only case officers");
        assertThat(say("olga", "measures").out()).contains("It was not me.");
        assertThat(say("olga", "why 1").out()).contains("the management's decision, by 2026-11-09");
    }

    @Test
    @DisplayName("R79: measures by command: suspended for a while, appealed, changed, and the case's measures shown")
    void measures_by_command() throws IOException {
        assertThat(say("olga", "suspend person anna --for 3m --offence access-passed-on --reason lent")
                        .out())
                .contains("measure 1, until the end of 2027-02-02", "The table proposes (time 1)");
        assertThat(say("olga", "suspend institution 'A university' --for 2026-12-24 --reason repeats")
                        .out())
                .contains("measure 2, until the end of 2026-12-24");
        assertThat(say("olga", "suspend institution nowhere --reason x").err()).contains("No project is of");
        assertThat(say("olga", "suspend person anna --for soon --reason x").err())
                .contains("no length of time");
        assertThat(say("olga", "suspend person anna --offence rude --reason x").err())
                .contains("no such offence");
        assertThat(say("olga", "suspend planet earth --reason x").err()).contains("person, project or institution");
        assertThat(say("otto", "appeal 1 --from anna", "I did not.").code()).isZero();
        assertThat(say("otto", "appeal", "I did not.").err()).contains("Against which measure");
        assertThat(say("olga", "appeal decide 1 --outcome changed --for 1m --reason 'less grave'")
                        .out())
                .contains("Decided: changed");
        assertThat(say("opal", "measures").out())
                .contains("3  person anna", "2026-12-02")
                .doesNotContain("1  person");
        assertThat(json(say("opal", "measures --all --json")).size()).isEqualTo(3);
        assertThat(say("olga", "reopen institution 'A university' --reason mended")
                        .code())
                .isZero();

        assertThat(say("olga", "reopen person anna --reason mended").code()).isZero();
        long id = stage.inReview("a.txt");
        stage.breach(id);
        assertThat(say("olga", "case show " + id).out()).contains("Proposed: If by accident: user (time 1)");
        say("otto", "case account " + id + " --from peter", "What happened.");
        say("otto", "case plan " + id + " --from peter", "What we do.");
        assertThat(say("olga", "case decide 1 --intent rude --measure x --reason x")
                        .err())
                .contains("The intent is");
        Answer decided = say(
                "olga", "case decide " + id + " --intent accident --user 1m --project account --measure m --reason r");
        assertThat(decided.out()).contains("Open again: project alpha", "Still closed: person anna");
        assertThat(say("olga", "case show " + id).out())
                .contains("person anna, since 2026-11-02", "to the end of 2026-12-02", "accident");
    }

    @Test
    @DisplayName(
            "R91: a membership has days; the PI confirms who has access; a list says when the rules were acknowledged")
    void members_have_days_and_are_confirmed() {
        String add =
                "members add alpha nils --name Nils --mail nils@uni.example --until 2027-01-31 --key-until 2026-12-31";
        assertThat(say("peter", add, publicKey(7)).code()).isZero();
        Caller nils = new Caller("nils", "Nils", "SHA256:x", Set.of(), Set.of("alpha"), Set.of());
        assertThat(say(nils, "rules accept 2025-1").err()).contains("another version: 2026-1");
        assertThat(say(nils, "rules accept 2026-1").code()).isZero();
        assertThat(say(nils, "rules").out()).contains("Version 2026-1, acknowledged");
        assertThat(say(nils, "keys").out()).contains("until 2026-12-31");
        assertThat(say("peter", "members alpha").out())
                .containsPattern("nils .*member since .*, until 2027-01-31, rules 2026-1 on ")
                .containsPattern("anna .*no end, rules not acknowledged");
        assertThat(say("anna", "members confirm alpha").err()).contains("Only the project's PI");
        assertThat(say("olga", "members confirm alpha").err()).contains("Only the project's PI");
        assertThat(say("peter", "members confirm alpha").out()).contains("Confirmed for ALPHA: 4");
        assertThat(say("peter", "members extend alpha nils --until 2020-01-01").err())
                .contains("is over");
        assertThat(say("peter", "members extend alpha nils --until soon").err()).contains("Write it such as");
        assertThat(say("peter", "members extend alpha nils").out()).contains("no end");
    }

    @Test
    @DisplayName("R93: who owes something first can do that, and nothing else")
    void who_owes_something_does_that_first() {
        Caller anna = stage.caller("anna");
        Caller owing = anna.owing(Set.of(Duty.RULES, Duty.SECOND_FACTOR));
        assertThat(say(owing, "requests").err()).contains("Nothing is open yet", "rules accept", "second-factor begin");
        assertThat(say(owing, "keys add", publicKey(9)).err()).contains("Nothing is open yet");
        assertThat(say(owing, "rules accept 2026-1").code()).isZero();
        Answer begun = say(owing, "second-factor begin");
        assertThat(begun.out()).containsPattern("otpauth://totp/Sluse:anna\\?secret=[A-Z2-7]{32}");
        assertThat(say(owing, "second-factor confirm 12").err()).contains("not the code of now");
        assertThat(say(owing, "whoami").out()).contains("first: accept the rules");
    }

    @Test
    @DisplayName("F40: staff see which addresses are shut out, and let one in again")
    void bans_are_listed_and_lifted() throws IOException {
        assertThat(say("anna", "bans").err()).contains("Only officers and operators");
        assertThat(say("opal", "bans").out()).contains("No address is shut out");
        assertThat(say("opal", "bans lift 192.0.2.1").err()).contains("not shut out");
        assertThat(say("anna", "bans lift 192.0.2.1").err()).contains("Only officers and operators");
        assertThat(say("anna", "keys revoke-certificate SHA256:x 7").err()).contains("Only an officer");
        assertThat(say("olga", "keys revoke-certificate SHA256:x 7").err()).contains("ssh-keygen -L");
        assertThat(say("olga", "keys revoke-certificate SHA256:" + "a".repeat(43) + " 7")
                        .code())
                .isZero();
    }
}

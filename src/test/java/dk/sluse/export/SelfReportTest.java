package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dk.sluse.audit.EventKind;
import dk.sluse.calendar.Copenhagen;
import dk.sluse.export.BreachCase.PaperKind;
import dk.sluse.export.Breaches.BreachClass;
import dk.sluse.export.Cases.Ruling;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import dk.sluse.work.Waits;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A breach that the project reports by mail (R69, R75): frozen at once, decided by an officer, open again or closed. */
class SelfReportTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    private String reports(String login, String subject) throws IOException {
        return stage.reports(login, subject);
    }

    /** Whether Arne, a member, is shown the file, and a running read of his goes on; both are the same. */
    private boolean isFetched(long id, String file) {
        List<String> path = List.of("alpha", Long.toString(id), file);
        boolean shown = stage.room.visibility().inDownload(stage.caller("arne"), path);
        assertThat(stage.room.visibility().cutsDownload(stage.caller("arne"), path))
                .isEqualTo(!shown);
        return shown;
    }

    private boolean closed(Scope scope, String subject) {
        return stage.store.read(h -> stage.access.closed(h, scope, subject)).isPresent();
    }

    private boolean frozen(long id) {
        return stage.room.freezing().find(stage.caller("olga"), id).isPresent();
    }

    private void lift(long id) {
        stage.room.freezing().lift(stage.caller("olga"), id, "The names are of genes.");
    }

    @Test
    @DisplayName("R69 R75: mail in, frozen, download refused, people told, the freeze lifted, fetched again")
    void R75_from_the_mail_to_open_again() throws IOException {
        long id = stage.published("a.txt");
        assertThat(isFetched(id, "a.txt")).isTrue();

        assertThat(reports("anna", "Self-report [sluse-" + id + "]")).isEqualTo("froze sluse-" + id);

        assertThat(isFetched(id, "a.txt")).isFalse();
        assertThat(closed(Scope.PROJECT, "alpha")).isFalse();
        assertThat(closed(Scope.PERSON, "anna")).isFalse();
        assertThat(stage.seen.mails("self-report-received")).containsExactly("anna");
        assertThat(stage.seen.mails("self-report-alarm")).containsExactly("olga", "otto", "opal");
        assertThat(stage.seen.mails("self-report-project")).containsExactly("peter");
        assertThat(stage.seen.mail("self-report-alarm"))
                .contains("sluse-" + id)
                .doesNotContain("lists persons")
                .doesNotContain("1239");
        assertThat(stage.room.overview().story(stage.caller("olga"), id).correspondence())
                .singleElement()
                .asString()
                .startsWith("anna: Table 2 lists persons")
                .doesNotContain("1239");
        assertThat(stage.seen.events(EventKind.BREACH_REPORTED)).isOne();
        assertThat(stage.seen.lastFacts(EventKind.REQUEST_FROZEN)).contains("\"published\"", "\"true\"");
        assertThat(stage.room.freezing().troubles()).singleElement().asString().contains("Request " + id);

        lift(id);
        assertThat(isFetched(id, "a.txt")).isTrue();
        assertThat(stage.seen.mails("self-report-lifted")).containsExactly("peter", "anna");
        assertThat(stage.seen.lastFacts(EventKind.REQUEST_UNFROZEN)).contains("names are of genes");
        assertThat(stage.room.freezing().troubles()).isEmpty();
        assertThatThrownBy(() -> lift(id)).isInstanceOf(Denied.class).hasMessageContaining("is not frozen");
    }

    @Test
    @DisplayName("R71 R75: mail in, frozen, declared: closed; self-reported, so the account is enough to open it again")
    void R75_from_the_mail_to_the_breach() throws IOException {
        long id = stage.published("a.txt");
        reports("anna", "Selvanmeldelse [sluse-" + id + "]");
        stage.breach(id);

        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        assertThat(closed(Scope.PERSON, "anna")).isTrue();
        assertThat(frozen(id)).isFalse();
        assertThat(isFetched(id, "a.txt")).isFalse();
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
        assertThat(stage.seen.lastFacts(EventKind.BREACH_DECLARED)).contains("\"self-reported\": \"true\"");
        assertThat(stage.room.caseOverview().show(stage.caller("olga"), id).report())
                .hasValueSatisfying(report -> assertThat(report.reporter()).isEqualTo("anna"));

        stage.room.cases().handIn(stage.caller("peter"), id, PaperKind.ACCOUNT, Optional.empty(), "What happened.");
        stage.room.cases().decide(stage.caller("olga"), id, new Ruling("a warning", "an accident", false, true));
        assertThat(closed(Scope.PROJECT, "alpha")).isFalse();
        assertThat(stage.seen.lastFacts(EventKind.CASE_DECIDED)).contains("\"self-reported\": \"true\"");
    }

    @Test
    @DisplayName("R74: a breach that nobody reported, or after a report that was lifted, still needs the plan")
    void R74_what_was_found_is_not_self_reported() throws IOException {
        long id = stage.published("a.txt");
        reports("anna", "Self-report [sluse-" + id + "]");
        lift(id);
        stage.breach(id);
        stage.room.cases().handIn(stage.caller("peter"), id, PaperKind.ACCOUNT, Optional.empty(), "What happened.");

        assertThat(stage.seen.lastFacts(EventKind.BREACH_DECLARED)).contains("\"self-reported\": \"false\"");
        assertThatThrownBy(() -> stage.room
                        .cases()
                        .decide(stage.caller("olga"), id, new Ruling("a warning", "an accident", false, true)))
                .hasMessageContaining("Not in yet: plan");
    }

    @Test
    @DisplayName("R68 R75: nothing of a frozen request is approved or published; lifted, it goes on where it stood")
    void R75_nothing_new_is_published() throws IOException {
        long id = stage.inReview("a.txt");
        stage.room.deciding().approve(stage.caller("olga"), id, List.of(), "");
        reports("anna", "Self-report [sluse-" + id + "]");
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHING);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("airlock");
        assertThat(stage.stopped().values()).singleElement().isInstanceOf(Waits.class);

        long other = stage.inReview("b.txt");
        reports("arne", "Self-report [sluse-" + other + "]");
        for (long evidence : List.of(id, other)) {
            assertThatThrownBy(() -> stage.room.requesting().withdraw(stage.caller("anna"), evidence))
                    .isInstanceOf(Denied.class)
                    .hasMessageContaining("is frozen by a self-report");
        }
        assertThat(stage.read(stage.letter("anna").subject("Withdraw [sluse-" + other + "]")))
                .startsWith("frozen, so not withdrawn");
        assertThat(stage.seen.mail("nothing-to-do")).contains("in-review, frozen by a self-report");
        assertThatThrownBy(() -> stage.room.deciding().approve(stage.caller("olga"), other, List.of(), ""))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("frozen by a self-report");

        lift(id);
        lift(other);
        stage.run();
        assertThat(isFetched(id, "a.txt")).isTrue();
        stage.room.deciding().approve(stage.caller("olga"), other, List.of(), "");
        stage.run();
        assertThat(isFetched(other, "b.txt")).isTrue();
    }

    @Test
    @DisplayName(
            "R75: a report while files are laid out keeps them unseen: it is looked at once more before they are shown")
    void R75_a_report_before_files_are_shown() throws IOException {
        long id = stage.inReview("a.txt");
        stage.room.deciding().approve(stage.caller("olga"), id, List.of(), "");
        var going = stage.room.publishing().open(id).orElseThrow();
        var laidOut = stage.carrier.copy(going, stage.place("airlock"), stage.place("download"));
        reports("anna", "Self-report [sluse-" + id + "]");

        assertThatThrownBy(() -> stage.room.publishing().close(id, laidOut)).isInstanceOf(Waits.class);
        assertThat(stage.seen.mails("request-published")).isEmpty();
    }

    @Test
    @DisplayName(
            "R48: what is frozen does not expire under the officer's hands; lifted, it has the days that it had left")
    void what_is_frozen_is_kept() throws IOException {
        long id = stage.published("a.txt");
        reports("anna", "Self-report [sluse-" + id + "]");
        stage.clock.advance(Duration.ofDays(40));
        stage.room.timekeeping().warn();
        stage.room.timekeeping().expire();
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
        assertThat(isFetched(id, "a.txt")).isFalse();
        assertThat(stage.seen.mails("download-expiring")).isEmpty();

        Instant before = stage.store.read(h -> ends(h, id));
        lift(id);
        Instant end = stage.store.read(h -> ends(h, id));
        assertThat(Duration.between(before, end).plusHours(1)).isBetween(Duration.ofDays(40), Duration.ofDays(41));
        stage.room.timekeeping().expire();
        assertThat(isFetched(id, "a.txt")).isTrue();
        assertThat(stage.seen.lastFacts(EventKind.REQUEST_UNFROZEN)).contains(end.toString());
        assertThat(stage.seen.mail("self-report-lifted"))
                .contains("fetched until Monday 11 January 2027", "til og med mandag den 11. januar 2027");
        assertThat(Copenhagen.day(end.minusSeconds(1))).isEqualTo("2027-01-11");
        stage.clock.setTo(end.minus(Duration.ofHours(1)));
        stage.room.timekeeping().warn();
        assertThat(stage.seen.mails("download-expiring")).isNotEmpty();
        stage.clock.setTo(end);
        stage.room.timekeeping().expire();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.EXPIRED);
    }

    @Test
    @DisplayName("R48: what had expired before it was frozen is not fetched again when the freeze is lifted")
    void what_had_expired_stays_over() throws IOException {
        long id = stage.published("a.txt");
        stage.clock.advance(Duration.ofDays(40));
        reports("anna", "Self-report [sluse-" + id + "]");
        stage.clock.advance(Duration.ofMinutes(10));
        lift(id);
        stage.room.timekeeping().expire();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.EXPIRED);
    }

    private static Instant ends(Handle h, long id) {
        return h.createQuery("select expires_at from export_request where id = :id")
                .bind("id", id)
                .mapTo(Instant.class)
                .one();
    }

    @ParameterizedTest
    @CsvSource({"anna,self-report-received", "bodil,self-report-unclear"})
    @DisplayName(
            "R69: a request whose subject sounds like a report freezes, and its sender is told that it began nothing")
    void what_only_sounds_like_a_report(String login, String template) throws IOException {
        long id = stage.published("a.txt");
        stage.read(stage.letter(login)
                .subject("Export ALPHA: self-report: PHQ-9 tables")
                .attach("manifest.csv", "file;description"));
        assertThat(stage.seen.mail(template).replaceAll("\\s+", " "))
                .contains("no new request was begun", "ingen ny anmodning er begyndt", "another subject");
        if (login.equals("anna")) {
            lift(id);
        }
        stage.clock.advance(Duration.ofDays(2));
        reports(login, "Self-report");
        assertThat(stage.seen.mail(template)).doesNotContain("no new request was begun");
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "REVOKED"})
    @DisplayName("R71 R75: what is over and was fetched is a breach when the project says so itself")
    void R75_a_report_of_what_is_over(RequestState state) throws IOException {
        long id = stage.published("a.txt");
        if (state == RequestState.REVOKED) {
            stage.room.availability().revoke(stage.caller("olga"), id, "wrong table");
        } else {
            stage.clock.advance(Duration.ofDays(40));
            stage.room.timekeeping().expire();
        }
        assertThat(reports("anna", "Self-report [sluse-" + id + "]")).isEqualTo("froze sluse-" + id);
        stage.breach(id);

        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        assertThat(stage.seen.state(id)).isEqualTo(state);
        assertThat(stage.seen.mails("breach-pi")).containsExactly("peter");
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED,lift", "EXPIRED,declare", "REVOKED,lift", "REVOKED,declare"})
    @DisplayName("R48 R75: what is over is evidence while it is frozen, and deleted as soon as an officer has decided")
    void evidence_is_kept(RequestState state, String decision) throws IOException {
        long id = stage.published("a.txt");
        if (state == RequestState.EXPIRED) {
            stage.clock.advance(Duration.ofDays(40));
            stage.room.timekeeping().expire();
            reports("anna", "Self-report [sluse-" + id + "]");
        } else {
            reports("anna", "Self-report [sluse-" + id + "]");
            stage.room.availability().revoke(stage.caller("olga"), id, "wrong table");
        }
        stage.clock.advance(Duration.ofHours(5));
        stage.room.timekeeping().expire();
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(state);
        assertThat(stage.seen.places("content of a.txt")).containsExactlyInAnyOrder("airlock", "download");
        assertThat(stage.stopped().values()).allMatch(Waits.class::isInstance);

        if (decision.equals("lift")) {
            lift(id);
        } else {
            stage.breach(id);
        }
        stage.run();
        assertThat(stage.seen.places("content of a.txt")).isEmpty();
        assertThat(stage.stopped()).isEmpty();
        assertThat(stage.seen.fileStates(id).values()).containsOnly(FileState.DELETED);
    }

    @Test
    @DisplayName("R48 R75: a report after the files were deleted deletes nothing anew when it is lifted")
    void what_is_deleted_is_deleted_once() throws IOException {
        long id = stage.published("a.txt");
        stage.room.availability().revoke(stage.caller("olga"), id, "wrong table");
        stage.run();
        long deletions = stage.seen.events(EventKind.FILE_DELETED);
        reports("anna", "Self-report [sluse-" + id + "]");
        lift(id);
        stage.run();
        assertThat(stage.seen.events(EventKind.FILE_DELETED)).isEqualTo(deletions);
    }

    @Test
    @DisplayName(
            "R69: several requests are named in subject and text; a stranger's is not frozen, and the officers know")
    void several_are_named() throws IOException {
        long one = stage.published("a.txt");
        long two = stage.published("b.txt");
        long three = stage.published("c.txt");
        assertThat(stage.read(stage.letter("arne")
                        .subject("Databrud i sluse-" + two)
                        .text("Også sluse-" + one + ", og sluse-4711 hos bodil.")))
                .isEqualTo("froze sluse-" + one + ", sluse-" + two);

        assertThat(isFetched(one, "a.txt")).isFalse();
        assertThat(isFetched(two, "b.txt")).isFalse();
        assertThat(isFetched(three, "c.txt")).isTrue();
        assertThat(stage.seen.mail("self-report-alarm")).contains("no part in it: sluse-4711");
        assertThat(stage.seen.mails("self-report-project")).containsExactly("peter", "anna");
    }

    @Test
    @DisplayName(
            "R75: none is named: the sender's own downloads are frozen; without such, all that the project can fetch")
    void none_is_named() throws IOException {
        long one = stage.published("a.txt");
        long old = stage.inReview("b.txt");
        assertThat(reports("anna", "Data breach in our tables")).isEqualTo("froze sluse-" + one);
        assertThat(frozen(old)).as("nobody can fetch it").isFalse();
        assertThat(stage.seen.mail("self-report-alarm")).contains("names no request");
        lift(one);

        assertThat(reports("arne", "Data breach in our tables")).isEqualTo("froze sluse-" + one);
        assertThat(isFetched(one, "a.txt")).isFalse();
    }

    @Test
    @DisplayName(
            "F40: a stranger's report freezes nothing of others: neither another project's PI, nor an officer, nor a nobody")
    void a_stranger_freezes_nothing() throws IOException {
        long id = stage.published("a.txt");
        String subject = "Self-report [sluse-" + id + "]";
        assertThat(reports("bodil", subject)).isEqualTo("reported a breach, and nothing could be frozen");
        assertThat(reports("olga", subject)).startsWith("refused: the sender has no part");
        assertThat(reports("nobody@uni.example", subject)).startsWith("refused: nobody of that address");
        assertThat(stage.read(stage.letter("anna").subject(subject).unproven("DMARC is none")))
                .startsWith("refused: the sender is not proven");

        assertThat(isFetched(id, "a.txt")).isTrue();
        assertThat(stage.seen.events(EventKind.REQUEST_FROZEN)).isZero();
        assertThat(stage.seen.mails("self-report-received")).isEmpty();
        assertThat(stage.seen.mails("self-report-unclear")).containsExactly("bodil");
        assertThat(stage.seen.mail("self-report-unclear")).contains("You named sluse-" + id);
        assertThat(stage.seen.mails("self-report-unplaced"))
                .as("the officers and the operator, four times")
                .hasSize(12)
                .contains("olga", "otto", "opal");
        assertThat(stage.seen.mail("self-report-unplaced")).contains("not proven: DMARC is none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "project"})
    @DisplayName(
            "R75: somebody whose access is closed, or whose project's is, is heard when it is to be closed further")
    void who_is_closed_out_is_heard(String scope) throws IOException {
        long id = stage.published("a.txt");
        stage.suspend(
                Scope.valueOf(scope.toUpperCase(java.util.Locale.ROOT)), scope.equals("person") ? "anna" : "alpha");
        assertThat(reports("anna", "Self-report [sluse-" + id + "]")).isEqualTo("froze sluse-" + id);
        assertThat(frozen(id)).isTrue();
    }

    @Test
    @DisplayName("F28: the requester who left the project is heard about the own request, a member who left is not")
    void who_left() throws IOException {
        long id = stage.published("a.txt");
        stage.leaves("anna");
        stage.leaves("arne");
        assertThat(reports("arne", "Self-report [sluse-" + id + "]")).startsWith("refused");
        assertThat(reports("anna", "Self-report [sluse-" + id + "]")).isEqualTo("froze sluse-" + id);
    }

    @Test
    @DisplayName("F39: a flood of reports freezes once, alarms once, and is told of a few times")
    void a_flood_is_bounded() throws IOException {
        long id = stage.published("a.txt");
        for (int i = 0; i < 30; i++) {
            reports("anna", "Self-report [sluse-" + id + "]");
            stage.read(stage.letter("anna")
                    .subject("Re: frozen [sluse-" + id + "]")
                    .text("More."));
            reports("bodil", "Self-report");
            stage.read(stage.letter("anna").subject("Self-report").unproven("DMARC is none"));
        }
        assertThat(stage.seen.events(EventKind.REQUEST_FROZEN)).isOne();
        assertThat(stage.seen.mails("self-report-received")).hasSize(1);
        assertThat(stage.seen.mails("self-report-alarm")).hasSize(3);
        assertThat(stage.seen.mails("self-report-words")).hasSize(2 * 5);
        assertThat(stage.seen.mails("self-report-unclear")).hasSize(SelfReportNews.MOST_A_DAY);
        assertThat(stage.seen.mails("self-report-unplaced")).hasSize(3 * 2 * SelfReportNews.MOST_A_DAY);
        assertThat(stage.room.overview().story(stage.caller("olga"), id).correspondence())
                .hasSize(6);

        stage.clock.advance(Duration.ofHours(25));
        reports("bodil", "Self-report");
        assertThat(stage.seen.mails("self-report-unclear")).hasSize(SelfReportNews.MOST_A_DAY + 1);
    }

    @Test
    @DisplayName("F30: the same letter twice freezes once, also after the freeze was lifted")
    void the_same_letter_twice() throws IOException {
        long id = stage.published("a.txt");
        stage.read(
                stage.letter("anna").subject("Self-report [sluse-" + id + "]").key("letter-1"));
        lift(id);
        stage.read(
                stage.letter("anna").subject("Self-report [sluse-" + id + "]").key("letter-1"));
        assertThat(frozen(id)).isFalse();
    }

    @Test
    @DisplayName(
            "R75: an answer to the hub's own mails reports nothing, but for the one that asks which request is meant")
    void answers_report_nothing() throws IOException {
        long id = stage.published("a.txt");
        reports("anna", "Self-report [sluse-" + id + "]");
        lift(id);
        List<String> subjects = stage.store.read(h ->
                h.createQuery("select subject from outbox").mapTo(String.class).list());
        for (String subject : subjects) {
            stage.read(stage.letter("anna").subject("SV: " + subject).text("Thank you."));
        }
        assertThat(frozen(id)).isFalse();

        reports("bodil", "Self-report");
        String asked =
                stage.store.read(h -> h.createQuery("select subject from outbox where template = 'self-report-unclear'")
                        .mapTo(String.class)
                        .one());
        assertThat(stage.read(stage.letter("anna").subject("Re: " + asked).text("It is sluse-" + id + ".")))
                .isEqualTo("froze sluse-" + id);
    }

    @Test
    @DisplayName("R73: of a breach that is declared already, a report is the account, and nothing is frozen")
    void what_is_declared_is_not_reported() throws IOException {
        long id = stage.published("a.txt");
        long other = stage.published("b.txt");
        stage.breach(id);
        assertThat(reports("peter", "Self-report [sluse-" + id + "]")).isEqualTo("accounted for sluse-" + id);
        assertThat(stage.seen.mails("explanation-given")).containsExactly("olga", "otto");
        assertThat(frozen(id)).isFalse();

        assertThat(reports("anna", "Self-report [sluse-" + id + "] and sluse-" + other))
                .isEqualTo("froze sluse-" + other);
    }

    @Test
    @DisplayName("R43: only an officer with no part in it lifts, with a reason; who else may know of it")
    void who_lifts() throws IOException {
        long id = stage.published("a.txt");
        reports("arne", "Self-report [sluse-" + id + "]");
        for (String login : List.of("anna", "arne", "peter", "opal", "bodil")) {
            assertThatThrownBy(() -> stage.room.freezing().lift(stage.caller(login), id, "x"))
                    .as(login)
                    .isInstanceOf(Denied.class);
        }
        assertThatThrownBy(() -> stage.room.freezing().lift(stage.caller("olga"), id, " "))
                .hasMessageContaining("needs a reason");
        assertThat(frozen(id)).isTrue();
        for (String login : List.of("anna", "arne", "peter", "opal", "olga")) {
            assertThat(stage.room.freezing().list(stage.caller(login)))
                    .as(login)
                    .hasSize(1);
        }
        assertThat(stage.room.freezing().list(stage.caller("bodil"))).isEmpty();
        assertThat(stage.room.freezing().find(stage.caller("bodil"), id)).isEmpty();
    }

    @Test
    @DisplayName("R75: officers are reminded each working day, once, until one decides; nothing is lifted by itself")
    void officers_are_reminded() throws IOException {
        long id = stage.published("a.txt");
        reports("anna", "Self-report [sluse-" + id + "]");
        stage.room.timekeeping().remind();
        assertThat(stage.seen.mails("self-report-waiting")).isEmpty();
        stage.clock.advance(Duration.ofDays(1));
        stage.room.timekeeping().remind();
        stage.room.timekeeping().remind();
        assertThat(stage.seen.mails("self-report-waiting")).containsExactly("olga", "otto");
        stage.clock.advance(Duration.ofDays(1));
        stage.room.timekeeping().remind();
        assertThat(stage.seen.mails("self-report-waiting")).hasSize(4);
        lift(id);
        stage.clock.advance(Duration.ofDays(1));
        stage.room.timekeeping().remind();
        assertThat(stage.seen.mails("self-report-waiting")).hasSize(4);
    }

    @Test
    @DisplayName("R72 R75: detailed tables, reported: the files go back, access stays, the freeze is over")
    void detailed_tables() throws IOException {
        long id = stage.published("a.txt");
        reports("anna", "Self-report [sluse-" + id + "]");
        stage.room.breaches().declare(stage.caller("otto"), id, List.of(), BreachClass.DETAILED, "mostly ones");
        stage.run();
        assertThat(closed(Scope.PROJECT, "alpha")).isFalse();
        assertThat(frozen(id)).isFalse();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
    }

    @Test
    @DisplayName(
            "Two letters never wait for each other: each locks what it freezes, and nothing that is not its sender's")
    void no_letter_locks_what_is_not_its_senders() throws Exception {
        long own = stage.published("a.txt");
        long foreign = stage.inReview("b.txt");
        stage.store.changing(h ->
                h.execute("update export_request set project = 'beta', requester = 'bodil' where id = ?", foreign));
        FutureTask<String> reading = new FutureTask<>(() -> reports("anna", "Self-report sluse-" + foreign));
        stage.store.changing(h -> {
            lock(h, own);
            new Thread(reading).start();
            assertTimeoutPreemptively(Duration.ofSeconds(30), this::somebodyWaits);
            lock(h, foreign);
        });
        assertThat(reading.get(30, TimeUnit.SECONDS)).isEqualTo("froze sluse-" + own);
    }

    private static void lock(Handle h, long id) {
        assertThat(h.createQuery("select id from export_request where id = :id for update")
                        .bind("id", id)
                        .mapTo(long.class)
                        .one())
                .isEqualTo(id);
    }

    private void somebodyWaits() {
        while (stage.store.read(h -> h.createQuery(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                        .mapTo(int.class)
                        .one())
                == 0) {
            Thread.onSpinWait();
        }
    }
}

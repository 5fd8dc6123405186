package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.project.Scope;
import dk.sluse.stage.StagedWork;
import dk.sluse.wording.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail can make happen, and what it cannot (R38 to R40). */
class MailIntakeTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    private LetterDraft complete() {
        return stage.letter("anna").complete("results/table1.txt");
    }

    private ExportRequest only() {
        assertThat(stage.seen.requests()).isEqualTo(1);
        return stage.seen.request(1);
    }

    @Test
    @DisplayName("R38 R44: a complete letter becomes a request whose ten working days begin, and its sender is told")
    void a_complete_letter_becomes_a_request() throws IOException {
        assertThat(stage.read(complete())).isEqualTo("began sluse-1");

        ExportRequest request = only();
        assertThat(request.state()).isEqualTo(RequestState.COLLECTING);
        assertThat(request.requester()).isEqualTo("anna");
        assertThat(request.completeAt()).contains(ExportStage.MORNING);
        assertThat(request.deadline()).contains(LocalDate.of(2026, 11, 16));
        assertThat(stage.seen.mails("request-received")).containsExactly("anna");
        assertThat(stage.work.waiting()).contains(new StagedWork.Step(ExportSteps.COLLECT, "1"));
        assertThat(stage.seen.events(EventKind.REQUEST_COMPLETE)).isEqualTo(1);
    }

    @ParameterizedTest(name = "without {0}")
    @CsvSource({"formular.pdf,the signed request form", "VEK.pdf,the ethics approval", "manifest.csv,the manifest"})
    @DisplayName("R39: each document that is missing is told, and nothing moves")
    void each_missing_document_is_told(String document, String told) throws IOException {
        stage.lies("results/table1.txt");
        stage.read(complete().without(document));
        stage.run();

        assertThat(only().state()).isEqualTo(RequestState.INCOMPLETE);
        assertThat(only().deadline()).isEmpty();
        assertThat(stage.seen.mails("request-incomplete")).containsExactly("anna");
        assertThat(stage.seen.mail("request-incomplete")).contains(told);
        assertThat(stage.seen.places("content of results/table1.txt")).containsExactly("environment");
    }

    @Test
    @DisplayName("R39: an empty document counts as missing, and is told apart")
    void an_empty_document_is_missing() throws IOException {
        stage.read(complete().attach("VEK.pdf", ""));

        assertThat(stage.seen.mail("request-incomplete")).contains("\"VEK.pdf\" is empty", "the ethics approval");
    }

    @Test
    @DisplayName("R40: of two manifests neither is taken")
    void two_manifests_are_one_too_many() throws IOException {
        stage.read(complete().attach("manifest-2.csv", LetterDraft.manifest(List.of("other.txt"), path -> "nej")));

        assertThat(only().state()).isEqualTo(RequestState.INCOMPLETE);
        assertThat(stage.seen.mail("request-incomplete")).contains("There are 2 manifests");
        assertThat(stage.seen.files(1)).isEmpty();
    }

    @Test
    @DisplayName("R39 R40: everything that is missing or wrong is told at once, by row")
    void all_faults_are_told_at_once() throws IOException {
        stage.read(complete()
                .without("VEK.pdf")
                .trouble(new Phrase("Én vedhæftning var for stor.", "One attachment was too large."))
                .attach(
                        "manifest.csv",
                        LetterDraft.manifest(List.of("../secret.txt", "/etc/passwd", "good.txt"), path -> "nej")));

        assertThat(stage.seen.mail("request-incomplete"))
                .contains("One attachment was too large.", "the ethics approval", "2", "3", "begins with \"/\"");
        assertThat(stage.seen.lastFacts(EventKind.REQUEST_INCOMPLETE)).contains("\"faults\": \"4\"");
        assertThat(stage.seen.files(1)).isEmpty();
    }

    @Test
    @DisplayName(
            "F17: a path too long for the airlock is told to the requester, with what to do; one just short enough arrives")
    void F17_a_path_too_long_for_the_airlock() throws IOException {
        String longest = ("d".repeat(200) + "/").repeat(4) + "e".repeat(92) + ".txt";
        stage.lies(longest + "x");
        stage.read(stage.letter("anna").complete(longest + "x"));
        assertThat(stage.seen.state(1)).isEqualTo(RequestState.INCOMPLETE);
        assertThat(stage.seen.mail("request-incomplete"))
                .contains("The path is longer than 900 bytes. Move the file to a folder with a shorter path.");

        long id = stage.inReview(longest);
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
        stage.room.deciding().refuse(stage.caller("olga"), id, List.of(), "not fit");
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.work.stopped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SHA256SUMS", "RELEASE.json", "RELEASE.json.sig", "SHA256SUMS/a.txt", "RELEASE.json/x/y.txt"})
    @DisplayName("R46: a result may not bear the name of a paper that is published beside it")
    void names_of_the_papers_are_reserved(String name) throws IOException {
        stage.read(stage.letter("anna").complete(name));

        assertThat(stage.seen.mail("request-incomplete")).contains("Sluse itself uses this name");
    }

    @Test
    @DisplayName("R40: a manifest of another project is not this project's")
    void a_manifest_of_another_project_is_told() throws IOException {
        stage.read(complete()
                .attach(
                        "manifest.csv",
                        "Projekt / Project;BETA\n" + LetterDraft.manifest(List.of("a.txt"), path -> "nej")));

        assertThat(stage.seen.mail("request-incomplete")).contains("belongs to the project \"BETA\"");
    }

    @Test
    @DisplayName("R39 R65: identifiable results want consent or dispensation, and with it they are taken")
    void identifiable_rows_want_consent() throws IOException {
        LetterDraft letter = complete()
                .attach(
                        "manifest.csv",
                        LetterDraft.manifest(List.of("a.txt", "b.txt"), p -> p.equals("b.txt") ? "ja" : "nej"));
        stage.read(letter);
        assertThat(stage.seen.mail("request-incomplete")).contains("the consent or dispensation");

        stage.read(stage.letter("anna").subject("SV: [sluse-1]").attach("samtykke.pdf", "consent"));

        assertThat(only().state()).isEqualTo(RequestState.COLLECTING);
        assertThat(stage.seen.files(1)).extracting(ExportFile::identifiable).containsExactly(false, true);
    }

    @Test
    @DisplayName("R39: an answer with what was missing makes the request complete, and its days begin then")
    void an_answer_supplements_the_request() throws IOException {
        stage.read(complete().without("VEK.pdf").without("manifest.csv"));
        stage.clock.advance(java.time.Duration.ofDays(2));
        stage.read(stage.letter("anna").subject("Re: [sluse-1] missing").attach("VEK.pdf", "approved"));
        assertThat(only().state()).isEqualTo(RequestState.INCOMPLETE);

        stage.read(stage.letter("anna")
                .subject("Re: [sluse-1] missing")
                .attach("manifest.csv", LetterDraft.manifest(List.of("a.txt"), path -> "nej")));

        assertThat(only().state()).isEqualTo(RequestState.COLLECTING);
        assertThat(only().deadline()).contains(LocalDate.of(2026, 11, 18));
        assertThat(stage.seen.mails("request-incomplete")).hasSize(2);
        assertThat(stage.seen.events(EventKind.REQUEST_SUPPLEMENTED)).isEqualTo(2);
    }

    @Test
    @DisplayName("R39: a document that is sent again replaces the earlier one")
    void the_latest_document_counts() throws IOException {
        stage.read(complete().without("VEK.pdf"));
        stage.read(stage.letter("anna")
                .subject("[sluse-1]")
                .attach("VEK.pdf", "approved")
                .attach("manifest.csv", LetterDraft.manifest(List.of("other.txt"), path -> "nej")));

        assertThat(stage.seen.files(1)).extracting(f -> f.path().toString()).containsExactly("other.txt");
        assertThat(Files.readString(stage.lodging.documents(only()).resolve("manifest.csv")))
                .contains("other.txt");
    }

    @Test
    @DisplayName("R38: a sender whom nobody vouches for gets nothing done, and the operator is told")
    void an_unproven_sender_gets_nothing_done() throws IOException {
        assertThat(stage.read(complete().unproven("dmarc=fail"))).startsWith("refused: the sender is not proven");

        assertNothingDone();
    }

    @Test
    @DisplayName("R38: a stranger gets nothing done, and the operator is told")
    void a_stranger_gets_nothing_done() throws IOException {
        assertThat(stage.read(stage.letter("mallory@elsewhere.example").complete("a.txt")))
                .startsWith("refused: nobody of that address");

        assertNothingDone();
    }

    @Test
    @DisplayName("R38: an officer who is a member of no project gets nothing done by mail")
    void an_officer_who_is_no_member_gets_nothing_done() throws IOException {
        assertThat(stage.read(stage.letter("olga").complete("a.txt"))).contains("a member of no project");

        assertNothingDone();
    }

    @Test
    @DisplayName("R49: a suspended member gets nothing done, and the operator is told")
    void a_suspended_member_gets_nothing_done() throws IOException {
        stage.suspend(Scope.PERSON, "anna");

        assertThat(stage.read(complete())).isEqualTo("refused: the sender's access is closed");
        assertNothingDone();
    }

    @Test
    @DisplayName("R71: nobody begins a request in a project whose access is closed")
    void a_closed_project_takes_no_request() throws IOException {
        stage.suspend(Scope.PROJECT, "alpha");

        assertThat(stage.read(complete())).contains("access of project ALPHA is closed");
        assertNothingDone();
    }

    private void assertNothingDone() {
        assertThat(stage.seen.requests()).isZero();
        assertThat(stage.seen.mails("mail-refused-operator")).containsExactly("opal");
        assertThat(stage.seen.mails("request-received")).isEmpty();
        assertThat(stage.seen.mails("request-incomplete")).isEmpty();
        assertThat(stage.seen.events(EventKind.MAIL_REFUSED)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arne", "bodil", "peter", "olga"})
    @DisplayName("R38: a letter about somebody else's request changes nothing, withdrawal included")
    void another_persons_request_is_not_touched(String other) throws IOException {
        stage.read(complete().without("VEK.pdf"));

        assertThat(stage.read(stage.letter(other).subject("withdraw [sluse-1]").attach("VEK.pdf", "x")))
                .startsWith("refused: the request it names is not the sender's");
        assertThat(only().state()).isEqualTo(RequestState.INCOMPLETE);
        assertThat(stage.seen.mails("mail-refused-operator")).containsExactly("opal");
    }

    @Test
    @DisplayName("F28: whoever left the project has no say in their request any more")
    void who_left_has_no_say() throws IOException {
        stage.read(complete().without("VEK.pdf"));
        stage.leaves("anna");

        assertThat(stage.read(stage.letter("anna").subject("[sluse-1]").attach("VEK.pdf", "x")))
                .startsWith("refused");
        assertThat(only().state()).isEqualTo(RequestState.INCOMPLETE);
    }

    @Test
    @DisplayName("R38: a member of two projects names one in the subject, or is asked which")
    void a_member_of_two_projects_is_asked_which() throws IOException {
        stage.store.changing(h -> stage.enrolment
                .memberships()
                .add(h, stage.caller("olga"), "beta", ExportStage.person("anna"), false, ExportStage.key("anna")));

        assertThat(stage.read(complete().subject("our results"))).isEqualTo("asked which project");
        assertThat(stage.seen.requests()).isZero();
        assertThat(stage.seen.mail("request-incomplete")).contains("ALPHA, BETA");
        assertThat(stage.read(complete().subject("Results of ALPHA and BETA"))).isEqualTo("asked which project");

        stage.read(complete().subject("Results (beta)"));
        assertThat(only().project()).isEqualTo("beta");
    }

    @Test
    @DisplayName("R38: a subject that names only a project of others is taken for the sender's own one, never theirs")
    void a_project_of_others_is_never_reached() throws IOException {
        stage.read(complete().subject("BETA"));

        assertThat(only().project()).isEqualTo("alpha");
    }

    @Test
    @DisplayName("F30: the same letter twice acts once")
    void the_same_letter_twice_acts_once() throws IOException {
        stage.read(complete().key("letter-1"));
        stage.read(complete().key("letter-1"));

        assertThat(stage.seen.requests()).isEqualTo(1);
        assertThat(stage.seen.mails("request-received")).hasSize(1);
    }

    @Test
    @DisplayName("F30: a letter that could not be read to its end has done nothing, and is read again")
    void a_letter_that_failed_is_read_again() throws IOException {
        stage.projects.remove("alpha");
        var broken = complete().key("letter-1").written(ExportStage.MORNING);
        Files.delete(broken.attachments().get(0).content());
        stage.alpha(1, Set.of(), java.util.Map.of());

        assertThatThrownBy(() -> stage.sorting().read(broken)).isInstanceOf(IOException.class);
        assertThat(stage.seen.requests()).isZero();
        assertThat(stage.seen.mails("request-received")).isEmpty();

        assertThat(stage.read(complete().key("letter-1"))).startsWith("began");
        assertThat(stage.seen.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "withdraw [sluse-1]",
                "Træk tilbage [sluse-1]",
                "TRÆK TILBAGE: [sluse-1]",
                "Tilbagetrækning af [sluse-1]"
            })
    @DisplayName("R38: the requester withdraws by mail, in either language and any case")
    void the_requester_withdraws_by_mail(String subject) throws IOException {
        stage.read(complete().without("VEK.pdf"));

        assertThat(stage.read(stage.letter("anna").subject(subject))).isEqualTo("withdrew sluse-1");
        stage.run();
        assertThat(only().state()).isEqualTo(RequestState.RETURNED);
        assertThat(stage.seen.mails("request-withdrawn")).containsExactly("anna");
    }

    @Test
    @DisplayName("R38: an answer to the hub's own mails never withdraws by its subject")
    void answering_the_hubs_mails_withdraws_nothing() throws IOException {
        stage.read(complete().without("VEK.pdf"));
        List<String> subjects = stage.store.read(h ->
                h.createQuery("select subject from outbox").mapTo(String.class).list());

        for (String subject : subjects) {
            assertThat(stage.read(stage.letter("anna").subject("SV: " + subject)))
                    .startsWith("supplemented");
        }
        assertThat(subjects).isNotEmpty();
    }

    @Test
    @DisplayName("R38: it is too late to withdraw what is decided")
    void it_is_too_late_to_withdraw_what_is_decided() throws IOException {
        long id = stage.published("a.txt");

        assertThat(stage.read(stage.letter("anna").subject("withdraw [sluse-" + id + "]")))
                .isEqualTo("too late to withdraw sluse-" + id);
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
        assertThat(stage.seen.mails("nothing-to-do")).containsExactly("anna");
    }

    @Test
    @DisplayName("R45: an explanation by mail reaches the officers, and person numbers in it are masked")
    void an_explanation_reaches_the_officers() throws IOException {
        long id = stage.inReview("a.txt");
        stage.room.deciding().ask(stage.caller("olga"), id, "What is n in 010170-1239?");
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.AWAITING_EXPLANATION);
        assertThat(stage.seen.request(id).question().orElseThrow()).doesNotContain("1239");

        stage.read(stage.letter("anna").subject("[sluse-" + id + "]").text("It is 412, not 010170-1239."));

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
        assertThat(stage.seen.request(id).question()).isEmpty();
        assertThat(stage.seen.mails("explanation-given")).containsExactly("olga", "otto");
        assertThat(stage.seen.mail("explanation-given")).contains("It is 412").doesNotContain("1239");
        assertThat(stage.room.overview().story(stage.caller("otto"), id).correspondence())
                .hasSize(2)
                .noneMatch(line -> line.contains("1239"));
    }
}

package dk.sluse.export;

import static dk.sluse.export.ScriptedScreening.hold;
import static dk.sluse.export.ScriptedScreening.refusal;
import static dk.sluse.export.ScriptedScreening.refusalUnless;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Office;
import dk.sluse.project.Scope;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who decides, on what, and what stands against it (R43, R64, R66; F26, F29, F31). */
class DecidingTest {

    private static final List<String> ALL = List.of();

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    private List<String> approve(String officer, long id, List<String> which, String reason) {
        return stage.room.deciding().approve(stage.caller(officer), id, which, reason);
    }

    private List<String> refuse(String officer, long id, List<String> which, String reason) {
        return stage.room.deciding().refuse(stage.caller(officer), id, which, reason);
    }

    private void assertDenied(Caller caller, long id, String why) {
        assertThatThrownBy(() -> stage.room.deciding().approve(caller, id, ALL, "surely"))
                .isInstanceOf(Denied.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> stage.room.deciding().refuse(caller, id, ALL, "surely"))
                .isInstanceOf(Denied.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> stage.room.deciding().ask(caller, id, "why?"))
                .isInstanceOf(Denied.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> stage.room.deciding().rescreen(caller, id))
                .isInstanceOf(Denied.class)
                .hasMessageContaining(why);
        assertThat(stage.seen.fileStates(id).values()).containsOnly(FileState.SCREENED);
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
    }

    private void becomesMember(String login) {
        stage.store.changing(h -> stage.enrolment
                .memberships()
                .add(h, stage.caller("olga"), "alpha", ExportStage.person(login), false, ExportStage.key(login)));
    }

    @Test
    @DisplayName("F31: members, the PI and operators decide nothing")
    void F31_only_officers_decide() throws IOException {
        long id = stage.inReview("a.txt");

        for (String login : List.of("anna", "peter", "arne", "bodil", "opal")) {
            assertDenied(stage.caller(login), id, "Only case officers");
        }
    }

    @Test
    @DisplayName("F31: an officer who is a member of the project decides nothing there")
    void F31_a_member_officer_is_refused() throws IOException {
        long id = stage.inReview("a.txt");
        becomesMember("otto");

        assertDenied(stage.caller("otto"), id, "You are a member of this project");
    }

    @Test
    @DisplayName(
            "F31: who leaves the project does not come back as its officer: a member at any time since the request decides nothing on it")
    void F31_a_member_cannot_leave_to_approve() throws IOException {
        stage.store.changing(h -> {
            stage.enrolment
                    .offices()
                    .propose(h, stage.caller("olga"), ExportStage.person("peter"), ExportStage.key("peter"));
            stage.enrolment.offices().confirm(h, stage.caller("otto"), "peter");
        });
        stage.withRealPolicies();
        long id = stage.inReview("a.txt");
        assertThat(stage.seen.mails("request-in-review")).containsExactly("olga", "otto");
        Caller olga = stage.caller("olga");
        stage.store.changing(h -> stage.enrolment.memberships().end(h, olga, "alpha", "peter"));
        stage.clock.advance(java.time.Duration.ofDays(1));

        assertDenied(stage.caller("peter"), id, "or were one when it asked for this");
        List<String> path = List.of("alpha", Long.toString(id), "files", "a.txt");
        assertThat(stage.room.visibility().inAirlock(stage.caller("peter"), path))
                .isFalse();
        assertThat(stage.room.overview().list(stage.caller("peter"), true)).isEmpty();

        long later = stage.inReview("b.txt");
        assertThat(approve("peter", later, ALL, "")).hasSize(1);
    }

    @Test
    @DisplayName("F31: an approval of an officer who was a member for a moment since counts no more")
    void F31_a_moment_of_membership_ends_an_approval() throws IOException {
        stage.alpha(2, Set.of(), Map.of());
        long id = stage.inReview("a.txt");
        approve("otto", id, ALL, "");
        becomesMember("otto");
        stage.leaves("otto");

        assertThat(approve("olga", id, ALL, "")).singleElement().asString().contains("waits for 1 more officer");
    }

    @Test
    @DisplayName("F28: where no officer may decide on a project, all of them are told, and the operators")
    void F28_a_project_without_an_officer() throws IOException {
        becomesMember("otto");
        stage.joins("olga");
        stage.withRealPolicies();
        stage.inReview("a.txt");

        assertThat(stage.seen.mails("request-in-review")).containsExactly("olga", "otto", "opal");
    }

    @Test
    @DisplayName("F31: nobody decides on their own request, not even after leaving the project")
    void F31_nobody_approves_their_own_request() throws IOException {
        becomesMember("otto");
        stage.lies("a.txt");
        stage.read(stage.letter("otto").complete("a.txt"));
        stage.run();
        stage.leaves("otto");

        assertDenied(stage.caller("otto"), 1, "Nobody decides on their own request");
    }

    @Test
    @DisplayName("F31 F32: an officer suspended after login decides nothing any more")
    void F31_a_suspended_officer_is_refused() throws IOException {
        long id = stage.inReview("a.txt");
        Caller loggedIn = stage.caller("otto");
        stage.suspend(Scope.PERSON, "otto");

        assertDenied(loggedIn, id, "Your access is closed");
    }

    @Test
    @DisplayName("F31: an officer whom nobody confirmed decides nothing")
    void F31_a_proposed_officer_is_refused() throws IOException {
        long id = stage.inReview("a.txt");
        stage.store.changing(h -> stage.enrolment
                .offices()
                .propose(h, stage.caller("olga"), ExportStage.person("oscar"), ExportStage.key("oscar")));

        assertDenied(stage.caller("oscar"), id, "Only case officers");
    }

    @Test
    @DisplayName("F31: an approval that names another hash is refused")
    void F31_another_hash_is_refused() throws IOException {
        long id = stage.inReview("a.txt");
        String hash = stage.seen.files(id).get(0).hash();

        assertThatThrownBy(() -> approve("olga", id, List.of("a.txt@" + "0".repeat(12)), ""))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("another hash");
        assertThat(approve("olga", id, List.of("a.txt@" + hash.substring(0, 12)), ""))
                .containsExactly("1  a.txt  is approved");
    }

    @Test
    @DisplayName("A name that fits no file, or several, approves nothing")
    void names_must_be_clear() throws IOException {
        long id = stage.inReview("one/a.txt", "two/a.txt");

        assertThatThrownBy(() -> approve("olga", id, List.of("a.txt"), "")).hasMessageContaining("More than one");
        assertThatThrownBy(() -> approve("olga", id, List.of("1", "b.txt"), "")).hasMessageContaining("No file");
        assertThat(stage.seen.fileStates(id).values()).containsOnly(FileState.SCREENED);

        approve("olga", id, List.of("two/a.txt"), "");
        assertThat(stage.seen.fileStates(id)).containsEntry("two/a.txt", FileState.APPROVED);
    }

    @Test
    @DisplayName("Two officers needed: one is not enough, the same one twice is one, the second completes")
    void two_officers_are_two_persons() throws IOException {
        stage.alpha(2, Set.of(), Map.of());
        long id = stage.inReview("a.txt");

        assertThat(approve("olga", id, ALL, ""))
                .containsExactly("1  a.txt  is approved by you; it waits for 1 more officer");
        assertThat(approve("olga", id, ALL, "")).containsExactly("1  a.txt  is approved already");
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
        assertThat(stage.seen.events(EventKind.FILE_APPROVED)).isEqualTo(1);

        assertThat(approve("otto", id, ALL, "")).containsExactly("1  a.txt  is approved");
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHING);
    }

    @Test
    @DisplayName("F31: the approval of an officer who may no longer decide does not count")
    void F31_the_approval_of_who_may_not_decide_any_more_does_not_count() throws IOException {
        stage.alpha(2, Set.of(), Map.of());
        long suspended = stage.inReview("a.txt");
        long joined = stage.inReview("b.txt");
        thirdOfficer();
        approve("otto", suspended, ALL, "");
        approve("oscar", joined, ALL, "");
        stage.suspend(Scope.PERSON, "otto");
        becomesMember("oscar");

        assertThat(approve("olga", suspended, ALL, "").get(0)).contains("waits for 1 more");
        assertThat(approve("olga", joined, ALL, "").get(0)).contains("waits for 1 more");
    }

    private void thirdOfficer() {
        stage.store.changing(h -> stage.enrolment
                .offices()
                .propose(h, stage.caller("olga"), ExportStage.person("oscar"), ExportStage.key("oscar")));
        stage.store.changing(h -> stage.enrolment.offices().confirm(h, stage.caller("otto"), "oscar"));
        assertThat(stage.caller("oscar").offices()).containsExactly(Office.OFFICER);
    }

    @Test
    @DisplayName("F26: two officers who approve at the same moment publish once")
    void F26_two_officers_at_once_approve_once() throws Exception {
        stage.alpha(2, Set.of(), Map.of());
        for (int round = 0; round < 5; round++) {
            long id = stage.inReview("a" + round + ".txt", "b" + round + ".txt");

            atOnce(() -> approve("olga", id, ALL, ""), () -> approve("otto", id, ALL, ""));

            assertThat(stage.seen.fileStates(id).values()).containsOnly(FileState.APPROVED);
            assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHING);
        }
        assertThat(stage.seen.events(EventKind.REQUEST_DECIDED)).isEqualTo(5);
        assertThat(stage.seen.events(EventKind.FILE_APPROVED)).isEqualTo(20);
    }

    @Test
    @DisplayName("F26: one approves while another refuses: the first decides, the second is told, nothing is half")
    void F26_opposite_decisions_at_once_end_in_one() throws Exception {
        for (int round = 0; round < 5; round++) {
            long id = stage.inReview("a" + round + ".txt");

            int done = atOnce(() -> approve("olga", id, ALL, ""), () -> refuse("otto", id, ALL, "too detailed"));

            assertThat(done).isEqualTo(1);
            assertThat(stage.seen.state(id)).isIn(RequestState.PUBLISHING, RequestState.RETURNING);
        }
        assertThat(stage.seen.events(EventKind.REQUEST_DECIDED)).isEqualTo(5);
    }

    /** How many of the calls were not denied. */
    private static int atOnce(Callable<List<String>> one, Callable<List<String>> other) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> all = Stream.of(one, other)
                    .map(call -> threads.submit(() -> {
                        barrier.await(10, TimeUnit.SECONDS);
                        try {
                            return !call.call().isEmpty();
                        } catch (Denied e) {
                            return false;
                        }
                    }))
                    .toList();
            int done = 0;
            for (Future<Boolean> call : all) {
                done += call.get(30, TimeUnit.SECONDS) ? 1 : 0;
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("F26: a double click is harmless, before and after the request is decided")
    void F26_a_double_click_is_harmless() throws IOException {
        long id = stage.inReview("a.txt", "b.txt");
        approve("olga", id, List.of("1"), "");
        assertThat(approve("olga", id, List.of("1"), "")).containsExactly("1  a.txt  is approved already");
        approve("olga", id, List.of("2"), "");

        assertThatThrownBy(() -> approve("olga", id, List.of("2"), "")).hasMessageContaining("nothing to decide now");
        assertThat(stage.seen.events(EventKind.FILE_APPROVED)).isEqualTo(2);
        assertThat(stage.seen.events(EventKind.REQUEST_DECIDED)).isEqualTo(1);
    }

    @Test
    @DisplayName("R64: an approval of a held file needs a reason, which is kept with person numbers masked")
    void R64_a_held_file_needs_a_reason() throws IOException {
        stage.finds("a.txt", hold("person-id"));
        long id = stage.inReview("a.txt");

        assertThatThrownBy(() -> approve("olga", id, ALL, "  "))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("needs a reason");
        approve("olga", id, ALL, "the number 010170-1239 is a made-up example");

        assertThat(stage.seen.lastFacts(EventKind.FILE_APPROVED))
                .contains("made-up")
                .doesNotContain("1239");
        assertThat(stage.room
                        .overview()
                        .story(stage.caller("otto"), id)
                        .files()
                        .get(0)
                        .decisions())
                .singleElement()
                .asString()
                .contains("approved by olga", "made-up")
                .doesNotContain("1239");
    }

    @Test
    @DisplayName("R50 R66: what a policy refuses is approved only with the permission it names, and a reason")
    void R50_a_refused_file_needs_the_projects_permission() throws IOException {
        stage.finds("a.txt", refusalUnless("person-id", "cpr-numbers"));
        long id = stage.inReview("a.txt");
        assertThatThrownBy(() -> approve("olga", id, ALL, "the protocol says so"))
                .hasMessageContaining("no permission \"cpr-numbers\"");

        stage.alpha(1, Set.of("identifiable-data"), Map.of());
        assertThatThrownBy(() -> approve("olga", id, ALL, "the protocol says so"))
                .hasMessageContaining("no permission \"cpr-numbers\"");

        stage.alpha(1, Set.of("cpr-numbers"), Map.of());
        assertThatThrownBy(() -> approve("olga", id, ALL, "")).hasMessageContaining("needs a reason");
        assertThat(approve("olga", id, ALL, "the protocol says so")).containsExactly("1  a.txt  is approved");
    }

    @Test
    @DisplayName("R56: what no permission lifts is never approved, and keeps the whole call from approving")
    void R56_raw_genomic_data_is_never_approved() throws IOException {
        stage.alpha(1, Set.of("cpr-numbers", "identifiable-data", "extra-type:vcf"), Map.of());
        stage.finds("b.txt", refusal("raw-genomic"));
        long id = stage.inReview("a.txt", "b.txt");

        assertThatThrownBy(() -> approve("olga", id, ALL, "it is fine"))
                .hasMessageContaining("2  b.txt  is refused by raw-genomic, which no permission lifts");
        assertThat(stage.seen.fileStates(id).values()).containsOnly(FileState.SCREENED);
    }

    @Test
    @DisplayName("F29: a policy that failed holds the file and blocks its approval until it looked again")
    void F29_a_failed_policy_blocks_approval() throws IOException {
        stage.fails("a.txt", "raw-genomic");
        long id = stage.inReview("a.txt");

        assertThat(stage.seen.files(id).get(0).verdict().orElseThrow().word()).isEqualTo("hold");
        assertThatThrownBy(() -> approve("olga", id, ALL, "I looked myself"))
                .hasMessageContaining("was not judged by raw-genomic")
                .hasMessageContaining("rescreen " + id);

        stage.fails("a.txt", "none");
        stage.room.deciding().rescreen(stage.caller("olga"), id);
        stage.run();
        assertThat(approve("olga", id, ALL, "")).containsExactly("1  a.txt  is approved");
    }

    @Test
    @DisplayName("A changed configuration of the policies blocks approval until the files are screened under it")
    void a_changed_configuration_blocks_approval() throws IOException {
        long id = stage.inReview("a.txt");
        stage.reconfigure("value: 50", "value: 40");

        assertThatThrownBy(() -> approve("olga", id, ALL, ""))
                .hasMessageContaining("was not judged by active-content, allowed-type");
        stage.room.deciding().rescreen(stage.caller("olga"), id);
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.SCREENING);
        assertThatThrownBy(() -> approve("olga", id, ALL, "")).hasMessageContaining("nothing to decide now");
        stage.run();

        assertThat(approve("olga", id, ALL, "")).containsExactly("1  a.txt  is approved");
    }

    @Test
    @DisplayName("Two approvals under two configurations are not two approvals of the same")
    void approvals_under_two_configurations_do_not_add_up() throws IOException {
        stage.alpha(2, Set.of(), Map.of());
        long id = stage.inReview("a.txt");
        approve("olga", id, ALL, "");
        stage.alpha(2, Set.of(), Map.of("raw-genomic", Map.of("longest-sequence", 40.0)));
        stage.room.deciding().rescreen(stage.caller("otto"), id);
        stage.run();

        assertThat(approve("otto", id, ALL, "").get(0)).contains("waits for 1 more officer");
        assertThat(approve("olga", id, ALL, "")).containsExactly("1  a.txt  is approved");
    }

    @Test
    @DisplayName("A refusal needs a reason, which the requester reads; the files go back and the request is over")
    void a_refusal_needs_a_reason() throws IOException {
        long id = stage.inReview("a.txt");
        assertThatThrownBy(() -> refuse("olga", id, ALL, " "))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("needs a reason");

        refuse("olga", id, ALL, "cells are too small");
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.seen.mail("request-decided-none")).contains("cells are too small");
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
        assertThat(stage.seen.names("download")).isEmpty();
    }

    @Test
    @DisplayName("One officer refuses although another approved: one refusal is enough")
    void one_refusal_outweighs_an_approval() throws IOException {
        stage.alpha(2, Set.of(), Map.of());
        long id = stage.inReview("a.txt");
        approve("olga", id, ALL, "");

        assertThat(refuse("otto", id, ALL, "too detailed")).containsExactly("1  a.txt  is refused");
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNING);
    }

    @Test
    @DisplayName("A mixed request publishes what was approved and returns what was refused")
    void a_mixed_request_publishes_some_and_returns_others() throws IOException {
        long id = stage.inReview("good.txt", "bad.txt");
        approve("olga", id, List.of("good.txt"), "");
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
        refuse("olga", id, List.of("bad.txt"), "too detailed");
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHED);
        assertThat(stage.seen.fileStates(id))
                .containsEntry("good.txt", FileState.PUBLISHED)
                .containsEntry("bad.txt", FileState.RETURNED);
        assertThat(stage.seen.places("content of good.txt")).containsExactly("airlock", "download");
        assertThat(stage.seen.places("content of bad.txt")).containsExactly("environment");
        assertThat(stage.seen.mail("files-refused"))
                .contains("bad.txt", "too detailed")
                .doesNotContain("good.txt");
        assertThat(stage.seen.mails("request-published")).containsExactly("anna");
    }

    @Test
    @DisplayName("R45: a question waits for its answer while the days go on, and an officer may decide without it")
    void R45_a_question_does_not_stop_the_days() throws IOException {
        long id = stage.inReview("a.txt");
        var deadline = stage.seen.request(id).deadline();
        stage.room.deciding().ask(stage.caller("olga"), id, "What is n?");

        assertThat(stage.seen.mail("explanation-asked")).contains("What is n?");
        assertThat(stage.seen.request(id).deadline()).isEqualTo(deadline);
        assertThatThrownBy(() -> stage.room.deciding().ask(stage.caller("olga"), id, " "))
                .isInstanceOf(Denied.class);
        approve("otto", id, ALL, "");
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.PUBLISHING);
        assertThat(stage.seen.request(id).question()).isEmpty();
    }
}

package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.custody.Consignment;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Place;
import dk.sluse.export.Breaches.BreachClass;
import dk.sluse.project.Denied;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Moving into the airlock, and turning round on the way (R41, R72). */
class CollectingTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    @Test
    @DisplayName("R41: the files lie in the airlock and are gone from the environment")
    void files_are_moved() throws IOException {
        long id = stage.inReview("results/a.txt", "b.txt");

        assertThat(stage.seen.names("environment")).isEmpty();
        assertThat(stage.seen.places("content of results/a.txt")).containsExactly("airlock");
        assertThat(stage.seen.files(id)).allSatisfy(file -> assertThat(file.sha256())
                .contains(LetterDraft.sha256(
                        ("content of " + file.path()).getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }

    @Test
    @DisplayName(
            "R41: a missing file leaves the environment as it was; the requester is told, and an answer tries again")
    void a_missing_file_moves_nothing() throws IOException {
        long id = stage.asks("a.txt", "b.txt");
        Files.delete(stage.environment.resolve("b.txt"));
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.INCOMPLETE);
        assertThat(stage.seen.request(id).deadline()).isEmpty();
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
        assertThat(stage.seen.mail("collection-failed")).contains("b.txt");

        stage.lies("b.txt");
        stage.read(stage.letter("anna").subject("[sluse-" + id + "] try again"));
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
        assertThat(stage.seen.fileStates(id))
                .containsOnly(Map.entry("a.txt", FileState.SCREENED), Map.entry("b.txt", FileState.SCREENED));
        assertThat(stage.seen.mails("request-received")).hasSize(2);
    }

    @Test
    @DisplayName("Withdrawn before a file moved: everything stays where it is")
    void withdrawn_before_a_file_moved() throws IOException {
        long id = stage.asks("a.txt");
        stage.room.requesting().withdraw(stage.caller("anna"), id);
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
        assertThat(stage.work.stopped()).isEmpty();
    }

    @Test
    @DisplayName("Withdrawn after the last file arrived, before the hub took note: the files turn round")
    void withdrawn_while_files_arrive() throws IOException {
        long id = stage.asks("a.txt", "b.txt");
        Consignment moving = stage.room.collecting().open(id).orElseThrow();
        Delivery delivery = move(moving);
        stage.room.requesting().withdraw(stage.caller("anna"), id);

        stage.room.collecting().close(id, delivery);
        stage.run();

        assertBackAgain(id);
    }

    @Test
    @DisplayName("F22: killed after the last file arrived, withdrawn meanwhile: no file is forgotten in the airlock")
    void F22_killed_before_taking_note_and_withdrawn() throws IOException {
        long id = stage.asks("a.txt", "b.txt");
        assertThat(move(stage.room.collecting().open(id).orElseThrow())).isInstanceOf(Delivery.Arrived.class);
        stage.room.requesting().withdraw(stage.caller("anna"), id);

        stage.run();

        assertBackAgain(id);
    }

    @Test
    @DisplayName("R71 R72: a breach declared while files are on their way turns them round")
    void a_breach_while_collecting_turns_round() throws IOException {
        long id = stage.asks("a.txt", "b.txt");
        assertThat(move(stage.room.collecting().open(id).orElseThrow())).isInstanceOf(Delivery.Arrived.class);
        stage.room
                .breaches()
                .declare(stage.caller("olga"), id, List.of(), BreachClass.INDIVIDUAL, "reported by herself");

        stage.run();

        assertBackAgain(id);
    }

    @Test
    @DisplayName("A step that ends late, after another hub went on, changes nothing")
    void late_news_changes_nothing() throws IOException {
        long id = stage.asks("a.txt");
        Delivery delivery = move(stage.room.collecting().open(id).orElseThrow());
        stage.run();
        stage.room.collecting().close(id, delivery);
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
        assertThat(stage.seen.fileStates(id)).containsEntry("a.txt", FileState.SCREENED);
    }

    @Test
    @DisplayName(
            "R72: a place that is taken by now is not overwritten: the file lies beside it, and the mail says where")
    void a_taken_place_is_not_overwritten() throws IOException {
        long id = stage.inReview("results/a.txt");
        stage.lies("results/a.txt", "written meanwhile");
        stage.room.requesting().withdraw(stage.caller("peter"), id);
        stage.run();

        assertThat(stage.seen.places("written meanwhile")).containsExactly("environment");
        assertThat(stage.seen.places("content of results/a.txt")).containsExactly("environment");
        String beside = stage.seen.files(id).get(0).returnedTo().orElseThrow();
        assertThat(beside).startsWith("results/").isNotEqualTo("results/a.txt");
        assertThat(Files.readString(stage.environment.resolve(beside))).isEqualTo("content of results/a.txt");
        assertThat(stage.seen.mail("request-returned")).contains(beside);
    }

    @Test
    @DisplayName(
            "F21: a file that changed in the airlock is not moved back; once it is restored, a retry brings it home")
    void F21_a_changed_file_waits_for_a_person() throws IOException {
        long id = stage.inReview("a.txt", "b.txt");
        ExportFile file = stage.seen.files(id).get(1);
        var kept = stage.lodging.airlockFile(stage.seen.request(id), file);
        ExportStage.write(kept, "CONTENT OF b.txt");
        stage.room.requesting().withdraw(stage.caller("anna"), id);
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNING);
        assertThat(stage.seen.fileStates(id)).containsEntry("a.txt", FileState.RETURNED);
        assertThat(stage.work.stopped()).hasSize(1);

        ExportStage.write(kept, "content of b.txt");
        stage.retry(ExportSteps.RETURN, id);

        assertBackAgain(id);
    }

    @Test
    @DisplayName("Only the requester and the PI withdraw, and only what is not decided")
    void who_may_withdraw() throws IOException {
        long id = stage.inReview("a.txt");

        assertDenied("arne", id, "by its requester or the PI");
        assertDenied("bodil", id, "no request");
        assertDenied("olga", id, "no request");
        stage.clock.advance(Duration.ofHours(1));
        stage.room.requesting().withdraw(stage.caller("peter"), id);
        assertDenied("anna", id, "cannot be withdrawn any more");
    }

    private void assertDenied(String login, long id, String why) {
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> stage.room.requesting().withdraw(stage.caller(login), id))
                .isInstanceOf(Denied.class)
                .hasMessageContaining(why);
    }

    private Delivery move(Consignment consignment) throws IOException {
        return stage.carrier.move(
                consignment,
                new Place.Folder("environment", stage.environment, Optional.empty()),
                new Place.Folder("airlock", stage.lodging.airlock(), Optional.empty()));
    }

    private void assertBackAgain(long id) {
        assertThat(stage.work.stopped()).isEmpty();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
        for (ExportFile file : stage.seen.files(id)) {
            assertThat(stage.seen.places("content of " + file.path())).containsExactly("environment");
            assertThat(file.state()).isEqualTo(FileState.RETURNED);
        }
        assertThat(stage.seen.mails("request-returned")).contains("anna");
    }
}

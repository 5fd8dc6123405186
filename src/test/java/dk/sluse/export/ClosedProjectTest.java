package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.custody.Consignment;
import dk.sluse.custody.Delivery;
import dk.sluse.custody.Place;
import dk.sluse.export.Breaches.BreachClass;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import dk.sluse.stage.StagedWork.Step;
import dk.sluse.work.Waits;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A breach, or a suspension, stops all of a project: nothing of it goes in or out until it is open again (R71, R74). */
final class ClosedProjectTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    private void breach(long id) {
        stage.room.breaches().declare(stage.caller("olga"), id, List.of(), BreachClass.INDIVIDUAL, "persons");
    }

    private void waits(String step, long id) {
        assertThat(stage.work.stopped()).isEmpty();
        assertThat(stage.work.waitingOutside()).containsOnlyKeys(new Step(step, Long.toString(id)));
        assertThat(stage.work.waitingOutside().values()).allSatisfy(why -> assertThat(why)
                .isInstanceOf(Waits.class)
                .hasMessageContaining("Access to project alpha is closed")
                .hasMessageContaining("when it is open again"));
    }

    @Test
    @DisplayName("R71: a breach stops the publication of the project's other requests until it is open again")
    void R71_a_breach_stops_publishing_of_other_requests() throws IOException {
        long decided = stage.inReview("a.txt");
        long bad = stage.inReview("b.txt");
        stage.room.deciding().approve(stage.caller("olga"), decided, List.of(), "");
        breach(bad);
        stage.run();

        assertThat(stage.seen.state(decided)).isEqualTo(RequestState.PUBLISHING);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("airlock");
        assertThat(stage.seen.mails("request-published")).isEmpty();
        waits(ExportSteps.PUBLISH, decided);

        stage.settles(bad);
        stage.run();
        assertThat(stage.seen.state(decided)).isEqualTo(RequestState.PUBLISHED);
        assertThat(stage.work.waitingOutside()).isEmpty();
    }

    @Test
    @DisplayName(
            "R71: a breach while files are laid out keeps them unseen: it is looked at once more before they are shown")
    void R71_a_breach_before_files_are_shown() throws IOException {
        long decided = stage.inReview("a.txt");
        long bad = stage.inReview("b.txt");
        stage.room.deciding().approve(stage.caller("olga"), decided, List.of(), "");
        Consignment going = stage.room.publishing().open(decided).orElseThrow();
        Delivery laidOut = stage.carrier.copy(going, place("airlock"), place("download"));
        breach(bad);

        assertThatThrownBy(() -> stage.room.publishing().close(decided, laidOut))
                .isInstanceOf(Waits.class);
        assertThat(stage.seen.state(decided)).isEqualTo(RequestState.PUBLISHING);
        assertThat(stage.seen.mails("request-published")).isEmpty();
    }

    @Test
    @DisplayName("R71: a breach stops the collecting of the project's other requests until it is open again")
    void R71_a_breach_stops_collecting_of_other_requests() throws IOException {
        long bad = stage.inReview("b.txt");
        long other = stage.asks("a.txt");
        breach(bad);
        stage.run();

        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
        assertThat(stage.seen.state(other)).isEqualTo(RequestState.COLLECTING);
        waits(ExportSteps.COLLECT, other);

        stage.settles(bad);
        stage.run();
        assertThat(stage.seen.state(other)).isEqualTo(RequestState.IN_REVIEW);
    }

    @Test
    @DisplayName("A move that ends while the project is closed goes no further, and is noted when it is open again")
    void a_move_that_ends_while_closed_is_noted_later() throws IOException {
        long id = stage.asks("a.txt");
        Consignment coming = stage.room.collecting().open(id).orElseThrow();
        Delivery arrived = stage.carrier.move(coming, place("environment"), place("airlock"));
        stage.suspend(Scope.PROJECT, "alpha");

        assertThatThrownBy(() -> stage.room.collecting().close(id, arrived)).isInstanceOf(Waits.class);
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.COLLECTING);

        stage.reopen(Scope.PROJECT, "alpha");
        stage.run();
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.IN_REVIEW);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("airlock");
    }

    @Test
    @DisplayName("While a project is closed nothing of it is approved; refusing and moving back go on")
    void nothing_of_a_closed_project_is_approved() throws IOException {
        long id = stage.inReview("a.txt", "b.txt");
        stage.suspend(Scope.PROJECT, "alpha");

        assertThatThrownBy(() -> stage.room.deciding().approve(stage.caller("olga"), id, List.of(), ""))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("Access to project alpha is closed");
        stage.room.deciding().refuse(stage.caller("olga"), id, List.of(), "not fit");
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
    }

    @Test
    @DisplayName("What waits for a closed project can still be withdrawn: its files turn round")
    void what_waits_can_be_withdrawn() throws IOException {
        long id = stage.asks("a.txt");
        stage.suspend(Scope.PROJECT, "alpha");
        stage.run();
        stage.read(stage.letter("anna").subject("[sluse-" + id + "] withdraw"));
        stage.run();

        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
    }

    @Test
    @DisplayName("Another project, and another person's suspension, stop nothing")
    void another_project_stops_nothing() throws IOException {
        stage.suspend(Scope.PROJECT, "beta");
        stage.suspend(Scope.PERSON, "arne");
        assertThat(stage.seen.state(stage.published("a.txt"))).isEqualTo(RequestState.PUBLISHED);
    }

    private Place place(String name) {
        return new Place.Folder(name, stage.folder.resolve(name), Optional.empty());
    }
}

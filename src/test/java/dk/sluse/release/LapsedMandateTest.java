package dk.sluse.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.calendar.Copenhagen;
import dk.sluse.project.Authority;
import dk.sluse.project.Denied;
import dk.sluse.project.Mandate;
import dk.sluse.project.Paper;
import dk.sluse.stage.Stage;
import dk.sluse.work.Waits;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No genome data without an approval and an agreement that hold today; what waits is not lost (R2, R9, R14). */
class LapsedMandateTest {

    /** The stage's clock stands at 2026-11-02. */
    private static final LocalDate LAST = LocalDate.of(2026, 11, 10);

    @RegisterExtension
    final ReleaseStage stage = new ReleaseStage();

    private void approvedUntil(LocalDate last) {
        LocalDate from = LocalDate.of(2026, 1, 1);
        stage.projects.put(Stage.project(
                "alpha",
                Mandate.of(
                        Authority.DST,
                        new Paper(Paper.Kind.APPROVAL, "V-1", from, last),
                        Set.of(),
                        new Paper(Paper.Kind.AGREEMENT, "D-1", from, LocalDate.of(2030, 1, 1))),
                Set.of(),
                Map.of()));
    }

    private void pass(int days) {
        stage.clock.advance(Duration.ofDays(days));
    }

    @Test
    @DisplayName("A new order is refused with the reason, by mail and by command, and nothing of its list is kept")
    void a_new_order() throws Exception {
        approvedUntil(LocalDate.of(2026, 11, 1));

        String outcome =
                stage.read(stage.letter("anna", "ALPHA", stage.sealed(Numbers.list("ALPHA", Numbers.of(0, 30)))));

        assertThat(outcome).isEqualTo("told what the project's mandate lacks");
        assertThat(stage.newestMail("order-faulty").replaceAll("\\s+", " "))
                .contains(
                        "V-1 was valid until 2026-11-01",
                        "V-1 gjaldt til og med 2026-11-01",
                        "config/projects/alpha.yaml");
        assertThat(stage.filesIn("lists")).isEmpty();
        assertThatThrownBy(
                        () -> stage.room.ordering().byCriteria(stage.caller("anna"), "alpha", Map.of("sex", "female")))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("V-1 was valid until");
    }

    @Test
    @DisplayName(
            "An order waits before matching, before its answer, and right before its delivery is shown, and goes on after renewal")
    void an_order_waits() throws Exception {
        approvedUntil(LAST);
        long id = stage.orders(0, 30);
        pass(9);
        stage.run();
        assertThat(stage.state(id)).isEqualTo(OrderState.MATCHING);
        assertThat(stage.stopped().values()).singleElement().isInstanceOf(Waits.class);
        assertThat(stage.filesIn("lists")).as("kept encrypted").hasSize(1);

        approvedUntil(LAST.plusDays(10));
        assertThat(stage.again(ReleaseSteps.MATCH, id)).isTrue();
        stage.run();
        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_ANSWER);

        pass(10);
        assertThatThrownBy(() -> stage.room.ordering().confirm(stage.caller("anna"), id))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("V-1 was valid until 2026-11-20");
        approvedUntil(LAST.plusDays(20));
        stage.store();
        stage.room.ordering().confirm(stage.caller("anna"), id);
        stage.beforeShowing = () -> pass(10);
        stage.run();
        assertThat(stage.state(id)).isEqualTo(OrderState.DELIVERING);
        assertThat(stage.filesIn("environment")).isEmpty();
        assertThat(stage.stopped().values()).singleElement().isInstanceOf(Waits.class);

        stage.beforeShowing = () -> {};
        approvedUntil(LAST.plusDays(90));
        assertThat(stage.again(ReleaseSteps.DELIVER, id)).isTrue();
        stage.run();
        assertThat(stage.state(id)).isEqualTo(OrderState.DELIVERED);
        assertThat(stage.filesIn("environment")).isNotEmpty();
    }

    @Test
    @DisplayName("Nothing is closed for an answer that nobody could give: its days begin anew with the renewal")
    void nothing_is_closed_meanwhile() throws Exception {
        approvedUntil(LAST);
        long id = stage.orders(0, 30);
        stage.run();
        pass(200);
        stage.room.timekeeping().remind();
        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_ANSWER);
        assertThat(stage.mails("order-reminder")).isEmpty();

        approvedUntil(LAST.plusDays(900));
        stage.room.timekeeping().remind();
        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_ANSWER);
        pass(200);
        stage.room.timekeeping().remind();
        assertThat(stage.state(id)).isEqualTo(OrderState.CLOSED);
    }

    @Test
    @DisplayName("The days that begin anew are reminded of anew, also where people were reminded before")
    void reminded_anew() throws Exception {
        approvedUntil(LAST);
        stage.orders(0, 30);
        stage.run();
        remindDaily(LAST);
        int before = stage.mails("order-reminder").size();
        pass(50);
        stage.room.timekeeping().remind();
        approvedUntil(LAST.plusDays(900));
        stage.room.timekeeping().remind();
        assertThat(stage.mails("order-reminder")).hasSize(before);

        remindDaily(Copenhagen.day(stage.clock.instant()).plusDays(10));
        assertThat(before).isPositive();
        assertThat(stage.mails("order-reminder")).hasSizeGreaterThan(before);
    }

    private void remindDaily(LocalDate until) {
        while (Copenhagen.day(stage.clock.instant()).isBefore(until)) {
            stage.clock.advance(Duration.ofDays(1));
            stage.room.timekeeping().remind();
            stage.room.timekeeping().remind();
        }
    }

    @Test
    @DisplayName(
            "What is never renewed ends after sixty days: its list is erased unread, and what was carried is deleted")
    void never_renewed() throws Exception {
        approvedUntil(LAST);
        long shown = stage.orders(0, 30);
        stage.run();
        stage.store();
        stage.room.ordering().confirm(stage.caller("anna"), shown);
        stage.beforeShowing = () -> pass(9);
        stage.run();
        assertThat(stage.state(shown)).isEqualTo(OrderState.DELIVERING);
        approvedUntil(LAST.plusDays(30));
        long unread = stage.orders(40, 80);
        approvedUntil(LAST);
        stage.run();
        assertThat(stage.state(unread)).isEqualTo(OrderState.MATCHING);
        stage.room.timekeeping().remind();
        stage.room.timekeeping().remind();
        assertThat(stage.mails("mandate-awaited")).hasSize(4);
        pass(60);
        stage.room.timekeeping().remind();
        assertThat(stage.state(unread)).isEqualTo(OrderState.MATCHING);
        assertThat(stage.filesIn("lists")).hasSize(1);

        pass(1);
        stage.room.timekeeping().remind();
        assertThat(stage.filesIn("lists")).isEmpty();
        stage.run();
        assertThat(stage.state(unread)).isEqualTo(OrderState.CLOSED);
        assertThat(stage.state(shown)).isEqualTo(OrderState.CLOSED);
        assertThat(stage.filesIn("environment")).isEmpty();
        assertThat(stage.mails("mandate-not-renewed")).hasSize(4);
    }

    @Test
    @DisplayName("What was carried and is laid out anew when it ends leaves nothing behind, and ends closed")
    void ends_while_laid_out_anew() throws Exception {
        approvedUntil(LAST);
        long id = stage.confirmed(0, 30);
        stage.beforeShowing = () -> stage.genomes.registered.add(Numbers.of(7));
        while (stage.state(id) != OrderState.DELIVERING) {
            stage.run(stage.work.take().orElseThrow());
        }
        stage.run(stage.work.take().orElseThrow());
        assertThat(stage.state(id)).isEqualTo(OrderState.PREPARING);
        assertThat(stage.filesIn("antechamber")).isNotEmpty();

        approvedUntil(LocalDate.of(2026, 11, 1));
        stage.run();
        stage.room.timekeeping().remind();
        pass(61);
        stage.room.timekeeping().remind();
        stage.run();

        assertThat(stage.state(id)).isEqualTo(OrderState.CLOSED);
        assertThat(stage.filesIn("antechamber")).isEmpty();
        assertThat(stage.filesIn("environment")).isEmpty();
        stage.again(ReleaseSteps.PREPARE, id);
        stage.run();
        assertThat(stage.stopped()).isEmpty();
        assertThat(stage.state(id)).isEqualTo(OrderState.CLOSED);
    }

    @Test
    @DisplayName("A project whose file cannot be read begins and ends no standstill: nobody is told, nothing is lost")
    void no_file_is_no_standstill() throws Exception {
        approvedUntil(LAST);
        long id = stage.orders(0, 30);
        stage.run();
        stage.projects.remove("alpha");
        stage.room.timekeeping().remind();
        pass(200);
        stage.room.timekeeping().remind();
        assertThat(stage.mails("mandate-awaited")).isEmpty();
        assertThat(stage.mails("mandate-not-renewed")).isEmpty();
        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_ANSWER);

        approvedUntil(LAST.plusDays(900));
        stage.room.timekeeping().remind();
        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_ANSWER);
        assertThat(stage.mails("order-reminder")).isEmpty();
    }

    @Test
    @DisplayName("What goes on meanwhile is counted anew the next time")
    void renewed_meanwhile() throws Exception {
        approvedUntil(LAST);
        long id = stage.orders(0, 30);
        stage.run();
        pass(10);
        stage.room.timekeeping().remind();
        pass(50);
        approvedUntil(LAST.plusDays(55));
        stage.room.timekeeping().remind();
        pass(20);
        stage.room.timekeeping().remind();
        assertThat(stage.state(id)).isEqualTo(OrderState.AWAITING_ANSWER);
        assertThat(stage.mails("order-closed")).isEmpty();
    }
}

package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.export.ExportStage;
import dk.sluse.gateway.Doorkeeper.Admission;
import dk.sluse.gateway.Doorkeeper.Admission.Welcome;
import dk.sluse.project.Caller;
import dk.sluse.project.Proof;
import dk.sluse.project.Scope;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who comes in at which door, and who only to answer for a breach (R42, R49, R73). */
class DoorTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    private static Proof key(String login) {
        return new Proof.Key("SHA256:" + login);
    }

    private Caller caller(Admission admission) {
        assertThat(admission).isInstanceOf(Welcome.class);
        return ((Welcome) admission).caller();
    }

    @Test
    @DisplayName(
            "R49: a suspended person's sessions end; the next login opens nothing but the reason, and no door to the airlock")
    void R49_a_suspended_person() {
        Door everyone = Door.forEveryone(stage.store, stage.entrance(), stage.factors());
        Door officers = Door.forOfficers(stage.store, stage.entrance(), stage.factors());
        Caller before = caller(everyone.admit("otto", key("otto")));
        assertThat(before.confined()).isEmpty();
        stage.suspend(Scope.PERSON, "otto");

        assertThat(everyone.again(before, key("otto"))).as("the live session").isEmpty();
        Caller after = caller(everyone.admit("otto", key("otto")));
        assertThat(after.offices()).isEmpty();
        assertThat(after.memberOf()).isEmpty();
        assertThat(after.confined().orElseThrow().da()).startsWith("Din adgang er lukket siden 2026-11-02");
        assertThat(after.confined().orElseThrow().en()).contains("Your access is closed", "a test");
        assertThat(everyone.again(after, key("otto"))).as("to answer, it stays").isPresent();
        assertThat(officers.admit("otto", key("otto"))).isInstanceOf(Admission.Closed.class);
        assertThat(everyone.admit("otto", key("anna"))).as("another's key").isInstanceOf(Admission.Refused.class);

        stage.reopen(Scope.PERSON, "otto");
        assertThat(everyone.again(after, key("otto")))
                .as("the confined session ends")
                .isEmpty();
        assertThat(caller(everyone.admit("otto", key("otto"))).isOfficer()).isTrue();
    }

    @Test
    @DisplayName("R73: the PI of a closed project comes in to answer for it; whoever has nothing at all does not")
    void R73_the_pi_of_a_closed_project() {
        Door everyone = Door.forEveryone(stage.store, stage.entrance(), stage.factors());
        stage.suspend(Scope.PROJECT, "alpha");
        Caller peter = caller(everyone.admit("peter", key("peter")));
        assertThat(peter.piOf()).isEmpty();
        assertThat(peter.confined().orElseThrow().en()).startsWith("Access to your project is closed");
        assertThat(caller(everyone.admit("bodil", key("bodil"))).confined()).isEmpty();
        stage.leaves("arne");
        assertThat(everyone.admit("arne", key("arne"))).isInstanceOf(Admission.Closed.class);
    }
}

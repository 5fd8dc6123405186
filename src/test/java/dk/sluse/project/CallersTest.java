package dk.sluse.project;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody came in with, and what is left of it in the transaction that does what they ask for (F32). */
class CallersTest {

    @RegisterExtension
    final Register register = new Register();

    @Test
    @DisplayName("F32: whatever is taken away after the login counts in the transaction that follows")
    void rights_that_were_taken_away_do_nothing() {
        changesNothing("peter", h -> register.enrolment
                .memberships()
                .add(h, register.caller("otto"), "alpha", Register.person("nils"), false, Register.key("nils")));
        stops("anna", h -> register.enrolment.memberships().end(h, register.caller("olga"), "alpha", "anna"));
        stops("peter", h -> close(h, Scope.PERSON, "peter"));
        stops("otto", h -> register.enrolment.keys().revoke(h, "otto", "SHA256:otto", "olga"));
        stops("opal", h -> register.enrolment.offices().end(h, register.caller("olga"), "opal", "left"));
        stops("nils", h -> close(h, Scope.PROJECT, "alpha"));
    }

    @Test
    @DisplayName(
            "F32: a membership that is over is over in the transaction too, and so is a PI's that is not a PI's any more")
    void rights_that_ended_do_nothing() {
        register.change(h -> register.enrolment
                .memberships()
                .extend(
                        h,
                        register.caller("olga"),
                        "alpha",
                        "anna",
                        Optional.of(register.clock.instant().plusSeconds(60))));
        stops("anna", h -> register.clock.advance(Duration.ofMinutes(2)));
        stops("peter", h -> h.execute("update membership set pi = false where login = 'peter'"));
    }

    @Test
    @DisplayName("R73: who is confined came in with nothing, and keeps it; not with a key that was revoked since")
    void the_confined() {
        register.change(h -> close(h, Scope.PERSON, "anna"));
        Caller anna = register.store
                .read(h -> register.callers.confined(
                        h, register.people.standing(h, "anna", Optional.empty()).orElseThrow(), "SHA256:anna"))
                .orElseThrow();
        assertThatCode(() -> register.change(h -> register.callers.mustHoldStill(h, anna)))
                .doesNotThrowAnyException();

        register.change(h -> register.enrolment.keys().revoke(h, "anna", "SHA256:anna", "olga"));
        assertThatThrownBy(() -> register.change(h -> register.callers.mustHoldStill(h, anna)))
                .isInstanceOf(Denied.class);
    }

    private void close(org.jdbi.v3.core.Handle h, Scope scope, String subject) {
        register.access.close(h, scope, subject, "a test", OptionalLong.empty(), "olga");
    }

    private void changesNothing(String login, Register.Change meanwhile) {
        Caller before = register.caller(login);
        register.change(meanwhile);
        assertThatCode(() -> register.change(h -> register.callers.mustHoldStill(h, before)))
                .doesNotThrowAnyException();
    }

    private void stops(String login, Register.Change meanwhile) {
        Caller before = register.caller(login);
        changesNothing(login, h -> {});
        register.change(meanwhile);
        assertThatThrownBy(() -> register.change(h -> register.callers.mustHoldStill(h, before)))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("nothing was done");
    }
}

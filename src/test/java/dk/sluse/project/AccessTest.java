package dk.sluse.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in, and with what open to them (R49, R71, R91; F32, F40). */
class AccessTest {

    @RegisterExtension
    final Register register = new Register();

    private void close(Scope scope, String subject, String reason) {
        register.change(h -> register.access.close(h, scope, subject, reason, OptionalLong.of(7), "olga"));
    }

    @ParameterizedTest(name = "{0} with the key of {1}: {2}")
    @CsvSource({"anna,anna,true", "anna,peter,false", "peter,anna,false", "anna,unknown,false", "root,anna,false"})
    @DisplayName("F40: a login wants its own key")
    void a_login_wants_its_own_key(String login, String key, boolean enters) {
        assertThat(register.mayEnter(login, key)).isEqualTo(enters);
    }

    @Test
    @DisplayName("A caller is what the person is now: offices, open projects, those they lead")
    void a_caller_is_what_the_person_is_now() {
        Caller peter = register.caller("peter");
        assertThat(peter.name()).isEqualTo("Name of peter");
        assertThat(peter.memberOf()).containsExactly("alpha");
        assertThat(peter.piOf()).containsExactly("alpha");
        assertThat(peter.isOfficer()).isFalse();
        assertThat(register.caller("anna").piOf()).isEmpty();
        assertThat(register.caller("olga").isOfficer()).isTrue();
        assertThat(register.caller("olga").isOperator()).isFalse();
        assertThat(register.caller("opal").isOperator()).isTrue();
    }

    @Test
    @DisplayName("R49: a suspended person is let in nowhere, others are")
    void R49_a_suspended_person_is_let_in_nowhere() {
        close(Scope.PERSON, "anna", "shared a key");

        assertThat(register.mayEnter("anna", "anna")).isFalse();
        assertThat(register.mayEnter("peter", "peter")).isTrue();
        assertThat(register.closed(Scope.PERSON, "anna")).contains("shared a key");
        assertThat(register.events()).endsWith("suspended by olga in hub");
    }

    @Test
    @DisplayName("R71: a closed project is nobody's, its PI's included; they may still log in")
    void R71_a_closed_project_is_nobodys() {
        close(Scope.PROJECT, "alpha", "breach");

        assertThat(register.caller("anna").memberOf()).isEmpty();
        assertThat(register.caller("peter").piOf()).isEmpty();
        assertThat(register.events()).endsWith("suspended by olga in alpha");
        assertThat(register.closedNow()).singleElement().asString().contains("project alpha", "by olga: breach");
    }

    @Test
    @DisplayName("A project and a person of the same name are closed each for itself")
    void scopes_do_not_mix() {
        close(Scope.PROJECT, "anna", "a project called anna");

        assertThat(register.mayEnter("anna", "anna")).isTrue();
    }

    @Test
    @DisplayName("R74: reopening ends every suspension of the subject; what is open cannot be reopened")
    void R74_reopening_ends_every_suspension() {
        close(Scope.PERSON, "anna", "first");
        close(Scope.PERSON, "anna", "second");
        register.change(h -> register.access.reopen(h, Scope.PERSON, "anna", "account approved", "otto"));

        assertThat(register.mayEnter("anna", "anna")).isTrue();
        assertThat(register.events()).endsWith("reopened by otto in hub");
        assertThatThrownBy(() -> register.change(h -> register.access.reopen(h, Scope.PERSON, "anna", "again", "otto")))
                .isInstanceOf(Denied.class)
                .hasMessageContaining("not closed");
    }

    @Test
    @DisplayName("People are found by address whatever its case, and officers of a project exclude its members")
    void people_are_found() {
        assertThat(register.store
                        .read(h -> register.people.byMail(h, "ANNA@Uni.Example"))
                        .map(Person::login))
                .contains("anna");
        assertThat(register.membersOf("alpha")).containsExactly("peter", "anna");
        register.change(h -> register.enrolment
                .memberships()
                .add(h, register.caller("olga"), "alpha", Register.person("otto"), false, Register.key("otto")));
        assertThat(register.officersFor("alpha")).containsExactly("olga");
        assertThat(register.keysOf("anna")).containsExactly("SHA256:anna  ssh-ed25519");
    }
}

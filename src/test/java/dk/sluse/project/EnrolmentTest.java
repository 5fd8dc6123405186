package dk.sluse.project;

import static dk.sluse.project.Register.key;
import static dk.sluse.project.Register.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may make whom what (R25, R26, R91). */
class EnrolmentTest {

    @RegisterExtension
    final Register register = new Register();

    private void assertDenied(Register.Change change, String why) {
        assertThatThrownBy(() -> register.change(change))
                .isInstanceOf(Denied.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest(name = "{0} adds a member to {1} as PI={2}: {3}")
    @CsvSource({
        "olga,alpha,false,allowed",
        "olga,alpha,true,allowed",
        "olga,beta,true,allowed",
        "peter,alpha,false,allowed",
        "peter,alpha,true,denied",
        "peter,beta,false,denied",
        "anna,alpha,false,denied",
        "opal,alpha,false,denied",
        "opal,alpha,true,denied"
    })
    @DisplayName("R25 R26: members are added by an officer or their PI; a PI by an officer")
    void who_adds_members(String by, String project, boolean pi, String expected) {
        Caller caller = register.caller(by);
        Register.Change change =
                h -> register.enrolment.memberships().add(h, caller, project, person("nils"), pi, key("nils"));
        if (expected.equals("allowed")) {
            register.change(change);
            assertThat(register.isMember(project, "nils")).isTrue();
            assertThat(register.caller("nils").piOf().contains(project)).isEqualTo(pi);
            assertThat(register.events()).endsWith("member-added by " + by + " in " + project);
        } else {
            assertDenied(change, "Members are added by an officer or the project's PI");
            assertThat(register.loginOf("nils@uni.example")).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} makes {1} a member: {2}")
    @CsvSource({
        "olga,otto,allowed",
        "otto,opal,allowed",
        "olga,olga,denied",
        "peter,olga,denied",
        "peter,otto,denied",
        "peter,opal,denied"
    })
    @DisplayName(
            "Whoever holds an office is made a member by another officer: no PI disarms the officers, and nobody themselves")
    void who_makes_an_officer_a_member(String by, String login, String expected) {
        Caller caller = register.caller(by);
        Register.Change change =
                h -> register.enrolment.memberships().add(h, caller, "alpha", person(login), false, key(login));
        if (expected.equals("allowed")) {
            register.change(change);
            assertThat(register.isMember("alpha", login)).isTrue();
        } else {
            assertDenied(change, login + " holds an office");
            assertThat(register.isMember("alpha", login)).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"olga,allowed", "peter,allowed", "anna,denied", "opal,denied"})
    @DisplayName("R91: a membership is ended by an officer or the PI, at once")
    void who_removes_members(String by, String expected) {
        Caller caller = register.caller(by);
        Register.Change change = h -> register.enrolment.memberships().end(h, caller, "alpha", "anna");
        if (expected.equals("allowed")) {
            register.change(change);
            assertThat(register.caller("anna").memberOf()).isEmpty();
            assertDenied(change, "anna is no member of alpha");
        } else {
            assertDenied(change, "Members are removed by an officer or the project's PI");
            assertThat(register.caller("anna").memberOf()).containsExactly("alpha");
        }
    }

    @Test
    @DisplayName(
            "R91: nobody prolongs their own say: the end of a PI's membership is an officer's to move, and to bring about")
    void a_pi_does_not_extend_the_own_term() {
        Instant end = register.clock.instant().plus(Duration.ofDays(30));
        register.change(h -> register.enrolment
                .memberships()
                .extend(h, register.caller("olga"), "alpha", "peter", Optional.of(end)));
        Caller peter = register.caller("peter");

        assertDenied(
                h -> register.enrolment.memberships().extend(h, peter, "alpha", "peter", Optional.empty()),
                "of a PI's by an officer");
        register.change(h -> register.enrolment.memberships().extend(h, peter, "alpha", "anna", Optional.of(end)));
        register.change(h -> register.enrolment
                .memberships()
                .add(h, register.caller("olga"), "alpha", person("pia"), true, key("pia")));
        assertDenied(h -> register.enrolment.memberships().end(h, peter, "alpha", "pia"), "a PI by an officer");
        register.change(h -> register.enrolment.memberships().end(h, register.caller("otto"), "alpha", "pia"));
        assertThat(register.isMember("alpha", "pia")).isFalse();
    }

    @Test
    @DisplayName("F31: an officer who is a member has no more say over the project's members than any member")
    void an_officer_who_is_a_member_adds_nobody() {
        register.change(h -> register.enrolment
                .memberships()
                .add(h, register.caller("olga"), "alpha", person("otto"), false, key("otto")));
        Caller otto = register.caller("otto");

        assertDenied(
                h -> register.enrolment.memberships().add(h, otto, "alpha", person("nils"), false, key("nils")),
                "another officer decides");
        assertDenied(
                h -> register.enrolment.memberships().extend(h, otto, "alpha", "anna", Optional.empty()),
                "another officer decides");
        assertDenied(h -> register.enrolment.memberships().end(h, otto, "alpha", "peter"), "another officer decides");
        register.change(h -> register.enrolment.memberships().add(h, otto, "beta", person("nils"), false, key("nils")));
        assertThat(register.isMember("beta", "nils")).isTrue();
    }

    @Test
    @DisplayName("A member who left is a member again when added again")
    void a_member_comes_back() {
        register.change(h -> register.enrolment.memberships().end(h, register.caller("olga"), "alpha", "anna"));
        register.change(h -> register.enrolment
                .memberships()
                .add(h, register.caller("peter"), "alpha", person("anna"), false, key("anna")));

        assertThat(register.caller("anna").memberOf()).containsExactly("alpha");
    }

    @Test
    @DisplayName(
            "No PI gets into an officer's, an operator's or another member's login by adding a key of their own to it")
    void nobody_adds_a_key_to_somebody_elses_login() {
        Caller peter = register.caller("peter");
        for (String victim : new String[] {"olga", "opal", "anna"}) {
            assertDenied(
                    h -> register.enrolment
                            .memberships()
                            .add(h, peter, "alpha", person(victim), false, key("peters-second")),
                    victim + " is known already, with another key");
            assertThat(register.mayEnter(victim, "peters-second")).as(victim).isFalse();
        }
    }

    @Test
    @DisplayName("No officer becomes two by adding a key to a colleague's login")
    void no_officer_becomes_two() {
        Caller olga = register.caller("olga");
        assertDenied(
                h -> register.enrolment.memberships().add(h, olga, "beta", person("otto"), false, key("olgas-second")),
                "otto is known already");
        register.change(h -> register.enrolment.offices().propose(h, olga, person("oscar"), key("oscar")));
        assertDenied(
                h -> register.enrolment.memberships().add(h, olga, "beta", person("oscar"), false, key("olgas-second")),
                "oscar is known already");
    }

    @Test
    @DisplayName(
            "R26: a person who is known becomes a member of a further project with a key of theirs; an officer vouches for a new one")
    void a_known_person_joins_with_their_own_key() {
        register.change(h -> register.enrolment
                .memberships()
                .add(h, register.caller("olga"), "beta", person("anna"), false, key("anna")));
        register.change(h -> register.enrolment
                .memberships()
                .add(h, register.caller("olga"), "gamma", person("anna"), false, key("annas-new-one")));

        assertThat(register.caller("anna", "annas-new-one").memberOf())
                .containsExactlyInAnyOrder("alpha", "beta", "gamma");
    }

    @Test
    @DisplayName("People add keys of their own; a key is one person's, and a revoked one stays revoked")
    void keys_are_one_persons() {
        register.change(h -> register.enrolment.keys().add(h, "anna", key("annas-second"), "anna"));
        register.change(h -> register.enrolment.keys().add(h, "anna", key("annas-second"), "anna"));
        assertThat(register.mayEnter("anna", "annas-second")).isTrue();
        assertDenied(
                h -> register.enrolment.keys().add(h, "peter", key("annas-second"), "peter"),
                "belongs to another person");

        register.change(h -> register.enrolment.keys().revoke(h, "anna", "SHA256:annas-second", "anna"));
        assertThat(register.mayEnter("anna", "annas-second")).isFalse();
        assertThat(register.mayEnter("anna", "anna")).isTrue();
        assertDenied(h -> register.enrolment.keys().add(h, "anna", key("annas-second"), "anna"), "was revoked");
        assertDenied(h -> register.enrolment.keys().revoke(h, "anna", "SHA256:annas-second", "anna"), "no valid key");
        assertDenied(h -> register.enrolment.keys().revoke(h, "peter", "SHA256:anna", "peter"), "no valid key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nils | nils@uni.example | A login has 2 to 32",
                "n | nils@uni.example | A login has 2 to 32",
                "../nils | nils@uni.example | A login has 2 to 32",
                "nils | nils | That is no mail address",
                "nils | a b@uni.example | That is no mail address",
                "nils | <nils>@uni.example | That is no mail address",
                "nils | PETER@uni.example | belongs to another login",
                "peter | other@uni.example | belongs to somebody with another mail"
            })
    @DisplayName("Logins and addresses are checked, and are one person's")
    void logins_and_addresses_are_checked(String login, String mail, String why) {
        Person person = new Person(login, "Nils", mail);
        assertDenied(
                h -> register.enrolment
                        .memberships()
                        .add(h, register.caller("olga"), "alpha", person, false, key("nils")),
                why);
    }

    @Test
    @DisplayName("Two officers are entered on the hub's own machine, and no third; operators at any time")
    void the_console_enters_two_officers() {
        assertDenied(
                h -> register.enrolment.offices().atConsole(h, Office.OFFICER, person("oscar"), key("oscar")),
                "There are two officers already");
        register.change(h -> register.enrolment.offices().atConsole(h, Office.OPERATOR, person("oda"), key("oda")));
        assertThat(register.caller("oda").offices()).containsExactly(Office.OPERATOR);
        assertDenied(
                h -> register.enrolment.offices().atConsole(h, Office.OPERATOR, person("oda"), key("oda")),
                "holds or is proposed");
    }

    @Test
    @DisplayName("A further officer is proposed by one officer and confirmed by another, and is none before")
    void two_officers_appoint_the_third() {
        Caller olga = register.caller("olga");
        register.change(h -> register.enrolment.offices().propose(h, olga, person("oscar"), key("oscar")));
        assertThat(register.caller("oscar").offices()).isEmpty();

        assertDenied(
                h -> register.enrolment.offices().confirm(h, olga, "oscar"),
                "the officer who proposed does not confirm");
        assertDenied(
                h -> register.enrolment.offices().confirm(h, register.caller("oscar"), "oscar"), "Only an officer");
        assertDenied(h -> register.enrolment.offices().confirm(h, register.caller("opal"), "oscar"), "Only an officer");
        assertDenied(h -> register.enrolment.offices().confirm(h, olga, "olga"), "Nobody confirms themselves");
        assertDenied(
                h -> register.enrolment.offices().propose(h, register.caller("opal"), person("x1"), key("x1")),
                "Only an officer proposes");
        assertDenied(
                h -> register.enrolment.offices().propose(h, register.caller("peter"), person("x1"), key("x1")),
                "Only an officer proposes");

        register.change(h -> register.enrolment.offices().confirm(h, register.caller("otto"), "oscar"));
        assertThat(register.caller("oscar").offices()).containsExactly(Office.OFFICER);
        assertDenied(
                h -> register.enrolment.offices().confirm(h, register.caller("otto"), "oscar"), "There is no proposal");
    }

    @Test
    @DisplayName("An officer ends an office at once, with a reason; nobody else does")
    void an_office_ends() {
        assertDenied(
                h -> register.enrolment.offices().end(h, register.caller("opal"), "otto", "left"),
                "Only an officer ends");
        assertDenied(
                h -> register.enrolment.offices().end(h, register.caller("olga"), "peter", "left"), "holds no office");

        register.change(h -> register.enrolment.offices().end(h, register.caller("olga"), "otto", "left"));
        register.change(h -> register.enrolment.offices().end(h, register.caller("olga"), "opal", "left"));

        assertThat(register.caller("otto").offices()).isEmpty();
        assertThat(register.caller("opal").offices()).isEmpty();
        assertThat(register.events()).contains("office-ended by olga in hub");
        assertDenied(
                h -> register.enrolment.offices().end(h, register.caller("otto"), "olga", "in return"),
                "Only an officer ends");
    }

    @Test
    @DisplayName("Whatever is done to people stands in the record, with who did it")
    void everything_is_recorded() {
        assertThat(register.events())
                .contains(
                        "officer-confirmed by console in hub",
                        "person-enrolled by olga in hub",
                        "key-added by olga in hub",
                        "member-added by olga in alpha",
                        "member-added by peter in alpha");
    }

    @Test
    @DisplayName(
            "Adding a member again as what they are changes nothing; another role, first or last day is refused, with the way")
    void a_member_added_again() {
        Caller olga = register.caller("olga");
        Instant end = register.clock.instant().plus(Duration.ofDays(30));
        assertThat(register.isMember("alpha", "anna")).isTrue();
        register.change(
                h -> register.enrolment.memberships().add(h, olga, "alpha", person("anna"), false, key("anna")));
        for (Memberships.Joining other : List.of(
                new Memberships.Joining("alpha", person("anna"), true, Term.OPEN),
                new Memberships.Joining("alpha", person("anna"), false, new Term(Optional.empty(), Optional.of(end))),
                new Memberships.Joining(
                        "alpha",
                        person("anna"),
                        false,
                        new Term(Optional.of(register.clock.instant()), Optional.empty())))) {
            assertDenied(
                    h -> register.enrolment.memberships().add(h, olga, other, key("anna"), Optional.empty()),
                    "nothing was changed. For another last day: members extend alpha anna --until DAY");
        }
        assertThat(register.caller("anna").piOf()).isEmpty();
    }
}

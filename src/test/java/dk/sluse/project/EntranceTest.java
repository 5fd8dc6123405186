package dk.sluse.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.Ledger;
import dk.sluse.calendar.ClockWatch;
import dk.sluse.project.Entrance.Answer;
import dk.sluse.project.Memberships.Joining;
import dk.sluse.project.SecondFactors.Demand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who comes in by what, from when, until when, and what they owe first (R25, R26, R91, R93). */
class EntranceTest {

    private static final String AUTHORITY = "SHA256:" + "a".repeat(43);

    @RegisterExtension
    final Register register = new Register();

    @TempDir
    Path home;

    private Answer look(String login, Proof proof) {
        return look(login, proof, Optional.empty(), Demand.OPTIONAL);
    }

    private Answer look(String login, Proof proof, Optional<String> rules, Demand demand) {
        try {
            Ledger audit = new Ledger(register.clock);
            SecondFactors factors = new SecondFactors(demand, SealingKey.in(home), audit, register.clock);
            Entrance entrance = new Entrance(
                    register.people,
                    register.access,
                    new Rules(rules, audit, register.clock),
                    factors,
                    Set.of(AUTHORITY),
                    register.clock);
            return register.store.read(h -> entrance.look(h, login, proof));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Proof key(String name) {
        return new Proof.Key("SHA256:" + name);
    }

    private Proof.Certificate certificate(String authority, Duration from, Duration until) {
        Instant now = register.clock.instant();
        return new Proof.Certificate("SHA256:certified", authority, "7", now.plus(from), now.plus(until));
    }

    private Set<String> open(Answer answer) {
        return ((Answer.Known) answer).caller().memberOf();
    }

    private void joins(String login, Optional<Instant> from, Optional<Instant> until) {
        Caller olga = register.caller("olga");
        register.change(h -> register.enrolment
                .memberships()
                .add(
                        h,
                        olga,
                        new Joining("beta", Register.person(login), false, new Term(from, until)),
                        Register.key(login),
                        Optional.empty()));
    }

    private boolean wasMember(String login, Instant since) {
        return register.store.read(h -> register.people.wasMember(h, "beta", login, since));
    }

    @Test
    @DisplayName("A membership begins and ends by itself, for logins, listings and officers alike")
    void a_membership_begins_and_ends_by_itself() {
        Instant now = register.clock.instant();
        joins("nils", Optional.of(now.plus(Duration.ofDays(2))), Optional.of(now.plus(Duration.ofDays(5))));
        assertThat(open(look("nils", key("nils")))).as("not yet").isEmpty();
        assertThat(register.isMember("beta", "nils")).isFalse();
        register.clock.advance(Duration.ofDays(2));
        assertThat(open(look("nils", key("nils")))).containsExactly("beta");
        assertThat(register.membersOf("beta")).containsExactly("nils");
        register.clock.advance(Duration.ofDays(3));
        assertThat(open(look("nils", key("nils")))).as("over").isEmpty();
        assertThat(register.membersOf("beta")).isEmpty();
        assertThat(wasMember("nils", now)).as("and was one").isTrue();
        assertThat(wasMember("nils", register.clock.instant().plusSeconds(1))).isFalse();
    }

    @Test
    @DisplayName("Whose membership is over joins again; its end can be moved by the PI or an officer, not backwards")
    void a_membership_is_extended() {
        Instant now = register.clock.instant();
        joins("nils", Optional.empty(), Optional.of(now.plus(Duration.ofDays(5))));
        Caller olga = register.caller("olga");
        register.change(h -> register.enrolment
                .memberships()
                .extend(h, olga, "beta", "nils", Optional.of(now.plus(Duration.ofDays(9)))));
        register.clock.advance(Duration.ofDays(8));
        assertThat(register.isMember("beta", "nils")).isTrue();
        assertThatThrownBy(() -> register.change(
                        h -> register.enrolment.memberships().extend(h, olga, "beta", "nils", Optional.of(now))))
                .isInstanceOf(Denied.class);
        Caller anna = register.caller("anna");
        assertThatThrownBy(() -> register.change(
                        h -> register.enrolment.memberships().extend(h, anna, "alpha", "anna", Optional.empty())))
                .isInstanceOf(Denied.class);
        register.clock.advance(Duration.ofDays(2));
        assertThatThrownBy(() -> register.change(
                        h -> register.enrolment.memberships().extend(h, olga, "beta", "nils", Optional.empty())))
                .hasMessageContaining("no member");
        joins("nils", Optional.empty(), Optional.empty());
        assertThat(register.isMember("beta", "nils")).isTrue();
    }

    @Test
    @DisplayName("F36: a clock set back revives no certificate, until an operator says that its time is right")
    void a_certificate_stays_over_when_the_clock_is_set_back() {
        ClockWatch watch = new ClockWatch(register.clock, Duration.ofDays(1));
        Proof shortLived = certificate(AUTHORITY, Duration.ofDays(-9), Duration.ofHours(1));
        assertThat(look("anna", shortLived)).isInstanceOf(Answer.Known.class);
        register.clock.advance(Duration.ofHours(2));
        register.change(watch::look);
        register.clock.advance(Duration.ofDays(-2));
        register.change(watch::look);
        assertThat(look("anna", shortLived)).isInstanceOf(Answer.Unknown.class);
        assertThat(look("anna", certificate(AUTHORITY, Duration.ofDays(-9), Duration.ofDays(9))))
                .isInstanceOf(Answer.Known.class);
        register.change(watch::accept);
        assertThat(look("anna", shortLived)).isInstanceOf(Answer.Known.class);
    }

    @Test
    @DisplayName("A key is let in until its last day; several are one person's")
    void a_key_expires() {
        Instant end = register.clock.instant().plus(Duration.ofDays(3));
        register.change(
                h -> register.enrolment.keys().add(h, "anna", Register.key("travel"), Optional.of(end), "anna"));
        assertThat(look("anna", key("travel"))).isInstanceOf(Answer.Known.class);
        assertThat(register.keysOf("anna")).anySatisfy(line -> assertThat(line).contains("until 2026-11-0"));
        register.clock.advance(Duration.ofDays(3));
        assertThat(look("anna", key("travel"))).isInstanceOf(Answer.Unknown.class);
        assertThat(look("anna", key("anna"))).isInstanceOf(Answer.Known.class);
        assertThatThrownBy(() ->
                        register.change(h -> register.enrolment.keys().add(h, "anna", Register.key("travel"), "anna")))
                .hasMessageContaining("expired");
    }

    @Test
    @DisplayName("A certificate is let in while it holds, by a trusted authority, until it or its key is revoked")
    void a_certificate_stands_for_a_key() {
        Duration hour = Duration.ofHours(1);
        Proof.Certificate good = certificate(AUTHORITY, hour.negated(), hour);
        assertThat(open(look("anna", good))).containsExactly("alpha");
        assertThat(look("nobody", good)).isInstanceOf(Answer.Unknown.class);
        assertThat(look("anna", certificate("SHA256:other", hour.negated(), hour)))
                .isInstanceOf(Answer.Unknown.class);
        assertThat(look("anna", certificate(AUTHORITY, hour, hour.multipliedBy(2))))
                .as("not yet")
                .isInstanceOf(Answer.Unknown.class);
        assertThat(look("anna", certificate(AUTHORITY, hour.multipliedBy(-2), Duration.ZERO)))
                .as("over")
                .isInstanceOf(Answer.Unknown.class);
        Caller olga = register.caller("olga");
        Caller anna = register.caller("anna");
        assertThatThrownBy(() ->
                        register.change(h -> register.enrolment.keys().revokeCertificate(h, anna, AUTHORITY, "7")))
                .isInstanceOf(Denied.class);
        register.change(h -> register.enrolment.keys().revokeCertificate(h, olga, AUTHORITY, "7"));
        assertThat(look("anna", good)).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    @DisplayName("A key that was revoked at the hub stays so, whoever certifies it")
    void a_revoked_key_stays_revoked() {
        Duration hour = Duration.ofHours(1);
        Proof.Certificate good = certificate(AUTHORITY, hour.negated(), hour);
        register.change(h -> register.enrolment.keys().add(h, "anna", Register.key("certified"), "anna"));
        register.change(h -> register.enrolment.keys().revoke(h, "anna", "SHA256:certified", "anna"));
        assertThat(look("anna", good)).isInstanceOf(Answer.Unknown.class);
    }

    @Test
    @DisplayName("Whose access is closed is told why; others never hear of it")
    void closed_access_has_a_reason() {
        register.change(
                h -> register.access.close(h, Scope.PERSON, "anna", "shared a key", OptionalLong.empty(), "olga"));
        assertThat(look("anna", key("anna")))
                .isInstanceOfSatisfying(Answer.Closed.class, closed -> assertThat(closed.reason())
                        .contains("Din adgang", "Your access", "shared a key"));
        assertThat(look("anna", key("peter"))).isInstanceOf(Answer.Unknown.class);
        assertThat(look("peter", key("peter"))).isInstanceOf(Answer.Known.class);
    }

    @Test
    @DisplayName("R25: nothing is open, and no office counts, before the rules in force are acknowledged")
    void rules_come_first() {
        Optional<String> version = Optional.of("2026-1");
        Rules rules = new Rules(version, new Ledger(register.clock), register.clock);
        for (String login : Set.of("anna", "olga")) {
            Caller owing = ((Answer.Known) look(login, key(login), version, Demand.OFF)).caller();
            assertThat(owing.owes()).containsExactly(Duty.RULES);
            assertThat(owing.memberOf()).isEmpty();
            assertThat(owing.offices()).isEmpty();
            assertThatThrownBy(() -> register.change(h -> rules.accept(h, login, "2025-1")))
                    .isInstanceOf(Denied.class);
            register.change(h -> rules.accept(h, login, "2026-1"));
        }
        assertThat(open(look("anna", key("anna"), version, Demand.OFF))).containsExactly("alpha");
        assertThat(((Answer.Known) look("anna", key("anna"), Optional.of("2027-1"), Demand.OFF))
                        .caller()
                        .owes())
                .as("a new version")
                .containsExactly(Duty.RULES);
        assertThat(register.events()).contains("rules-acknowledged by anna in hub");
    }

    @Test
    @DisplayName("R93: where a second factor is required, nothing is open before one is set up")
    void a_required_factor_comes_first() {
        Caller owing = ((Answer.Known) look("anna", key("anna"), Optional.empty(), Demand.REQUIRED)).caller();
        assertThat(owing.owes()).containsExactly(Duty.SECOND_FACTOR);
        assertThat(owing.memberOf()).isEmpty();
    }
}

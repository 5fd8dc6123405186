package dk.sluse.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.Ledger;
import dk.sluse.project.SecondFactors.Demand;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Second factors: a code counts once, the secret lies sealed, and who lost the phone asks an officer (R93). */
class SecondFactorsTest {

    @RegisterExtension
    final Register register = new Register();

    @TempDir
    Path home;

    private SecondFactors factors;

    @BeforeEach
    void optional() throws IOException {
        factors = demanding(Demand.OPTIONAL);
    }

    private SecondFactors demanding(Demand demand) throws IOException {
        return new SecondFactors(demand, SealingKey.in(home), new Ledger(register.clock), register.clock);
    }

    private byte[] begin(String login) {
        String base32 = register.store.change(h -> factors.begin(h, login));
        assertThat(base32).matches("[A-Z2-7]{32}");
        return secret(base32);
    }

    private String now(byte[] secret) {
        return Totp.code(secret, Totp.step(register.clock.instant()));
    }

    private boolean check(String login, String code) {
        return register.store.change(h -> factors.check(h, login, code));
    }

    private boolean confirm(String login, String code) {
        return register.store.change(h -> factors.confirm(h, login, code));
    }

    private boolean isAsked(String login) {
        return register.store.read(h -> factors.isSetUp(h, login));
    }

    private byte[] setUp(String login) {
        byte[] secret = begin(login);
        assertThat(confirm(login, now(secret))).isTrue();
        register.clock.advance(Duration.ofSeconds(90));
        return secret;
    }

    @Test
    void it_is_asked_for_only_once_a_first_code_proved_it() {
        byte[] secret = begin("anna");
        assertThat(isAsked("anna")).isFalse();
        assertThat(confirm("anna", "000000x")).isFalse();
        assertThat(isAsked("anna")).isFalse();
        assertThat(confirm("anna", now(secret))).isTrue();
        assertThat(isAsked("anna")).isTrue();
        assertThat(isAsked("peter")).isFalse();
        assertThat(register.events())
                .endsWith("second-factor-changed by anna in hub", "second-factor-changed by anna in hub");
    }

    @Test
    void a_code_counts_once_and_so_does_an_older_one() {
        byte[] secret = setUp("anna");
        String code = now(secret);
        assertThat(check("anna", code)).isTrue();
        assertThat(check("anna", code)).as("replayed").isFalse();
        assertThat(check("anna", Totp.code(secret, Totp.step(register.clock.instant()) - 1)))
                .as("an older one that was not used")
                .isFalse();
        register.clock.advance(Duration.ofSeconds(30));
        assertThat(check("anna", now(secret))).isTrue();
        assertThat(check("peter", now(secret))).as("somebody else's").isFalse();
    }

    @Test
    void after_twenty_wrong_codes_none_counts_until_an_officer_removes_it() {
        byte[] secret = setUp("anna");
        for (int i = 0; i < SecondFactors.MOST_WRONG; i++) {
            assertThat(check("anna", "wrong" + i)).isFalse();
        }
        assertThat(check("anna", now(secret))).isFalse();
        assertThatThrownBy(() -> remove("peter", "anna", Optional.empty())).hasMessageContaining("Only an officer");
        assertThat(remove("anna", "anna", Optional.of(now(secret)))).isFalse();
        assertThat(remove("olga", "anna", Optional.empty())).isTrue();
        assertThat(isAsked("anna")).isFalse();
    }

    @Test
    void F40_codes_that_are_guessed_at_its_removal_count_as_wrong_like_those_at_the_login() {
        byte[] secret = setUp("anna");
        for (int i = 0; i < SecondFactors.MOST_WRONG; i++) {
            assertThat(remove("anna", "anna", Optional.of("wrong" + i))).isFalse();
        }
        assertThat(remove("anna", "anna", Optional.of(now(secret)))).isFalse();
        assertThat(check("anna", now(secret))).isFalse();
        assertThat(isAsked("anna")).isTrue();
    }

    @Test
    void whether_somebody_else_has_one_is_told_to_officers_alone() {
        setUp("anna");
        for (String login : List.of("anna", "nobody")) {
            assertThatThrownBy(() -> remove("peter", login, Optional.empty())).hasMessageContaining("Only an officer");
        }
    }

    @Test
    void one_removes_ones_own_with_a_code_of_it() {
        byte[] secret = setUp("anna");
        assertThatThrownBy(() -> begin("anna")).hasMessageContaining("Remove it first");
        assertThatThrownBy(() -> remove("anna", "anna", Optional.empty())).isInstanceOf(Denied.class);
        assertThat(remove("anna", "anna", Optional.of(now(secret)))).isTrue();
        assertThat(isAsked("anna")).isFalse();
        begin("anna");
    }

    private boolean remove(String by, String login, Optional<String> code) {
        Caller caller = register.caller(by);
        return register.store.change(h -> factors.remove(h, caller, login, code));
    }

    @Test
    void the_database_alone_gives_no_secret_away_and_a_row_is_one_persons() throws IOException {
        byte[] secret = begin("anna");
        byte[] kept = register.store.read(h -> h.createQuery("select secret from second_factor")
                .mapTo(byte[].class)
                .one());
        assertThat(kept).hasSize(20 + 12 + 16).isNotEqualTo(secret);
        assertThat(SealingKey.in(home).open("anna", kept)).isEqualTo(secret);
        assertThatThrownBy(() -> SealingKey.in(home).open("peter", kept)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SealingKey.in(home.resolve("other")).open("anna", kept))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Files.getPosixFilePermissions(home.resolve("second-factor-key")))
                .hasSize(2);
    }

    @Test
    void where_it_is_off_nobody_is_asked() throws IOException {
        setUp("anna");
        factors = demanding(Demand.OFF);
        assertThat(isAsked("anna")).isFalse();
        assertThatThrownBy(() -> begin("peter")).isInstanceOf(Denied.class);
    }

    private static byte[] secret(String base32) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < base32.length(); i++) {
            number = number.shiftLeft(5)
                    .add(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i))));
        }
        byte[] bytes = new byte[20];
        byte[] raw = number.toByteArray();
        int length = Math.min(20, raw.length);
        System.arraycopy(raw, raw.length - length, bytes, 20 - length, length);
        return bytes;
    }
}

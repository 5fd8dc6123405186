package dk.sluse.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.Ledger;
import dk.sluse.custody.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The PI says each quarter who has access; silence is asked again, told, and closes (R25, R91). */
class MembershipReviewsTest {

    @RegisterExtension
    final Register register = new Register();

    private final Projects projects = new Projects();
    private final List<String> told = new ArrayList<>();
    private MembershipReviews reviews;

    @BeforeEach
    void alpha() {
        Place.Sftp environment = new Place.Sftp(
                "alpha/environment",
                "environment.invalid",
                22,
                "sluse",
                Path.of("none"),
                "ssh-ed25519 none",
                "",
                Optional.empty(),
                Optional.empty(),
                false);
        projects.put(new Project(
                "alpha",
                "ALPHA",
                "A study",
                "A university",
                1,
                Set.of(),
                Map.of(),
                environment,
                Optional.empty(),
                List.of(),
                "none"));
        reviews = with(ReviewTerm.quarterly());
    }

    private MembershipReviews with(ReviewTerm term) {
        return new MembershipReviews(
                register.store,
                projects,
                register.people,
                register.access,
                new Ledger(register.clock),
                register.clock,
                term,
                new ToldReviews(told));
    }

    /** Lets a day pass at a time, as the clock's ticks do, each twice. */
    private void pass(int days) {
        for (int day = 0; day < days; day++) {
            register.clock.advance(Duration.ofDays(1));
            reviews.remind();
            reviews.remind();
        }
    }

    private void confirm(String login) {
        Caller by = register.caller(login);
        register.change(h -> reviews.confirm(h, by, "alpha"));
    }

    @Test
    @DisplayName("A PI who answers is asked again a quarter later, and never reminded")
    void an_answer_lasts_a_quarter() {
        pass(90);
        assertThat(told).isEmpty();
        pass(1);
        assertThat(told).containsExactly("ask peter about [peter, anna] until 2027-03-14");
        pass(3);
        confirm("peter");
        pass(87);
        assertThat(told).hasSize(1);
        assertThat(register.closed(Scope.PROJECT, "alpha")).isEmpty();
        pass(4);
        assertThat(told).hasSize(2).last().asString().startsWith("ask peter");
        assertThat(register.events()).contains("membership-confirmed by peter in alpha");
    }

    @Test
    @DisplayName("Silence: asked again on day 14, officers on day 28, closed on day 42, once each; an officer reopens")
    void silence_closes() {
        pass(91);
        told.clear();
        pass(13);
        assertThat(told).isEmpty();
        pass(1);
        assertThat(told).containsExactly("again peter about [peter, anna] until 2027-03-14");
        pass(14);
        assertThat(told).endsWith("tell 2 officers about alpha").hasSize(2);
        pass(13);
        assertThat(register.caller("anna").memberOf()).containsExactly("alpha");
        pass(1);
        assertThat(told).endsWith("closed alpha").hasSize(3);
        assertThat(register.closed(Scope.PROJECT, "alpha")).contains("nobody confirmed who has access");
        assertThat(register.caller("anna").memberOf()).isEmpty();
        assertThat(register.events()).endsWith("suspended by hub in alpha");

        pass(5);
        register.change(h -> register.access.reopen(h, Scope.PROJECT, "alpha", "the PI promised", "olga"));
        pass(20);
        confirm("peter");
        pass(85);
        assertThat(told).as("and it stays open").hasSize(3);
        assertThat(register.caller("anna").memberOf()).containsExactly("alpha");
    }

    @Test
    @DisplayName("After a long stop people are asked again before anything closes")
    void a_long_stop_closes_nothing_at_once() {
        pass(91);
        told.clear();
        register.clock.advance(Duration.ofDays(100));
        reviews.remind();
        reviews.remind();
        assertThat(told).hasSize(2);
        assertThat(register.closed(Scope.PROJECT, "alpha")).isEmpty();
        pass(2);
        assertThat(register.closed(Scope.PROJECT, "alpha")).isPresent();
    }

    @Test
    @DisplayName("Only the PI answers, also unasked; a closed project and one without a file is not asked about")
    void who_answers() {
        assertThatThrownBy(() -> confirm("anna")).hasMessageContaining("Only the project's PI");
        assertThatThrownBy(() -> confirm("olga")).hasMessageContaining("Only the project's PI");
        pass(60);
        confirm("peter");
        pass(60);
        assertThat(told).as("answered unasked").isEmpty();
        projects.remove("alpha");
        pass(60);
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("Where no reviews are wanted nobody is asked; terms that make no sense are refused")
    void no_reviews() {
        reviews = with(new ReviewTerm(0, 14, 28, 42));
        pass(100);
        assertThat(told).isEmpty();
        assertThatThrownBy(() -> new ReviewTerm(91, 28, 14, 42)).isInstanceOf(IllegalArgumentException.class);
    }
}

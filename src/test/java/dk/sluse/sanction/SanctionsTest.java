package dk.sluse.sanction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.export.ExportStage;
import dk.sluse.project.Caller;
import dk.sluse.project.Closing;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import dk.sluse.sanction.Appeal.Outcome;
import dk.sluse.sanction.Sanctions.Measure;
import dk.sluse.sanction.Sanctions.Order;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Measures: how long they last, what they reach, who appeals, and who decides (R49, R71, R79). */
class SanctionsTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    private Closing suspend(Scope scope, String subject, String term) {
        return stage.sanctions()
                .suspend(
                        stage.caller("olga"),
                        new Order(scope, subject, Term.of(term), Optional.empty(), "shared a key"));
    }

    private boolean closed(Scope scope, String subject) {
        return stage.store.read(h -> stage.access.closed(h, scope, subject)).isPresent();
    }

    private void tickOn(LocalDate day) {
        stage.clock.setTo(day, LocalTime.of(0, 30));
        stage.sanctions().endDue();
        stage.sanctions().endDue();
    }

    private List<String> mails(String template) {
        return stage.store.read(h -> h.createQuery(
                        "select split_part(recipient, '@', 1) from outbox where template = :template order by id")
                .bind("template", template)
                .mapTo(String.class)
                .list());
    }

    private long events(String kind) {
        return stage.store.read(h -> h.createQuery("select count(*) from audit_event where kind = :kind")
                .bind("kind", kind)
                .mapTo(long.class)
                .one());
    }

    @Test
    @DisplayName("R79: a measure lasts to the end of its last day, then ends by itself; those concerned are told twice")
    void R79_a_measure_ends_by_itself() {
        Closing measure = suspend(Scope.PERSON, "anna", "1m");
        assertThat(closed(Scope.PERSON, "anna")).isTrue();
        assertThat(mails("access-closed")).containsExactly("anna");

        tickOn(LocalDate.of(2026, 12, 2));
        assertThat(closed(Scope.PERSON, "anna")).as("its last day").isTrue();
        tickOn(LocalDate.of(2026, 12, 3));
        assertThat(closed(Scope.PERSON, "anna")).isFalse();
        assertThat(mails("access-opened")).containsExactly("anna");
        assertThat(events("measure-ended")).isOne();
        assertThat(events("reopened")).isOne();
        assertThat(stage.store
                        .read(h -> stage.access.find(h, measure.id()))
                        .orElseThrow()
                        .end())
                .isPresent();
    }

    @Test
    @DisplayName("F36: until the hub's own round ends it, a measure whose time is over still closes")
    void F36_a_clock_alone_opens_nothing() {
        suspend(Scope.PERSON, "anna", "1m");
        stage.clock.setTo(LocalDate.of(2027, 6, 1), LocalTime.NOON);
        assertThat(closed(Scope.PERSON, "anna")).isTrue();
    }

    @Test
    @DisplayName("Two measures: the shorter one ends and nothing opens; permanent never ends by itself")
    void the_longer_measure_counts() {
        suspend(Scope.PROJECT, "alpha", "1m");
        suspend(Scope.PROJECT, "alpha", "permanent");
        tickOn(LocalDate.of(2036, 12, 3));
        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        assertThat(events("measure-ended")).isOne();
        assertThat(events("reopened")).isZero();
        assertThat(mails("access-opened")).isEmpty();
    }

    @Test
    @DisplayName("R71: an institution's measure closes all its projects for everybody; another's stay open")
    void R71_an_institution_is_closed_by_its_projects() throws Exception {
        suspend(Scope.INSTITUTION, "a UNIVERSITY", "3m");
        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        assertThat(closed(Scope.PROJECT, "beta")).isTrue();
        assertThat(stage.caller("peter").memberOf()).isEmpty();
        assertThat(mails("access-closed")).containsExactlyInAnyOrder("peter", "bodil");
        assertThat(events("suspended"))
                .as("in the hub's chain and both projects'")
                .isEqualTo(3);
        assertThatThrownBy(() -> stage.sanctions().reopen(stage.caller("olga"), Scope.PROJECT, "alpha", "mended"))
                .hasMessageContaining("institution a UNIVERSITY");

        stage.sanctions().reopen(stage.caller("otto"), Scope.INSTITUTION, "A University", "mended");
        assertThat(closed(Scope.PROJECT, "alpha")).isFalse();
        assertThat(stage.caller("peter").memberOf()).containsExactly("alpha");
    }

    @Test
    @DisplayName("What a suspended project stops waits, and goes on when its measure has run its time")
    void a_project_goes_on_by_itself() throws Exception {
        long id = stage.asks("a.txt");
        suspend(Scope.INSTITUTION, "A university", "1m");
        stage.run();
        assertThat(stage.state(id)).isEqualTo("COLLECTING");
        tickOn(LocalDate.of(2026, 12, 3));
        stage.run();
        assertThat(stage.state(id)).isEqualTo("IN_REVIEW");
    }

    @Test
    @DisplayName(
            "Only the one concerned appeals, or an officer with their words; one appeal at a time; it changes nothing")
    void who_appeals() {
        long person = suspend(Scope.PERSON, "anna", "1m").id();
        long project = suspend(Scope.PROJECT, "alpha", "1m").id();
        Caller anna = confined("anna");
        for (String login : List.of("peter", "bodil", "opal", "olga")) {
            assertThatThrownBy(() -> appeal(caller(login), person, Optional.empty()))
                    .as(login)
                    .isInstanceOf(Denied.class);
        }
        assertThatThrownBy(() -> appeal(anna, project, Optional.empty())).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> appeal(stage.caller("opal"), person, Optional.of("anna")))
                .isInstanceOf(Denied.class);
        assertThatThrownBy(() -> appeal(stage.caller("olga"), person, Optional.of("arne")))
                .isInstanceOf(Denied.class);
        assertThatThrownBy(() -> appeal(anna, 4711, Optional.empty())).hasMessageContaining("No measure 4711");

        appeal(anna, person, Optional.empty());
        appeal(stage.caller("otto"), project, Optional.of("peter"));
        assertThatThrownBy(() -> appeal(anna, person, Optional.empty())).hasMessageContaining("waits for its decision");
        assertThat(closed(Scope.PERSON, "anna")).isTrue();
        assertThat(mails("appeal-received")).containsExactly("olga", "otto", "olga", "otto");
        assertThat(events("appeal-received")).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "An appeal is upheld, changed or lifted, with a reason, by an impartial officer; each is recorded once")
    void how_an_appeal_ends() {
        long measure = suspend(Scope.PERSON, "anna", "3m").id();
        assertThatThrownBy(() -> decide("olga", measure, Outcome.UPHELD, "")).hasMessageContaining("No appeal");
        appeal(confined("anna"), measure, Optional.empty());
        assertThatThrownBy(() -> decide("opal", measure, Outcome.LIFTED, "")).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> decide("olga", measure, Outcome.CHANGED, "")).hasMessageContaining("--for");
        assertThatThrownBy(() -> decide("olga", measure, Outcome.UPHELD, "1m")).hasMessageContaining("--for");
        assertThatThrownBy(() -> decide("olga", measure, Outcome.CHANGED, "2026-10-01"))
                .hasMessageContaining("over already");

        decide("olga", measure, Outcome.UPHELD, "");
        assertThat(closed(Scope.PERSON, "anna")).isTrue();
        assertThatThrownBy(() -> decide("olga", measure, Outcome.LIFTED, "")).hasMessageContaining("No appeal");

        appeal(confined("anna"), measure, Optional.empty());
        decide("olga", measure, Outcome.CHANGED, "1m");
        assertThat(closed(Scope.PERSON, "anna"))
                .as("another stands in its place")
                .isTrue();
        Measure now = stage.sanctions().list(stage.caller("olga"), false).get(0);
        assertThat(now.closing().until()).contains(java.time.Instant.parse("2026-12-02T23:00:00Z"));

        appeal(confined("anna"), now.closing().id(), Optional.empty());
        decide("otto", now.closing().id(), Outcome.LIFTED, "");
        assertThat(closed(Scope.PERSON, "anna")).isFalse();
        assertThat(mails("appeal-decided")).containsExactly("anna", "anna", "anna");
        assertThat(events("appeal-decided")).isEqualTo(3);
        assertThat(events("reopened")).as("opened once only").isOne();
    }

    @Test
    @DisplayName("R74: no appeal opens what a breach closed before its case is decided")
    void R74_an_appeal_does_not_go_round_the_case() throws Exception {
        long request = stage.inReview("a.txt");
        stage.breach(request);
        long measure = stage.sanctions()
                .list(stage.caller("olga"), false)
                .get(0)
                .closing()
                .id();
        appeal(caller("peter"), measure, Optional.empty());
        assertThatThrownBy(() -> decide("olga", measure, Outcome.LIFTED, "")).hasMessageContaining("case decide");
        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        assertThat(events("appeal-decided")).isZero();
    }

    @Test
    @DisplayName("R79: an offence is counted, and the table's next cell proposed")
    void R79_offences_are_counted() {
        Sanctions sanctions = stage.sanctions();
        assertThat(sanctions
                        .propose(Offence.ACCESS_PASSED_ON, Scope.PERSON, "anna")
                        .userTime())
                .isOne();
        sanctions.suspend(
                stage.caller("olga"),
                new Order(
                        Scope.PERSON, "anna", Optional.empty(), Optional.of(Offence.ACCESS_PASSED_ON), "gave it away"));
        var next = sanctions.propose(Offence.ACCESS_PASSED_ON, Scope.PERSON, "anna");
        assertThat(next.userTime()).isEqualTo(2);
        assertThat(next.user().phrase(false).en()).isEqualTo("1 month");
        assertThat(sanctions
                        .propose(Offence.INDIVIDUAL_ACCIDENT, Scope.PERSON, "anna")
                        .userTime())
                .isOne();
    }

    @Test
    @DisplayName(
            "Staff see every measure, others those that keep them out; an appeal's text is for deciders and its author")
    void who_sees_measures() {
        long measure = suspend(Scope.PERSON, "anna", "1m").id();
        suspend(Scope.PROJECT, "beta", "1m");
        appeal(confined("anna"), measure, Optional.empty());
        assertThat(stage.sanctions().list(stage.caller("opal"), false)).hasSize(2);
        assertThat(text("opal", 0)).isEmpty();
        assertThat(text("olga", 0)).isEqualTo("I did not.");
        assertThat(stage.sanctions().list(confined("anna"), false))
                .singleElement()
                .satisfies(m -> assertThat(m.appeals().get(0).text()).isNotEmpty());
        assertThat(stage.sanctions().list(stage.caller("arne"), false)).isEmpty();
        assertThat(stage.sanctions().list(stage.caller("bodil"), false)).hasSize(1);
    }

    private String text(String login, int index) {
        return stage.sanctions()
                .list(stage.caller(login), false)
                .get(index)
                .appeals()
                .get(0)
                .text();
    }

    private Caller confined(String login) {
        return stage.confined(login);
    }

    private Caller caller(String login) {
        return stage.caller(login);
    }

    private void appeal(Caller caller, long measure, Optional<String> from) {
        stage.sanctions().appeal(caller, measure, from, "I did not.");
    }

    private void decide(String login, long measure, Outcome outcome, String term) {
        stage.sanctions().decide(stage.caller(login), measure, outcome, Term.of(term), "heard");
    }
}

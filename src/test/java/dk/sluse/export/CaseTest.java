package dk.sluse.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.EventKind;
import dk.sluse.export.BreachCase.Intent;
import dk.sluse.export.BreachCase.Paper;
import dk.sluse.export.BreachCase.PaperKind;
import dk.sluse.export.Breaches.BreachClass;
import dk.sluse.export.CaseOverview.Story;
import dk.sluse.export.Cases.Outcome;
import dk.sluse.export.Cases.Ruling;
import dk.sluse.project.Caller;
import dk.sluse.project.Denied;
import dk.sluse.project.Scope;
import dk.sluse.sanction.Term;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The case that follows a breach (R73 to R79): who hands what in, who decides when, and what a decision opens and lets go. */
class CaseTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    /** Two files in review, of which b.txt breaks the rules; Monday 2 November. */
    private long breached(BreachClass kind) throws IOException {
        long id = stage.inReview("a.txt", "b.txt");
        stage.room.breaches().declare(stage.caller("otto"), id, List.of("b.txt"), kind, "names of persons");
        stage.run();
        return id;
    }

    private int handIn(String login, long id, PaperKind kind, String text) {
        return stage.room.cases().handIn(stage.caller(login), id, kind, Optional.empty(), text);
    }

    private void answered(long id) {
        handIn("peter", id, PaperKind.ACCOUNT, "What happened.");
        handIn("peter", id, PaperKind.PLAN, "What we do about it.");
    }

    private Outcome decide(String login, long id, boolean selfReported, boolean reopens) {
        Ruling ruling = new Ruling("closed for a month", "it was an accident", selfReported, reopens);
        return stage.room.cases().decide(stage.caller(login), id, ruling);
    }

    private Story show(String login, long id) {
        return stage.room.caseOverview().show(stage.caller(login), id);
    }

    private boolean closed(Scope scope, String subject) {
        return stage.store.read(h -> stage.access.closed(h, scope, subject)).isPresent();
    }

    private void remindOn(LocalDate day) {
        stage.clock.setTo(day, LocalTime.NOON);
        stage.room.timekeeping().remind();
        stage.room.timekeeping().remind();
    }

    @Test
    @DisplayName(
            "R73 R74: account, plan, decision: what the breach closed opens, what stood still goes back, all of it recorded")
    void R74_a_case_from_breach_to_reopening() throws IOException {
        long other = stage.inReview("c.txt");
        long id = stage.inReview("a.txt", "b.txt");
        stage.room.deciding().approve(stage.caller("olga"), other, List.of(), "");
        stage.room
                .breaches()
                .declare(stage.caller("otto"), id, List.of("b.txt"), BreachClass.INDIVIDUAL, "names of persons");
        stage.run();
        assertThat(stage.seen.state(other)).isEqualTo(RequestState.PUBLISHING);
        Story open = show("olga", id);
        assertThat(open.about().missing()).containsExactly(PaperKind.ACCOUNT, PaperKind.PLAN);
        assertThat(open.decideBy()).isEmpty();
        assertThat(open.frozen()).containsExactly("a.txt");
        assertThat(open.shut()).hasSize(2).anySatisfy(door -> assertThat(door).startsWith("project alpha: breach"));

        assertThat(stage.caller("peter").piOf()).as("the project is closed").isEmpty();
        answered(id);
        assertThat(stage.seen.mails("case-paper-received")).containsExactly("olga", "otto", "olga", "otto");
        assertThat(show("olga", id).decideBy()).contains(LocalDate.of(2026, 11, 9));

        Outcome outcome = decide("olga", id, false, true);
        stage.run();
        assertThat(outcome.goingBack()).isEqualTo(1);
        assertThat(outcome.opened()).containsExactlyInAnyOrder("project alpha", "person anna");
        assertThat(outcome.shut()).isEmpty();
        assertThat(stage.seen.fileStates(id).values()).containsOnly(FileState.RETURNED);
        assertThat(stage.seen.places("content of a.txt")).containsExactly("environment");
        assertThat(stage.seen.state(id)).isEqualTo(RequestState.RETURNED);
        assertThat(stage.seen.state(other)).as("what waited is woken").isEqualTo(RequestState.PUBLISHED);
        assertThat(stage.seen.mails("case-decided")).containsExactly("anna", "peter");
        assertThat(stage.seen.mail("case-decided")).contains("closed for a month", "open again");
        assertThat(stage.seen.events(EventKind.CASE_PAPER_RECEIVED)).isEqualTo(2);
        assertThat(stage.seen.events(EventKind.REOPENED)).isEqualTo(2);
        assertThat(stage.seen.lastFacts(EventKind.CASE_DECIDED))
                .contains("closed for a month", "\"reopens\": \"true\"");
        assertThat(stage.work.stopped()).isEmpty();
        assertThat(stage.room.caseOverview().list(stage.caller("olga"), false)).isEmpty();
        assertThat(stage.room.caseOverview().list(stage.caller("olga"), true)).hasSize(1);
    }

    @Test
    @DisplayName("R74: no decision while account or plan is missing, and nothing moves; nor twice")
    void R74_no_decision_before_both_are_in() throws IOException {
        long id = breached(BreachClass.INDIVIDUAL);
        assertThatThrownBy(() -> decide("olga", id, false, true)).hasMessageContaining("Not in yet: account and plan");
        handIn("peter", id, PaperKind.ACCOUNT, "What happened.");
        assertThatThrownBy(() -> decide("olga", id, false, true)).hasMessageContaining("Not in yet: plan");

        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        assertThat(stage.seen.fileStates(id)).containsEntry("a.txt", FileState.FROZEN);
        assertThat(stage.seen.events(EventKind.CASE_DECIDED)).isZero();

        handIn("peter", id, PaperKind.PLAN, "What we do.");
        decide("olga", id, false, false);
        assertThatThrownBy(() -> decide("otto", id, false, true)).hasMessageContaining("decided already, by olga");
        assertThatThrownBy(() -> handIn("peter", id, PaperKind.PLAN, "More.")).hasMessageContaining("decided already");
    }

    @Test
    @DisplayName("R75: of what the project reported itself, the account is enough; without it nothing opens")
    void R75_a_self_report_mitigates() throws IOException {
        long id = breached(BreachClass.INDIVIDUAL);
        handIn("peter", id, PaperKind.PLAN, "What we do.");
        assertThatThrownBy(() -> decide("olga", id, true, true)).hasMessageContaining("Not in yet: account");
        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();

        long second = secondBreach();
        handIn("peter", second, PaperKind.ACCOUNT, "All of it is one table.");
        decide("olga", second, true, true);
        assertThat(show("olga", second).about().decision().orElseThrow().selfReported())
                .isTrue();
    }

    /** Arne's request breaks the rules, too: the project is closed twice. */
    private long secondBreach() throws IOException {
        stage.store.changing(h -> {
            h.createUpdate("insert into export_request (project, requester, channel, state, created_at)"
                            + " values ('alpha', 'arne', 'MAIL', 'IN_REVIEW', :now)")
                    .bind("now", stage.clock.instant())
                    .execute();
            h.execute(
                    "insert into export_file (request, ordinal, path, description, justification, identifiable, state)"
                            + " select max(id), 1, 'd.txt', 'd', 'd', false, 'NAMED' from export_request");
        });
        long id = stage.seen.requests();
        stage.room.breaches().declare(stage.caller("olga"), id, List.of(), BreachClass.INDIVIDUAL, "rows of persons");
        return id;
    }

    @Test
    @DisplayName(
            "A decision opens what its own breach closed, and nothing else: two breaches, and a suspension besides")
    void a_decision_opens_only_what_its_breach_closed() throws IOException {
        long first = breached(BreachClass.INDIVIDUAL);
        stage.suspend(Scope.PERSON, "anna");
        long second = secondBreach();
        answered(first);

        Outcome outcome = decide("olga", first, false, true);
        assertThat(outcome.opened()).isEmpty();
        assertThat(outcome.shut()).hasSize(2);
        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        assertThat(closed(Scope.PERSON, "anna")).isTrue();
        assertThat(stage.seen.mail("case-decided")).contains("opens no access");

        answered(second);
        assertThat(decide("olga", second, false, true).opened())
                .containsExactlyInAnyOrder("project alpha", "person arne");
        assertThat(closed(Scope.PERSON, "anna")).isTrue();
        stage.reopen(Scope.PERSON, "anna");
        assertThat(closed(Scope.PERSON, "anna")).isFalse();
    }

    @Test
    @DisplayName("R74: reopen does not go round the case; a decision that keeps closed leaves it to reopen")
    void R74_reopen_waits_for_the_decision() throws IOException {
        long id = breached(BreachClass.INDIVIDUAL);
        for (Scope scope : List.of(Scope.PERSON, Scope.PROJECT)) {
            String subject = scope == Scope.PROJECT ? "alpha" : "anna";
            assertThatThrownBy(() -> stage.reopen(scope, subject))
                    .isInstanceOf(Denied.class)
                    .hasMessageContaining("case decide " + id);
            assertThat(closed(scope, subject)).isTrue();
        }
        assertThat(stage.seen.events(EventKind.REOPENED)).isZero();

        answered(id);
        decide("olga", id, false, false);
        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        stage.reopen(Scope.PROJECT, "alpha");
        assertThat(closed(Scope.PROJECT, "alpha")).isFalse();
        assertThat(closed(Scope.PERSON, "anna")).isTrue();
    }

    @Test
    @DisplayName("R76: detailed tables ask for an account, are decided at any time, and have nothing to reopen")
    void R76_detailed_tables() throws IOException {
        long id = breached(BreachClass.DETAILED);
        assertThat(show("olga", id).about().missing()).containsExactly(PaperKind.ACCOUNT);
        assertThat(show("olga", id).shut()).isEmpty();
        assertThatThrownBy(() -> decide("olga", id, false, true)).hasMessageContaining("closed nothing");

        decide("olga", id, false, false);
        stage.run();
        assertThat(stage.seen.fileStates(id)).containsEntry("a.txt", FileState.RETURNED);
    }

    @Test
    @DisplayName("R77: detailed tables that turn out to be individual data are a new case, whatever was decided before")
    void R77_a_graver_breach_is_a_case_of_its_own() throws IOException {
        long id = breached(BreachClass.DETAILED);
        handIn("peter", id, PaperKind.ACCOUNT, "Small cells.");
        decide("olga", id, false, false);
        stage.room.breaches().declare(stage.caller("otto"), id, List.of(), BreachClass.INDIVIDUAL, "mostly ones");

        Story again = show("olga", id);
        assertThat(again.about().kind()).isEqualTo(BreachClass.INDIVIDUAL);
        assertThat(again.about().decision()).isEmpty();
        assertThat(again.about().missing()).containsExactly(PaperKind.ACCOUNT, PaperKind.PLAN);
        assertThatThrownBy(() -> stage.reopen(Scope.PROJECT, "alpha")).isInstanceOf(Denied.class);
        stage.settles(id);
        assertThat(closed(Scope.PROJECT, "alpha")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"arne", "bodil", "opal", "olga"})
    @DisplayName(
            "R73: account and plan are the PI's: no member, no other PI, no operator, no officer in their own name")
    void R73_who_hands_in(String login) throws IOException {
        long id = breached(BreachClass.INDIVIDUAL);
        for (PaperKind kind : PaperKind.values()) {
            assertThatThrownBy(() -> handIn(login, id, kind, "It was me.")).isInstanceOf(Denied.class);
        }
        assertThat(show("olga", id).about().papers()).isEmpty();
        assertThat(stage.seen.mails("case-paper-received")).isEmpty();
    }

    @Test
    @DisplayName("R73: an officer enters what PI or requester mailed, and nobody else's words; a member never does")
    void R73_an_officer_enters_what_came_by_mail() throws IOException {
        long id = breached(BreachClass.INDIVIDUAL);
        enter("otto", id, "peter");
        enter("otto", id, "anna");
        assertThatThrownBy(() -> enter("otto", id, "arne")).hasMessageContaining("neither the PI");
        assertThatThrownBy(() -> enter("otto", id, "nobody")).hasMessageContaining("neither the PI");
        assertThatThrownBy(() -> enter("peter", id, "anna")).isInstanceOf(Denied.class);
        assertThatThrownBy(() -> enter("opal", id, "peter")).isInstanceOf(Denied.class);
        memberOfAlpha("olga");
        assertThatThrownBy(() -> enter("olga", id, "peter")).isInstanceOf(Denied.class);

        List<Paper> papers = show("otto", id).about().papers();
        assertThat(papers).extracting(Paper::author).containsExactly("peter", "anna");
        assertThat(papers).extracting(Paper::enteredBy).containsOnly("otto");
        assertThat(papers).extracting(Paper::version).containsExactly(1, 2);
    }

    private void enter(String officer, long id, String from) {
        stage.room.cases().handIn(stage.caller(officer), id, PaperKind.ACCOUNT, Optional.of(from), "As mailed.");
    }

    private void memberOfAlpha(String login) {
        Caller otto = stage.caller("otto");
        stage.store.changing(h -> stage.enrolment
                .memberships()
                .add(h, otto, "alpha", ExportStage.person(login), false, ExportStage.key(login)));
    }

    @Test
    @DisplayName(
            "F31: an officer who is a member sees no case and decides none; a PI whose own access is closed is not heard")
    void F31_who_decides() throws IOException {
        long id = breached(BreachClass.INDIVIDUAL);
        answered(id);
        memberOfAlpha("olga");
        for (String login : List.of("olga", "peter", "arne", "opal", "bodil")) {
            assertThatThrownBy(() -> decide(login, id, false, true)).as(login).isInstanceOf(Denied.class);
        }
        Caller peter = stage.caller("peter");
        stage.suspend(Scope.PERSON, "peter");
        assertThatThrownBy(() -> stage.room.cases().handIn(peter, id, PaperKind.PLAN, Optional.empty(), "Anew."))
                .isInstanceOf(Denied.class);
        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        assertThat(decide("otto", id, false, true).opened()).isNotEmpty();
    }

    @Test
    @DisplayName("Officers and PI read the papers, operators see where a case stands, others see nothing")
    void who_sees_what() throws IOException {
        long id = breached(BreachClass.DETAILED);
        handIn("peter", id, PaperKind.ACCOUNT, "Anna was in a hurry.");
        decide("olga", id, false, false);

        for (String login : List.of("olga", "otto", "peter")) {
            assertThat(show(login, id).about().papers().get(0).text()).as(login).isEqualTo("Anna was in a hurry.");
        }
        BreachCase annas = show("anna", id).about();
        assertThat(annas.papers().get(0).text()).isEmpty();
        assertThat(annas.reason()).isEqualTo("names of persons");
        assertThat(annas.decision().orElseThrow().measure()).isEqualTo("closed for a month");
        BreachCase opals = show("opal", id).about();
        assertThat(opals.reason()
                        + opals.papers().get(0).text()
                        + opals.decision().orElseThrow().measure()
                        + opals.decision().orElseThrow().reason())
                .isEmpty();
        for (String login : List.of("arne", "bodil")) {
            assertThatThrownBy(() -> show(login, id)).hasMessageContaining("no case " + id + " that you may see");
            assertThat(stage.room.caseOverview().list(stage.caller(login), true))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("Every version is kept, person numbers are not, and neither record nor mail bears the text")
    void papers_are_kept_in_versions_and_masked() throws IOException {
        long id = breached(BreachClass.INDIVIDUAL);
        assertThat(handIn("peter", id, PaperKind.ACCOUNT, "Row 7 is 010170-1239.\n\u001b[2JThe end.\u0000"))
                .isEqualTo(1);
        assertThat(handIn("peter", id, PaperKind.ACCOUNT, "Row 8, too.")).isEqualTo(2);

        List<Paper> papers = show("olga", id).about().papers();
        assertThat(papers).extracting(Paper::version).containsExactly(1, 2);
        assertThat(papers.get(0).text()).startsWith("Row 7 is ******-****.\n").doesNotContain("1239", "\u001b");
        assertThat(stage.seen.mail("case-paper-received")).doesNotContain("Row 8");
        assertThat(stage.seen.lastFacts(EventKind.CASE_PAPER_RECEIVED))
                .contains("\"version\": \"2\"")
                .doesNotContain("Row");
        assertThatThrownBy(() -> handIn("peter", id, PaperKind.PLAN, " \n ")).hasMessageContaining("no text");
        assertThatThrownBy(() -> handIn("peter", id, PaperKind.PLAN, "x".repeat(40_001)))
                .hasMessageContaining("too long");
    }

    @Test
    @DisplayName(
            "R73 R74: officers are reminded of papers after five working days and of the decision on its day, once each day")
    void R74_the_clock_reminds_and_opens_nothing() throws IOException {
        long id = breached(BreachClass.INDIVIDUAL);
        remindOn(LocalDate.of(2026, 11, 9));
        assertThat(stage.seen.mails("case-papers-missing"))
                .as("working day 5 is not over")
                .isEmpty();
        remindOn(LocalDate.of(2026, 11, 10));
        assertThat(stage.seen.mails("case-papers-missing")).containsExactly("olga", "otto");
        assertThat(stage.seen.mail("case-papers-missing")).contains("the account and the plan");
        remindOn(LocalDate.of(2026, 11, 11));
        assertThat(stage.seen.mails("case-papers-missing")).hasSize(4);

        answered(id);
        handIn("peter", id, PaperKind.PLAN, "A better plan, three days later, moves no day.");
        remindOn(LocalDate.of(2026, 11, 17));
        assertThat(stage.seen.mails("case-decision-due")).isEmpty();
        remindOn(LocalDate.of(2026, 11, 18));
        assertThat(stage.seen.mails("case-decision-due")).containsExactly("olga", "otto");
        assertThat(stage.seen.mail("case-decision-due")).contains("18 November 2026");
        remindOn(LocalDate.of(2026, 11, 21));
        assertThat(stage.seen.mails("case-decision-due"))
                .as("Saturday, after the days of two more")
                .hasSize(4);
        remindOn(LocalDate.of(2026, 11, 22));
        assertThat(stage.seen.mails("case-decision-due"))
                .as("Sunday is no new working day")
                .hasSize(4);
        assertThat(stage.seen.mails("case-papers-missing")).hasSize(4);
        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();

        decide("olga", id, false, true);
        remindOn(LocalDate.of(2026, 11, 24));
        assertThat(stage.seen.mails("case-decision-due")).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(BreachClass.class)
    @DisplayName("A decision needs measure and reason; what was no breach has no case")
    void a_decision_needs_words(BreachClass kind) throws IOException {
        long id = breached(kind);
        answered(id);
        for (Ruling ruling : List.of(new Ruling(" ", "x", false, false), new Ruling("x", "", false, false))) {
            assertThatThrownBy(() -> stage.room.cases().decide(stage.caller("olga"), id, ruling))
                    .hasMessageContaining("measure and a reason");
        }
        assertThatThrownBy(() -> decide("olga", id + 1, false, false)).hasMessageContaining("There is no case");
    }

    private Outcome decide(long id, Map<Scope, Term> terms, boolean reopens) {
        Ruling ruling =
                new Ruling("as the table says", "it was meant", false, reopens, Optional.of(Intent.DELIBERATE), terms);
        return stage.room.cases().decide(stage.caller("olga"), id, ruling);
    }

    @Test
    @DisplayName("R79: a decision's measures take the place of what the breach closed, and end by themselves")
    void R79_a_decision_with_measures() throws IOException {
        long id = breached(BreachClass.INDIVIDUAL);
        assertThat(show("olga", id).proposals()).anySatisfy(line -> assertThat(line)
                .startsWith("If by accident: user (time 1) until the account is approved"));
        assertThat(show("peter", id).proposals()).as("for officers").isEmpty();
        answered(id);
        Outcome outcome =
                decide(id, Map.of(Scope.PERSON, new Term.Months(1), Scope.PROJECT, new Term.Account()), false);
        assertThat(outcome.opened()).containsExactly("project alpha");
        assertThat(closed(Scope.PROJECT, "alpha")).isFalse();
        assertThat(closed(Scope.PERSON, "anna")).isTrue();
        assertThat(stage.seen.mail("case-decided")).contains("Closed:    person anna, until the end of 2026-12-02");
        assertThat(stage.seen.lastFacts(EventKind.CASE_DECIDED)).contains("\"intent\": \"deliberate\"");
        assertThat(show("olga", id).measures()).hasSize(3);
        assertThat(stage.seen.events(EventKind.REOPENED))
                .as("anna was never let in between")
                .isOne();

        stage.clock.setTo(LocalDate.of(2026, 12, 3), LocalTime.NOON);
        stage.sanctions().endDue();
        assertThat(closed(Scope.PERSON, "anna")).isFalse();
    }

    @Test
    @DisplayName(
            "R71: a decision may shut the institution out, with --reopen for the rest; nothing closes into the past")
    void R71_a_decision_on_the_institution() throws IOException {
        long id = breached(BreachClass.INDIVIDUAL);
        answered(id);
        Map<Scope, Term> over = Map.of(Scope.PROJECT, new Term.LastDay(LocalDate.of(2026, 11, 1)));
        assertThatThrownBy(() -> decide(id, over, false)).hasMessageContaining("over already");
        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();

        Outcome outcome = decide(id, Map.of(Scope.INSTITUTION, new Term.Permanent()), true);
        assertThat(outcome.opened()).containsExactly("person anna");
        assertThat(closed(Scope.PROJECT, "alpha")).isTrue();
        assertThat(closed(Scope.PROJECT, "beta")).isTrue();
    }

    @Test
    @DisplayName("R76 R77: detailed tables bear no measure; repeats are counted and proposed for escalation")
    void R77_repeats_are_proposed_for_escalation() throws IOException {
        long first = breached(BreachClass.DETAILED);
        assertThat(show("olga", first).proposals()).singleElement().asString().startsWith("The first of the project");
        assertThatThrownBy(() -> decide(first, Map.of(Scope.PERSON, new Term.Months(1)), false))
                .hasMessageContaining("individual data (R77, R78)");
        decide("olga", first, false, false);
        long second = breached(BreachClass.DETAILED);
        assertThat(show("olga", second).proposals())
                .anySatisfy(line -> assertThat(line).contains("1 by detailed tables"))
                .anySatisfy(line -> assertThat(line).contains("breach " + second + " --class individual"));
    }

    @Test
    @DisplayName("R79: the second breach of the same person is proposed more")
    void R79_the_second_time() throws IOException {
        long first = breached(BreachClass.INDIVIDUAL);
        stage.settles(first);
        long second = breached(BreachClass.INDIVIDUAL);
        assertThat(show("olga", second).proposals()).anySatisfy(line -> assertThat(line)
                .startsWith("If deliberate: user (time 2) 1 month; project (time 2) 6 months, possibly permanent"));
    }

    @Test
    @DisplayName(
            "R73: the PI who asked is closed out by the breach, and answers for it still; not when an officer closed")
    void R73_the_pi_who_asked() throws IOException {
        String outcome = stage.read(stage.letter("peter").complete("a.txt"));
        stage.lies("a.txt");
        long id = Long.parseLong(outcome.replace("began sluse-", ""));
        stage.run();
        stage.room.breaches().declare(stage.caller("otto"), id, List.of(), BreachClass.INDIVIDUAL, "names of persons");
        Caller peter = stage.confined("peter");
        assertThat(closed(Scope.PERSON, "peter")).isTrue();
        assertThat(stage.room.cases().handIn(peter, id, PaperKind.ACCOUNT, Optional.empty(), "It was me."))
                .isOne();
        assertThat(stage.room
                        .caseOverview()
                        .show(peter, id)
                        .about()
                        .papers()
                        .get(0)
                        .text())
                .isEqualTo("It was me.");
        stage.suspend(Scope.PERSON, "peter");
        assertThatThrownBy(() -> stage.room.cases().handIn(peter, id, PaperKind.PLAN, Optional.empty(), "x"))
                .isInstanceOf(Denied.class);
    }
}

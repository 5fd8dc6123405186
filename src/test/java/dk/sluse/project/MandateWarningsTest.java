package dk.sluse.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.Ledger;
import dk.sluse.stage.Stage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PI and operators are told 60 and 14 days before an approval or agreement ends, once each (R2, R9, R14). */
class MandateWarningsTest {

    private static final Duration LIMIT = Duration.ofDays(1);

    @RegisterExtension
    final Register register = new Register();

    private final Projects projects = new Projects();
    private final List<String> told = new ArrayList<>();
    private MandateWarnings warnings;

    /** The clock stands at 2026-11-02. */
    @BeforeEach
    void alpha() {
        rests(LocalDate.of(2027, 1, 10), LocalDate.of(2030, 1, 1));
        warnings = warnings();
    }

    private MandateEnds ends(Projects of) {
        return new MandateEnds(register.store, of, new Ledger(register.clock), register.clock, LIMIT);
    }

    private MandateWarnings warnings() {
        return new MandateWarnings(
                register.store,
                projects,
                register.people,
                new Ledger(register.clock),
                register.clock,
                (h, ending, to) -> told.add(ending.paper().kind().key() + " " + ending.days() + " of " + ending.stage()
                        + " to " + to.stream().map(Person::login).toList()));
    }

    private void rests(LocalDate approval, LocalDate agreement) {
        LocalDate from = LocalDate.of(2026, 1, 1);
        projects.put(Stage.project(
                "alpha",
                Mandate.of(
                        Authority.DST,
                        new Paper(Paper.Kind.APPROVAL, "V-1", from, approval),
                        Set.of(),
                        new Paper(Paper.Kind.AGREEMENT, "D-1", from, agreement)),
                Set.of(),
                Map.of()));
    }

    /** Lets a day pass at a time, as the clock's ticks do, each tick on two hubs. */
    private void pass(int days) {
        for (int day = 0; day < days; day++) {
            register.clock.advance(Duration.ofDays(1));
            warnings.warn();
            warnings().warn();
        }
    }

    @Test
    @DisplayName("On day 60 and on day 14 before the end, once each, and never after it; in the record, too")
    void once_for_each_stage() {
        pass(8);
        assertThat(told).isEmpty();
        pass(1);
        assertThat(told).containsExactly("ethics-approval 60 of 60 to [peter, opal]");
        pass(45);
        assertThat(told).hasSize(1);
        pass(1);
        assertThat(told).hasSize(2).endsWith("ethics-approval 14 of 14 to [peter, opal]");
        pass(30);
        assertThat(told).hasSize(2);
        assertThat(register.events())
                .filteredOn(event -> event.startsWith("mandate"))
                .hasSize(2);
    }

    @Test
    @DisplayName("After a long stop the latest stage says it all; a renewed paper is told of before its own end")
    void late_and_renewed() {
        register.clock.advance(Duration.ofDays(60));
        warnings.warn();
        assertThat(told).containsExactly("ethics-approval 9 of 14 to [peter, opal]");
        rests(LocalDate.of(2028, 1, 10), LocalDate.of(2027, 3, 15));
        pass(30);
        assertThat(told).hasSize(2).endsWith("processing-agreement 60 of 60 to [peter, opal]");
        projects.remove("alpha");
        pass(60);
        assertThat(told).hasSize(2);
    }

    @Test
    @DisplayName(
            "A clock that is set back lets nothing count again that was seen to be over; a paper with another end does")
    void once_over_is_over() {
        Gates gates = new Gates(projects, register.clock);
        MandateEnds ends = ends(projects);
        ends.look();
        assertThat(gates.lack(Gate.RELEASE, "alpha")).isEmpty();
        register.clock.advance(Duration.ofDays(71));
        assertThat(gates.lack(Gate.RELEASE, "alpha")).isPresent();
        ends.look();
        ends.look();
        register.clock.advance(Duration.ofDays(-71));

        assertThat(gates.lack(Gate.RELEASE, "alpha").orElseThrow().en())
                .startsWith("The ethics approval V-1 was valid until 2027-01-10.");
        assertThat(register.events())
                .filteredOn(event -> event.startsWith("mandate-ended"))
                .hasSize(1);
        // After a restart, too, before anything by the clock ran; and on another hub.
        Projects again = new Projects();
        again.put(projects.require("alpha"));
        Gates later = new Gates(again, register.clock);
        ends(again).recall();
        assertThat(later.lack(Gate.RELEASE, "alpha")).isPresent();

        rests(LocalDate.of(2028, 1, 10), LocalDate.of(2030, 1, 1));
        assertThat(gates.lack(Gate.RELEASE, "alpha")).isEmpty();
    }

    @Test
    @DisplayName("A clock that is ahead by less than shows ends no paper for good, on no hour of its last day")
    void a_little_ahead_ends_nothing() {
        Gates gates = new Gates(projects, register.clock);
        MandateEnds ends = ends(projects);
        ends.look();
        register.clock.advance(
                Duration.between(register.clock.instant(), java.time.Instant.parse("2027-01-10T00:30:00Z")));
        register.clock.advance(LIMIT);
        ends.look();
        assertThat(gates.lack(Gate.RELEASE, "alpha"))
                .as("the day alone is asked")
                .isPresent();
        register.clock.advance(LIMIT.negated());

        assertThat(gates.lack(Gate.RELEASE, "alpha")).isEmpty();
        assertThat(register.events())
                .filteredOn(event -> event.startsWith("mandate-ended"))
                .isEmpty();
        register.clock.advance(Duration.ofDays(2));
        ends.look();
        assertThat(register.events())
                .filteredOn(event -> event.startsWith("mandate-ended"))
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "What only a wrong clock saw, an operator takes back when it is right again; a paper that is over stays so")
    void lifted() {
        Gates gates = new Gates(projects, register.clock);
        Ledger audit = new Ledger(register.clock);
        MandateLifts lifts = new MandateLifts(register.store, projects, audit, register.clock);
        Caller opal = register.caller("opal");
        Project alpha = projects.require("alpha");
        register.clock.advance(Duration.ofDays(80));
        ends(projects).look();
        assertThatThrownBy(() -> lifts.lift(opal, alpha, "ethics-approval", "wrong clock"))
                .hasMessageContaining("mend the clock first");
        register.clock.advance(Duration.ofDays(-80));
        Projects elsewhere = new Projects();
        elsewhere.put(alpha);
        ends(elsewhere).look();
        assertThat(gates.lack(Gate.RELEASE, "alpha")).isPresent();
        assertThatThrownBy(() -> lifts.lift(register.caller("peter"), alpha, "ethics-approval", "x"))
                .hasMessageContaining("Only operators");

        lifts.lift(opal, alpha, "ethics-approval", "wrong clock");
        ends(elsewhere).look();
        for (Projects seen : List.of(projects, elsewhere)) {
            assertThat(new Gates(seen, register.clock).lack(Gate.RELEASE, "alpha"))
                    .isEmpty();
        }
        assertThatThrownBy(() -> lifts.lift(opal, alpha, "ethics-approval", "again"))
                .hasMessageContaining("nothing to lift");
        register.clock.advance(Duration.ofDays(80));
        ends(projects).look();
        register.clock.advance(Duration.ofDays(-80));
        assertThat(gates.lack(Gate.RELEASE, "alpha")).as("seen anew").isPresent();
    }
}

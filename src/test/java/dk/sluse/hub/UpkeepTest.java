package dk.sluse.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.calendar.ClockWatch;
import dk.sluse.export.ExportStage;
import dk.sluse.project.Authority;
import dk.sluse.project.Caller;
import dk.sluse.project.Gate;
import dk.sluse.project.Gates;
import dk.sluse.project.Lapses;
import dk.sluse.project.Mandate;
import dk.sluse.project.MandateEnds;
import dk.sluse.project.MandateWarnings;
import dk.sluse.project.MembershipReviews;
import dk.sluse.project.Paper;
import dk.sluse.project.ReviewTerm;
import dk.sluse.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the clock does by its routes, and what it does not while it is in doubt (F36). */
class UpkeepTest {

    @RegisterExtension
    final ExportStage stage = new ExportStage();

    private UpkeepProcessors upkeep() {
        return new UpkeepProcessors(
                stage.store,
                stage.room.timekeeping(),
                stage.imports().timekeeping(),
                terms(),
                new PlatformWiring(stage.sanctions(), stage.platform(), stage.folder),
                stage.carrier,
                new ClockWatch(stage.clock, Duration.ofDays(1)),
                stage.audit);
    }

    private Terms terms() {
        return new Terms(
                new MembershipReviews(
                        stage.store,
                        stage.projects,
                        stage.people,
                        stage.access,
                        stage.audit,
                        stage.clock,
                        ReviewTerm.quarterly(),
                        new ReviewMails(stage.mailRoom)),
                new MandateWarnings(
                        stage.store,
                        stage.projects,
                        stage.people,
                        stage.audit,
                        stage.clock,
                        new MandateMails(stage.mailRoom)),
                new MandateEnds(stage.store, stage.projects, stage.audit, stage.clock, Duration.ofDays(1)),
                new Lapses(stage.store, stage.clock, Duration.ofDays(1)));
    }

    private static void tick(UpkeepProcessors upkeep) throws Exception {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        upkeep.all().get("remind").process(exchange);
        upkeep.all().get("expire").process(exchange);
    }

    /** The stage's clock stands at 2026-11-02. */
    private void approvedUntil(LocalDate last) {
        LocalDate from = LocalDate.of(2026, 1, 1);
        stage.projects.put(Stage.project(
                "alpha",
                Mandate.of(
                        Authority.DST,
                        new Paper(Paper.Kind.APPROVAL, "V-1", from, last),
                        Set.of(),
                        new Paper(Paper.Kind.AGREEMENT, "D-1", from, LocalDate.of(2040, 1, 1))),
                Set.of(),
                Map.of()));
    }

    @Test
    @DisplayName(
            "F36: a clock that jumped ahead warns of no end and ends no paper for good, until an operator accepts it")
    void nothing_ends_while_the_clock_is_in_doubt() throws Exception {
        approvedUntil(LocalDate.of(2027, 3, 1));
        Gates gates = new Gates(stage.projects, stage.clock);
        UpkeepProcessors upkeep = upkeep();
        tick(upkeep);
        stage.clock.advance(Duration.ofDays(100));
        tick(upkeep);
        assertThat(upkeep.troubles()).singleElement().asString().contains("clock accept");
        assertThat(stage.mails("mandate-ending")).isEmpty();
        stage.clock.advance(Duration.ofDays(100));
        tick(upkeep);
        assertThat(gates.lack(Gate.RELEASE, "alpha")).isPresent();

        stage.clock.advance(Duration.ofDays(-100));
        tick(upkeep);
        assertThat(gates.lack(Gate.RELEASE, "alpha"))
                .as("a wrong clock that was mended")
                .isEmpty();
        assertThat(stage.mails("mandate-ending")).isEmpty();

        upkeep.accept("opal");
        tick(upkeep);
        assertThat(stage.mails("mandate-ending")).isNotEmpty();
        stage.clock.advance(Duration.ofDays(100));
        tick(upkeep);
        upkeep.accept("opal");
        tick(upkeep);
        stage.clock.advance(Duration.ofDays(-100));
        assertThat(gates.lack(Gate.RELEASE, "alpha"))
                .as("set back after it was seen to be over")
                .isPresent();
    }

    @Test
    @DisplayName(
            "F36: a membership and a key that were seen to be over stay so when the clock is set back, unless it was in doubt")
    void what_is_over_stays_over() throws Exception {
        Instant end = stage.clock.instant().plus(Duration.ofHours(30));
        Caller olga = stage.caller("olga");
        stage.store.changing(h -> {
            stage.enrolment.memberships().extend(h, olga, "alpha", "anna", Optional.of(end));
            stage.enrolment.keys().add(h, "arne", Stage.key("travel"), Optional.of(end), "arne");
        });
        UpkeepProcessors upkeep = upkeep();
        tick(upkeep);
        stage.clock.advance(Duration.ofDays(9));
        tick(upkeep);
        stage.clock.advance(Duration.ofDays(-9));
        tick(upkeep);
        assertThat(counts()).as("a wrong clock that was mended").containsExactly(true, true);

        upkeep.accept("opal");
        for (int half = 0; half < 6; half++) {
            stage.clock.advance(Duration.ofHours(12));
            tick(upkeep);
        }
        assertThat(counts()).as("over").containsExactly(false, false);
        stage.clock.advance(Duration.ofDays(-3));
        assertThat(counts()).as("set back").containsExactly(false, false);
        List<String> keys = stage.store.read(h -> stage.people.keysOf(h, "arne"));
        assertThat(keys).anySatisfy(line -> assertThat(line).contains("travel", "expired"));
    }

    private List<Boolean> counts() {
        return stage.store.read(h -> List.of(
                stage.people.isMember(h, "alpha", "anna"),
                stage.people.byKey(h, "SHA256:travel").isPresent()));
    }

    @Test
    @DisplayName("F36: a clock that jumped ahead tells nobody that an import waits for a paper")
    void no_standstill_begins_while_the_clock_is_in_doubt() throws Exception {
        approvedUntil(LocalDate.of(2027, 3, 1));
        UpkeepProcessors upkeep = upkeep();
        stage.instructs("a.txt");
        tick(upkeep);
        stage.clock.advance(Duration.ofDays(200));
        tick(upkeep);
        assertThat(stage.mails("mandate-awaited")).isEmpty();

        upkeep.accept("opal");
        tick(upkeep);
        assertThat(stage.mails("mandate-awaited")).containsExactly("peter");
    }
}
